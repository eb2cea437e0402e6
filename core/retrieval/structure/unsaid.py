"""Takes out of a document's source what it tells no reader: notes of its editors, what was taken
back, and the marks of extensions that the Markdown parser does not know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_OF_PLUSES = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)
_LINE = re.compile(r"^(?:[\w.-]+[ \t]*[:=].*|[ \t]+.*|-[ \t].*|#.*|\[.*\]|[ \t]*)$")
_TITLE = re.compile(r"^title[ \t]{0,20}[:=](.+)$", re.M)

_UNREAD = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_OPENS = re.compile("|".join(begin for begin, _ in _UNREAD), re.IGNORECASE)

# Struck out means taken back: an old dose must not be said. The bounds keep many of such marks in
# linear time; a line of three is the edge of a code block.
STRUCK_OUT = re.compile(
    r"(?<!~)(?:~{2,9}(?=[^\s~])[^~\n]{1,500}~{2,9}"
    r"|~~(?=[^\s~])(?:[^~\n]|\n(?!\s{0,20}\n)){1,500}~~)(?!~) ?"
)
# The bound keeps a line of such tags in linear time.
STRUCK_OUT_TAG = re.compile(
    r"<(s|del|strike)(?:\s[^<>]{0,200})?>(?:(?!</?(?:s|del|strike)\b).){1,500}?</\1\s{0,9}> ?",
    re.IGNORECASE,
)
FOOTNOTE_MARK = re.compile(r"^\[\^[^\]\s]{1,30}\]: ?| ?\[\^[^\]\s]{1,30}\]")
_HIGHLIGHTED = re.compile(r"(?<![=\d])==(?=[^\s=])([^=\n]{1,300}?)(?<=[^\s=])==(?![=\d])")
_CONTENTS = re.compile(r"\s{0,20}(?:\[\[?_?TOC_?\]\]?|\{:toc\})\s{0,20}", re.IGNORECASE)
_CALL_OUT = re.compile(r"([ \t]{0,3}>[ \t]{0,3})\[!(\w{1,20})\][ \t]{0,9}")
_WARNS = frozenset({"WARNING", "CAUTION", "DANGER", "IMPORTANT", "ATTENTION"})


def strip_front_matter(text: str) -> tuple[str, str]:
    """A text without what stands above it about it, and the title that is named there, else ""."""
    match = _FRONT_MATTER.match(text) or _OF_PLUSES.match(text)
    # Two rulers around ordinary text are not front matter.
    if match is None or not (
        all(_LINE.match(line) for line in match[1].splitlines()) or _is_json(match[1])
    ):
        return text, ""
    found = _TITLE.search(match[1])
    return text[match.end() :], found[1].strip().strip("\"'") if found else ""


def _is_json(text: str) -> bool:
    if not text.startswith("{"):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def without_unread(text: str) -> str:
    """The text without comments, scripts and styles of HTML; what is never closed stays."""
    return "".join(_read(text)) if "<" in text else text


def _read(text: str) -> Iterator[str]:
    lower = text.lower()
    # One that finds no end would look for it again at every beginning.
    endless: set[str] = set()
    position = place = 0
    while opened := _OPENS.search(text, place):
        closing = dict(_UNREAD)[opened[0].lower()]
        end = -1 if closing in endless else lower.find(closing, opened.end())
        place = opened.end()
        if end < 0:
            endless.add(closing)
            continue
        yield text[position : opened.start()]
        position = place = end + len(closing)
    yield text[position:]


def without_extensions(line: str) -> str:
    """The line without the marks of a highlight, of a table of contents and of a call-out."""
    if "==" in line:
        line = _HIGHLIGHTED.sub(r"\1", line)
    if "[" in line or "{" in line:
        if _CONTENTS.fullmatch(line):
            return ""
        line = _CALL_OUT.sub(_called_out, line, count=1)
    return line


def _called_out(found: re.Match[str]) -> str:
    return f"{found[1]}⚠ " if found[2].upper() in _WARNS else found[1]


def as_meant(text: str) -> str:
    """The source of a document without front matter, comments and what is struck out.

    For those who read Markdown themselves and would take an old dose for one that is given. A text
    of nothing else stays.
    """
    body, _ = strip_front_matter(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )
    lines = (STRUCK_OUT_TAG.sub("", line) for line in without_unread(body).split("\n"))
    meant = STRUCK_OUT.sub("", "\n".join(lines))
    return meant if meant.strip() else text
