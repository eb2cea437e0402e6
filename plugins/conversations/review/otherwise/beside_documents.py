"""Compares a reply with the passages it can have been made of, as scripts are with documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.retrieval.asking.evidence import Passage
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language
from core.retrieval.passage_terms import spaced, spaced_words, words_of
from core.retrieval.questions import split_sentences
from plugins.conversations.review.otherwise.misreadings import is_misread
from plugins.conversations.review.otherwise.polarity import is_question
from plugins.conversations.review.otherwise.quotations import beside_quotations
from plugins.conversations.review.otherwise.yes_or_no import only_answers
from plugins.conversations.review.replies import declines
from plugins.conversations.review.small_talk.courtesy import sends_to_staff, speaks_of_itself
from plugins.education_audio.contract import CheckedScript, DocumentComparison, ScriptFinding

_MAX_SENTENCES = 30
_SHORT = 6  # words of a sentence that needs its question to be understood
_MARKS = " ?？.。"


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A sentence of a reply, and the sentence of the document that tells it otherwise.

    `denies` says that the two differ by a "not" alone, rather than by a figure or a word.
    """

    said: str
    told: str
    denies: bool = field(default=False, compare=False)


def passages_beside(index: DocumentIndex, reply: str, likely: Sequence[Passage]) -> list[Passage]:
    """What a reply can have been made of: `likely`, passages of one document that fit the question,
    and those of the same one that fit the reply.
    """
    passages = {passage.text: passage for passage in likely}
    for evidence in index.evidence(reply):
        if evidence.passages[0].document_id == likely[0].document_id:
            passages |= {passage.text: passage for passage in evidence.passages}
    return list(passages.values())


def in_own_words(reply: str, passages: Sequence[Passage]) -> list[str]:
    """The sentences of a reply that are the agent's own: not quoted, no courtesy, no declining."""
    own = [
        sentence
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]
        if not (
            sends_to_staff(sentence)
            or speaks_of_itself(sentence)
            or declines(sentence)
            or only_answers(sentence)
        )
        and not any(spaced(words_of(sentence)) in spaced_words(one) for one in passages)
    ]
    return beside_quotations(own, passages)


def told_otherwise(
    comparison: DocumentComparison,
    said: Sequence[str],
    passages: Sequence[Passage],
    language: Language | None,
    retold: Mapping[str, Passage],
) -> ToldOtherwise | None:
    """The first of these sentences whose figure, condition or medicine the passages tell otherwise,
    or else whose "not".

    `retold` has what each sentence retells by its meaning, as far as that is known: a sentence that
    was laid beside others by its words is compared with that one again.
    """
    if language is None:
        return None
    document = "\n\n".join(map(_with_heading, passages))
    checked = CheckedScript("\n\n".join(said), document, language.value)
    denied: ToldOtherwise | None = None
    for found in comparison.differences(checked):
        nearest = retold.get(found.passage)
        if nearest is None or nearest.text in found.source:
            again: Sequence[ScriptFinding] = [found]
        else:
            alone = CheckedScript(found.passage, _with_heading(nearest), language.value)
            again = comparison.differences(alone)
        for one in again:
            if is_misread(one, None if nearest is None else nearest.text, language):
                continue
            if one.about_figure or one.words != one.passage:
                return ToldOtherwise(one.passage, one.source)
            denied = denied or ToldOtherwise(one.passage, one.source, denies=True)
    return denied


def told_in_short(
    comparison: DocumentComparison,
    question: str,
    said: Sequence[str],
    passages: Sequence[Passage],
    language: Language | None,
) -> ToldOtherwise | None:
    """The first of these sentences that says another word than the passages once the question
    completes it: "at bedtime" alone resembles no sentence about the morning.

    What a short reply leaves out it does not tell otherwise; its figures need no question.
    """
    if language is None:
        return None
    document = "\n\n".join(map(_with_heading, passages))
    for sentence in said:
        if len(words_of(sentence)) > _SHORT:
            continue
        whole = CheckedScript(f"{question.rstrip(_MARKS)} {sentence}", document, language.value)
        for found in comparison.differences(whole):
            own = found.words and found.words in sentence and found.words not in question
            if own and not found.about_figure and not is_misread(found, None, language):
                return ToldOtherwise(sentence, found.source)
    return None


def _with_heading(passage: Passage) -> str:
    if is_question(passage.section_title):
        return passage.text
    return f"## {passage.section_title}\n\n{passage.text}"
