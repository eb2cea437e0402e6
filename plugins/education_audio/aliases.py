"""Puts what is to be said in place of what is written, for words that a voice says wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.text.scripts import WIDE

_WIDE = re.compile(f"[{WIDE}]")


@dataclass(frozen=True, slots=True)
class Alias:
    """What is `written` is `spoken` otherwise, in a language (ISO 639-1) or, for "", in all."""

    language: str
    written: str
    spoken: str


def alias_of(row: Mapping[str, Any]) -> Alias:
    """A kept alias, to be applied."""
    return Alias(row["language"], row["written"], row["spoken"])


def applying(aliases: Iterable[Alias], text: str, language: str | None) -> list[Alias]:
    """Those that change the text; of two for one word, that of the language."""
    found: dict[str, Alias] = {}
    for alias in sorted(aliases, key=lambda one: one.language):
        if alias.language in ("", language) and _pattern(alias.written).search(text):
            found[alias.written.casefold()] = alias
    return list(found.values())


def with_aliases(text: str, aliases: Sequence[Alias]) -> str:
    """The text with each of the words replaced, the longest first; what is put in stays."""
    if not aliases:
        return text
    spoken = {alias.written.casefold(): alias.spoken for alias in aliases}
    longest = sorted(aliases, key=lambda alias: -len(alias.written))
    whole = re.compile(
        "|".join(_pattern(alias.written).pattern for alias in longest), re.IGNORECASE
    )
    return whole.sub(lambda found: spoken.get(found[0].casefold(), found[0]), text)


def _pattern(written: str) -> re.Pattern[str]:
    """A whole word; in a script without spaces between words, anywhere."""
    begins = r"(?<!\w)" if not _WIDE.match(written[0]) and written[0].isalnum() else ""
    ends = r"(?!\w)" if not _WIDE.match(written[-1]) and written[-1].isalnum() else ""
    if begins:
        begins = rf"(?:(?<!\w)|(?<=[{WIDE}]))"
    if ends:
        ends = rf"(?:(?!\w)|(?=[{WIDE}]))"
    return re.compile(f"{begins}{re.escape(written)}{ends}", re.IGNORECASE)
