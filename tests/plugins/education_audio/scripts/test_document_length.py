"""How long a script of a document can be is known before it is written."""

from __future__ import annotations

import pytest

from core.local.writer.request import ScriptRequest, SourceText
from core.local.writer.script import write_script
from core.text.speech_rate import WORDS_PER_MINUTE
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.scripts.document_length import document_length
from plugins.education_audio.scripts.outcome import length_of
from tests.plugins.education_audio.support import add_document
from tests.support.servers import Clinic

PLAIN = "The scan takes about an hour, and you lie on your back while the table moves slowly. "
SIGNS = ("the wound bleeds", "you have a fever", "your leg swells", "you cannot drink", "you faint")


def document(signs: int) -> str:
    listed = "\n".join(f"- {SIGNS[n % 5]} at any time on day {n + 2}" for n in range(signs))
    return f"# Scan\n\n{PLAIN * 60}\n\n## Call us at once if\n\n{listed}\n"


@pytest.mark.parametrize("signs", [5, 30, 60, 90])
@pytest.mark.parametrize("minutes", [3, 5])
def test_what_the_preview_writer_cannot_keep_was_foreseen(signs: int, minutes: int) -> None:
    text = document(signs)
    foreseen = document_length(text)
    request = ScriptRequest((SourceText("Scan", text),), minutes, False, "en")

    length = length_of(write_script(request), ScriptOptions(minutes=minutes), foreseen.document)

    assert length.is_kept or foreseen.needed > 1.15 * minutes
    assert length.spoken >= 0.9 * foreseen.needed


def test_a_document_without_warnings_needs_nothing() -> None:
    length = document_length(PLAIN * 30)

    assert length.needed == 0
    assert length.document == pytest.approx(30 * len(PLAIN.split()) / WORDS_PER_MINUTE, abs=0.1)


async def test_the_api_tells_it(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, document(60))

    found = await shared_clinic.client.get(f"/api/audio/documents/{knowledge_id}/length")
    unknown = await shared_clinic.client.get("/api/audio/documents/nothing/length")

    length = document_length(document(60))
    assert found.json() == {"document": length.document, "needed": length.needed}
    assert unknown.status_code == 404
