"""Exports the conversations of a filter through the exporter of whichever plugin has the format."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from core import clock
from core.context import Extension, PluginContext
from core.errors import InvalidInput
from core.i18n import text, translate
from core.ports.documents import StoredDocument
from plugins.conversations.contract import (
    EXPORTERS,
    ExportedConversation,
    ExporterSpec,
    ExportFormat,
)
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.listing import walk
from plugins.conversations.models import StoredConversation
from plugins.conversations.review.analysis import Analysis, answer_to
from plugins.conversations.review.notes import asked_question
from plugins.conversations.transcripts import read_analyses

_FIELD = "format"
_SECONDS_A_PIECE = 60.0
_PIECE_BYTES = 64 * 1024
_AT_ONCE = 50
"""Transcripts that are read at the same time, and kept in memory."""
_NO_TRANSCRIPT = text("The transcript of this conversation could not be read.")


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is being made; `pieces` raises PluginFault where its exporter fails."""

    name: str
    media_type: str
    pieces: AsyncIterator[bytes]


class Exports:
    """The formats of all working plugins, and files in them."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context

    def formats(self) -> list[ExportFormat]:
        """What conversations can be exported in."""
        return [
            ExportFormat(
                key=key,
                title=extension.spec.title,
                suffix=extension.spec.suffix,
                plugin_id=extension.plugin_id,
                plugin_title=extension.plugin_title,
            )
            for key, extension in self._exporters().items()
        ]

    async def export(self, wanted: ConversationFilter, format: str) -> Export:
        """A file of every conversation of the filter, the newest first, made as it is read.

        Its first piece is made at once, so that an exporter that cannot begin gives an error and
        no file. Raises InvalidInput, PluginFault.
        """
        extension = self._exporter(format)
        spec = extension.spec
        pieces = extension.stream(
            lambda: _bytes_only(spec.export(self._conversations(wanted))),
            seconds=_SECONDS_A_PIECE,
        )
        try:
            first = await anext(pieces)
        except StopAsyncIteration:
            first = b""
        name = f"conversations-{clock.now():%Y-%m-%d}{spec.suffix}"
        return Export(name, _media_type(spec), _with_first(first, pieces))

    def _exporters(self) -> dict[str, Extension[ExporterSpec]]:
        return {known.spec.key: known for known in self._context.extensions(EXPORTERS)}

    def _exporter(self, key: str) -> Extension[ExporterSpec]:
        exporters = self._exporters()
        if key not in exporters:
            raise InvalidInput.field(_FIELD, text("Give one of {join}", join=", ".join(exporters)))
        return exporters[key]

    async def _conversations(
        self, wanted: ConversationFilter
    ) -> AsyncIterator[ExportedConversation]:
        several: list[StoredDocument] = []
        async for stored in walk(self._context.documents, wanted):
            several.append(stored)
            if len(several) == _AT_ONCE:
                for one in await self._exported(several):
                    yield one
                several.clear()
        for one in await self._exported(several):
            yield one

    async def _exported(self, several: Sequence[StoredDocument]) -> list[ExportedConversation]:
        analyses = await read_analyses(self._context, several)
        return [
            # The facts of an unreadable one are known; nobody shall think that nothing was said.
            _exported(stored, found if isinstance(found, Analysis) else None)
            for stored, found in zip(several, analyses, strict=True)
        ]


def _exported(stored: StoredDocument, analysis: Analysis | None) -> ExportedConversation:
    row = StoredConversation.of(stored)
    return ExportedConversation(
        conversation_id=stored.id,
        patient_id=row.patient_id,
        agent_name=row.agent_name,
        started_at=clock.parse(row.created_at),
        duration_seconds=float(row.duration_seconds),
        requires_attention=row.requires_attention,
        concerns=tuple(
            map(
                translate,
                [concern.text for concern in analysis.concerns]
                if analysis
                else [*row.main_concerns, _NO_TRANSCRIPT],
            )
        ),
        questions=tuple(
            asked_question(question, answer_to(question, analysis.messages))
            for question in analysis.questions
        )
        if analysis
        else (),
        service_results=analysis.service_results if analysis else None,
    )


async def _bytes_only(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The first piece at once; of the others many together, because each one costs to be sent."""
    waiting: list[bytes] = []
    size = least = 0
    async for piece in pieces:
        if not isinstance(piece, bytes):
            raise TypeError(f"an exporter gave {type(piece).__name__} instead of bytes")
        waiting.append(piece)
        size += len(piece)
        if size >= least:
            yield b"".join(waiting)
            waiting.clear()
            size, least = 0, _PIECE_BYTES
            # Other requests have their turn, however quickly the pieces come.
            await asyncio.sleep(0)
    if waiting:
        yield b"".join(waiting)


async def _with_first(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece


def _media_type(spec: ExporterSpec) -> str:
    text = spec.media_type.startswith("text/")
    return f"{spec.media_type}; charset=utf-8" if text else spec.media_type
