"""Documents from the web: fetched whole, and nothing ever from the clinic's own network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from plugins.knowledge.contract import MAX_FILE
from plugins.knowledge.files.addresses import is_public, web_client
from tests.core.tracing.test_telemetry_api import certificate, encrypted
from tests.plugins.agents.support import until
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

PAGE = "<html><body><h1>Gout</h1><p>Drink plenty of water.</p></body></html>"
LETTERS = "Señal de alarma: fiebre"
ADDRESS = "/api/knowledge/fetch"


class Site:
    """A website on loopback, and what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.leads_to = ""
        self.held, self.most_held = 0, 0
        self.let = asyncio.Event()

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/{path:path}", self.answer)])

    async def answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked.append((path, request.headers["host"]))
        if path == "/leads":
            return RedirectResponse(self.leads_to)
        if path == "/round":
            return RedirectResponse("/round")
        if path == "/gone":
            return Response("gone", 404)
        if path == "/large.txt":
            return Response(b"a" * (MAX_FILE + 1), media_type="text/plain")
        if path == "/unsaid.txt":
            return StreamingResponse(longer_than_it_says(), media_type="text/plain")
        if path == "/held.html":
            self.held += 1
            self.most_held = max(self.held, self.most_held)
            await self.let.wait()
            self.held -= 1
        if path == "/silent.txt":
            await asyncio.Event().wait()
        if path == "/packed.txt":
            return Response(b"x", headers={"Content-Encoding": "gzip"}, media_type="text/plain")
        if path == "/picture":
            return Response(b"x", media_type="image/png")
        if path == "/letters.html":
            stored = request.query_params["stored"]
            own = f'<meta charset="{stored}">' if "own" in request.query_params else ""
            said = request.query_params.get("said", stored)
            page = f"<html><head>{own}</head><body><p>{LETTERS}</p></body></html>".encode(stored)
            return Response(page, headers={"Content-Type": f"text/html; charset={said}"})
        if path == "/notes.md":
            return Response("# Gout\n\nDrink water.\n", media_type="text/plain")
        return Response(PAGE, media_type="text/html")


