"""The API where users sign in: nothing without a token, and the doctor is the token's user."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from core.api import create_app
from core.security import GUEST_HEADER, Permission, tokens
from core.tooling.seed import seed_clinic
from core.web import problems
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

KEY = "one key that is long enough to sign with"
SIGN_IN: dict[str, object] = {
    "auth_mode": "iap",
    "iap_audience": "/projects/1/locations/x/services/y",
    "internal_token_key": KEY,
}
OPEN = {"/api/health", "/api/health/ready"}
DOCUMENT = {"disease_name": "Asthma", "tags": ["faq"], "raw_content": "# Asthma\n\nUse it daily."}


@pytest.fixture
async def closed(tmp_path: Path, local_service: LocalServiceProcess) -> AsyncIterator[Clinic]:
    """A clinic whose API wants to know who calls."""
    settings = clinic_settings(tmp_path, local_service.port, **SIGN_IN)
    async with running_clinic(settings) as running:
        yield running


def as_user(user_id: str, name: str = "Ana", *, clinician: bool = True) -> dict[str, str]:
    """The headers of a call that this user makes."""
    token = tokens.caller_token(KEY, user_id, name, clinician=clinician)
    return {"Authorization": f"Bearer {token}"}


async def test_every_route_is_closed_without_a_token(closed: Clinic) -> None:
    document = (await closed.client.get("/openapi.json", headers=as_user("u_ana"))).json()
    routes = [
        (method.upper(), re.sub(r"{[^}]+}", "x", path))
        for path, methods in document["paths"].items()
        for method in methods
    ]
    assert len(routes) > 40
    asked = [route for route in routes if route[1] not in OPEN]
    asked += [("GET", path) for path in ("/openapi.json", "/docs", "/redoc", "/", "/api/none")]
    asked += [("HEAD", "/blobs/a.wav"), ("POST", "/api/health"), ("OPTIONS", "/api/knowledge")]
    for method, path in asked:
        for headers in ({}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer x.y.z"}):
            answer = await closed.client.request(method, path, headers=headers)
            assert answer.status_code == 401, (method, path, headers)
            assert answer.headers["www-authenticate"].startswith("Bearer")
            if method != "HEAD":
                assert answer.headers["content-type"] == problems.MEDIA_TYPE
                assert answer.json()["error_code"] == "not_signed_in"


async def test_probes_need_no_token(closed: Clinic) -> None:
    for path in sorted(OPEN):
        assert (await closed.client.get(path)).status_code == 200, path


async def test_a_user_gets_in(closed: Clinic) -> None:
    for path in ("/docs", "/", "/api/knowledge", "/api/plugins", "/api/mode"):
        answer = await closed.client.get(path, headers=as_user("u_ana"))
        assert answer.status_code == 200, path


async def test_a_guest_gets_to_what_is_for_guests_and_nowhere_else(closed: Clinic) -> None:
    """Also with the token of a user, or of the product itself: the header only takes away."""
    document = (await closed.client.get("/openapi.json", headers=as_user("u_ana"))).json()
    guest = as_user("u_ana") | {GUEST_HEADER: "1"}
    asked = [
        (method.upper(), re.sub(r"{[^}]+}", "x", path))
        for path, methods in document["paths"].items()
        for method in methods
        if path.startswith(("/api/knowledge", "/api/audio", "/api/handouts", "/api/patient"))
    ]
    assert len(asked) > 20
    for method, path in asked:
        answer = await closed.client.request(method, path, headers=guest)
        assert answer.status_code in (404, 422), (method, path, answer.status_code)
    page = await closed.client.get(f"/api/handouts/open/{'x' * 32}", headers=guest)
    assert page.headers["content-type"].startswith("text/html")
    assert (await closed.client.get(f"/api/handouts/open/{'x' * 32}")).status_code == 401


async def test_the_doctor_is_the_user_whatever_the_body_says(closed: Clinic) -> None:
    for user in ("u_ana", "u_ben"):
        created = await closed.client.post(
            "/api/knowledge",
            json=DOCUMENT | {"doctor_id": "somebody_else"},
            headers=as_user(user),
        )
        assert created.status_code == 201
        assert created.json()["doctor_id"] == user


async def test_a_signed_address_needs_a_user_too(closed: Clinic) -> None:
    blobs = closed.app.state.platform.blobs
    await blobs.put("audio/a.wav", b"sound", "audio/wav")
    address = await blobs.url("audio/a.wav", 60)
    assert (await closed.client.get(address)).status_code == 401
    assert (await closed.client.get(address, headers=as_user("u_ana"))).content == b"sound"


async def test_without_sign_in_a_token_changes_nothing(clinic: Clinic) -> None:
    body = DOCUMENT | {"doctor_id": "dr_ben"}
    created = await clinic.client.post("/api/knowledge", json=body, headers=as_user("u_ana"))
    assert created.json()["doctor_id"] == "dr_ben"


async def test_only_a_clinician_approves(closed: Clinic) -> None:
    nurse = as_user("u_ben", "Ben", clinician=False)
    document = await closed.client.post("/api/knowledge", json=DOCUMENT, headers=nurse)
    assert document.status_code == 201, document.text
    script = {"knowledge_id": document.json()["knowledge_id"], "script": "Use it daily."}
    wording = closed.client.get("/api/safety/texts", headers=nurse)
    text = (await wording).json()["texts"][0]
    place = f"/api/safety/texts/{text['locale']}/{text['kind']}/approve"
    for path, body in (
        ("/api/audio/approvals", script),
        ("/api/audio/acceptances", script | {"finding": "f" * 32, "reason": "It is right."}),
        ("/api/audio/generate", script | {"voice_id": "any", "approve": True}),
        (place, {"number": 1, "sha256": "0" * 64}),
    ):
        refused = await closed.client.post(path, json=body, headers=nurse)
        assert (refused.status_code, refused.json()["error_code"]) == (403, "clinicians_only"), path
        let_in = await closed.client.post(path, json=body, headers=as_user("u_ana"))
        assert let_in.status_code != 403, path


def test_every_route_of_a_plugin_declares_its_permission(tmp_path: Path) -> None:
    app = create_app(clinic_settings(tmp_path, 1))
    seen = 0
    for _record, spec in app.state.platform.routers:
        for route in spec.router.routes:
            assert isinstance(route, APIRoute)
            declared = list(_permissions(route.dependant))
            assert len(declared) == 1, f"{spec.prefix} {route.path} declares {declared}"
            assert re.fullmatch(r"[a-z_]+:[a-z_]+", declared[0].name)
            reads = route.methods is not None and route.methods <= {"GET", "HEAD"}
            for_guests = "/open/" in route.path
            assert declared[0].name.endswith(":open") == for_guests, route.path
            assert not reads or for_guests or declared[0].name.endswith(":read"), route.path
            seen += 1
    assert seen > 30


def _permissions(dependant: Dependant) -> Iterator[Permission]:
    if isinstance(dependant.call, Permission):
        yield dependant.call
    for part in dependant.dependencies:
        yield from _permissions(part)


async def test_the_product_may_fill_its_own_clinic(closed: Clinic) -> None:
    """Sample data goes in by a service token; a document of one's own keeps it out."""
    await closed.client.post("/api/knowledge", json=DOCUMENT, headers=as_user("u_ana"))
    settings = closed.settings.model_copy(update={"backend_api_url": closed.url})
    assert await asyncio.to_thread(seed_clinic, settings, only_if_empty=True) == 0
    wrong = settings.model_copy(update={"auth_mode": None})
    assert await asyncio.to_thread(seed_clinic, wrong, only_if_empty=True) == 1


async def test_noise_in_place_of_a_token_is_refused(closed: Clinic) -> None:
    """A header that is no text at all is a refusal too, not a fault."""
    answer = await closed.client.get("/api/mode", headers={b"Authorization": b"Bearer \xff\xfe"})
    assert answer.status_code == 401
