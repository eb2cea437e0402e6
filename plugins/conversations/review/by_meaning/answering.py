"""Tells by its meaning whether a reply answers a question, or a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.kinds import special_question
from core.retrieval.index import DocumentIndex
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.by_meaning.alignment import Alignment, ReplyMeaning
from plugins.conversations.review.replies import GroundedSentence

ODDS_OF_A_KIND = 1.5
"""What it takes to answer a question that leaflets seldom answer, such as for a price."""

_ASKED_BY_MEANING = 20  # documents

# What speaks for and against a part of a question having been told, beside the odds that it is
# answered. Chosen on 60 parts, a third of them left out.
_FORM = 1.0
_LEFT_OUT_BY_WORDS = 3.0
_FIGURE_LEFT_OUT = 6.0


def found_by_reply(index: DocumentIndex, question: str, reply: str) -> list[QuotedEvidence]:
    """What the document that the reply is most likely taken from holds about a question that shares
    no word with any document: "How long will I be in there?". Nothing where meanings are not
    compared.
    """
    if index.meaning is None:
        return []
    named = [passage.document_id for passage in index.search(reply, limit=1)]
    others = [document_id for document_id, _ in index.parts[:_ASKED_BY_MEANING]]
    near = named or index.meaning.nearest(question, others)[:1]
    return [QuotedEvidence(evidence, question) for evidence in index.evidence_in(question, near)]


def beside_each(meaning: ReplyMeaning, found: Iterable[QuotedEvidence]) -> list[Alignment]:
    """The reply beside each document that was found, as far as meanings can be compared."""
    return [aligned for held in found if (aligned := meaning.beside(held)) is not None]


def beside_passage(aligned: Iterable[Alignment], passage: Passage) -> Alignment | None:
    """The one beside the document of a passage."""
    return next((one for one in aligned if one.document_id == passage.document_id), None)


def told_by_meaning(aligned: Sequence[Alignment], question: str) -> GroundedSentence | None:
    """The sentence of the reply that answers best by its meaning, if any does."""
    best = max(
        ((*alignment.best(), place) for place, alignment in enumerate(aligned)), default=None
    )
    least = ODDS_OF_A_KIND if special_question(question) else 0.0
    if best is None or best[0] <= least:
        return None
    _, number, place = best
    _, passage = aligned[place].nearest(number)
    return GroundedSentence(aligned[place].said[number], passage)


def odds_of_part(aligned: Alignment, *, in_form: bool, left_out_by_words: bool) -> float:
    """The odds that the reply tells of the part of a question that it was laid beside.

    `in_form` says that it has what the part asks for, such as a time, and `left_out_by_words` that
    it seems to leave it out by the words that it has.
    """
    odds, _ = aligned.best()
    if in_form:
        odds += _FORM
    elif wanted_form(aligned.question) is not None:
        odds -= _FORM
    odds -= _LEFT_OUT_BY_WORDS * left_out_by_words
    return odds - _FIGURE_LEFT_OUT * aligned.leaves_out_figure()
