"""Compares a reply with the passages it can have been made of, as scripts are with documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.retrieval.index import DocumentIndex, Passage
from core.retrieval.language import Language
from core.retrieval.passage_terms import spaced, spaced_words, words_of
from core.retrieval.questions import split_sentences
from plugins.conversations.review.courtesy import sends_to_staff, speaks_of_itself
from plugins.conversations.review.replies import declines
from plugins.education_audio.contract import CheckedScript, DocumentComparison

_MAX_SENTENCES = 30


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A sentence of a reply, and the sentence of the document that tells it otherwise."""

    said: str
    told: str


def told_otherwise(
    comparison: DocumentComparison,
    index: DocumentIndex,
    reply: str,
    likely: Sequence[Passage],
    language: Language | None,
) -> ToldOtherwise | None:
    """The first sentence whose figure, "not", condition or medicine its document tells otherwise.

    `likely` are passages of one document that fit the question; those that fit the reply are looked
    up in the same one. What is quoted word by word, courtesy and declining are not compared.
    """
    if language is None or not likely:
        return None
    passages = {passage.text: passage for passage in likely}
    for evidence in index.evidence(reply):
        if evidence.passages[0].document_id == likely[0].document_id:
            passages |= {passage.text: passage for passage in evidence.passages}
    own_words = [
        sentence
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]
        if not (sends_to_staff(sentence) or speaks_of_itself(sentence) or declines(sentence))
        and not any(spaced(words_of(sentence)) in spaced_words(one) for one in passages.values())
    ]
    if not own_words:
        return None
    document = "\n\n".join(
        f"## {passage.section_title}\n\n{passage.text}" for passage in passages.values()
    )
    checked = CheckedScript("\n\n".join(own_words), document, language.value)
    return next(
        (
            ToldOtherwise(found.passage, found.source)
            for found in comparison.differences(checked)
            if found.source
        ),
        None,
    )
