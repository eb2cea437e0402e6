"""A script that differs from its document, and a Gemini that is asked to compare them."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tests.core.adapters.gemini.stand_in import Call, Gemini, part
from tests.plugins.education_audio.support import Row, add_document
from tests.support.servers import Clinic

DOCUMENT = """# Going home

Somebody has to stay with you for the first night.

Rest the leg on a pillow.
"""
SCRIPT = "You may be alone during the first night. Rest the leg on a pillow."
SAID = "You may be alone during the first night."
TOLD = "Somebody has to stay with you for the first night."


def answer(*differences: tuple[str, str, str]) -> list[dict[str, Any]]:
    """An answer of Gemini: kind, quote of the script, quote of the document."""
    names = ("kind", "script_quote", "document_quote")
    rows = [dict(zip(names, one, strict=True)) for one in differences]
    return [part(json.dumps({"differences": rows}), finishReason="STOP")]


class Comparing(Gemini):
    """It writes the script, and gives this answer when it is asked to compare."""

    def __init__(self, compared: list[dict[str, Any]]) -> None:
        super().__init__()
        self._compared = compared

    @property
    def compared(self) -> list[Call]:
        """The requests to compare."""
        return [one for one in self.calls if _compares(one.body)]

    async def _stream(self, request: Request) -> Response:
        compares = _compares(json.loads(await request.body()))
        self.parts = self._compared if compares else [part(SCRIPT, finishReason="STOP")]
        return await super()._stream(request)


def _compares(body: Any) -> bool:
    return "responseSchema" in ((body or {}).get("generationConfig") or {})


async def draft(clinic: Clinic, document: str = DOCUMENT, script: str = SCRIPT) -> Row:
    """A script that was written from a document."""
    knowledge_id = await add_document(clinic, document, "Going home")
    body = {"knowledge_id": knowledge_id}
    written = await clinic.client.post("/api/audio/generate-script", json=body)
    assert written.status_code == 200, written.text
    draft_id = written.json()["draft_id"]
    edited = await clinic.client.put(f"/api/audio/drafts/{draft_id}", json={"script": script})
    assert edited.status_code == 200, edited.text
    found: Row = edited.json()
    return found
