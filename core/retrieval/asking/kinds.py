"""Tells questions that leaflets do not answer: one's own results, the clinic's office, prices,
somebody else's medicine, and changing the dose of one's own.

Such a question shares its words with a leaflet ("How big was the stone on my scan?"), so that its
words alone would find a sentence. It is told by its form instead: whose thing it asks about, when,
and what is to be done with it. A document may speak of the very thing all the same ("A visit costs
20 euros"), so each form names what a sentence must say to be an answer; nothing in a document can
say what somebody's own result was. What no form tells is judged by how it sounds beside questions
that were sorted by hand (`core.retrieval.asking.learnt`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.retrieval.asking import kind_words as words
from core.retrieval.asking.learnt import sounds_like
from core.text.kept import kept

# The forms look back and forth in a question; its end is what asks.
_MAX_CHARACTERS = 600


class QuestionKind(StrEnum):
    """What a question is about when leaflets seldom tell."""

    OWN_RECORD = "own_record"
    OFFICE = "office"
    PRICE = "price"
    OTHERS_MEDICINE = "others_medicine"
    OWN_DOSE = "own_dose"


@dataclass(frozen=True, slots=True)
class SpecialQuestion:
    """A question of a kind.

    Attributes:
        answers: what a sentence that answers it matches; None for none at all.
        told: whether its form tells the kind, and not only how it sounds.
    """

    kind: QuestionKind
    answers: re.Pattern[str] | None
    told: bool

    def is_answered_by(self, quote: str) -> bool:
        """Whether a sentence of a document speaks of what the question asks."""
        return self.answers is not None and self.answers.search(quote) is not None


@kept
def special_question(question: str) -> SpecialQuestion | None:
    """The kind of a question that is none for a leaflet; None for any other."""
    # What leads up to a question tells whose thing it is about, so the whole is looked at.
    text = " ".join(question[-_MAX_CHARACTERS:].replace("\u2019", "'").split())
    for kind, forms in _kinds().items():
        for asks, answers in forms:
            if asks.search(text):
                return SpecialQuestion(kind, answers, told=True)
    if (name := sounds_like(text)) is not None:
        kind = QuestionKind(name)
        return SpecialQuestion(kind, _any_answer(kind), told=False)
    return None


@cache
def _any_answer(kind: QuestionKind) -> re.Pattern[str] | None:
    """What a sentence says that answers any form of a kind."""
    answers = {answer.pattern: None for _, answer in _kinds()[kind] if answer is not None}
    return re.compile("|".join(f"(?:{one})" for one in answers), re.IGNORECASE) if answers else None


@cache
def _kinds() -> dict[QuestionKind, list[tuple[re.Pattern[str], re.Pattern[str] | None]]]:
    return {
        kind: [
            (
                re.compile(asks, re.IGNORECASE),
                re.compile(answers, re.IGNORECASE) if answers else None,
            )
            for asks, answers in forms
        ]
        for kind, forms in (
            (QuestionKind.PRICE, words.PRICE),
            (QuestionKind.OTHERS_MEDICINE, words.OTHERS_MEDICINE),
            (QuestionKind.OWN_RECORD, words.OWN_RECORD),
            (QuestionKind.OFFICE, words.OFFICE),
            (QuestionKind.OWN_DOSE, words.OWN_DOSE),
        )
    }
