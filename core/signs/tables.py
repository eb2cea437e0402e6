"""Reads tables of signs, and finds where a sentence holds their expressions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from threading import Lock

from core.retrieval.language import Language
from core.signs.as_typed.spelling import Speller
from core.signs.as_typed.texts import Text, number_classes, sound
from core.signs.cues import CUES_OF
from core.text.folding import fold

Span = tuple[int, int]
"""From a unit of a sentence to the one after the last."""

Places = dict[str, list[Span]]
"""Where a sentence holds each concept."""

_RulePlaces = dict[str, list[tuple[int, int]]]
"""Rules by one of their concepts, each as the number of its sign and its own number there."""

_DEFINITION = re.compile(r"(\w+) = (.+)")
_NAME = re.compile(r"\{([a-z]\w*)\}")
_CONTINUED = " " * 8
_MAX_CHAINS = 400
_MAX_EXPRESSION = 12  # units
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Element:
    """One concept of a rule, and how far from the one before it may stand."""

    concept: str
    gap: int = 0
    either: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Concepts that must stand near each other, and one that must not stand in the sentence."""

    elements: tuple[Element, ...]
    unless: str | None = None

    def matches(self, places: Mapping[str, Sequence[Span]]) -> list[tuple[Span, ...]]:
        """Each place where the part stands, as the spans of its elements in their order."""
        if self.unless is not None and self.unless in places:
            return []
        if not all(element.concept in places for element in self.elements):
            return []
        chains: list[tuple[Span, ...]] = [(span,) for span in places[self.elements[0].concept]]
        for element in self.elements[1:]:
            spans = places[element.concept]
            chains = [
                (*chain, span)
                for chain in chains[:_MAX_CHAINS]
                for span in _within_reach(spans, chain[-1], element)
                if _near(chain[-1], span, element)
            ]
        return chains[:_MAX_CHAINS]


@dataclass(frozen=True)
class Rule:
    """What must all stand in one message for a sign.

    Attributes:
        parts: what must stand there.
        source: the line of the table.
        asked: whether it counts in a question about people in general, too.
    """

    parts: tuple[Part, ...]
    source: str
    asked: bool = False

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All that must stand in the message."""
        return frozenset(element.concept for part in self.parts for element in part.elements)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: what staff call it, and the rules of which one is enough.

    A `grave` sign, marked by `!` behind its name, counts however mild it is said to be.
    """

    name: str
    rules: tuple[Rule, ...]
    grave: bool = False


