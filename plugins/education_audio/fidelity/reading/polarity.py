"""Finds whether a clause says yes or no, and whether it allows or obliges.

Rules for the scope of English negation after Morante and Daelemans, "ConanDoyle-neg" (LREC 2012),
simplified: a negation holds for its clause, and for what an “or” goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from plugins.education_audio.fidelity.reading.polarity_cues import (
    ALLOWS,
    AND_INSIDE,
    AWAY,
    BEHIND,
    BEHIND_ENDS,
    BOUND,
    CONTINUES,
    ENOUGH_BEFORE_MAIN,
    EVEN,
    FIRST,
    INDIFFERENT,
    MEMBERS,
    NEGATION,
    NEUTRAL,
    NO_VERB,
    NOT_NEGATION,
    OBLIGES,
    OPENS_MAIN,
    OPTIONAL,
    OR_INSIDE,
    OTHER_SUBJECT,
    RESTRICTED,
    SPLIT,
    SUBORDINATE,
    TURNS,
    WAIT,
    WAITED_FOR,
    WHILE,
)
from plugins.education_audio.fidelity.reading.words import Word

_THING = re.compile(
    r"\W*(?!(?:do|don['\u2019]t|no|not|never|if|when|then|also|and|y|si|cuando|please)\b)"
    r"[\w-]+(?: [\w-]+)?\W*",
    re.IGNORECASE,
)
_AND_THING = re.compile(
    r"\W*[\w-]+(?: [\w-]+)? (?:and|or|y|o|ni|u|e) [\w-]+(?: [\w-]+)?"
    r" (?:is|are|must|should|can|may|has|have|need|est[aá]n?|no|se|debe|puede|van?)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\W*(?:it(?:['\u2019]s| is| would be) (?:much )?(?:better|best)|es (?:mucho )?mejor)\b",
    re.IGNORECASE,
)


_STATES = re.compile("[沒未無]")
_PERMITTED = re.compile(r"\s*(?:est[aá]n? |be )?(?:permit|allow|recommend|recomend)", re.IGNORECASE)
# “熱敷和按摩，三天內都不可以做”: what is denied stands before the comma.
_DONE = frozenset([*"做用行", "之內", "內"])


class Force(StrEnum):
    """What a clause asks: nothing in particular, leave, or duty."""

    PLAIN = ""
    ALLOWS = "allows"
    OBLIGES = "obliges"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, whether it is negated, and those that the negation is about.

    `head` is the first of these, mostly the verb.
    `subordinate` is one that only tells when or why (“if you do not feel better”). `optional` is a
    negated need (“you do not have to”). `bounded` is a negation that sets a bound (“not more
    than”), and `restricted` has an “only”, which denies the rest. `denied` tells that a word such
    as “not” stands in it, not only one such as “avoid” or “stop”. `text` are its words, and
    `denying` the same with those of the clause whose negation it goes on with. `members` are the
    words of each thing that one “not” denies and that has no bound of its own (“do not swim or lift
    more than 4 kg” denies swimming).
    """

    terms: frozenset[str]
    focus: frozenset[str]
    head: str
    negative: bool
    subordinate: bool
    optional: bool
    bounded: bool
    restricted: bool
    force: Force
    denied: bool
    text: str
    denying: str
    members: tuple[frozenset[str], ...] = ()


