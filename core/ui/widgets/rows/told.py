"""The part of Streamlit's Markdown that rows are told in, taken apart for a list that draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Part = str | list["Part"]
"""A text, or the name of a style with the parts that are drawn in it."""

BOLD, BREAK, ICON, SPOKEN, WORDS = "bold", "break", "icon", "lang", "words"

_TOKEN = re.compile(
    r"\\(?P<letter>[^\w\s]|_)"
    r"|(?P<bold>\*\*)"
    r"|(?P<line>  +\n)"
    r"|:material/(?P<icon>\w+):"
    r"|:(?P<style>[a-z]+(?:-badge)?)\["
    r"|(?P<end>\])"
)
# What `ui.literal` adds so that Markdown makes nothing of a text.
_JOINER = "\u2060"


def parts_of(markdown: str) -> list[Part]:
    """What is told: texts, `**bold**`, signs such as `:material/error:`, `:small[…]`, colours and
    badges, and lines that are broken by two spaces. Anything else is shown letter by letter.
    """
    whole: list[Part] = [""]  # as the others have the name of their style
    # The innermost that is open comes last.
    opened = [whole]
    at = 0
    for token in _TOKEN.finditer(markdown):
        _add(opened[-1], markdown[at : token.start()])
        at = token.end()
        if token["letter"]:
            _add(opened[-1], token["letter"])
        elif token["line"]:
            opened[-1].append([BREAK])
        elif token["icon"]:
            opened[-1].append([ICON, token["icon"]])
        elif token["style"]:
            _open(opened, token["style"])
        elif token["bold"] and opened[-1][0] != BOLD:
            _open(opened, BOLD)
        elif len(opened) > 1 and (opened[-1][0] == BOLD) == bool(token["bold"]):
            opened.pop()
        else:
            _add(opened[-1], token[0])
    _add(opened[-1], markdown[at:])
    return whole[1:]


def spoken_in(language: str, parts: Sequence[Part]) -> list[Part]:
    """The same, with its first line marked as in this language (BCP 47) for screen readers."""
    first = next((at for at, part in enumerate(parts) if part[0] == BREAK), len(parts))
    return [[SPOKEN, language, *parts[:first]], *parts[first:]]


def in_words(parts: Sequence[Part]) -> str:
    """The text of it, a line for each, without signs."""
    return "".join(_words(parts))


def _words(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part[0] == BREAK:
            yield "\n"
        elif part[0] == WORDS:
            yield f"\n{part[1]}\n"
        elif part[0] != ICON:
            yield from _words(part[2 if part[0] == SPOKEN else 1 :])


def _open(opened: list[list[Part]], style: str) -> None:
    part: list[Part] = [style]
    opened[-1].append(part)
    opened.append(part)


def _add(parts: list[Part], text: str) -> None:
    text = text.replace(_JOINER, "").replace("\n", " ")
    if not text:
        return
    if len(parts) > 1 and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)
