"""Takes away what a reader does not see in a text, so that words and figures are compared whole."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_LINE_END = re.compile(r"(?<=[a-z\u00e0-\u00ff])-\r?\n(?=[a-z\u00e0-\u00ff])")


def visible(text: str) -> str:
    """A text without marks of no width, and with words whole that a line's end had parted."""
    return _LINE_END.sub("", _INVISIBLE.sub("", text))
