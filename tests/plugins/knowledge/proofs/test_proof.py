"""After a sync the voice service is asked whether agents find the present text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from tests.plugins.agents.support import document_synced, got, new_document, until
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

_MORE = "Wash your hands before and after. " * 20
LONG = f"# Drops\n\nPut one drop into each eye in the evening. {_MORE}\n"
EDITED = LONG.replace("one drop", "two drops")


@pytest.fixture
async def proxy(local_service: LocalServiceProcess) -> AsyncIterator[Proxy]:
    async with proxy_to(local_service.url) as between:
        yield between


async def proof_when(
    clinic: Clinic, knowledge_id: str, reached: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """The document's proof, once it has come to the state."""
    found = await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda document: document["proof"] is not None and reached(document["proof"]),
    )
    proof: dict[str, Any] = found["proof"]
    return proof


async def test_an_edit_is_proved_by_the_passages_that_agents_find(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic, "Drops", LONG)
    first = await proof_when(clinic, knowledge_id, lambda proof: proof["proved"] is not None)
    assert (first["proved"], first["problem"]) == (True, None)
    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": EDITED})
    second = await proof_when(clinic, knowledge_id, lambda proof: "two drops" in proof["asked"])
    second = await proof_when(clinic, knowledge_id, lambda proof: proof["proved"] is not None)
    assert second["proved"] is True
    assert second["checked_at"] > first["checked_at"]


def passages(text: str) -> Callable[[Call], Response | None]:
    """A service that finds these words in every document."""
    row = {"id": "1", "name": "", "content": text}
    answer = JSONResponse({"chunks": [row], "next_cursor": None})
    return lambda call: answer if call.path.endswith("/chunks") else None


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ("Something else.", "does not find the present text"),
        (f"{LONG} {EDITED}", "still finds the former text"),
    ],
)
async def test_another_text_there_is_said(
    tmp_path: Path, proxy: Proxy, found: str, reason: str
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await new_document(clinic, "Drops", LONG)
        await document_synced(clinic, knowledge_id)
        await proof_when(clinic, knowledge_id, lambda proof: proof["proved"] is True)
        proxy.answer = passages(found)
        await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": EDITED})
        proof = await proof_when(clinic, knowledge_id, lambda proof: proof["proved"] is False)
        assert reason in proof["problem"]


async def test_nothing_is_claimed_while_the_service_still_indexes(
    tmp_path: Path, proxy: Proxy
) -> None:
    index = {
        "id": "i1",
        "model": "multilingual_e5_large_instruct",
        "status": "processing",
        "progress_percentage": 10.0,
        "document_model_index_usage": {"used_bytes": 0},
    }
    answer = JSONResponse({"indexes": [index]})

    def indexing(call: Call) -> Response | None:
        asked = call.method == "GET" and call.path.endswith("/rag-index")
        return answer if asked else None

    proxy.answer = indexing
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await new_document(clinic, "Drops", LONG)
        waiting = await proof_when(clinic, knowledge_id, lambda proof: bool(proof["problem"]))
        assert waiting["proved"] is None
        assert (await document_synced(clinic, knowledge_id))["sync_error_message"] is None
        proxy.answer = lambda call: None
        await proof_when(clinic, knowledge_id, lambda proof: proof["proved"] is True)
