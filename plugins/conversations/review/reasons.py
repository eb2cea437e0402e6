"""Why a question counts as contradicted: what its reply tells otherwise, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.i18n import text
from core.retrieval.asking.evidence import Evidence, Passage
from core.retrieval.index import DocumentIndex
from core.retrieval.language import detect_language
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.contradictions import (
    fits_best,
    has_figures_of,
    near_question,
    otherwise_by_meaning,
    retold_by,
)
from plugins.conversations.review.concerns import named_place
from plugins.conversations.review.otherwise.beside_documents import (
    ToldOtherwise,
    in_own_words,
    passages_beside,
    told_in_short,
    told_otherwise,
)
from plugins.conversations.review.otherwise.contradictions import (
    changed_figure,
    denied_otherwise,
)
from plugins.conversations.review.otherwise.denials import denied_in
from plugins.conversations.review.otherwise.opposites import opposite_of
from plugins.conversations.review.otherwise.polarity import turned
from plugins.conversations.review.otherwise.quotations import beside_quotations, not_quoted
from plugins.conversations.review.otherwise.yes_or_no import leads_of
from plugins.conversations.review.replies import GroundedSentence
from plugins.education_audio.contract import DocumentComparison


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a reply tells otherwise than the documents.

    Attributes:
        reason: that in a sentence.
        said: the words of the reply that tell it.
        sure: whether nothing else can be meant.
    """

    reason: str
    said: str
    sure: bool = False


def contradiction_of_answer(
    index: DocumentIndex,
    comparison: DocumentComparison | None,
    question: str,
    reply: str,
    told: Sequence[GroundedSentence],
    likely: Sequence[Passage],
    found: Sequence[QuotedEvidence],
    aligned: Alignment | None,
    denies: Callable[[bool], bool] | None,
    *,
    by_words: bool,
    of_several: bool,
) -> Contradiction | None:
    """What a reply that answers tells otherwise than the documents.

    `told` is what of it rests on the documents, last what answers, which is known `by_words` or
    only by its meaning. `denies` tells whether it denies the documents, where meanings are
    compared, from whether the comparison finds a "not"; else words do. With `of_several` the reply
    answers other questions too.
    """
    passage = told[-1].passage
    contradiction = contradiction_at_sight(
        index, question, reply, told, likely, aligned, by_words=by_words
    )
    if contradiction is not None:
        return contradiction
    if denies is None or aligned is None:
        contradiction = _compared(index, comparison, reply, passage, found, aligned)
    else:
        other = by_figures_and_words(index, comparison, reply, passage, found, aligned)
        if other is None or other.denies:
            other = (other or _laid_beside(aligned)) if denies(other is not None) else None
        contradiction = None if other is None else told_as(other, passage)
    if contradiction is None and comparison is not None:
        contradiction = _in_short(index, comparison, question, reply, passage, found)
    if contradiction is None and denies is None and not of_several:
        contradiction = _denied(index, reply, passage, found, aligned)
    return contradiction


def by_figures_and_words(
    index: DocumentIndex,
    comparison: DocumentComparison | None,
    reply: str,
    passage: Passage,
    found: Sequence[QuotedEvidence],
    aligned: Alignment,
) -> ToldOtherwise | None:
    """What the agent's own words tell otherwise, a "not" only where nothing else is."""
    own, passages, said = _own_words(index, reply, passage, found)
    # What quotes all but a figure is no quotation.
    other = otherwise_by_meaning(aligned, alike=True)
    if other is None and said and comparison is not None:
        other = told_otherwise(comparison, said, passages, own.language, retold_by(aligned))
    return other


def _laid_beside(aligned: Alignment) -> ToldOtherwise:
    """The sentence of the reply that answers, and the document's that comes nearest to both."""
    number = aligned.retelling
    near = aligned.near_both(number)
    told, _ = aligned.told[near.index(max(near))]
    return ToldOtherwise(aligned.said[number], told)


