"""Tells whether a document says yes or no to a question, and a reply the other of the two.

Vectors of whole sentences hardly tell "You may swim" from "You may not swim". But a sentence of a
document comes nearer to that of the two which it agrees with, and what both share is the same for
both: so the question is told as the two statements that answer it, and the difference counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_sentences
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.statements import PLAIN, as_statements
from plugins.conversations.review.otherwise.contradictions import OPENING
from plugins.conversations.review.otherwise.denials import both_sides, tokens_asked
from plugins.conversations.review.otherwise.polarity import DENIES_NOTHING, turned
from plugins.conversations.review.otherwise.yes_or_no import (
    asked_in,
    asks_yes_or_no,
    first_opening,
    sentences_of,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Sentences of the document that come nearest to the question and its reply.
_NEAREST = 5
_NO_ONE = re.compile(r"\W*no one\b", re.IGNORECASE)
# No odds count for more.
_MOST = 3.0
_RETELLS_MOST = 6.0


@dataclass(frozen=True, slots=True)
class StanceSigns:
    """What tells whether a document says yes; the same with what each of them counts.

    Attributes:
        told: 1 where its nearest sentence affirms what is asked, -1 where it denies that.
        denied_asked, denied_said: how much of the question, and of the reply, stands in the clause
            that denies.
        affirmed_asked, affirmed_said: the same of the clause that affirms.
        statement: how much nearer the nearest sentences come to what a yes says than to what a no
            does, in cosines.
        plain: the same of a yes and a no to whatever is asked.
        turned: whether the question denies or warns itself: "Must I stop?".
    """

    told: float
    denied_asked: float
    denied_said: float
    affirmed_asked: float
    affirmed_said: float
    statement: float
    plain: float
    turned: float


@dataclass(frozen=True, slots=True)
class AgreeingSigns:
    """What tells whether a reply says the same as the document; or what each sign counts.

    Attributes:
        stance: the odds that the document says what the reply opens with.
        held: how much of what the reply says beside the question stands in the document.
        same_figures: whether it gives figures that are all those of the document.
        turned_alike: 1 where its sentence that answers denies or warns as the one that this retells
            does, or neither does so; else -1.
        apart: how much more one of these two comes near a yes than the other, in cosines.
        retells: the odds that the sentence stands in the document.
    """

    stance: float
    held: float
    same_figures: float
    turned_alike: float
    apart: float
    retells: float


# Logistic regressions (L2 of 20 and 5 on what is standardised), fitted to 305 yeses and noes of
# replies about 32 leaflets, and to 164 questions about 14 more.
_STANCE_BIAS = -1.54
_STANCE = StanceSigns(0.2, -0.7, -0.26, 1.63, 0.36, 24.6, 14.7, -0.63)
_AGREES_BIAS = -0.81
_AGREES = AgreeingSigns(0.95, 0.46, 1.82, 0.24, -24.3, 0.25)


@dataclass(frozen=True, slots=True)
class Stance:
    """A yes or no of a reply beside its document.

    Attributes:
        agrees: the odds that they agree.
        document: the odds that the document says yes.
        opened: 1 where the reply says yes, and -1 where it says no.
        apart: as in `AgreeingSigns`.
    """

    agrees: float
    document: float
    opened: int
    apart: float


def stance_beside(
    index: DocumentIndex, aligned: Alignment, reply: str, *, held: float, same_figures: float
) -> Stance | None:
    """Whether a reply that opens with a yes or a no agrees with the document that it is beside.

    None where it opens with neither, or the question is for something else. `held` and
    `same_figures` are as in `AgreeingSigns`.
    """
    opened = first_opening(split_sentences(reply))
    if not opened or _NO_ONE.match(reply) or not asks_yes_or_no(aligned.question, aligned.language):
        return None
    signs = signs_of_stance(index, aligned, held=held, same_figures=same_figures)
    if signs is None:
        return None
    of_document, agreeing = signs
    odds = stance_odds(of_document)
    agreeing = replace(agreeing, stance=opened * max(-_MOST, min(_MOST, odds)))
    agrees = _AGREES_BIAS + _weighed(astuple(_AGREES), astuple(agreeing))
    return Stance(agrees, odds, opened, agreeing.apart)


def stance_odds(signs: StanceSigns) -> float:
    """The odds that the document says yes."""
    return _STANCE_BIAS + _weighed(astuple(_STANCE), astuple(signs))


def signs_of_stance(
    index: DocumentIndex, aligned: Alignment, *, held: float, same_figures: float
) -> tuple[StanceSigns, AgreeingSigns] | None:
    """The signs, those of agreeing still without the stance; None where there are no vectors."""
    import numpy as np

    language = aligned.language
    number = aligned.retelling
    said = DENIES_NOTHING.sub(" ", OPENING.sub("", aligned.said[number])).strip()
    said = said or aligned.said[number]
    near = np.array(aligned.near_both(number))
    places = [int(place) for place in near.argsort()[::-1][:_NEAREST]]
    nearest = aligned.place_of_nearest(number)
    nearer = _nearer_to_yes(index, aligned, [*places, nearest], said)
    if nearer is None:
        return None
    statement, plain = nearer
    weights = np.exp(near[places] - near[places[0]])
    weights /= weights.sum()
    asked_turned = turned(asked_in(aligned.question, language))
    told = sentences_of(index.passages_of(aligned.document_id), language)
    denying, affirming = both_sides(
        tokens_asked(aligned.question, language),
        aligned.said[number],
        told,
        [float(near[one.place]) for one in told],
        language,
        asked_turned=asked_turned,
    )
    of_document = StanceSigns(
        told=1.0 if turned(aligned.told[places[0]][0]) is asked_turned else -1.0,
        denied_asked=denying.asked,
        denied_said=denying.said,
        affirmed_asked=affirming.asked,
        affirmed_said=affirming.said,
        statement=float(statement[: len(places)] @ weights),
        plain=float(plain[: len(places)] @ weights),
        turned=float(asked_turned),
    )
    agreeing = AgreeingSigns(
        stance=0.0,
        held=held,
        same_figures=same_figures,
        turned_alike=1.0 if turned(said) is turned(aligned.told[nearest][0]) else -1.0,
        apart=abs(float(statement[-1] - statement[-2])),
        retells=max(-_RETELLS_MOST, min(_RETELLS_MOST, aligned.held(number))),
    )
    return of_document, agreeing


def _nearer_to_yes(
    index: DocumentIndex, aligned: Alignment, places: Sequence[int], said: str
) -> NDArray[np.float32] | None:
    """How much nearer these sentences of the document, and what is said, come to a yes than to a
    no: a row for the statements that answer the question, and one for a plain yes and no.
    """
    import numpy as np

    meaning = index.meaning
    vectors = None if meaning is None else meaning.vectors(aligned.document_id)
    if meaning is None or vectors is None:
        return None
    statements = as_statements(aligned.question, aligned.language)
    made = meaning.of_said([*statements, *PLAIN[aligned.language], said])
    if made is None:
        return None
    own = np.concatenate([vectors.sentences[list(places)], made[4:]])
    return np.stack([own @ (made[0] - made[1]), own @ (made[2] - made[3])])


def _weighed(weights: Sequence[float], signs: Sequence[float]) -> float:
    return sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
