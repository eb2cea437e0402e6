"""How long a script of a document can be, said before it is written."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.text.identification import identify_language
from core.text.speech_rate import spoken_minutes
from plugins.education_audio.contract import DocumentLength
from plugins.education_audio.documents import read_document
from plugins.education_audio.scripts.outcome import document_minutes

_QUESTIONS = 0.25
"""Minutes of the questions at the end, and of the words around the warnings."""


class DocumentLengths:
    """Measures documents."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context

    async def of(self, knowledge_id: str) -> DocumentLength:
        """The minutes of a document. Raises NotFound."""
        source = await read_document(self._context, knowledge_id)
        return await asyncio.to_thread(document_length, source.text)


def document_length(text: str) -> DocumentLength:
    """The minutes of a document with this text."""
    from plugins.education_audio.required.warning_block import warnings_of  # no start waits for it

    needed = spoken_minutes(warnings_of(text), identify_language(text))
    return DocumentLength(
        document=document_minutes(text), needed=round(needed + _QUESTIONS, 2) if needed else 0.0
    )
