"""What the sentences of a document, all beside each other, tell of whether a reply answers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.retrieval.asking.subjects import shared, shares, standard
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.contradictions import figures_by_kind
from plugins.conversations.review.otherwise.contradictions import is_among
from plugins.conversations.review.otherwise.polarity import denies, turned
from plugins.conversations.review.otherwise.yes_or_no import (
    asked_in,
    asks_yes_or_no,
    first_opening,
    opening,
)

# How sharply the nearest sentences count more than others.
_SHARP = 12.0
_HALF = 0.5
# Sentences that a reply is most likely made of, two where it merges them.
_MADE_OF = 2


@dataclass(frozen=True, slots=True)
class BesideSigns:
    """What tells whether a reply answers, by all sentences of its document.

    Attributes:
        asked_told: how near the reply comes to the sentence that fits the question best.
        retold: how near it comes to the sentence that fits both best.
        joint: how much less well a sentence fits both than the best for each.
        overlap: how far the sentences that the reply may be made of are those that fit the
            question, 0 to 1.
        same_section: whether the best for each stand in one section.
        yes_or_no: whether yes or no answers the question.
        opens: whether it does, and the reply opens with one of them.
        denies: whether the reply denies something.
        agrees, disagrees: whether it says no where that sentence says no too, and yes where that
            says no.
        direct: how near the reply comes to the question itself.
        sentences: how many the document has, as a logarithm.
        same_figures, other_figures: whether all new figures of the reply stand in what it is made
            of, and whether one does not.
    """

    asked_told: float
    retold: float
    joint: float
    overlap: float
    same_section: float
    yes_or_no: float
    opens: float
    denies: float
    agrees: float
    disagrees: float
    direct: float
    sentences: float
    same_figures: float
    other_figures: float


def signs_beside(aligned: Alignment) -> BesideSigns | None:
    """The signs; None where vectors do not tell them."""
    apart = aligned.apart
    if apart is None:
        return None
    near, match, asked = apart
    fits = standard(match) + standard(asked)
    replied = standard(near)
    both = replied + _HALF * fits
    best, nearest, fitting = int(both.argmax()), int(near.argmax()), int(fits.argmax())
    said = " ".join(aligned.said)
    made_of = [aligned.told[int(place)][0] for place in both.argsort()[::-1][:_MADE_OF]]
    same, other = _figures(aligned, made_of)
    language = aligned.language
    yes_or_no = asks_yes_or_no(aligned.question, language)
    opened = first_opening(aligned.said) if yes_or_no else 0
    says_no = _says_no(aligned.told[best][0], turned(asked_in(aligned.question, language)))
    titles = [passage.section_title for _, passage in aligned.told]
    return BesideSigns(
        asked_told=float(near[fitting]),
        retold=float(near[best]),
        joint=float((replied + fits).max() - replied.max() - fits.max()),
        overlap=float(shared(shares(fits), shares(_SHARP * near))),
        same_section=float(titles[nearest] == titles[fitting]),
        yes_or_no=float(yes_or_no),
        opens=float(opened != 0),
        denies=float(denies(said)),
        agrees=float(opened < 0 and says_no),
        disagrees=float(opened > 0 and says_no),
        direct=aligned.direct,
        sentences=math.log(len(aligned.told)),
        same_figures=float(same and not other),
        other_figures=float(other),
    )


def _says_no(told: str, asked_turned: bool) -> bool:
    answered = opening(told)
    return answered < 0 if answered else turned(told) is not asked_turned


def _figures(aligned: Alignment, made_of: list[str]) -> tuple[bool, bool]:
    """Whether the reply gives a figure that the question has not, and one that is not in these."""
    language = aligned.language
    asked = figures_by_kind(aligned.question, language)
    held = figures_by_kind(" ".join(made_of), language)
    new = [
        is_among(one, held.get(kind, set()))
        for kind, found in figures_by_kind("\n".join(aligned.said), language).items()
        for one in found
        if not is_among(one, asked.get(kind, set()))
    ]
    return bool(new), not all(new)
