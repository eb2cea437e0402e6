"""Reads one document for its findings, and compares its figures with those of others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

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

_MAX_HARD = 5
_MAX_FIGURES = 20
_HARD = {"en": 12.0, "es": 60.0, "zh": 45.0}
"""From where a sentence is shown: a grade, 100 less the Spanish score, characters of Chinese."""


def facts(title: str, content: str) -> tuple[Fact, ...]:
    """The figures of a document."""
    return facts_of(read_document(title, content))


def own_findings(document: ReadDocument) -> DocumentFindings:
    """What is found in the document alone; other documents are not looked at."""
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
    )


def other_figures(
    document: ReadDocument, others: Sequence[tuple[str, str, Sequence[Fact]]]
) -> tuple[list[OtherFigure], bool]:
    """Where the others (id, title, figures) say another figure of the same thing; whether there
    are more than are given.
    """
    found = [
        OtherFigure(
            text=one.here.sentence,
            knowledge_id=one.document_id,
            disease_name=one.title,
            other_text=one.there.sentence,
        )
        for one in islice(contradictions(facts_of(document), others), _MAX_FIGURES + 1)
    ]
    return found[:_MAX_FIGURES], len(found) > _MAX_FIGURES