def clauses(
    text: str,
    language: str,
    words: Sequence[Word],
    beside: Sequence[Word] = (),
    spoken_of: Sequence[Word] = (),
) -> list[Clause]:
    """The clauses of a sentence in their order, with those of its content `words` in each.

    Clauses without a content word have the words that stand `beside` their figures (“不要服兩倍”);
    those without either are left out. `spoken_of` are what an “it” stands for: a clause that
    denies it denies that.
    """
    found: list[Clause] = []
    carried = away = waited = only = fine = False
    denying = ""
    pieces = clause_places(text, language)
    for number, (start, end, comma) in enumerate(pieces):
        piece = text[start:end]
        # “While it alone does not …, it often …” grants, “while you take it” tells when.
        grants = not text[:start].strip() and WHILE.match(piece) is not None
        subordinate = not grants and SUBORDINATE[language].match(piece.strip()) is not None
        goes_on = comma and carried and _goes_on(text, pieces, number)
        goes_on = goes_on or (comma and carried and EVEN.match(piece) is not None)
        goes_on = goes_on or (comma and away and AND_INSIDE.fullmatch(piece) is not None)
        own = _within(words, start, end)
        clause = _clause(piece, language, own, subordinate=subordinate, negated=goes_on)
        if not clause.terms and (own := _within(beside, start, end)):
            clause = _clause(piece, language, own, subordinate=subordinate, negated=goes_on)
        clause = _of_the_meant(clause, _within(spoken_of, start, end))
        indifferent = INDIFFERENT[language].search(piece) is not None
        if (fine and subordinate) or (indifferent and language == "zh"):
            # “It is fine if you drive” allows driving.
            clause = replace(clause, subordinate=False, force=Force.ALLOWS)
        elif indifferent and not clause.terms and comma and found and found[-1].subordinate:
            found[-1] = replace(found[-1], subordinate=False, force=Force.ALLOWS)
        fine = indifferent
        if waited and WAITED_FOR.match(piece) and subordinate and not clause.negative:
            clause = _clause(piece, language, own, subordinate=False, negated=True)
        only = clause.restricted or (comma and only)
        clause = replace(clause, restricted=only)
        if goes_on:
            clause = replace(clause, denying=f"{denying},{piece}")
        denying = clause.denying
        carried = clause.negative and not clause.bounded
        away = carried and AWAY.search(piece) is not None
        waited = WAIT.search(piece) is not None
        if comma and found and clause.restricted and FIRST.search(piece):
            found[-1] = replace(found[-1], restricted=True)
        denies_topic = bool(clause.terms) and clause.negative and clause.terms <= _DONE
        if comma and found and language == "zh" and denies_topic:
            found[-1] = _denied_topic(found[-1])
        if clause.terms:
            found.append(clause)
    return found


def _denied_topic(topic: Clause) -> Clause:
    """The clause before one that only denies: “熱敷和按摩，三天內都不可以做”."""
    if topic.subordinate or topic.negative:
        return topic
    return replace(topic, negative=True, focus=topic.terms, denied=True)


def _of_the_meant(clause: Clause, meant: Sequence[Word]) -> Clause:
    names = frozenset(one.term for one in meant)
    if not clause.negative or not clause.terms:
        return clause
    return replace(clause, terms=clause.terms | names)