def contradiction_at_sight(
    index: DocumentIndex,
    question: str,
    reply: str,
    told: Sequence[GroundedSentence],
    likely: Sequence[Passage],
    aligned: Alignment | None,
    *,
    by_words: bool,
) -> Contradiction | None:
    """The part of `contradiction_of_answer` that takes little time; all that is sure is in it."""
    contradiction = _sure(index, question, reply, told, likely, aligned)
    if contradiction is None:
        return None
    # A reply without the document's words may be made of another place of it.
    sure = by_words or (aligned is not None and otherwise_by_meaning(aligned) is not None)
    return replace(contradiction, sure=sure)


def contradiction_of_miss(
    index: DocumentIndex,
    comparison: DocumentComparison | None,
    question: str,
    reply: str,
    passage: Passage,
    found: Sequence[QuotedEvidence],
    aligned: Alignment | None,
    *,
    of_several: bool,
) -> Contradiction | None:
    """What a reply that seems to miss the passage that answers tells otherwise than it."""
    contradiction = _compared(index, comparison, reply, passage, found, aligned) or _changed_figure(
        index, found, question, reply, passage, aligned
    )
    if contradiction is None and not of_several:
        contradiction = _denied(index, reply, passage, found, aligned)
    return contradiction


def _sure(
    index: DocumentIndex,
    question: str,
    reply: str,
    stretches: Sequence[GroundedSentence],
    likely: Sequence[Passage],
    aligned: Alignment | None,
) -> Contradiction | None:
    """What the reply tells otherwise than the section that the last stretch rests on, as a reason.

    What it quotes from another section of that document is not told otherwise. `aligned` is the
    reply beside the document by its meaning, where that can be told.
    """
    passage = stretches[-1].passage
    place = (passage.document_id, passage.section_id)
    section = [passage, *(one for one in likely if (one.document_id, one.section_id) == place)]
    passages = [one.text for one in section]
    led = {said for one in section for said, lead in leads_of(one).items() if turned(lead)}
    for stretch in stretches:
        if (stretch.passage.document_id, stretch.passage.section_id) != place:
            continue
        figure = _own_figure(index, stretch.text, question, passage, passages)
        if figure is not None and not _told_elsewhere(figure, aligned):
            return Contradiction(_of_figure(figure, passage), _sentence_with(figure, stretch.text))
        denied = denied_otherwise(stretch.text, passages, led)
        if denied is not None:
            document = index.passages_of(passage.document_id)
            own = not_quoted(split_sentences(stretch.text), document, reply)
            denied = denied_otherwise("\n".join(own), passages, led)
        if denied is not None:
            return Contradiction(_of_opposite(denied.told, passage), denied.said)
    return None


def _own_figure(
    index: DocumentIndex, said: str, question: str, passage: Passage, passages: Sequence[str]
) -> str | None:
    """The changed figure that stands beside what is quoted from the passage's document."""
    if changed_figure(said, question, passages) is None:
        return None
    own = beside_quotations(split_sentences(said), index.passages_of(passage.document_id))
    return next(filter(None, (changed_figure(one, question, passages) for one in own)), None)


def _told_elsewhere(figure: str, aligned: Alignment | None) -> bool:
    """Whether a sentence that is about the question has the figure, in whichever section."""
    return aligned is not None and any(
        figure in said
        and (
            has_figures_of(figure, near_question(aligned, number), aligned.language)
            or fits_best(figure, aligned, number)
        )
        for number, said in enumerate(aligned.said)
    )


