"""Which language is spoken to whoever is asked for now, and which ones there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOURCE = "en"
"""The language in which the product is written."""

PSEUDO = "en-XA"
"""Marks each text that is in a catalogue: `[Àdd à dôcûmênt]`. What is not marked is in none."""

_spoken: ContextVar[str | None] = ContextVar("language", default=None)
_languages: set[str] = {SOURCE}
_sources: list[Callable[[], str | None]] = []
_RANGE = re.compile(
    r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*"
)


def languages() -> tuple[str, ...]:
    """The languages that can be chosen: English, and those with a catalogue (BCP 47)."""
    return tuple(sorted(_languages))


def add_languages(found: Iterable[str]) -> None:
    """Offer these languages too."""
    _languages.update(found)


def offer_pseudo_language() -> None:
    """Let `en-XA` be chosen, by which people see what is in no catalogue."""
    _languages.add(PSEUDO)


def listen_for_language(source: Callable[[], str | None]) -> None:
    """Ask this for the language where `speak` has not set one; None leaves it at English."""
    if source not in _sources:
        _sources.append(source)


def current_language() -> str:
    """The language in which texts are said now."""
    spoken = _spoken.get()
    if spoken is not None:
        return spoken
    for source in _sources:
        if (found := source()) is not None:
            return found
    return SOURCE


@contextmanager
def speak(language: str) -> Iterator[None]:
    """Say texts in this language inside the block."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def accepted(wanted: str | None) -> str:
    """The best offered language for an `Accept-Language` header, or one tag such as `es-MX`.

    RFC 4647 lookup: `es-MX` finds `es`. English where nothing fits.
    """
    ranges: list[tuple[float, int, str]] = []
    for place, part in enumerate((wanted or "")[:1000].split(",")):
        found = _RANGE.fullmatch(part)
        if found is not None and float(found[2] or 1) > 0:
            ranges.append((-float(found[2] or 1), place, found[1]))
    offered = {tag.lower(): tag for tag in _languages}
    for _, _, tag in sorted(ranges):
        parts = _SAME.get(tag.lower(), tag.lower()).split("-")
        for length in range(len(parts), 0, -1):
            if (found_tag := offered.get("-".join(parts[:length]))) is not None:
                return found_tag
    return SOURCE


# Browsers name Traditional Chinese by the script or by a region in which it is written.
_SAME = {
    "zh-hant": "zh-tw",
    "zh-hk": "zh-tw",
    "zh-mo": "zh-tw",
    "zh-hant-tw": "zh-tw",
    "zh-hant-hk": "zh-tw",
}
