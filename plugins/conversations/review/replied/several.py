"""Which part of a reply speaks to which question, where a message asks several."""

from __future__ import annotations

from collections.abc import Sequence

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.evidence import token_matches
from core.retrieval.index import DocumentIndex
from core.retrieval.language import (
    Language,
    Token,
    detect_language,
    document_terms,
    question_tokens,
)
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.replies import declines

# What speaks for a sentence to be about a question: the words that both share, those of what the
# documents answer, the form that is asked for, and the same place among its like. Chosen on 37
# messages of two questions.
_SHARED = 1.5
_QUOTED = 1.0
_FORM = 0.7
_SAME_PLACE = 0.4
_MEANING = 0.35  # of the odds that it answers
# A sentence is about each question that it is nearly as much about as the best one.
_NEARLY = 0.35
_LOWEST = -6.0
_MAX_SENTENCES = 30


def parts_of_reply(
    index: DocumentIndex, asked: Sequence[str], reply: str, meaning: ReplyMeaning
) -> list[str]:
    """For each question what of the reply is about it; "" for a question that it passes over.

    A refusal goes to the question that it names, or else to one that nothing else is about. What
    stands after the 30th sentence goes to all.
    """
    every = split_sentences(reply)
    sentences, others = every[:_MAX_SENTENCES], every[_MAX_SENTENCES:]
    if not sentences:
        return [reply for _ in asked]
    language = detect_language(" ".join([*asked, reply]))
    scores = [_scores(index, question, sentences, language, meaning) for question in asked]
    told: list[list[int]] = [[] for _ in asked]
    refusals = [number for number, one in enumerate(sentences) if declines(one)]
    for number in range(len(sentences)):
        if number in refusals:
            continue
        own = [
            scores[question][number] + _SAME_PLACE * (question == min(number, len(asked) - 1))
            for question in range(len(asked))
        ]
        for question, score in enumerate(own):
            if score >= max(own) - _NEARLY:
                told[question].append(number)
    for number in refusals:
        _refused(number, sentences[number], asked, told, language)
    return [" ".join([*(sentences[number] for number in sorted(own)), *others]) for own in told]


def owner_of(said: str, parts: Sequence[str], asked_of: int) -> int:
    """The number of the question whose part of the reply holds these words: the one that they were
    found for, if its part does or none.
    """
    owners = [number for number, part in enumerate(parts) if said in part]
    return asked_of if asked_of in owners or not owners else owners[0]


def _scores(
    index: DocumentIndex,
    question: str,
    sentences: Sequence[str],
    language: Language | None,
    meaning: ReplyMeaning,
) -> list[float]:
    """How far each sentence is about a question."""
    asked = question_tokens(question, language)
    found = [QuotedEvidence(evidence, question) for evidence in index.evidence(question, limit=1)]
    quoted = found[0].quote_terms if found else frozenset()
    wanted = wanted_form(question)
    scores = []
    for sentence in sentences:
        form = 0.0 if wanted is None else 1.0 if wanted.search(sentence) else -1.0
        scores.append(
            _SHARED * _held(asked, frozenset(document_terms(sentence, language)))
            + _QUOTED * _held(question_tokens(sentence, language), quoted)
            + _FORM * form
        )
    aligned = meaning.beside(found[0]) if found else None
    if aligned is None:
        return scores
    odds = {said: aligned.answers(number) for number, said in enumerate(aligned.said)}
    return [
        score + _MEANING * odds.get(sentence, _LOWEST)
        for score, sentence in zip(scores, sentences, strict=True)
    ]


def _refused(
    number: int,
    refusal: str,
    asked: Sequence[str],
    told: Sequence[list[int]],
    language: Language | None,
) -> None:
    """Give a refusal to the question that it names, or to those of which nothing else is told."""
    terms = frozenset(document_terms(refusal, language))
    named = [_held(question_tokens(question, language), terms) for question in asked]
    if max(named) > min(named):
        told[named.index(max(named))].append(number)
        return
    open_ones = [own for own in told if not own] or [told[min(number, len(told) - 1)]]
    for own in open_ones:
        own.append(number)


def _held(tokens: Sequence[Token], terms: frozenset[str]) -> float:
    whole = sum(token.weight for token in tokens)
    held = token_matches(tokens, terms)
    return (
        sum(token.weight * share for token, share in zip(tokens, held, strict=True)) / whole
        if whole
        else 0.0
    )
