"""What a sentence forbids, leaves open or asks for, told so that two languages compare alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plugins.education_audio.fidelity.across.concepts import concepts, light
from plugins.education_audio.fidelity.across.contraries import Sign, signs
from plugins.education_audio.fidelity.across.cues import (
    ALONE,
    ASK_FIRST,
    DANGER,
    INNER_PURPOSE,
    MUST_NOT,
    NOT,
    OF_A_THING,
    ONLY_THEN,
    ORDERED,
    OVER,
    PURPOSE,
    REFRAIN,
    STATES,
    UNASKED,
    UNLESS,
    UNTIL,
    WITHOUT,
)
from plugins.education_audio.fidelity.reading.polarity import clause_places
from plugins.education_audio.fidelity.reading.polarity_cues import (
    ALLOWS,
    BOUND,
    INDIFFERENT,
    NEGATION,
    NOT_NEGATION,
    OPTIONAL,
    RESTRICTED,
    SUBORDINATE,
)
from plugins.education_audio.fidelity.reading.sentence import Reading


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its words and what it speaks of; `condition` for one that tells when or whether.

    It `forbids` where a “not” denies it and sets no bound, and `leaves_open` where that denies a
    need. `lacks` is what it says not to be there or not to happen, `without` what it is without.
    """

    text: str
    condition: bool
    concepts: frozenset[int]
    forbids: bool
    leaves_open: bool
    lacks: frozenset[int]
    without: frozenset[int]
    denies_anything: bool


class Stance:
    """How a sentence stands to what it speaks of."""

    def __init__(self, reading: Reading) -> None:
        self.language = reading.language
        self.reading = reading
        self.text = _without_names(reading)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its clauses in their order."""
        found: list[Part] = []
        for start, end, comma in clause_places(self.text, self.language):
            words = self.text[start:end]
            condition = SUBORDINATE[self.language].match(words.strip()) is not None
            condition = condition or (bool(found) and PURPOSE.match(words) is not None)
            goes_on = comma and bool(found) and found[-1].forbids and _goes_on(words)
            found.append(_part(words, self.language, condition=condition, forbids=goes_on))
        return tuple(found)

    def about(self, others: frozenset[int]) -> list[Part]:
        """The parts that ask for something and share most with another sentence, else all."""
        main = [part for part in self.parts if not part.condition] or list(self.parts)
        shares = [len(part.concepts & others - light()) for part in main]
        most = max(shares, default=0)
        return [
            part for part, share in zip(main, shares, strict=True) if share and 2 * share >= most
        ] or main

    @cached_property
    def concepts(self) -> frozenset[int]:
        """What it speaks of."""
        return concepts(self.text, self.language)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """What it says of things with a contrary, such as “wet”: see `contraries`."""
        main = (part.text for part in self.parts if not part.condition)
        return signs(", ".join(main), self.language)

    @cached_property
    def asks_first(self) -> bool:
        """Whether it makes leave depend on somebody's word, without a “not”."""
        text = WITHOUT[self.language].sub(" ", self.text)
        return (
            ASK_FIRST[self.language].search(text) is not None
            and UNASKED[self.language].search(text) is None
            and ORDERED[self.language].search(text) is not None
        )

    @property
    def is_unasked(self) -> bool:
        """Whether it lets do something without anybody's word."""
        asks = ASK_FIRST[self.language]
        without = WITHOUT[self.language].finditer(self.text)
        left = WITHOUT[self.language].sub(" ", self.text)
        denied = NOT.search(left) or DANGER.search(left)
        return any(asks.search(one[0]) for one in without) and denied is None

    @property
    def denies_asking(self) -> bool:
        """Whether it is the asking that a “not” of it denies."""
        asks = ASK_FIRST[self.language]
        return any(
            asks.match(self.text, _next(self.text, one.end())) for one in NOT.finditer(self.text)
        )

    @property
    def is_of_a_thing(self) -> bool:
        """Whether it tells which thing is meant by what that lacks: “sugar-free”."""
        return OF_A_THING.search(self.text) is not None

    @property
    def has_without(self) -> bool:
        """Whether it tells without what."""
        return WITHOUT[self.language].search(self.text) is not None

    @property
    def ends_in_condition(self) -> bool:
        """Whether a condition of it tells that something is over: “when the fever is gone”."""
        return OVER[self.language].search(self.conditions) is not None

    @property
    def is_restricted(self) -> bool:
        """Whether an “only” stands in it."""
        return RESTRICTED[self.language].search(self.text) is not None

    @property
    def alone(self) -> frozenset[int]:
        """What an “only” that bounds no time or condition lets through: “only clear liquids”."""
        only = ALONE[self.language].search(self.text)
        return concepts(only["what"], self.language) if only is not None else frozenset()

    @property
    def has_unless(self) -> bool:
        """Whether it tells an exception, after which what it says is the contrary."""
        return UNLESS[self.language].search(self.text) is not None

    @property
    def has_until(self) -> bool:
        """Whether it tells until when."""
        return UNTIL[self.language].search(self.text) is not None

    @property
    def has_only_then(self) -> bool:
        """Whether it tells from when on, or on which condition."""
        return ONLY_THEN[self.language].search(self.text) is not None

    def holds_back(
        self,
        about: frozenset[int],
        *,
        without: bool,
        conditions: bool,
        refraining: bool,
        purposes: bool = True,
    ) -> bool:
        """Whether anything in it denies, bounds or puts off what another sentence is `about`.

        Looks at a “without …”, at its conditions, at what it is done for, and at words such as
        “wait” only as far as it is told to.
        """
        parts = [part for part in self.parts if conditions or not part.condition]
        parts = [part for part in parts if purposes or not PURPOSE.match(part.text)]
        near = [part for part in parts if part.concepts & about - light()]
        if near and all(ALLOWS[self.language].search(part.text) for part in near):
            # What is allowed in so many words no “not” of another part takes back.
            parts = near
        texts = [part.text for part in parts]
        if not refraining:
            return any(NOT.search(_without_false(one, self.language)) for one in texts)
        return any(_holds_back(one, self.language, without=without) for one in texts)

    @property
    def denies_refraining(self) -> bool:
        """Whether it is the waiting or stopping that a “not” of it denies."""
        refrains = REFRAIN[self.language]
        return any(
            refrains.match(self.text, _next(self.text, one.end()))
            for one in NOT.finditer(self.text)
        )

    @cached_property
    def conditions(self) -> str:
        """Its conditions, as one text."""
        parts = (part for part in self.parts if part.condition and not PURPOSE.match(part.text))
        return ", ".join(part.text for part in parts)

    @property
    def denies_in_condition(self) -> bool:
        """Whether a “not” stands in a condition."""
        plain = _without_false(self.conditions, self.language)
        return NEGATION[self.language].search(plain) is not None

    def denied_in_conditions(self) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
        """Of each condition the meanings that a “not” denies in it, and the others."""
        for part in self.parts:
            if part.condition and not PURPOSE.match(part.text):
                yield _denied(part.text, self.language)