def _compared(
    index: DocumentIndex,
    comparison: DocumentComparison | None,
    reply: str,
    passage: Passage,
    found: Sequence[QuotedEvidence],
    aligned: Alignment | None,
) -> Contradiction | None:
    """What the agent's own words tell otherwise than the passage's document, as a reason.

    `aligned` is the reply beside that document by its meaning, where that can be told.
    """
    own, passages, said = _own_words(index, reply, passage, found)
    if not said:
        # What quotes all but a figure is no quotation.
        other = None if aligned is None else otherwise_by_meaning(aligned, alike=True)
        return None if other is None else told_as(other, passage)
    opposite = opposite_of(index, " ".join(said), passage.document_id)
    if opposite is not None:
        return Contradiction(_of_opposite(opposite.told, passage), opposite.said)
    other = None
    if aligned is not None:
        other = otherwise_by_meaning(aligned)
    if other is None and comparison is not None:
        retold = {} if aligned is None else retold_by(aligned)
        other = told_otherwise(comparison, said, passages, own.language, retold)
    return None if other is None else told_as(other, passage)


def _in_short(
    index: DocumentIndex,
    comparison: DocumentComparison,
    question: str,
    reply: str,
    passage: Passage,
    found: Sequence[QuotedEvidence],
) -> Contradiction | None:
    """What a reply of a few words tells otherwise than the passage's document, as a reason."""
    own, passages, said = _own_words(index, reply, passage, found)
    other = told_in_short(comparison, question, said, passages, own.language)
    return None if other is None else told_as(other, passage)


def _own_words(
    index: DocumentIndex, reply: str, passage: Passage, found: Sequence[QuotedEvidence]
) -> tuple[Evidence, list[Passage], list[str]]:
    """What was found in the passage's document, what the reply is beside there, and what of it are
    the agent's own words."""
    own = next(
        held.evidence
        for held in found
        if held.evidence.passages[0].document_id == passage.document_id
    )
    passages = passages_beside(index, reply, own.passages)
    return own, passages, in_own_words(reply, passages)


def _denied(
    index: DocumentIndex,
    reply: str,
    passage: Passage,
    found: Sequence[QuotedEvidence],
    aligned: Alignment | None,
) -> Contradiction | None:
    """What the passage's document denies and the reply says yes to, as a reason."""
    held = next(one for one in found if one.evidence.passages[0].document_id == passage.document_id)
    language = held.evidence.language
    if language is None or detect_language(f"{held.question} {reply}") is not language:
        return None
    near, said = None, reply
    if aligned is not None and aligned.said:
        near, said = aligned.near_both(aligned.retelling), aligned.said[aligned.retelling]
    other = denied_in(
        held.question, reply, said, index.passages_of(passage.document_id), language, near
    )
    return None if other is None else told_as(other, passage)


def _changed_figure(
    index: DocumentIndex,
    found: Sequence[QuotedEvidence],
    question: str,
    reply: str,
    passage: Passage,
    aligned: Alignment | None,
) -> Contradiction | None:
    """What the reply gives in place of the figure that answers, as a reason."""
    quoted = next(held.quote.text for held in found if held.quote.passage is passage)
    figure = _own_figure(index, reply, question, passage, [quoted])
    if (
        figure is None
        or changed_figure(reply, question, [passage.text]) is None
        or _told_elsewhere(figure, aligned)
    ):
        return None
    return Contradiction(_of_figure(figure, passage), _sentence_with(figure, reply))


def _sentence_with(figure: str, reply: str) -> str:
    return next((one for one in split_sentences(reply) if figure in one), reply)


def _of_figure(figure: str, passage: Passage) -> str:
    return text(
        "The reply says “{figure}”, which {source} does not.",
        figure=figure,
        source=where(passage),
    )


def _of_opposite(sentence: str, passage: Passage) -> str:
    return text(
        "{source} says “{sentence}”, and the reply the opposite.",
        source=where(passage),
        sentence=sentence,
    )


def told_as(other: ToldOtherwise, passage: Passage) -> Contradiction:
    """What a passage tells and the reply otherwise, as a reason."""
    reason = text(
        "{source} says “{told}”, and the reply “{said}”.",
        source=where(passage),
        told=other.told,
        said=other.said,
    )
    return Contradiction(reason, other.said)


def where(passage: Passage) -> str:
    """A section in words, as reasons name it."""
    return named_place(passage.document_title, passage.section_title)