def _within(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words of a piece, with their places in it."""
    return [
        replace(word, start=word.start - start, end=word.end - start)
        for word in words
        if start <= word.start < end
    ]


def _goes_on(text: str, pieces: Sequence[tuple[int, int, bool]], number: int) -> bool:
    """Whether a clause belongs to the enumeration of a negation: “do not run, swim or dance”."""
    for start, end, comma in pieces[number : number + 8]:
        piece = text[start:end]
        if not comma or OTHER_SUBJECT.match(piece):
            return False
        continues = CONTINUES.match(piece)
        if continues is not None:
            # “Nothing comes out, or you vomit”: what is said of another is no part of it.
            return OTHER_SUBJECT.match(piece, continues.end()) is None
        if OR_INSIDE.search(piece):
            return True
    return False


def clause_places(text: str, language: str) -> list[tuple[int, int, bool]]:
    """Start and end of each clause, and whether only a comma is before it."""
    pieces: list[tuple[int, int, bool]] = []
    start, comma = 0, False
    for match in SPLIT[language].finditer(text):
        word = match.groupdict().get("word")
        at = match.start() if word else match.end()
        if text[start : match.start()].strip():
            pieces += _halves(text, start, match.start(), comma, language)
            comma = match["comma"] is not None
        elif match["comma"] is None:
            comma = False
        start = at
    if text[start:].strip():
        pieces += _halves(text, start, len(text), comma, language)
    joined: list[tuple[int, int, bool]] = []
    for piece in pieces:
        if (
            joined
            and piece[2]
            and (_is_behind(text, joined[-1], piece) or _is_listed(text, joined[-1], piece))
        ):
            joined[-1] = (joined[-1][0], piece[1], joined[-1][2])
        else:
            joined.append(piece)
    return joined


def _is_listed(text: str, before: tuple[int, int, bool], piece: tuple[int, int, bool]) -> bool:
    """Whether a piece goes on with a list of things: “beer, liver and shellfish are forbidden”."""
    start, end, comma = before
    return (
        not comma
        and _THING.fullmatch(text, start, end) is not None
        and _AND_THING.match(text, piece[0], piece[1]) is not None
    )


def _is_behind(text: str, before: tuple[int, int, bool], piece: tuple[int, int, bool]) -> bool:
    """Whether a piece is a “never” that ends the sentence, and denies the piece before it."""
    start, end, _ = piece
    return (
        BEHIND.fullmatch(text, start, end) is not None
        and BEHIND_ENDS.match(text, end) is not None
        and NO_VERB.match(text, before[0]) is not None
    )


def _halves(
    text: str, start: int, end: int, comma: bool, language: str
) -> list[tuple[int, int, bool]]:
    """A clause that tells when, and the main clause that goes on without a comma."""
    if SUBORDINATE[language].match(text[start:end].strip()) is not None or language == "zh":
        main = OPENS_MAIN[language].search(text, start + ENOUGH_BEFORE_MAIN[language], end)
        if main is not None:
            return [(start, main.start(), comma), (main.start(), end, True)]
    return [(start, end, comma)]


def is_negated_before(text: str, position: int, language: str) -> bool:
    """Whether a negation stands before a place, in the same clause."""
    window = text[max(0, position - 60) : position]
    start = max((match.start() for match in SPLIT[language].finditer(window)), default=0)
    return NEGATION[language].search(_without_false_negations(window[start:], language)) is not None


def _without_false_negations(piece: str, language: str) -> str:
    for pattern in (NOT_NEGATION[language], INDIFFERENT[language]):
        piece = pattern.sub(lambda match: "~" * len(match[0]), piece)
    return piece


def _clause(
    piece: str, language: str, content: Sequence[Word], *, subordinate: bool, negated: bool
) -> Clause:
    plain = _without_false_negations(piece, language)
    negations = list(NEGATION[language].finditer(plain))
    words = [word for word in content if word.term not in NEUTRAL and not _covers(negations, word)]
    if _BETTER.match(piece):
        # “It is better if you don't” says nothing else.
        words = [word for word in words if word.term not in ("better", "best", "mejor")]
    turns = [one for one in negations if TURNS.match(one[0])]
    # “No … ni … nada” denies once; “never without” denies and turns back.
    denied = len(negations) > len(turns) or (negated and not negations)
    negative = denied != (len(turns) % 2 == 1)
    optional = OPTIONAL[language].search(piece) is not None
    # In “沒有症狀時不用吸” the second one denies what is told, the first one is a case.
    denying = [one for one in negations if not _STATES.match(one[0])] or negations
    after = denying[0].end() if negations and not negated else 0
    needless = OPTIONAL[language].match(piece, denying[0].start()) if after else None
    if needless is not None and language == "zh":
        after = needless.end()  # the “用” of “不用” belongs to no pair
    focus = frozenset(word.term for word in words if word.start >= after)
    terms = frozenset(word.term for word in words)
    if after and _PERMITTED.match(piece, after):
        # “Live vaccines are not allowed during the treatment” denies the vaccines.
        focus = frozenset(word.term for word in words if word.end <= after) or focus
    if after and not focus and _STATES.match(denying[0][0]):
        focus = frozenset({piece[after : after + 2].rstrip("，。；、 ")})  # “整天沒有尿”
    return Clause(
        terms=terms,
        focus=(focus or terms) if negative else frozenset(),
        head=next((word.term for word in words if word.start >= after), ""),
        negative=negative,
        subordinate=subordinate,
        optional=optional,
        bounded=bool(negations) and BOUND[language].search(piece, negations[0].start()) is not None,
        restricted=RESTRICTED[language].search(piece) is not None,
        force=_force(piece, language),
        denied=denied,
        text=piece,
        denying=piece,
        members=_members(piece, language, words, after) if negative else (),
    )


def _members(
    piece: str, language: str, words: Sequence[Word], after: int
) -> tuple[frozenset[str], ...]:
    cuts = [after, *(one.end() for one in MEMBERS[language].finditer(piece, after)), len(piece)]
    if len(cuts) < 3:
        return ()
    return tuple(
        terms
        for start, end in pairwise(cuts)
        if BOUND[language].search(piece, start, end) is None
        and (terms := frozenset(word.term for word in words if start <= word.start < end))
    )


def _covers(negations: Sequence[re.Match[str]], word: Word) -> bool:
    return any(word.start < one.end() and one.start() < word.end for one in negations)


def _force(piece: str, language: str) -> Force:
    if OBLIGES[language].search(piece):
        return Force.OBLIGES
    return Force.ALLOWS if ALLOWS[language].search(piece) else Force.PLAIN
