"""Which part of a reply speaks to which question, where a message asks several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.answer_type import wanted_form
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import token_matches
from core.retrieval.asking.kinds import special_question
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
# documents answer, the form that is asked for, and that replies answer one question after another.
# Chosen on 50 messages of two questions.
_SHARED = 1.5
_QUOTED = 1.0
_FORM = 0.7
_FOLLOWS = 0.4
_EACH_ITS_OWN = 0.8  # where there are as many sentences as questions
_MEANING = 0.35  # of the odds that it answers
# One sentence is about each of two questions that it is nearly as much about.
_NEARLY = 0.35
# A refusal names what it speaks of by a word, or by its kind: "prices" for "what does it cost?"
_OF_ITS_KIND = 0.5
_SELDOM_TOLD = 1.0
_NAMED = 0.5
_LOWEST = -6.0
_MAX_SENTENCES = 30
_CLAUSE = re.compile(r"(?<=[,;:，；：])|\s(?=(?:and|but|y|e|pero)\s)", re.IGNORECASE)


def parts_of_reply(
    index: DocumentIndex, asked: Sequence[str], reply: str, meaning: ReplyMeaning
) -> list[str]:
    """For each question what of the reply is about it; "" for a question that it passes over.

    A refusal goes to the question that it names, or else to the one that the rest fits least, and
    the rest is about the others. Where a reply has fewer sentences than there are questions, a
    clause of one may answer a question. What stands after the 30th sentence goes to all.
    """
    every = split_sentences(reply)
    sentences, others = every[:_MAX_SENTENCES], every[_MAX_SENTENCES:]
    if not sentences:
        return [reply for _ in asked]
    beside = _Beside(index, asked, detect_language(" ".join([*asked, reply])))
    refusals = [number for number, one in enumerate(sentences) if declines(one)]
    telling = [number for number in range(len(sentences)) if number not in refusals]
    told: list[list[int]] = [[] for _ in asked]
    unnamed = []
    for number in refusals:
        named = beside.named_by(sentences[number])
        if named is None:
            unnamed.append(number)
        else:
            told[named].append(number)
    scores = beside.scores([sentences[number] for number in telling], meaning)
    left = [question for question, own in enumerate(told) if not own] or list(range(len(asked)))
    each_its_own = len(telling) == len(left)
    if unnamed and telling and len(left) > 1:
        refused = max(
            left,
            key=lambda one: (
                _in_turn([scores[other] for other in left if other != one], each_its_own=False)[0]
                + _FOLLOWS * (min(unnamed[0], len(asked) - 1) == one)
                + _SELDOM_TOLD * beside.is_seldom_told(one)
            ),
        )
        told[refused] += unnamed
        left.remove(refused)
    elif unnamed:
        for question in left if not telling else left[-1:]:
            told[question] += unnamed
    _, owners = _in_turn([scores[question] for question in left], each_its_own=each_its_own)
    for place, owner in enumerate(owners):
        told[left[owner]].append(telling[place])
    parts = [[sentences[number] for number in sorted(own)] for own in told]
    if len(telling) < len(left):
        _share(parts, left, scores, telling, sentences)
        _share_clauses(index, parts, left, beside)
    return [" ".join([*own, *others]) for own in parts]


def owner_of(said: str, parts: Sequence[str], asked_of: int) -> int:
    """The number of the question whose part of the reply holds these words: the one that they were
    found for, if its part does or none.
    """
    owners = [number for number, part in enumerate(parts) if said in part]
    return asked_of if asked_of in owners or not owners else owners[0]


class _Beside:
    """Several questions, beside which the sentences of a reply are laid."""

    def __init__(
        self, index: DocumentIndex, asked: Sequence[str], language: Language | None
    ) -> None:
        self._language = language
        self._asked = asked
        self._tokens = [question_tokens(question, language) for question in asked]
        self._found = [
            [QuotedEvidence(evidence, question) for evidence in index.evidence(question, limit=1)]
            for question in asked
        ]

    def scores(self, sentences: Sequence[str], meaning: ReplyMeaning) -> list[list[float]]:
        """For each question how far each sentence is about it."""
        return [self._about(question, sentences, meaning) for question in range(len(self._asked))]

    def is_seldom_told(self, number: int) -> bool:
        """Whether a question is of a kind that leaflets seldom answer, or these do not."""
        return (
            special_question(self._asked[number]) is not None
            or not answer_from(self._found[number]).answered
        )

    def goes_on(self, number: int) -> bool:
        """Whether a question shares a word with another, so that one sentence may answer both."""
        terms = [{token.stem for token in tokens} for tokens in self._tokens]
        return any(terms[number] & one for other, one in enumerate(terms) if other != number)

    def names(self, number: int, clause: str) -> bool:
        """Whether a clause names most of what a question asks about, and nothing of any other."""
        terms = frozenset(document_terms(clause, self._language))
        held = [_held(tokens, terms) for tokens in self._tokens]
        return held[number] >= _NAMED and held[number] == sum(held)

    def named_by(self, refusal: str) -> int | None:
        """The question that a refusal names more than any other, or None."""
        terms = frozenset(document_terms(refusal, self._language))
        named = [
            # The very word names more surely than one that means the same: "gym" than "sport".
            _held(tokens, terms)
            + max(token_matches(tokens, terms), default=0.0)
            + _OF_ITS_KIND * _is_of_kind(question, refusal)
            for tokens, question in zip(self._tokens, self._asked, strict=True)
        ]
        return named.index(max(named)) if max(named) > min(named) else None

    def _about(self, number: int, sentences: Sequence[str], meaning: ReplyMeaning) -> list[float]:
        question, found = self._asked[number], self._found[number]
        quoted = found[0].quote_terms if found else frozenset()
        aligned = meaning.beside(found[0]) if found else None
        odds = (
            {}
            if aligned is None
            else {said: aligned.answers(place) for place, said in enumerate(aligned.said)}
        )
        return [
            _SHARED * _held(self._tokens[number], frozenset(document_terms(one, self._language)))
            + _QUOTED * _held(question_tokens(one, self._language), quoted)
            + _FORM * _form(question, one)
            + (0.0 if aligned is None else _MEANING * odds.get(one, _LOWEST))
            for one in sentences
        ]


def _form(question: str, sentence: str) -> float:
    """1 where a sentence has the form that is asked for, such as a time; -1 where it lacks it."""
    special = special_question(question)
    if special is not None:
        return 1.0 if special.is_answered_by(sentence) else -1.0
    wanted = wanted_form(question)
    return 0.0 if wanted is None else 1.0 if wanted.search(sentence) else -1.0


def _is_of_kind(question: str, refusal: str) -> bool:
    special = special_question(question)
    return special is not None and special.is_answered_by(refusal)


def _in_turn(scores: Sequence[Sequence[float]], *, each_its_own: bool) -> tuple[float, list[int]]:
    """How well sentences fit questions at best, and the question of each.

    A sentence rather goes on with the question of the one before, or goes to the next, than to any
    other; with `each_its_own` it goes to the next.
    """
    questions = range(len(scores))
    best = [(0.0, list[int]())]
    for place in range(len(scores[0])):
        best = [
            max(
                (
                    total + _turn(owners, question, each_its_own) + scores[question][place],
                    [*owners, question],
                )
                for total, owners in best
            )
            for question in questions
        ]
    return max(best)


def _turn(owners: Sequence[int], question: int, each_its_own: bool) -> float:
    before = owners[-1] if owners else -1
    if question == before + 1:
        return _EACH_ITS_OWN if each_its_own else _FOLLOWS
    return _FOLLOWS if question == before and not each_its_own else 0.0


def _share(
    parts: Sequence[list[str]],
    left: Sequence[int],
    scores: Sequence[Sequence[float]],
    telling: Sequence[int],
    sentences: Sequence[str],
) -> None:
    """Give a question without a sentence those that are nearly as much about it."""
    for question in left:
        if not parts[question]:
            parts[question] += [
                sentences[number]
                for place, number in enumerate(telling)
                if scores[question][place] >= max(one[place] for one in scores) - _NEARLY
            ]


def _share_clauses(
    index: DocumentIndex, parts: Sequence[list[str]], left: Sequence[int], beside: _Beside
) -> None:
    """Give a question without a sentence its clauses, if it goes on with what another asks, and
    else those that name what it alone asks about.
    """
    clauses = [
        clause.strip()
        for own in left
        for sentence in parts[own]
        for clause in _CLAUSE.split(sentence)
        if clause.strip()
    ]
    without = [question for question in left if not parts[question]]
    open_ones = [question for question in without if beside.goes_on(question)]
    for question in without:
        if question not in open_ones:
            parts[question] += [one for one in clauses if beside.names(question, one)]
    if not open_ones or len(clauses) < len(left):
        return
    scores = beside.scores(clauses, ReplyMeaning(index, "\n".join(clauses)))
    _, owners = _in_turn(
        [scores[question] for question in left], each_its_own=len(clauses) == len(left)
    )
    for clause, owner in zip(clauses, owners, strict=True):
        if left[owner] in open_ones:
            parts[left[owner]].append(clause)


def _held(tokens: Sequence[Token], terms: frozenset[str]) -> float:
    whole = sum(token.weight for token in tokens)
    held = token_matches(tokens, terms)
    return (
        sum(token.weight * share for token, share in zip(tokens, held, strict=True)) / whole
        if whole
        else 0.0
    )
