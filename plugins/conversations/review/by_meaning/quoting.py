"""Tells whether a reply that quotes a document letter by letter quotes the sentence that answers.

That a quote stands in the document proves nothing: whoever answers looks for the words that both
share, and finds the same sentence as whoever judges by them. So each quoted sentence is compared
with what else the document could have answered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from core.retrieval.answer_type import wanted_form
from core.retrieval.questions import asks
from plugins.conversations.review.by_meaning.alignment import Alignment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Of fewer sentences the others tell too little.
_MIN_SENTENCES = 4
# What begins so is about what the sentence before names.
_LEANS = re.compile(
    r"(?:this|that|these|those|it|they|he|she|then|both|together|otherwise)\b"
    r"|(?:es|son|est[oáa]n?s?|eso|así|haga)\b|[這这它那此]|大多|否則|否则",
    re.IGNORECASE,
)
# A question that the document asks itself is answered by what follows.
_ANSWERS_OWN = 2
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class QuoteSigns:
    """What tells whether a quoted sentence answers; the same with what each of them counts.

    Attributes:
        near: how much nearer it comes to the question than any other sentence.
        near_in_section: the same beside those of its section.
        words: how many more of the question's words it holds than any other.
        suits: how much better it suits the question than any other (`Suits.together`).
        suits_in_section: the same beside those of its section.
        form: 1 when it has the form that is asked for, such as a time, and -1 when it lacks it.
    """

    near: float
    near_in_section: float
    words: float
    suits: float
    suits_in_section: float
    form: float


# Logistic regression (L2 of 1) on the sentences that answer 466 questions about 250 documents in
# three languages, beside 1,465 that stand next to them: see decision 82.
_BIAS = 0.37
_WEIGHTS = QuoteSigns(0.585, 0.783, 0.349, 0.16, 0.349, 0.585)
_LEAST = -3.8
FITTED_WITH = "367cdb8cd955e9f7d0731694844772dce4159c92279749db950dfccf812c7fab"
"""The `fingerprint` of the subjects whose signs these weights were fitted to."""


def quotes_something_else(aligned: Sequence[Alignment]) -> bool:
    """Whether a reply only quotes a document, and not what answers its question there.

    Where it says something in its own words too, or meanings cannot be compared, it is False.
    """
    for alignment in aligned:
        quoted = _quoted(alignment)
        if quoted:
            odds = _odds(alignment)
            return odds is not None and max(odds[place] for place in quoted) < _LEAST
    return False


def _quoted(aligned: Alignment) -> list[int]:
    """The sentences of the document that the reply consists of; none if it says more than these."""
    told = [_letters(text) for text, _ in aligned.told]
    whole = "".join(told)
    said = [_letters(text) for text in aligned.said]
    if not all(one and one in whole for one in said):
        return []
    return [
        place
        for place, text in enumerate(told)
        if text and any(text in one or one in text for one in said)
    ]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _odds(aligned: Alignment) -> list[float] | None:
    """The odds that each sentence of the document answers; None where that cannot be told."""
    beside = aligned.beside_question
    if beside is None or len(aligned.told) < _MIN_SENTENCES:
        return None
    asked = [asks(text) for text, _ in aligned.told]
    near, words, suits = (_with_context(aligned, one, asked) for one in beside)
    wanted = wanted_form(aligned.question)
    titles = [passage.section_title for _, passage in aligned.told]
    everywhere = [0] * len(titles)
    return [
        _BIAS
        + sum(
            weight * sign
            for weight, sign in zip(
                astuple(_WEIGHTS),
                (
                    *leads,
                    0.0 if wanted is None else 1.0 if wanted.search(text) else -1.0,
                ),
                strict=True,
            )
        )
        for (text, _), *leads in zip(
            aligned.told,
            _leads(near, everywhere),
            _leads(near, titles),
            _leads(words, everywhere),
            _leads(suits, everywhere),
            _leads(suits, titles),
            strict=True,
        )
    ]


def _with_context(
    aligned: Alignment, found: NDArray[np.float32], asked: Sequence[bool]
) -> list[float]:
    """The same, for what answers a question of the document or leans on the sentence before with
    what that one has; a question itself answers nothing.
    """
    own = found.tolist()
    told = [text for text, _ in aligned.told]
    with_context = list(own)
    question: int | None = None
    for place in range(len(told)):
        if place and not _same_section(aligned, place - 1, place):
            question = None
        if asked[place]:
            question = place
            with_context[place] = min(own)
        elif question is not None and place - question <= _ANSWERS_OWN:
            with_context[place] = max(own[place], own[question])
    leant = list(with_context)
    for place in range(1, len(told)):
        if (
            not asked[place]
            and not asked[place - 1]
            and _same_section(aligned, place - 1, place)
            and _LEANS.match(told[place])
        ):
            leant[place] = max(leant[place], with_context[place - 1])
    return leant


def _same_section(aligned: Alignment, one: int, other: int) -> bool:
    return aligned.told[one][1].section_title == aligned.told[other][1].section_title


def _leads(found: Sequence[float], groups: Sequence[Hashable]) -> list[float]:
    """How much more each place has than any other of its group; 0 where there is none."""
    highest: dict[Hashable, list[float]] = defaultdict(list)
    for group, one in zip(groups, found, strict=True):
        highest[group] = sorted((*highest[group], one))[-2:]
    return [
        # Two that are equal lead each other by nothing.
        one - (best[0] if one == best[-1] else best[-1]) if len(best := highest[group]) > 1 else 0.0
        for group, one in zip(groups, found, strict=True)
    ]
