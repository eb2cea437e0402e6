"""The pseudo-language: English that shows that it went through a catalogue."""

from __future__ import annotations

import re

_ACCENTED = str.maketrans(
    "ABCDEGHIKLMNOPRSTUVWYZabcdeghiklmnoprstuvwyz",
    "ÀƁÇĎÉĞĤÎĶĻṀÑÓṔŘŠŢÛṼŴÝŽàƀçďéğĥîķļṁñóṕřšţûṽŵýž",
)
_KEPT = re.compile(
    r"\{[^{}]*\}"  # a placeholder
    r"|:[a-z][a-z0-9_/\-]*(?:\[|:)"  # Streamlit's colours, badges and icons
    r"|\]\([^)\s]*\)"  # the address of a link
    r"|`[^`]*`"  # code
    r"|https?://\S+"
)
_OPEN, _CLOSED = "⟦", "⟧"


def pseudo(message: str) -> str:
    """The message with accents on its letters, between `⟦` and `⟧`; placeholders stay.

    Markdown needs its marks at the beginning of a line, so they stand outside.
    """
    said: list[str] = []
    end = 0
    for kept in _KEPT.finditer(message):
        said += (message[end : kept.start()].translate(_ACCENTED), kept[0])
        end = kept.end()
    said.append(message[end:].translate(_ACCENTED))
    return f"{_OPEN}{''.join(said)}{_CLOSED}"
