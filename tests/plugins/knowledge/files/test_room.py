"""What the voice service has left is told before a document is saved or sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from tests.plugins.agents.support import document_synced, got, new_document, until
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.plugins.knowledge.faults import Held
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    begin_with,
    clinic_settings,
    running_clinic,
)

OVERVIEW = "/v1/convai/knowledge-base/rag-index"
SUBSCRIPTION = "/v1/user/subscription"
TEXT = "# Gout\n\nDrink water. " + "Avoid beer and organ meat. " * 40
Row = dict[str, Any]


@pytest.fixture
async def proxied(
    tmp_path: Path, empty: Path, local_service: LocalServiceProcess
) -> AsyncIterator[tuple[Clinic, Proxy]]:
    """A clinic, and the proxy between it and the voice service."""
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(begin_with(empty, tmp_path), proxy.port)) as clinic,
    ):
        yield clinic, proxy


def told(proxy: Proxy, used: int, limit: int, **subscription: object) -> None:
    """Have the voice service tell this of its plan."""

    def answer(call: Call) -> Response | None:
        if call.path == OVERVIEW and call.method == "GET":
            return JSONResponse({"total_used_bytes": used, "total_max_bytes": limit, "models": []})
        if call.path == SUBSCRIPTION and subscription:
            return JSONResponse(subscription)
        return None

    proxy.answer = answer


async def preview(clinic: Clinic, text: str = TEXT) -> Row:
    answer = await clinic.client.post("/api/knowledge/preview", json={"raw_content": text})
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def test_what_is_left_is_told_before_it_is_saved(proxied: tuple[Clinic, Proxy]) -> None:
    clinic, proxy = proxied
    told(
        proxy,
        19_999_000,
        20_000_000,
        character_count=900,
        character_limit=1_000,
        can_extend_character_limit=False,
        max_credit_limit_extension=0,
    )
    found = await preview(clinic)
    assert found["room"] == {"used": 19_999_000, "limit": 20_000_000, "credits_left": 100}
    assert (found["size"], found["fits"]) == (len(TEXT.encode()), False)
    assert (await preview(clinic, "Short."))["fits"] is True, "agents are given it whole"
    assert len(proxy.to(OVERVIEW)) == 1, "several files are looked at one after the other"


async def test_nothing_is_sent_that_has_no_room(proxied: tuple[Clinic, Proxy]) -> None:
    clinic, proxy = proxied
    told(proxy, 19_999_000, 20_000_000)
    knowledge_id = await new_document(clinic, text=TEXT)
    failed = await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda found: found["sync_status"] == "failed",
    )
    assert "too little room left" in failed["sync_error_message"]
    assert "1,000 of 20,000,000 are left" in failed["sync_error_message"]
    assert proxy.to("/v1/convai/knowledge-base/text") == []
    assert failed["raw_content"] == TEXT, "it is kept here"


async def test_room_that_was_made_meanwhile_counts(proxied: tuple[Clinic, Proxy]) -> None:
    clinic, proxy = proxied
    told(proxy, 19_999_000, 20_000_000)
    assert (await preview(clinic))["fits"] is False
    told(proxy, 5_000_000, 20_000_000)
    await document_synced(clinic, await new_document(clinic, text=TEXT))


@pytest.mark.parametrize(
    "answer",
    [
        JSONResponse({"detail": {"status": "missing_permissions", "message": "No"}}, 401),
        JSONResponse({}, 503),
        JSONResponse({"total_used_bytes": None}),
        JSONResponse([]),
        JSONResponse({"total_used_bytes": 0, "total_max_bytes": 0, "models": []}),
        Held(),
    ],
    ids=["not allowed", "away", "nonsense", "a list", "no limit", "no answer"],
)
async def test_where_it_is_not_told_nothing_is_held_up(
    proxied: tuple[Clinic, Proxy], answer: Response
) -> None:
    clinic, proxy = proxied
    proxy.answer = lambda call: answer if call.path == OVERVIEW and call.method == "GET" else None
    found = await preview(clinic)
    assert (found["room"]["limit"], found["fits"]) == (None, None)
    await document_synced(clinic, await new_document(clinic, text=TEXT))
    with dashboard(clinic.url):
        said = words(await _pasted(TEXT + "More."))
    assert "does not tell how much room" in said


async def test_the_page_says_it_before_saving(proxied: tuple[Clinic, Proxy]) -> None:
    clinic, proxy = proxied
    told(proxy, 5_000_000, 20_000_000)
    with dashboard(clinic.url):
        said = words(await _pasted(TEXT))
    assert "It takes 1 KB; the plan of the voice service has 15.0 MB of 20.0 MB left." in said
    assert "too little" not in said


async def test_the_page_says_that_there_is_too_little(proxied: tuple[Clinic, Proxy]) -> None:
    clinic, proxy = proxied
    told(proxy, 20_000_000, 20_000_000)
    with dashboard(clinic.url):
        test = await _pasted(TEXT)
    assert "**That is too little.** It can be kept here" in words(test)
    assert not next(one for one in test.button if one.label == "Save document").disabled


async def test_files_that_are_saved_together_share_what_is_left(
    proxied: tuple[Clinic, Proxy],
) -> None:
    clinic, proxy = proxied
    told(proxy, 20_000_000 - len(TEXT) - 100, 20_000_000)
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        files = [(f"{name}.md", f"{TEXT}{name}".encode(), "text/markdown") for name in ("a", "b")]
        test.file_uploader[0].set_value(files)
        said = words(await run(test))
    assert said.count("That is too little") == 1
    assert "with the files above, the plan of the voice service has" in said


async def _pasted(text: str) -> Any:
    test = await run(page("upload-knowledge"))
    test.segmented_control(key="upload.way").set_value("Pasted text")
    await run(test)
    test.text_area(key="upload.pasted").set_value(text)
    return await run(test)