_LIGHT_WORD = re.compile(
    r"\W*(?:(?:lo|la|le|les|need to|have to|[必用要需]?(?:先|事|自己|自行|擅自|隨意|任意)*)\W*)?"
)


def _next(text: str, place: int) -> int:
    """Where the next word of some weight begins."""
    found = _LIGHT_WORD.match(text, place)
    return found.end() if found is not None else place


def _without_names(reading: Reading) -> str:
    """The words, with names of medicines that hold a character such as 別 put out of sight."""
    text = reading.text
    if reading.language == "zh":
        for one in reading.medicines:
            text = text[: one.start] + "○" * (one.end - one.start) + text[one.end :]
    return text


_OR = re.compile(
    r"\s*(?:or|nor|o|ni|u|或|也不|也別)\b|[^,]{1,60}\b(?:or|nor|o|ni)\b", re.IGNORECASE
)


def _goes_on(words: str) -> bool:
    return _OR.match(words) is not None


def _part(words: str, language: str, *, condition: bool, forbids: bool) -> Part:
    plain = WITHOUT[language].sub(" ", _without_false(words, language))
    negations = list(NEGATION[language].finditer(plain))
    bounded = bool(negations) and BOUND[language].search(plain, negations[0].start()) is not None
    needless = list(OPTIONAL[language].finditer(words))
    states = [
        *(one for one in needless if not MUST_NOT.match(one[0])),
        *STATES[language].finditer(plain),
    ]
    denying = [one for one in negations if not any(_covers(each, one) for each in states)]
    lacks = [
        concepts(_after(plain, one.end(), language), language)
        for one in negations
        if one not in denying and not any(_covers(each, one) for each in needless)
    ]
    denies = bool(denying) and not bounded
    return Part(
        text=words,
        condition=condition,
        concepts=concepts(words, language),
        forbids=denies or forbids,
        leaves_open=bool(needless),
        lacks=frozenset[int]().union(*lacks),
        denies_anything=_holds_back(words, language, without=True),
        without=frozenset[int]().union(
            *(
                concepts(one[0], language) - light()
                for one in WITHOUT[language].finditer(_without_false(words, language))
                if not ASK_FIRST[language].search(one[0])
            )
        ),
    )


def _after(text: str, place: int, language: str) -> str:
    """The few words behind a negation that it is about."""
    if language == "zh":
        return text[place : place + 4]
    return " ".join(text[place:].split()[:4])


def _covers(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _holds_back(words: str, language: str, *, without: bool) -> bool:
    plain = _without_false(words, language)
    if not without:
        plain = WITHOUT[language].sub(" ", plain)
    patterns = (NEGATION[language], REFRAIN[language], RESTRICTED[language])
    return any(one.search(plain) for one in patterns)


def _without_false(words: str, language: str) -> str:
    for pattern in (NOT_NEGATION[language], INDIFFERENT[language], OF_A_THING, INNER_PURPOSE):
        words = pattern.sub(lambda found: "~" * len(found[0]), words)
    return words


def _denied(words: str, language: str) -> tuple[frozenset[int], frozenset[int]]:
    plain = _without_false(words, language)
    found = NEGATION[language].search(plain)
    if found is None:
        return frozenset(), concepts(words, language)
    denied = concepts(_after(plain, found.end(), language), language)
    return denied, concepts(plain[: found.start()], language)


def relevant(one: Stance, others: Sequence[Stance]) -> list[Part]:
    """The parts of a sentence that any of these others speaks of, else all."""
    return one.about(frozenset[int]().union(*(other.concepts for other in others)))
