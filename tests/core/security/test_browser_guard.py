"""Which requests of a browser a server of ours takes, by their host and where they come from."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import websockets
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from core.errors import ConfigurationError
from core.security.browser_guard import BrowserGuard, TrustedHosts, api_hosts, dashboard_hosts
from core.settings import Settings, load_settings
from tests.support.loopback import serve
from tests.support.servers import Clinic

KEY = "one key that is long enough to sign with"
PUBLIC = "desk.clinic.example"


def settings(**values: object) -> Settings:
    """Settings of a clinic, whatever the environment holds."""
    return load_settings(_env_file=None, **values)


def with_sign_in(mode: str, **more: object) -> Settings:
    """Settings of a clinic whose users sign in."""
    values: dict[str, object] = {
        "auth_mode": mode,
        "internal_token_key": KEY,
        "cookie_secret": KEY,
        "oidc_client_id": "id",
        "oidc_client_secret": "secret",
        "oidc_metadata_url": "https://accounts.example/.well-known/openid-configuration",
        "oidc_redirect_uri": f"https://{PUBLIC}/oauth2callback",
        "sign_in_allowed": "@clinic.example",
        "iap_audience": "/projects/1/locations/europe-west1/services/elevendops",
    }
    return settings(**(values | more))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8501",
        "localhost",
        "LOCALHOST:1",
        "localhost.:80",
        "127.9.8.7:5",
        "[::1]",
        "[::1]:8501",
        "clinic-pc",
        "clinic-pc:9000",
        "CLINIC-PC",
        "desk.example:8443",
    ],
)
def test_trusted_hosts(host: str) -> None:
    assert host in TrustedHosts(["clinic-pc", "desk.example:8443"])


@pytest.mark.parametrize(
    "host",
    [
        "",
        "elsewhere.test",
        "elsewhere.test:8501",
        "localhost.elsewhere.test",
        "127.0.0.1.nip.test",
        "localhost@elsewhere.test",
        "127.0.0.1:8501@elsewhere.test",
        "elsewhere.test#localhost",
        "evil-localhost",
        "a.localhost.test",
        "0.0.0.0:8501",
        "192.168.1.20:8501",
        "[::2]",
        "::1",
        "127.0.0.1 ",
        "localhost:port",
        "localhost:8501/",
        "desk.example",
        "desk.example:8444",
        "xclinic-pc",
        "clinic-pc.elsewhere.test",
        "клиника",
    ],
)
def test_other_hosts(host: str) -> None:
    assert host not in TrustedHosts(["clinic-pc", "desk.example:8443"])


def test_the_settings_name_the_hosts() -> None:
    local = settings(allowed_hosts="clinic-pc, [fd00::5]:8501")
    for hosts in (dashboard_hosts(local), api_hosts(local)):
        assert "clinic-pc:1" in hosts
        assert "[fd00::5]:8501" in hosts
        assert PUBLIC not in hosts
    oidc = with_sign_in("oidc", frontend_host="0.0.0.0", backend_api_url="http://api.internal:80")
    assert PUBLIC in dashboard_hosts(oidc)
    assert "0.0.0.0:8501" not in dashboard_hosts(oidc)
    assert "other.run.example" not in dashboard_hosts(oidc)
    assert "api.internal:80" in api_hosts(oidc)
    assert PUBLIC not in api_hosts(oidc)
    # Only the proxy knows the address.
    assert "anything.run.example" in dashboard_hosts(with_sign_in("iap"))
    assert "anything.run.example" not in dashboard_hosts(with_sign_in("iap", allowed_hosts=PUBLIC))


@pytest.mark.parametrize("bad", ["http://clinic-pc", "clinic-pc/", "*", "*.example", "a b", "x:y"])
def test_a_bad_host_is_named(bad: str) -> None:
    with pytest.raises(ConfigurationError, match="ALLOWED_HOSTS") as error:
        settings(allowed_hosts=f"clinic-pc,{bad}")
    assert bad in str(error.value)


@pytest.fixture
async def guarded() -> AsyncIterator[str]:
    """The address of a small app behind the guard."""

    async def answer(request: Request) -> Response:
        headers = {"Content-Security-Policy": "default-src 'self'", "X-Frame-Options": "ALLOWALL"}
        return PlainTextResponse("private", headers=headers)

    async def session(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    app = Starlette(
        routes=[
            WebSocketRoute("/session", session),
            Route("/{path:path}", answer, methods=["GET", "HEAD", "POST", "PUT", "DELETE"]),
        ],
        middleware=[
            Middleware(
                BrowserGuard,
                hosts=TrustedHosts(["clinic-pc"]),
                probes=["/health"],
                framed_by_own=["/component/"],
            )
        ],
    )
    async with serve(app) as url:
        yield url


LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("POST", {}),
        ("GET", {"Origin": "{own}"}),
        ("DELETE", {"Origin": "{own}", "Sec-Fetch-Site": "same-origin"}),
        ("GET", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}),
        ("GET", LINK),
        ("HEAD", LINK),
        ("GET", LINK | {"Sec-Fetch-Site": "same-site"}),
        ("POST", {"Host": "clinic-pc:77", "Origin": "https://clinic-pc:77"}),
        ("POST", {"Host": "Clinic-PC", "Origin": "http://clinic-pc"}),
    ],
)
async def test_own_pages_programs_and_links_are_answered(
    guarded: str, method: str, headers: dict[str, str]
) -> None:
    sent = {name: value.replace("{own}", guarded) for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=guarded, trust_env=False, verify=False) as client:
        assert (await client.request(method, "/any", headers=sent)).status_code == 200


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {"Host": "elsewhere.test"}, 421),
        ("POST", {"Host": "elsewhere.test", "Origin": "http://elsewhere.test"}, 421),
        ("GET", LINK | {"Host": "elsewhere.test"}, 421),
        ("GET", {"Origin": "http://elsewhere.test"}, 403),
        ("PUT", {"Origin": "http://localhost:3000"}, 403),
        ("GET", {"Origin": "http://127.0.0.1"}, 403),
        ("GET", {"Origin": "null"}, 403),
        ("GET", {"Origin": ""}, 403),
        ("GET", {"Origin": "file://"}, 403),
        ("GET", {"Origin": "{own}.elsewhere.test"}, 403),
        ("GET", {"Origin": "{own}, http://elsewhere.test"}, 403),
        ("GET", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("GET", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("GET", {"Sec-Fetch-Site": "Cross-Site"}, 403),
        ("POST", LINK, 403),
        ("GET", LINK | {"Sec-Fetch-Dest": "iframe"}, 403),
        ("GET", LINK | {"Sec-Fetch-Mode": "no-cors"}, 403),
        ("GET", LINK | {"Origin": "http://elsewhere.test"}, 403),
        ("POST", LINK | {"Origin": "{own}"}, 403),
    ],
)
async def test_pages_of_others_are_refused(
    guarded: str, method: str, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.replace("{own}", guarded) for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=guarded, trust_env=False, verify=False) as client:
        answer = await client.request(method, "/any", headers=sent)
    assert answer.status_code == status
    assert "private" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Origin", ["{own}", "http://elsewhere.test"]),
        ("Sec-Fetch-Site", ["same-origin", "cross-site"]),
    ],
)
async def test_a_header_that_is_said_twice_hides_nothing(
    guarded: str, name: str, values: list[str]
) -> None:
    sent = [(name, value.replace("{own}", guarded)) for value in values]
    async with httpx.AsyncClient(base_url=guarded, trust_env=False, verify=False) as client:
        assert (await client.get("/any", headers=sent)).status_code == 403


async def test_a_probe_is_answered_under_any_name_but_to_no_page(guarded: str) -> None:
    async with httpx.AsyncClient(base_url=guarded, trust_env=False, verify=False) as client:
        asked = {"Host": "10.0.0.7:8000"}
        assert (await client.get("/health", headers=asked)).status_code == 200
        asked |= {"Origin": "http://10.0.0.7:8000", "Sec-Fetch-Site": "cross-site"}
        assert (await client.get("/health", headers=asked)).status_code == 403


async def test_policies_of_an_answer(guarded: str) -> None:
    async with httpx.AsyncClient(base_url=guarded, trust_env=False, verify=False) as client:
        page = await client.get("/any")
        part = await client.get("/component/a/index.html")
    policies = page.headers.get_list("content-security-policy")
    assert policies == ["default-src 'self'", "frame-ancestors 'none'"]
    assert page.headers.get_list("x-frame-options") == ["DENY"]
    assert part.headers.get_list("content-security-policy")[-1] == "frame-ancestors 'self'"
    assert part.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    ("headers", "joins"),
    [
        ({}, True),
        ({"Origin": "{own}"}, True),
        ({"Origin": "http://localhost:3000"}, False),
        ({"Origin": "http://elsewhere.test"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        (LINK, False),
    ],
)
async def test_a_session_is_for_own_pages(
    guarded: str, headers: dict[str, str], joins: bool
) -> None:
    sent = {name: value.replace("{own}", guarded) for name, value in headers.items()}
    connecting = websockets.connect(
        f"{guarded.replace('http', 'ws')}/session", additional_headers=sent, proxy=None
    )
    if joins:
        async with connecting:
            return
    with pytest.raises(websockets.InvalidStatus) as refusal:
        await connecting
    assert refusal.value.response.status_code == 403


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Host": "elsewhere.test"}, 421, "unknown_host"),
        ({"Origin": "http://elsewhere.test"}, 403, "foreign_origin"),
    ],
)
async def test_the_api_refuses_with_a_problem_document(
    clinic: Clinic, headers: dict[str, str], status: int, code: str
) -> None:
    for path in ("/", "/api/health", "/api/knowledge", "/openapi.json", "/nowhere"):
        answer = await clinic.client.get(path, headers=headers)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["error_code"] == code
