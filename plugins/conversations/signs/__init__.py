"""The symptoms that staff must see at once, as patients say them in English, Spanish and Chinese.

They are those for which public advice says to seek emergency care (the warning signs of the
American College of Emergency Physicians and of the NHS's "When to call 999"), and the warning signs
that leaflets give after eye surgery and for hernias, clots and pregnancy. The wording was written
for this project and has not been reviewed by a clinician.

A table has the name of a sign on a line of its own, and below it, indented, one expression a line:

    word*           the word with any ending
    a b             the words one after the other
    a ~3 b          b after a with at most three words (in Chinese: characters) in between
    (a|b)           either
    a & b           both, anywhere in the message
    {name}          the expression that the table's first lines give this name, as `name = …`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_DEFINITION = re.compile(r"(\w+) = (.+)")
_SPACED = re.compile(r" ?~(\d+) ?| ")


@dataclass(frozen=True, slots=True)
class Sign:
    """A red flag: what staff call it, and the expressions that must all stand in one message."""

    name: str
    parts: tuple[re.Pattern[str], ...]


class SignTable:
    """The signs of a table, read when they are first looked for: an idle process pays nothing.

    `spaced` is False for a language written without spaces.
    """

    def __init__(self, table: str, *, spaced: bool = True) -> None:
        self._table = table
        self._spaced = spaced

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """The signs in the order of the table."""
        defined: dict[str, str] = {}
        signs: list[Sign] = []
        name = ""
        for line in self._table.splitlines():
            if not line.strip():
                continue
            if line.startswith(" "):
                parts = line.strip().format_map(defined).split(" & ")
                signs.append(Sign(name, tuple(_pattern(part, self._spaced) for part in parts)))
            elif definition := _DEFINITION.fullmatch(line.strip()):
                defined[definition[1]] = f"({definition[2]})"
            else:
                name = line.strip()
        return tuple(signs)


def _pattern(expression: str, spaced: bool) -> re.Pattern[str]:
    if not spaced:
        return re.compile(re.sub(r"~(\d+)", r".{0,\1}?", expression))
    words = _SPACED.sub(
        lambda found: rf"\W+(?:\w+\W+){{0,{found[1] or 0}}}?", expression.replace("*", r"\w*")
    )
    return re.compile(rf"\b(?:{words})\b")
