"""A file that the API makes passes through the dashboard's port for who has a ticket."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from core.settings import load_settings
from core.ui.server.routes import Backend
from tests.plugins.conversations.support import DECLINE, record, turn
from tests.support.dashboard import dashboard, page, run
from tests.support.extending import extended_clinic
from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, free_port

BREAKS = """
    async def breaks(conversations):
        async for one in conversations:
            yield b"x" * 1000
        raise ValueError

    @fills(EXPORTERS)
    def register_contributions():
        return [ExporterSpec("breaks", "Breaking", "text/plain", ".txt", breaks)]
"""


@asynccontextmanager
async def _front(api_url: str) -> AsyncIterator[httpx.AsyncClient]:
    backend = Backend(load_settings(_env_file=None, backend_api_url=api_url))
    async with (
        serve(Starlette(routes=backend.routes())) as url,
        httpx.AsyncClient(
            base_url=url, trust_env=False, verify=False, timeout=PATIENCE_SECONDS
        ) as client,
    ):
        yield client
    await backend.close()


def downloads(query: dict[str, str] | None = None) -> AppTest:
    """The list of conversations, with its downloads opened."""
    test = page("conversation-logs", query)
    test.session_state["log.download"] = True
    return test


def links(test: AppTest) -> dict[str, str]:
    """The page's download links: what they say, and where they lead."""
    found = re.findall(r'<a href="([^"]+)" download[^>]*>([^<]+)</a>', _html(test))
    return {label: address for address, label in found}


def _html(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


async def _two(clinic: Clinic) -> None:
    for patient in ("P1", "P2"):
        question = turn("Do I need a vaccine for Kenya?", DECLINE)
        await record(clinic, f"c_{patient}", [question], patient_id=patient)


async def test_the_conversations_of_the_filter_are_downloaded(clinic: Clinic) -> None:
    await _two(clinic)
    with dashboard(clinic.url):
        test = await run(downloads({"patient_id": "P2"}))
        found = links(test)
        assert list(found) == ["Download as Table (CSV) (.csv)", "Download as JSON (.json)"]
        assert links(await run(test)) == found, "a redraw keeps the links that are shown"
        async with _front(clinic.url) as client:
            table = await client.get(found["Download as Table (CSV) (.csv)"])
            assert table.status_code == 200
            assert table.headers["content-type"] == "text/csv; charset=utf-8"
            assert "attachment" in table.headers["content-disposition"]
            assert table.content.startswith(b"\xef\xbb\xbf")
            assert "P2" in table.text
            assert "P1" not in table.text
            array = (await client.get(found["Download as JSON (.json)"])).json()
            assert [one["patient_id"] for one in array] == ["P2"]
            assert (await client.get("/downloads/guessed")).status_code == 404


async def test_without_the_api_a_link_says_so(clinic: Clinic) -> None:
    await _two(clinic)
    with dashboard(clinic.url):
        found = links(await run(downloads()))
        async with _front(f"http://127.0.0.1:{free_port()}") as client:
            assert (await client.get(next(iter(found.values())))).status_code == 503


async def test_a_file_that_breaks_off_does_not_look_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    plugins = {"Breaker": BREAKS}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        await _two(clinic)
        with dashboard(clinic.url):
            found = links(await run(downloads()))
            address = found["Download as Breaking, by Breaker (.txt)"]
            async with _front(clinic.url) as client:
                with pytest.raises(httpx.RemoteProtocolError):
                    await client.get(address)
