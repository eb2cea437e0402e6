"""Finds what a reply asserts and no document holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.asking.evidence import Passage, share_held
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, Token, detect_language, question_tokens
from core.retrieval.passage_terms import titled_terms
from core.retrieval.questions import asks, split_sentences
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.otherwise.contradictions import same_figure
from plugins.conversations.review.replies import GroundedSentence, declines
from plugins.conversations.review.retold import places, share_in
from plugins.conversations.review.small_talk.courtesy import (
    sends_to_staff,
    speaks_of_itself,
    without_courtesy,
)
from plugins.conversations.review.small_talk.messages import is_small_talk

# A sentence says more than the documents when less than this share of its words, weighed by how far
# they name a topic, is in one passage of those that come nearest and in the question. Chosen on 130
# sentences: answers in other words, and what they do not say, about leaflets in three languages and
# long English documents.
_HELD = 0.4
# So it does when no sentence of a long document, with its neighbours and heading, holds this share,
# weighed by how rare the words are there: a long passage has everyday words enough for any advice.
_IN_A_PLACE = 0.22
# In a short one no word is rare: there they count by how far they name a topic.
_IN_A_SHORT_PLACE = 0.3
# A word or two ("Yes, exactly.") assert nothing that could be looked up.
_SAID = 1.5
# A reply that rests on nothing asserts with less: "One glass is fine."
_SAID_ALONE = 1.0
_PASSAGES_COMPARED = 3
_CONTRAST = re.compile(
    r"\b(?:but|however|although|though|pero|sin embargo|aunque)\b|但|可是|然而|不[過过]",
    re.IGNORECASE,
)
_MAX_SENTENCES = 30


def added_sentence(
    index: DocumentIndex,
    reply: str,
    question: str,
    likely: Sequence[Passage],
    answering: GroundedSentence,
    language: Language | None,
    aligned: Sequence[Alignment] = (),
) -> str | None:
    """The first sentence of the reply that no document holds; None where there is none.

    `likely` are passages that fit the question, `answering` is what of the reply answers it, and
    `language` is that of the documents: a reply in another one cannot be compared. Courtesy,
    sending to staff and declining assert nothing. Where the reply is laid beside documents by its
    meaning (`aligned`), that tells what they hold, and otherwise its words do.
    """
    if language is None or detect_language(reply) is not language:
        return None
    asked = frozenset(token.stem for token in question_tokens(question, language))
    return next(
        (
            sentence
            for sentence in split_sentences(reply)[:_MAX_SENTENCES]
            if not _asserts_nothing(sentence)
            and not (
                _says_little(_tokens(sentence, asked, language))
                or any(alignment.holds(sentence) for alignment in aligned)
                if aligned
                else sentence == answering.text
                or _is_held(index, sentence, question, asked, likely, language)
            )
        ),
        None,
    )


def asserted_in(reply: str) -> str | None:
    """The first sentence of a reply that asserts something; None where there is none.

    One that declines and goes on with a "but" asserts what it goes on with.
    """
    language = detect_language(reply)
    return next(
        (
            sentence
            for sentence in split_sentences(reply)[:_MAX_SENTENCES]
            if any(
                not _asserts_nothing(part)
                and _weight(_tokens(part, frozenset(), language)) >= _SAID_ALONE
                for part in _CONTRAST.split(sentence)
                if part.strip()
            )
        ),
        None,
    )


def _asserts_nothing(sentence: str) -> bool:
    return (
        sends_to_staff(sentence)
        or speaks_of_itself(sentence)
        or asks(sentence)
        or declines(sentence)
        or is_small_talk(sentence)
    )


def _is_held(
    index: DocumentIndex,
    sentence: str,
    question: str,
    asked: frozenset[str],
    likely: Sequence[Passage],
    language: Language,
) -> bool:
    tokens = _tokens(sentence, asked, language)
    if _says_little(tokens):
        return True
    said = sum(token.weight for token in tokens)
    if not _is_in_a_place(index, sentence, question, tokens, asked):
        return False
    passages = [*index.search(sentence, limit=_PASSAGES_COMPARED), *likely]
    return any(
        _share(tokens, asked | titled_terms(passage, language)) >= _HELD * said
        or same_figure(sentence, question, passage.text)
        for passage in passages
    )


def _tokens(sentence: str, asked: frozenset[str], language: Language | None) -> list[Token]:
    """What a sentence says beside courtesy and the question's words."""
    return [
        token
        for token in question_tokens(without_courtesy(sentence), language)
        if token.stem not in asked
    ]


def _says_little(tokens: Sequence[Token]) -> bool:
    return _weight(tokens) < _SAID


def _weight(tokens: Sequence[Token]) -> float:
    return sum(token.weight for token in tokens)


def _is_in_a_place(
    index: DocumentIndex,
    sentence: str,
    question: str,
    tokens: Sequence[Token],
    asked: frozenset[str],
) -> bool:
    said = sum(token.weight for token in tokens)
    found = index.evidence(without_courtesy(sentence))
    return any(
        same_figure(sentence, question, place.text)
        or (
            _share(tokens, asked | place.terms) >= _IN_A_SHORT_PLACE * said
            if evidence.short
            else share_in(evidence, place.terms) >= _IN_A_PLACE
        )
        for evidence in found
        for place in places(evidence)
    )


def _share(tokens: Sequence[Token], terms: frozenset[str]) -> float:
    return sum(token.weight * share_held(token, terms) for token in tokens)