class SignTable:
    """The signs of one language; read when they are first looked for: an idle process pays nothing.

    The cues of the language (`core.signs.cues`) are part of every table.
    """

    def __init__(self, table: str, language: Language) -> None:
        self.language = language
        self._table = f"{CUES_OF[language]}\n{table}"
        self._lock = Lock()
        self._content: tuple[tuple[Sign, ...], Concepts, _RulePlaces] | None = None

    def read(self) -> tuple[tuple[Sign, ...], Concepts, _RulePlaces]:
        """The signs, expressions, and places of the rules; the first time takes some tenths of a
        second.
        """
        if self._content is None:
            with self._lock:
                self._content = self._content or _read(self._table, self.language)
        return self._content

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs in the order of the table."""
        return self.read()[0]

    @property
    def concepts(self) -> Concepts:
        """The expressions of the table."""
        return self.read()[1]

    def within(self, present: Iterable[str]) -> Iterator[tuple[Sign, list[Rule]]]:
        """The signs and rules, in the order of the table, without those that cannot be fulfilled
        where these concepts, each given once, are all there is.

        Hundreds of rules are looked through for each message, and a few are left.
        """
        signs, _, places = self.read()
        left = sorted(place for concept in present for place in places.get(concept, ()))
        for number, ours in groupby(left, key=itemgetter(0)):
            yield signs[number], [signs[number].rules[at] for _, at in ours]


@dataclass(slots=True)
class _Entry:
    """An expression of several words: what follows its first word."""

    concept: str
    tail: tuple[str, ...]


@dataclass(slots=True)
class Concepts:
    """All expressions of a table, by what they begin with."""

    language: Language
    _words: dict[str, list[_Entry]] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], list[_Entry]] = field(default_factory=dict)
    _beginnings: dict[str, list[_Entry]] = field(default_factory=dict)
    _endings: dict[str, list[_Entry]] = field(default_factory=dict)
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    speller: Speller = field(init=False)

    def __post_init__(self) -> None:
        self.speller = Speller(self.language)

    def add(self, concept: str, expressions: str) -> None:
        """Take in the expressions of a concept, separated by `|`."""
        if self.language is Language.CHINESE:
            self._patterns[concept] = re.compile(expressions)
            return
        for expression in expressions.strip("()").split("|"):
            first, tail = _words(expression, self.language)
            entry = _Entry(concept, tail)
            if first.startswith("*"):
                self._endings.setdefault(first[1:], []).append(entry)
            elif first.endswith("*"):
                self._beginnings.setdefault(first[:-1], []).append(entry)
            elif tail and not tail[0].startswith("#") and not tail[0].endswith("*"):
                self._pairs.setdefault((first, tail[0]), []).append(entry)
            else:
                self._words.setdefault(first, []).append(entry)
            self.speller.learn(first, *tail)

    def spelled(self, text: Text, ordinary: frozenset[str]) -> Text:
        """The text with its misspelled and joined words as the table writes them."""
        if self.language is Language.CHINESE:
            return text
        return self.speller.spelled(text, ordinary)

    def places(self, text: Text) -> Places:
        """Where the text holds each concept."""
        places: Places = {}
        for concept, pattern in self._patterns.items():
            spans = [found.span() for found in pattern.finditer(text.whole)]
            if spans:
                places[concept] = spans
        if not self._patterns:
            for start, word in enumerate(text.units):
                following = text.units[start + 1 : start + 2]
                for entry in self._entries(word, following[0] if following else ""):
                    end = start + 1 + len(entry.tail)
                    if _follows(text.units[start + 1 : end], entry.tail, self.language):
                        places.setdefault(entry.concept, []).append((start, end))
        return places

    def _entries(self, word: str, following: str) -> Iterable[_Entry]:
        yield from self._words.get(word, ())
        yield from self._pairs.get((word, following), ())
        for number in number_classes(word, self.language):
            yield from self._words.get(number, ())
            yield from self._pairs.get((number, following), ())
        for end in range(2, len(word) + 1):
            yield from self._beginnings.get(word[:end], ())
        for start in range(len(word)):
            yield from self._endings.get(word[start:], ())


def _within_reach(spans: Sequence[Span], near: Span, element: Element) -> Sequence[Span]:
    """Those of the spans, which are in order, that may stand near enough."""
    first = near[0] - element.gap - _MAX_EXPRESSION if element.either else near[1]
    return spans[
        bisect_left(spans, (first, 0)) : bisect_right(spans, (near[1] + element.gap, _FAR))
    ]


def _near(before: Span, after: Span, element: Element) -> bool:
    if before[1] <= after[0] <= before[1] + element.gap:
        return True
    return element.either and after[1] <= before[0] <= after[1] + element.gap


def _follows(words: Sequence[str], tail: Sequence[str], language: Language) -> bool:
    return len(words) == len(tail) and all(
        _is(word, wanted, language) for word, wanted in zip(words, tail, strict=True)
    )


def _is(word: str, wanted: str, language: Language) -> bool:
    if wanted.startswith("#"):
        return wanted in number_classes(word, language)
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@lru_cache(maxsize=20_000)  # the cues of a language are in each of its tables
def _words(expression: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """The first word of an expression as it is compared, and what follows it."""
    first, *tail = [_word(word, language) for word in expression.split()]
    return first, tuple(tail)


def _word(word: str, language: Language) -> str:
    return word if word.startswith("#") else sound(fold(word), language)


def _read(table: str, language: Language) -> tuple[tuple[Sign, ...], Concepts, _RulePlaces]:
    concepts = Concepts(language)
    defined: dict[str, str] = {}
    rules: dict[str, list[Rule]] = {}
    name = ""
    for line in _joined(table.splitlines()):
        stripped = line.strip()
        if not stripped:
            continue
        if line.startswith(" "):
            rules.setdefault(name, []).append(_rule(stripped, defined, concepts))
        elif definition := _DEFINITION.fullmatch(stripped):
            if definition[1] in defined:
                raise ValueError(f"{definition[1]} is defined twice")
            defined[definition[1]] = _expanded(definition[2], defined)
            concepts.add(definition[1], defined[definition[1]])
        else:
            name = stripped
    signs = tuple(
        Sign(name.rstrip("!"), tuple(found), name.endswith("!")) for name, found in rules.items()
    )
    return signs, concepts, _places_of(signs)


def _places_of(signs: Sequence[Sign]) -> _RulePlaces:
    """Each rule by the one of its concepts that the fewest rules have."""
    uses = Counter(concept for sign in signs for rule in sign.rules for concept in rule.concepts)
    places: _RulePlaces = {}
    for number, sign in enumerate(signs):
        for at, rule in enumerate(sign.rules):
            rarest = min(rule.concepts, key=lambda concept: (uses[concept], concept))
            places.setdefault(rarest, []).append((number, at))
    return places


def _joined(lines: Iterable[str]) -> list[str]:
    """The lines with what is indented by eight spaces joined to the line that it continues."""
    joined: list[str] = []
    for line in lines:
        if line.startswith(_CONTINUED) and joined:
            joint = "" if joined[-1].endswith("|") else " "
            joined[-1] += joint + line.strip()
        else:
            joined.append(line.rstrip())
    return joined


def _rule(line: str, defined: Mapping[str, str], concepts: Concepts) -> Rule:
    parts = []
    asked = line.startswith("? ")
    for part in line.removeprefix("? ").split(" & "):
        wanted, _, unless = part.partition(" unless ")
        elements = _elements(wanted, defined, concepts)
        without = _elements(unless, defined, concepts)[0].concept if unless else None
        parts.append(Part(elements, without))
    return Rule(tuple(parts), line, asked)


def _elements(part: str, defined: Mapping[str, str], concepts: Concepts) -> tuple[Element, ...]:
    elements: list[Element] = []
    pieces = ["", *_split(part)]
    for before, piece in pairwise(pieces):
        if piece[0] in "~^":
            continue
        gap = int(before[1:]) if before[:1] in ("~", "^") and before[1:].isdigit() else 0
        name = _NAME.fullmatch(piece)
        concept = name[1] if name else piece
        if concept is piece:
            concepts.add(concept, _expanded(piece, defined))
        elements.append(Element(concept, gap, before.startswith("^")))
    return tuple(elements)


def _expanded(expressions: str, defined: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: defined[name[1]], expressions)


def _split(part: str) -> list[str]:
    """The pieces of a rule between its spaces, those in parentheses whole."""
    pieces = [""]
    depth = 0
    for letter in part:
        depth += (letter == "(") - (letter == ")")
        if letter == " " and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += letter
    return [piece for piece in pieces if piece]
