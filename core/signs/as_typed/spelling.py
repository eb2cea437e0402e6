"""Reads misspelled and joined words as the words of a table that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.retrieval.language import Language
from core.signs.as_typed.texts import Breaks, Text

_MIN_LETTERS = 5  # letters of a word of a table; shorter ones have too many neighbours
_LONG = 8  # letters from which two slips are allowed
_MIN_JOINED = 6
_MIN_MISSPELLED = 6  # letters of a misspelled word that another is joined to
_MAX_PARTS = 4
_SMALL = frozenset(
    ["i", "my", "me", "no", "in", "to", "is", "it", "on", "of", "at", "do", "se", "le", "ya"]
)
_MAX_LETTERS = 30
_MAX_LOOKED_AT = 150  # different unknown words of one text
_VOWELS = re.compile("[aeiou]")
_MIN_BARE = 4  # letters of a word that is written without its vowels
_DOUBLED = re.compile(r"(\w)\1")
_SOUNDS_ALIKE = (
    ("k", "c"),
    ("e", "ea"),
    ("w", "wh"),
    ("ake", "ache"),
    ("ite", "ight"),
    ("f", "ph"),
    ("ph", "f"),
    ("k", "ck"),
    ("ou", "o"),
    ("u", "oo"),
    ("z", "s"),
    ("aw", "o"),
    ("ee", "ea"),
    ("ea", "ee"),
    ("ei", "ie"),
    ("er", "ar"),
    ("ar", "a"),
)
_HEARD_SPANISH = (
    (re.compile(r"x"), "ch"),
    (re.compile(r"rr"), "r"),
    (re.compile(r"q"), "k"),
    (re.compile(r"y"), "i"),
    (re.compile(r"n(?=[bp])"), "m"),
    (re.compile(r"w|[gb]u(?=[aeo])"), "u"),
    (re.compile(r"^s(?=[tpkm])"), "es"),
    (re.compile(r"[pb](?=s)"), ""),
    (re.compile(r"(?<=[aei])d(?=[oa]s?$)"), ""),
    (re.compile(r"ie"), "e"),
    (re.compile(r"ue"), "o"),
)
_MIN_HEARD = 4
_ENDINGS = ("", "s", "es", "ed", "ing", "e", "o", "a", "os", "as", "ado", "ada", "ando", "iendo")


@dataclass(slots=True)
class Speller:
    """The words of a table. A word is corrected by one slip, a long one by two.

    The first letter is taken to be right: few slip there, and most neighbours of a word that mean
    something else differ there. Words are found by what is left without one letter, as in
    SymSpell (Garbe, 2012), so that the time does not grow with the table.
    """

    language: Language
    _words: set[str] = field(default_factory=set)
    _whole: set[str] = field(default_factory=set)
    _beginnings: set[str] = field(default_factory=set)
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # Several words are one text with spaces between them: a set for each would take 12 MB.
    _without_one: dict[str, str] | None = None
    _bare: dict[str, str] | None = None
    _heard: dict[str, str] | None = None

    def learn(self, *words: str) -> None:
        """Take in words as a table writes them, with `*` for any ending."""
        for word in words:
            if word.startswith(("#", "*")):
                continue
            if word.endswith("*"):
                self._beginnings.add(word[:-1])
                self._words.update(word[:-1] + ending for ending in _ENDINGS)
            else:
                self._words.add(word)
                self._whole.add(word)

    def spelled(self, text: Text, ordinary: frozenset[str]) -> Text:
        """The text as the table writes it; `ordinary` words are right as they are."""
        units: list[str] = []
        places: list[int] = []
        unknown = 0
        for unit in text.units:
            places.append(len(units))
            right = unit in ordinary or unit in self._words or unit[0].isdigit()
            # No word of a table is that long, and a search for its neighbours would take seconds.
            if right or len(unit) > _MAX_LETTERS:
                units.append(unit)
                continue
            if heard := self._by_ear(unit, ordinary):
                units.append(heard)
                continue
            if begins := self._beginning(unit):
                near = self._nearest(unit)
                units.append(near if near.startswith(begins) else unit)
                continue
            unknown += 1
            units.extend(self._read(unit) if unknown <= _MAX_LOOKED_AT else (unit,))
        places.append(len(units))
        moved = Breaks(
            frozenset(places[place] for place in text.breaks.hard),
            frozenset(places[place] for place in text.breaks.soft),
        )
        return Text(tuple(units), moved)

    def _beginning(self, word: str) -> str:
        """What the table has as the beginning of such a word; "" when it has none."""
        found = (word[:end] for end in range(3, len(word) + 1) if word[:end] in self._beginnings)
        return next(found, "")

    def _by_ear(self, word: str, ordinary: frozenset[str]) -> str | None:
        """The Spanish word that this is when read aloud: "muxo", "desmayao", "stomago"."""
        if self.language is not Language.SPANISH or len(word) < _MIN_HEARD:
            return None
        if self._heard is None:
            known = [*sorted(self._words), *sorted(self._whole), *sorted(ordinary)]
            self._heard = {_heard(one): one for one in known if len(one) >= _MIN_HEARD}
        return self._heard.get(_heard(word))

    def _read(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            alike = next((other for other in _alike(word) if other in self._words), None)
            alike = alike or self._with_vowels(word)
            self._known[word] = (alike,) if alike else self._parted(word) or self._corrected(word)
        return self._known[word]

    def _parted(self, word: str) -> tuple[str, ...]:
        """The words that are written as one; none where that would take several of two letters and
        one slip explains it as well ("seisure" is no "se i sure")."""
        parts = self._joined(word)
        tiny = sum(part in _SMALL for part in parts)
        return () if tiny > 1 and self._nearest(word) in self._words else parts

    def _joined(self, word: str) -> tuple[str, ...]:
        """The words of the table that are written as one, if the whole is made of such."""
        if len(word) < _MIN_JOINED:
            return ()
        ways: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 14), end):
                before, piece = ways[start], word[start:end]
                if before is None or len(before) >= _MAX_PARTS:
                    continue
                if (piece in self._words and len(piece) > 2) or piece in _SMALL:
                    candidate = (*before, piece)
                    best = ways[end]
                    if best is None or len(candidate) < len(best):
                        ways[end] = candidate
        found = ways[-1]
        return found if found is not None and max(map(len, found)) >= 4 else ()

    def _with_vowels(self, word: str) -> str | None:
        """The word of the table that this is without its vowels, as in "bldng"."""
        if len(word) < _MIN_BARE or _VOWELS.search(word):
            return None
        if self._bare is None:
            self._bare = {}
            for known in sorted(self._whole, key=lambda known: (len(known), known), reverse=True):
                self._bare[known[:1] + _VOWELS.sub("", known[1:])] = known
        return self._bare.get(word)

    def _corrected(self, word: str) -> tuple[str, ...]:
        """The word with its slip mended, also where a short word is joined to it."""
        near = self._nearest(word)
        if near not in self._words:
            for end in (1, 2):
                rest = word[end:]
                if word[:end] in _SMALL and len(rest) >= _MIN_MISSPELLED:
                    mended = rest if rest in self._words else self._nearest(rest)
                    if mended in self._words:
                        return (word[:end], mended)
        return (near,)

    def _nearest(self, word: str) -> str:
        if self._without_one is None:
            self._without_one = self._shortened()
        best = word, 3
        near: set[str] = set()
        for shorter in (word, *_without(word)):
            near.update(self._without_one.get(shorter, "").split())
            if len(word) >= _LONG:
                for shortest in _without(shorter):
                    near.update(self._without_one.get(shortest, "").split())
        # Letters are left out more often than they are added.
        for known in sorted(near, key=lambda known: (-len(known), known)):
            if known[0] != word[0]:
                continue
            slips = _slips(word, known)
            most = 2 if len(known) >= _LONG else 1
            if len(known) < _MIN_LETTERS and not _swapped(word, known):
                continue
            if slips <= most and slips < best[1]:
                best = known, slips
        return best[0]

    def _shortened(self) -> dict[str, str]:
        """The words that each spelling stands for: they themselves, and without one letter."""
        found: dict[str, str] = {}
        for known in self._words:
            if len(known) >= _MIN_LETTERS or len(known) == 4:
                for shorter in {known, *_without(known)}:
                    others = found.get(shorter)
                    found[shorter] = known if others is None else f"{others} {known}"
        return found


def _heard(word: str) -> str:
    for written, spoken in _HEARD_SPANISH:
        word = written.sub(spoken, word)
    return word


def _alike(word: str) -> Iterator[str]:
    """Words that are said alike: "tite", "puss", "liv"."""
    yield _DOUBLED.sub(r"\1", word)
    if word.endswith("in"):
        yield f"{word}g"
    for written, spoken in _SOUNDS_ALIKE:
        place = word.find(written)
        while place >= 0:
            yield word[:place] + spoken + word[place + len(written) :]
            place = word.find(written, place + 1)
    yield from (f"{word}e", f"{word}{word[-1]}", f"w{word}", f"k{word}", f"{word}b", f"{word}t")


def _without(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _swapped(word: str, known: str) -> bool:
    return len(word) == len(known) and sorted(word) == sorted(known)


def _slips(one: str, other: str) -> int:
    """Letters that were left out, added, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row, older = row, [i] + [0] * len(other), before
        for j, wanted in enumerate(other, start=1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if older and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                row[j] = min(row[j], older[j - 2] + 1)
        before = last
    return row[-1]
