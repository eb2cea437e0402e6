"""Reads the sites of the body and the things that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from plugins.education_audio.fidelity.places.sites import SITES
from plugins.education_audio.fidelity.places.things import THINGS
from plugins.education_audio.fidelity.reading.turned import plain_text

BODY = "body"
_LANGUAGES = ("en", "es", "zh")
# Without accents they look like another word: tea, the anus, the breast, the groin.
_OTHER_WORDS = re.compile(r"\b(?:te|años?|mamás?|inglés)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A site or thing that a sentence names, at its place.

    `family` tells what it can replace, and `with_broader` are its name and what it is a part of.
    """

    family: str
    name: str
    start: int
    end: int
    with_broader: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Kind:
    family: str
    name: str
    broader: tuple[str, ...]
    words: dict[str, re.Pattern[str]]


@lru_cache(maxsize=4_000)
def named(text: str, language: str) -> tuple[Named, ...]:
    """The sites and things of a text, in their order; of two that overlap, the longer one."""
    plain = plain_text(text)
    others = {match.span() for match in _OTHER_WORDS.finditer(text)}
    found = [
        Named(kind.family, kind.name, *match.span())
        for kind in _kinds()
        for match in kind.words[language].finditer(plain)
        if not any(match.start() <= start and end <= match.end() for start, end in others)
    ]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Named] = []
    for one in found:
        if not any(
            each.family == one.family and one.start < each.end and each.start < one.end
            for each in kept
        ):
            kept.append(one)
    names = frozenset(one.name for one in kept)
    return tuple(
        replace(one, with_broader=_with_broader(one.family, one.name, names - {one.name}))
        for one in sorted(kept, key=lambda one: one.start)
    )


def is_related(one: Named, other: Named) -> bool:
    """Whether two are the same, or one is a part or kind of the other."""
    if one.family != other.family:
        return False
    return other.name in one.with_broader or one.name in other.with_broader


@cache
def _with_broader(family: str, name: str, wholes: frozenset[str]) -> frozenset[str]:
    """A name and all that it is a part of; what `wholes` names of these leaves no other.

    Beside “los pies”, “los dedos” are toes.
    """
    kind = next(one for one in _kinds() if (one.family, one.name) == (family, name))
    broader = [one for one in kind.broader if one in wholes] or kind.broader
    return frozenset([name]).union(*(_with_broader(family, one, wholes) for one in broader))


@cache
def _kinds() -> Sequence[_Kind]:
    found = []
    family = BODY
    for line in _one_line_each(f"{SITES}\n{THINGS}").splitlines():
        if line.startswith("# "):
            family = line[2:]
            continue
        if not line:
            continue
        heading, *words = re.split(r" ; ?", line)
        name, _, broader = heading.partition(" <")
        patterns = {
            language: re.compile(pattern if language == "zh" else rf"(?<![\w-])(?:{pattern})(?!\w)")
            for language, pattern in zip(_LANGUAGES, words, strict=True)
        }
        found.append(_Kind(family, name.strip(), tuple(broader.split()), patterns))
    return found


def _one_line_each(table: str) -> str:
    """A table without its line breaks within a site; one after a “|” or “(” is no space."""
    return re.sub(r"\n +", " ", re.sub(r"(?<=[|(])\n +", "", table))