async def longer_than_it_says() -> AsyncIterator[bytes]:
    for _ in range(MAX_FILE // 1_000_000 + 5):
        yield b"a" * 1_000_000
        await asyncio.sleep(0)


@asynccontextmanager
async def site_and_clinic(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_service: LocalServiceProcess,
    **settings: str,
) -> AsyncIterator[tuple[Site, str, Clinic]]:
    """A website that the clinic has named as its own, unless `settings` say something else."""
    site = Site()
    async with serve(site.app()) as url:
        named = {"KNOWLEDGE_FETCH_OWN_HOSTS": url.removeprefix("http://")} | settings
        for name, value in named.items():
            monkeypatch.setenv(name, value)
        async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
            yield site, url, clinic


async def fetched(clinic: Clinic, address: str) -> httpx.Response:
    return await clinic.client.post(ADDRESS, json={"address": address})


async def refused(clinic: Clinic, address: str) -> str:
    answer = await fetched(clinic, address)
    assert answer.status_code == 422, answer.text
    said: str = answer.json()["detail"]
    assert said.startswith("address: ")
    return said


async def test_a_page_is_fetched_and_kept_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (site, url, clinic):
        site.leads_to = "/leaflets/gout.php?id=7#top"
        answer = await fetched(clinic, f"{url}/leads")
        assert answer.status_code == 200, answer.text
        assert answer.content == PAGE.encode()
        address = answer.headers["content-location"]
        assert address == f"{url}/leaflets/gout.php?id=7"
        assert answer.headers["content-disposition"].endswith("gout.html")
        assert site.asked[-1] == ("/leaflets/gout.php", url.removeprefix("http://"))

        file = {"file": ("gout.html", answer.content)}
        fields: dict[str, Any] = {"disease_name": "Gout", "tags": ["faq"], "address": address}
        saved = await clinic.client.post("/api/knowledge/upload", files=file, data=fields)
        assert saved.status_code == 201, saved.text
        kept = (await clinic.client.get(f"/api/knowledge/{saved.json()['knowledge_id']}")).json()
        assert "Drink plenty of water." in kept["raw_content"]
        assert kept["original"]["address"] == address
        original = await clinic.client.get(f"/api/knowledge/{kept['knowledge_id']}/original")
        assert original.content == PAGE.encode()
        notes = await fetched(clinic, f"{url}/notes.md")
        assert notes.headers["content-disposition"].endswith("notes.md")


async def test_what_is_not_fetched_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    quickly = {"KNOWLEDGE_FETCH_SECONDS": "2"}
    async with site_and_clinic(tmp_path, monkeypatch, local_service, **quickly) as (_, url, clinic):
        assert "status 404" in await refused(clinic, f"{url}/gone")
        assert "kind that cannot be read" in await refused(clinic, f"{url}/picture")
        assert "without an end" in await refused(clinic, f"{url}/round")
        assert "packed" in await refused(clinic, f"{url}/packed.txt")
        assert "user name" in await refused(clinic, url.replace("//", "//ana:secret@"))
        assert "cannot be reached" in await refused(clinic, "http://no-such-name.invalid/a.txt")
        assert "within 2.0 s" in await refused(clinic, f"{url}/silent.txt")
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (_, url, clinic):
        monkeypatch.delenv("KNOWLEDGE_FETCH_SECONDS")
        for name in ("large", "unsaid"):
            assert "too large" in await refused(clinic, f"{url}/{name}.txt")
        for wrong in ("ftp://example.org/a.txt", "file:///etc/passwd", "example.org", ""):
            assert (await fetched(clinic, wrong)).status_code == 422


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/computeMetadata/v1/",
        "http://10.0.0.7/",
        "http://192.168.1.1/",
        "http://[fd00::1]/",
    ],
)
async def test_nothing_is_asked_inside_also_not_by_a_redirection(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (site, url, clinic):
        said = "leads into the clinic's own network"
        assert said in await refused(clinic, inside)
        site.leads_to = inside
        assert said in await refused(clinic, f"{url}/leads")
        assert [path for path, _ in site.asked] == ["/leads"]


async def test_only_what_is_named_is_of_the_clinic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (site, url, clinic):
        assert "usual ports" in await refused(clinic, url.replace("127.0.0.1", "localhost"))
        async with serve(site.app()) as other:
            assert "usual ports" in await refused(clinic, f"{other}/notes.md")
    assert site.asked == []


async def test_a_host_without_a_port_is_named_for_the_usual_ports_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    named = {"KNOWLEDGE_FETCH_OWN_HOSTS": "intranet, 127.0.0.1,::1"}
    async with site_and_clinic(tmp_path, monkeypatch, local_service, **named) as (
        site,
        url,
        clinic,
    ):
        inside = "leads into the clinic's own network"
        for usual in ("http://127.0.0.1/", "https://[::1]/"):
            # Nobody listens there.
            assert inside not in await refused(clinic, usual)
        assert "usual ports" in await refused(clinic, f"{url}/notes.md")
    assert site.asked == []


async def test_a_host_named_by_its_ipv6_address_and_port_is_fetched_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    site = Site()
    async with serve(site.app(), host="::1") as url:
        named = {"KNOWLEDGE_FETCH_OWN_HOSTS": url.removeprefix("http://")}
        async with site_and_clinic(tmp_path, monkeypatch, local_service, **named) as (_, _, clinic):
            answer = await fetched(clinic, f"{url}/notes.md")
    assert answer.status_code == 200, answer.text
    assert [path for path, _ in site.asked] == ["/notes.md"]


async def test_it_can_be_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    off = {"KNOWLEDGE_FETCH_ADDRESSES": "false"}
    async with site_and_clinic(tmp_path, monkeypatch, local_service, **off) as (site, url, clinic):
        assert "switched off" in await refused(clinic, f"{url}/notes.md")
        formats = (await clinic.client.get("/api/knowledge/formats")).json()
    assert formats["addresses"] is False
    assert site.asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        "https://ana:secret@example.org/a",
        "https://ana@example.org",
        "https://example.org/a b",
        "https://example.org/a\nb",
        "https://example.org/a\n",
        "https://example.org\\@other.example/",
        "javascript:alert(1)",
        "https:///a",
    ],
)
async def test_an_address_that_is_none_is_neither_fetched_nor_kept(
    shared_clinic: Clinic, wrong: str
) -> None:
    assert (await fetched(shared_clinic, wrong)).status_code == 422
    saved = await shared_clinic.client.post(
        "/api/knowledge/upload",
        files={"file": ("gout.html", PAGE.encode())},
        data={"disease_name": "Gout", "tags": ["faq"], "address": wrong},
    )
    assert [one["field"] for one in saved.json()["errors"]] == ["address"]


