"""The findings of a document: how hard it reads, what it lacks, and what others say otherwise."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice

from core.context import PluginContext
from core.ports.documents import Query, StoredDocument
from core.text.readability import hardness, reading_of
from plugins.knowledge.contract import (
    DocumentFindings,
    HardSentence,
    OtherFigure,
    ReadingLevel,
)
from plugins.knowledge.findings.figures import Fact, contradictions, facts_of
from plugins.knowledge.findings.sentences import ReadDocument, read_document
from plugins.knowledge.findings.warning_signs import says_when_to_seek_help
from plugins.knowledge.models import COLLECTION, LISTED_FIELDS
from plugins.knowledge.texts import find_text, read_text

MAX_COMPARED = 200
"""Other documents that a document is compared with, the newest."""

_KEPT = 400
_AT_ONCE = 16
_MAX_HARD = 5
_MAX_FIGURES = 20
_HARD = {"en": 12.0, "es": 60.0, "zh": 45.0}
"""From where a sentence is shown: a grade, 100 less the Spanish score, characters of Chinese."""


class KnowledgeFindings:
    """Reads documents for their findings. The figures of each text are kept in memory."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._facts: OrderedDict[tuple[str, str], tuple[Fact, ...]] = OrderedDict()
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def of(self, stored: StoredDocument) -> DocumentFindings:
        """The findings of the document as it is stored. Raises RecordUnreadable."""
        content = await read_text(self._context, stored)
        title = stored.data["disease_name"]
        document = await asyncio.to_thread(read_document, title, content)
        found = await asyncio.to_thread(_own_findings, document)
        page = await self._context.documents.query(
            COLLECTION, Query((), "-created_at", MAX_COMPARED, fields=LISTED_FIELDS)
        )
        others = [one for one in page.items if one.id != stored.id]
        theirs = await asyncio.gather(*map(self._facts_of, others))
        known = [
            (one.id, one.data["disease_name"], facts)
            for one, facts in zip(others, theirs, strict=True)
        ]
        found.other_figures = await asyncio.to_thread(_other_figures, document, known)
        found.compared_documents = len(others)
        found.all_compared = page.next_cursor is None
        return found

    async def _facts_of(self, stored: StoredDocument) -> tuple[Fact, ...]:
        key = (stored.id, stored.data["content_sha256"])
        kept = self._facts.get(key)
        if kept is None:
            async with self._slots:
                content = await find_text(self._context, stored)
                kept = await asyncio.to_thread(_facts, content or "")
            self._facts[key] = kept
            if len(self._facts) > _KEPT:
                self._facts.popitem(last=False)
        self._facts.move_to_end(key)
        return kept


def _facts(content: str) -> tuple[Fact, ...]:
    return facts_of(read_document("", content))


def _own_findings(document: ReadDocument) -> DocumentFindings:
    language = document.language
    reading = reading_of((one.text for one in document.sentences), language)
    least = _HARD.get(language)
    ranked = (
        sorted(
            ((hardness(one.text, language), one) for one in document.sentences),
            key=lambda pair: -pair[0],
        )
        if least is not None
        else []
    )
    return DocumentFindings(
        language=language or None,
        reading=ReadingLevel(
            measure=reading.measure,
            value=reading.value,
            level=reading.level,
            is_short=reading.is_short,
        )
        if reading is not None
        else None,
        hard_sentences=[
            HardSentence(section=one.section, text=one.text)
            for value, one in islice(ranked, _MAX_HARD)
            if least is not None and value >= least
        ],
        says_when_to_seek_help=says_when_to_seek_help(document),
        other_figures=[],
        compared_documents=0,
        all_compared=True,
    )


def _other_figures(
    document: ReadDocument, others: Sequence[tuple[str, str, Sequence[Fact]]]
) -> list[OtherFigure]:
    return [
        OtherFigure(
            text=one.here.sentence,
            knowledge_id=one.document_id,
            disease_name=one.title,
            other_text=one.there.sentence,
        )
        for one in islice(contradictions(facts_of(document), others), _MAX_FIGURES)
    ]
