"""Lays the sentences of a reply beside those of a document, by their meaning and their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.evidence import Passage
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, Token, detect_language, question_tokens
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence, read_passage
from core.retrieval.term_scores import MEANING_WEIGHT
from plugins.conversations.review.by_meaning.signs import (
    AnswerSigns,
    HeldSigns,
    SuitedSigns,
    answer_odds,
    held_odds,
)
from plugins.conversations.review.otherwise.contradictions import amounts, figures, same_figure
from plugins.conversations.review.otherwise.polarity import is_question
from plugins.conversations.review.otherwise.yes_or_no import opening
from plugins.conversations.review.replies import declines
from plugins.conversations.review.small_talk.courtesy import sends_to_staff, without_courtesy
from plugins.conversations.review.small_talk.messages import is_small_talk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.retrieval.document_vectors import Nearness

_MAX_SENTENCES = 30  # of a reply
# The cosines of sentences about one illness lie within a tenth, and shares of words within one:
# this brings both to the size of odds.
_CLOSENESS = 30.0
_WORDS = 3.0
_WEIGHT = 1 / 3
_A_WORD = 1.0
# Above these odds a sentence stands in the document: of those that do 0.94 are above them, and of
# additions 0.06.
_STANDS = 0.5
# Below these it stands nowhere in it, whether told rightly or not.
_NOWHERE = -2.0
_NO_ANSWER = -10.0
_HALF = 0.5
# A sentence is about what the nearest ones say, three at most, as far as they come nearly as near.
_NEAR = 3
_NEARLY = 1.0


class ReplyMeaning:
    """A reply whose sentences are compared with documents; its vectors are made when needed.

    What declines, asks or only is courteous is left out: it tells nothing.
    """

    def __init__(self, index: DocumentIndex, reply: str, whole: ReplyMeaning | None = None) -> None:
        """A reply, or a part of a `whole` one, whose vectors are those of the same sentences."""
        self._index = index
        self._reply = reply
        self._whole = whole

    @cached_property
    def sentences(self) -> list[str]:
        """What the reply tells, sentence by sentence.

        Sending to staff tells what the document may say too, but not beside a refusal.
        """
        sentences = split_sentences(self._reply)[:_MAX_SENTENCES]
        refuses = any(map(declines, sentences))
        telling = [
            sentence
            for sentence in sentences
            if not (
                is_question(sentence)
                or declines(sentence)
                or is_small_talk(sentence)
                or (refuses and sends_to_staff(sentence))
            )
        ]
        beside_courtesy = [one for one in telling if sends_to_staff(one) or not _is_courteous(one)]
        # "No, leave them be." has hardly a word, and tells all the same.
        answers = not refuses and any(map(opening, telling))
        return beside_courtesy or (telling if answers else [])

    @cached_property
    def _vectors(self) -> NDArray[np.float32] | None:
        meaning = self._index.meaning
        if meaning is None or not self.sentences:
            return None
        if self._whole is not None and self._whole.holds_all(self.sentences):
            return self._whole.vectors_of(self.sentences)
        return meaning.of_said(self.sentences)

    def holds_all(self, sentences: Sequence[str]) -> bool:
        """Whether all of these are among its sentences."""
        return set(sentences) <= set(self.sentences)

    def vectors_of(self, sentences: Sequence[str]) -> NDArray[np.float32] | None:
        """The vectors of these of its sentences."""
        vectors = self._vectors
        return (
            None if vectors is None else vectors[[self.sentences.index(one) for one in sentences]]
        )

    def beside(self, held: QuotedEvidence) -> Alignment | None:
        """The reply and its question beside the document of some evidence; None where meanings
        cannot be compared.
        """
        language = held.evidence.language
        document_id = held.evidence.passages[0].document_id
        # A short reply alone may be read as another language.
        if language is None or detect_language(f"{held.question} {self._reply}") is not language:
            return None
        if self._index.meaning is None or self._vectors is None:
            return None
        nearness = self._index.meaning.nearness(document_id, held.question, self._vectors, language)
        if nearness is None:
            return None
        return Alignment(
            self.sentences, self._index.passages_of(document_id), language, held.question, nearness
        )


class Alignment:
    """The sentences of a reply beside those of a document."""

    def __init__(
        self,
        said: Sequence[str],
        passages: Sequence[Passage],
        language: Language,
        question: str,
        nearness: Nearness,
    ) -> None:
        import numpy as np

        read = [(passage, read_passage(passage.text, language)) for passage in passages]
        self.said = said
        self.question = question
        self.document_id = passages[0].document_id
        self.language = language
        self.told = [(text, passage) for passage, one in read for text in one.texts]
        terms = [one for _, passage in read for one in passage.terms]
        self._said_told = _CLOSENESS * (nearness.said - nearness.spread)
        self._asked = _CLOSENESS * nearness.asked
        self._direct = _CLOSENESS * (nearness.said_asked - nearness.asked.mean())
        self._suits = nearness.said_suits, nearness.told_suits
        self._apart = nearness.apart, nearness.told_match
        held = _HeldWords(terms, language)
        self._said_words = _WORDS * np.array([held.shares(one) for one in said])
        self._asked_words = _WORDS * held.shares(question)

    def answers(self, number: int) -> float:
        """The odds that a sentence of the reply answers the question; above 0 it rather does."""
        return answer_odds(self.answer_signs(number))

    def held(self, number: int) -> float:
        """The odds that a sentence of the reply stands in the document."""
        return held_odds(self.held_signs(number))

    def answer_signs(self, number: int) -> AnswerSigns:
        """What tells whether a sentence of the reply answers the question."""
        said = self._likeness(number)
        asked = self._asked + self._asked_words
        nearest = int(said.argmax())
        wanted = wanted_form(self.question)
        has_form = wanted is not None and wanted.search(self.said[number])
        return AnswerSigns(
            told=float(self._said_told[number][nearest]),
            asked=float(self._asked[nearest] - self._asked.max()),
            asked_words=float(self._asked_words[nearest] - self._asked_words.max()),
            words=float(self._asked_words[nearest]),
            together=float((said + asked).max() - said.max() - asked.max()),
            form=0.0 if wanted is None else 1.0 if has_form else -1.0,
            direct=float(self._direct[number]),
        )

    def held_signs(self, number: int) -> HeldSigns:
        """What tells whether a sentence of the reply stands in the document."""
        sentence = self.said[number]
        told, _ = self.nearest(number)
        tokens = question_tokens(sentence, self.language)
        return HeldSigns(
            told=float(self._said_told[number].max()),
            words=float(self._said_words[number].max()),
            weight=_WEIGHT * sum(token.weight for token in tokens),
            figure=float(same_figure(sentence, self.question, told)),
        )

    def best(self) -> tuple[float, int]:
        """The odds of the sentence of the reply that answers best, and its number.

        What stands nowhere in the document does not answer from it.
        """
        odds = [
            (self.answers(number) if self.held(number) > _NOWHERE else _NO_ANSWER, number)
            for number in range(len(self.said))
        ]
        return max(odds)

    def suits(self, number: int) -> SuitedSigns | None:
        """How well the reply suits the question, and what its sentence of this number retells; None
        where vectors do not tell that.
        """
        said, told = self._suits
        if said is None or told is None:
            return None
        nearest = int(self._likeness(number).argmax())
        return SuitedSigns(best=max(said), retold=told[nearest] - max(told))

    @property
    def beside_question(self) -> tuple[NDArray[np.float32], ...] | None:
        """For each sentence of the document how near it comes to the question, how many of its
        words it holds, and how well it suits; None where vectors do not tell that.
        """
        import numpy as np

        _, told = self._suits
        if told is None:
            return None
        return self._asked, self._asked_words.astype("f4"), np.array(told, "f4")

    @property
    def apart(self) -> tuple[NDArray[np.float32], ...] | None:
        """How near each sentence of the document comes to the nearest of the reply, without what
        all of the document share; how well it matches the question and how near it comes to that;
        None where vectors do not tell it.
        """
        import numpy as np

        apart, match = self._apart
        if apart is None or match is None:
            return None
        return apart.max(axis=0), np.array(match, "f4"), self._asked

    @property
    def direct(self) -> float:
        """How near the nearest sentence of the reply comes to the question itself."""
        return float(self._direct.max())

    def near_both(self, number: int) -> list[float]:
        """How near each sentence of the document comes to the question, and half as much to a
        sentence of the reply.
        """
        near: list[float] = (
            self._asked + self._asked_words + _HALF * self._likeness(number)
        ).tolist()
        return near

    @property
    def retelling(self) -> int:
        """The number of the sentence that rather retells and answers than any other."""
        return max(
            range(len(self.said)), key=lambda number: self.answers(number) + self.held(number)
        )

    def holds(self, sentence: str) -> bool:
        """Whether a sentence of the reply stands in the document, or is the one that answers."""
        if sentence not in self.said:
            return True
        number = self.said.index(sentence)
        return number == self.retelling or self.held(number) > _STANDS

    def nearest(self, number: int) -> tuple[str, Passage]:
        """The sentence of the document that comes nearest to a sentence of the reply."""
        return self.told[self.place_of_nearest(number)]

    def place_of_nearest(self, number: int) -> int:
        """The place of `nearest` among what is told."""
        return int(self._likeness(number).argmax())

    @property
    def retold(self) -> dict[str, Passage]:
        """For each sentence of the reply the one that it retells, as a passage of its own."""
        nearest = {said: self.nearest(number) for number, said in enumerate(self.said)}
        return {said: replace(passage, text=told) for said, (told, passage) in nearest.items()}

    def near(self, number: int) -> list[str]:
        """The sentences that come nearest or nearly so, three at most, the nearest first."""
        likeness = self._likeness(number)
        best = likeness.argsort()[::-1][:_NEAR]
        return [
            self.told[int(place)][0]
            for place in best
            if likeness[place] >= likeness[best[0]] - _NEARLY
        ]

    def leaves_out_figure(self) -> bool:
        """Whether the sentence that comes nearest to the question has a figure of the form that it
        asks for, such as a time, and the reply gives none of these.
        """
        wanted = wanted_form(self.question)
        if wanted is None:
            return False
        answering = self.told[int((self._asked + self._asked_words).argmax())][0]
        asked_for = [
            one
            for one in figures(answering, self.language)
            if not one.loose and wanted.search(one.text)
        ]
        given = {
            amount
            for sentence in self.said
            for one in figures(sentence, self.language)
            for amount in amounts(one)
        }
        if not given and any(wanted.search(sentence) for sentence in self.said):
            # It may be told in a way that is not read as a figure.
            return False
        return bool(asked_for) and not any(amounts(one) & given for one in asked_for)

    def _likeness(self, number: int) -> NDArray[np.float32]:
        likeness: NDArray[np.float32] = self._said_told[number] + self._said_words[number]
        return likeness


def _is_courteous(sentence: str) -> bool:
    """Whether hardly a word is left of it without those of courtesy: "You are welcome"."""
    tokens = question_tokens(without_courtesy(sentence), detect_language(sentence))
    return sum(token.weight for token in tokens) < _A_WORD


class _HeldWords:
    """The terms of each sentence of a document, to tell how much of a text all of them hold."""

    def __init__(self, terms: Sequence[frozenset[str]], language: Language) -> None:
        self._count = len(terms)
        self._language = language
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(terms):
            for term in one:
                self._places[term].append(place)

    def shares(self, text: str) -> NDArray[np.float64]:
        """How much of what a text says each sentence's terms hold, 0 to 1."""
        import numpy as np

        tokens = question_tokens(text, self._language)
        whole = sum(token.weight for token in tokens)
        found = np.zeros(self._count)
        if not whole:
            return found
        for token, held in zip(tokens, self._matches(tokens), strict=True):
            found += token.weight * held
        return found / whole

    def _matches(self, tokens: Sequence[Token]) -> list[NDArray[np.float64]]:
        """As `token_matches`, with a row for each token and in it a number for each sentence."""
        import numpy as np

        held = [self._held(token) for token in tokens]
        return [
            np.maximum(row, np.minimum(held[number - 1], held[number + 1]))
            if 0 < number < len(held) - 1 and tokens[number].joined and tokens[number + 1].joined
            else row
            for number, row in enumerate(held)
        ]

    def _held(self, token: Token) -> NDArray[np.float64]:
        import numpy as np

        row = np.zeros(self._count)
        for share, words in (
            (MEANING_WEIGHT / 2, token.half_meanings),
            (MEANING_WEIGHT, token.meanings),
            (1.0, (token.stem,)),
        ):
            for word in words:
                row[self._places.get(word, [])] = share
        return row