async def test_an_address_that_is_too_long_to_be_kept_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (site, url, clinic):
        site.leads_to = f"/leaflets/gout.php?session={'a' * 2000}"
        answer = await fetched(clinic, f"{url}/leads")
    assert (answer.status_code, answer.content) == (200, PAGE.encode())
    assert "content-location" not in answer.headers


@pytest.mark.parametrize(
    "query",
    [
        "stored=iso-8859-1",
        "stored=windows-1252",
        "stored=utf-16-le",
        "stored=utf-8",
        "stored=iso-8859-1&own=1",
        "stored=iso-8859-1&own=1&said=utf-8",
        "stored=iso-8859-1&said=latin-1",
        "stored=utf-8&said=no-such-thing",
        "stored=utf-8&said=punycode",
    ],
)
async def test_a_page_is_read_with_the_letters_that_it_or_its_site_names(
    query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (_, url, clinic):
        got = await fetched(clinic, f"{url}/letters.html?{query}")
        file = {"file": ("page.html", got.content)}
        seen = await clinic.client.post("/api/knowledge/upload/preview", files=file)
    assert seen.status_code == 200, seen.text
    assert LETTERS in seen.json()["text"]


async def test_few_are_fetched_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (site, url, clinic):
        answers = asyncio.gather(*(fetched(clinic, f"{url}/held.html") for _ in range(6)))

        async def held() -> dict[str, Any]:
            await clinic.client.get("/api/knowledge/formats")
            return {"held": site.held}

        await until(held, lambda found: found["held"] >= 3)
        await held()
        site.let.set()
        assert {answer.status_code for answer in await answers} == {200}
    assert site.most_held == 3


async def test_a_site_without_a_known_certificate_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    site, pem = Site(), certificate(tmp_path)
    async with encrypted(site.app(), pem) as url:
        named = {"KNOWLEDGE_FETCH_OWN_HOSTS": url.removeprefix("https://")}
        async with site_and_clinic(tmp_path, monkeypatch, local_service, **named) as (_, _, clinic):
            assert "its certificate is wrong" in await refused(clinic, f"{url}/notes.md")
            assert site.asked == []
        named["SSL_CERT_FILE"] = str(pem)
        async with site_and_clinic(tmp_path, monkeypatch, local_service, **named) as (_, _, clinic):
            answer = await fetched(clinic, f"{url}/notes.md")
    assert answer.status_code == 200, answer.text


async def test_only_the_setting_says_how_long_it_may_take() -> None:
    async with web_client(httpx.create_ssl_context()) as client:
        assert client.timeout == httpx.Timeout(None)


@pytest.mark.parametrize(
    ("machine", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("2002:0a00:0001::", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::5db8:d70e", True),
        ("fd20:ce::254", False),
        ("64:ff9b:1::a9fe:a9fe", False),
        ("::169.254.169.254", False),
        ("::93.184.215.14", False),
        ("::7f00:1", False),
        ("::ffff:0:127.0.0.1", False),
        ("fec0::1", False),
        ("2001:db8::1", False),
        ("3fff::1", False),
        ("2001:0:5db8:d70e::1", False),
        ("168.63.129.16", False),
        ("::ffff:168.63.129.16", False),
    ],
)
def test_what_is_public(machine: str, public: bool) -> None:
    assert is_public(machine) is public
