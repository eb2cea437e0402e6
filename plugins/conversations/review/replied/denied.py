"""How likely a reply to a question for yes or no denies what its document affirms, or the reverse.

A "not" in one of two sentences tells little: "skip the gym" and "no gym" agree, and "only walking"
beside "you may walk" does not. What tells it is weighed together: whether the comparison that knows
scripts finds a "not" put in or left out, the yes or no of the reply beside the document's, and how
surely the reply answers at all. `python -m benchmarks.replies --denied DIRECTORY` fits the weights.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.conversations.review.by_meaning.stance import Stance
from plugins.conversations.review.replied.odds import denied

_AGREES, _CHECKED, _ANSWERS, _DOCUMENT = 4.0, 8.0, 5.0, 3.0  # no odds count for more


@dataclass(frozen=True, slots=True)
class DeniedSigns:
    """What tells whether a reply denies its document.

    Attributes:
        stance: its yes or no beside the document; None where it opens with neither.
        answers, checked: the odds that it answers (`odds_of_answer`, `checked_odds`).
    """

    stance: Stance | None
    answers: float
    checked: float


def numbers_denied(signs: DeniedSigns, *, compared: bool) -> tuple[float, ...]:
    """What is weighed, one after another; `compared` says that the comparison finds a "not"."""
    stance = signs.stance
    document = 0.0 if stance is None else _within(_DOCUMENT, stance.document)
    return (
        float(compared),
        0.0 if stance is None else _within(_AGREES, stance.agrees),
        float(stance is not None),
        _within(_CHECKED, signs.checked),
        _within(_ANSWERS, signs.answers),
        document,
        0.0 if stance is None else stance.apart,
        document * (0 if stance is None else stance.opened),
    )


def denies_document(signs: DeniedSigns, compared: bool) -> bool:
    """Whether the reply rather says the other than the document; `compared` as in its numbers."""
    return denied().of(numbers_denied(signs, compared=compared)) > 0


def _within(most: float, odds: float) -> float:
    return max(-most, min(most, odds))
