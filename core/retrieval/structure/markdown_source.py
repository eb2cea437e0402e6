"""Prepares a document for the Markdown parser: what only looks like markup stays text, and no
block is so long that the parser, which takes quadratic time for some, stands still."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.retrieval.structure.crowded_markup import Crowding, joined_short_lines
from core.retrieval.structure.unsaid import STRUCK_OUT_TAG, without_extensions
from core.text.scripts import HAN, HAN_CHARACTER

MAX_BLOCK = 4_000
"""Characters that a block may have before it is cut into two, between sentences if possible."""

_FENCE = re.compile(r" {0,3}(```|~~~)")
_STARTS_BLOCK = re.compile(r"[ \t]{0,20}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>)|[ \t]*$")
_TABLE_ROW = re.compile(r"[ \t]{0,20}\|")
# "> 250 mg" compares. A line that goes on with a quotation does not.
_COMPARES = re.compile(
    r"([ \t]{0,20}(?:>[ \t]{0,2}(?=>))?(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?)(>=?[ \t]{0,4}[\d.])"
)
_QUOTES = re.compile(r"[ \t]{0,3}>")
_DEFINES = re.compile(r"([ \t]{0,3})(\[[^\[\]\n]{1,200}\]:)[ \t]{0,20}(\S{0,300})")
_ADDRESS = re.compile(r"<.*>|[a-z][a-z0-9+.-]{1,20}:|[./#?]|[^\s/]{1,100}[/.][a-z]", re.IGNORECASE)
# "2*500 mg or 3*250 mg": two factors would take the stars of the same emphasis, and leave 2500 mg.
_FACTORS = re.compile(r"(?<=\d)(\*{1,3})(?=\d)")
_CUT = re.compile(r"[.!?][\"”’)]{0,3} (?=\S)|[。！？](?=\S)")

# "Store below" above "- 20 °C", and "take 5 mg" above "- 10 mg", whose signs are none of a list.
_UNIT = r"([^\W\d_]{1,12}|%|[°º][CF]?|[℃℉])"
_SIGNED = re.compile(rf"[ \t]{{0,3}}-[ \t]{{1,4}}\d{{1,5}}(?:[.,]\d{{1,3}})?[ \t]?{_UNIT}")
_HEAT = ("°", "º", "℃", "℉")
_LEADS_TO_FIGURE = re.compile(
    r"(?i)\b(?:below|at|to|of|than|under|above|from|until|about|around|between|and|or"
    r"|a|de|bajo|entre|hasta|que|desde|y|o)$"
)
_MEASURED = re.compile(rf"\d[ \t]?{_UNIT}$")

# A short item is not wrapped: a line below it that begins like a sentence is none of its.
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_SENTENCE_BEGINS = re.compile(rf"[^\W\d_a-zß-öø-ÿ]|[¿¡]|[{HAN}]")
_SHORT_ITEM = 50
_SHORT_WIDE_ITEM = 16

_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr acronym address area article aside audio b base bdi bdo big blockquote body br
        button canvas caption center cite code col colgroup data dd del details dfn dialog dir div
        dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
        head header hr html i iframe img input ins kbd label legend li link main map mark menu meta
        nav noscript object ol optgroup option output p param picture pre progress q ruby rp rt s
        samp script section select small source span strike strong style sub summary sup svg table
        tbody td template textarea tfoot th thead time title tr tt track u ul var video wbr
        """,
    )
)
_BLOCKS = frozenset(
    re.findall(r"\w+", "blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p summary tr ul")
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,30})((?:\s[^<>]{0,2000})?)/?>")
_ATTRIBUTES = re.compile(r"\s*/?|.*=.*|\s*(?:open|hidden|disabled|checked|controls)\s*", re.S)

# "10<sup>6</sup>" is no hundred and six.
_RAISED = re.compile(r"<sup>\s{0,9}([-+−]?\d{1,4})\s{0,9}</sup>", re.IGNORECASE)
_RAISED_SIGNS = str.maketrans("-−+0123456789", "⁻⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_meaning_of_tags(line: str) -> str:
    """The line without what HTML tags strike out, and with raised figures as such characters."""
    if "<" not in line:
        return line
    line = STRUCK_OUT_TAG.sub("", line)
    return _RAISED.sub(lambda found: found[1].translate(_RAISED_SIGNS), line)


def is_html_tag(text: str) -> bool:
    """Whether `<…>` is an HTML tag, rather than words that somebody put in angle brackets."""
    found = _TAG.fullmatch(text)
    return (
        found is not None
        and found[1].lower() in _ELEMENTS
        and _ATTRIBUTES.fullmatch(found[2]) is not None
    )


def without_html_tags(html: str) -> str:
    """The text with a space for each HTML tag, and a new line for one that begins a block."""

    def said(found: re.Match[str]) -> str:
        if not is_html_tag(found.group()):
            return found.group()
        return "\n" if found[1].lower() in _BLOCKS else " "

    return _TAG.sub(said, html)


def wrapped_sign(before: str, line: str, following: str) -> str:
    """The dash at the beginning of a line that is no list item, "" for any other line.

    It is "-" for a minus below a sentence that is not at its end, "- " between two measures.
    """
    found = _SIGNED.match(line)
    if found is None or _ITEM.match(following.lstrip()) or _STARTS_BLOCK.match(before):
        return ""
    before = before.rstrip()
    if found[1].startswith(_HEAT) and _LEADS_TO_FIGURE.search(before):
        return "-"
    measured = _MEASURED.search(before)
    return "- " if measured is not None and measured[1] == found[1] else ""


def markdown_source(text: str) -> str:
    """The document as the Markdown parser shall see it, in linear time for any text."""
    return "\n".join(_lines(list(joined_short_lines(text.split("\n")))))


def _lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    size = 0
    crowding = Crowding()
    before = ""
    for number, line in enumerate(lines):
        opened = _FENCE.match(line)
        if opened is not None and fence in ("", opened[1]):
            fence = "" if fence else opened[1]
        elif not fence:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            line = _as_text(line, before, following)
        if not fence and _ends_list(before, line):
            yield ""
        starts = _STARTS_BLOCK.match(line) is not None
        if starts and not fence and not line[:1].isspace():
            size = 0
            crowding.begin()
        if _TABLE_ROW.match(line):
            crowding.begin()
        # A blank line between the rows of a table would end it.
        if size > MAX_BLOCK and not fence and not _TABLE_ROW.match(line):
            yield ""
            size = 0
            crowding.begin()
        size += len(line) + 1
        before = line
        if fence:
            yield line
        elif len(line) <= MAX_BLOCK:
            yield crowding.thinned(line)
        else:
            for piece in _cut(line):
                crowding.begin()
                yield crowding.thinned(piece)
            size = 0


def _as_text(line: str, before: str, following: str) -> str:
    """The line with a backslash before what looks like markup and is none."""
    line = without_extensions(with_meaning_of_tags(line))
    line = _FACTORS.sub(lambda found: found[1].replace("*", "\\*"), line)
    if wrapped_sign(before, line, following):
        return f"\\{line.lstrip()}"
    compared = _COMPARES.match(line)
    if compared is not None and not (_QUOTES.match(before) and not _COMPARES.match(before)):
        return f"{compared[1]}\\{line[len(compared[1]) :]}"
    defined = _DEFINES.match(line)
    if defined is not None and not _ADDRESS.match(defined[3] or following.strip()):
        return f"{defined[1]}\\{line[len(defined[1]) :]}"
    return line


def _ends_list(before: str, line: str) -> bool:
    """Whether a line below a list's last item is a paragraph of its own.

    Markdown would take it into the item, and glue "ibuprofen with food" to "Walk a little".
    """
    longest = _SHORT_WIDE_ITEM if HAN_CHARACTER.search(before) else _SHORT_ITEM
    return (
        len(before) <= longest
        and _ITEM.match(before) is not None
        and _SENTENCE_BEGINS.match(line) is not None
        and _STARTS_BLOCK.match(line) is None
    )


def _cut(line: str) -> Iterator[str]:
    """The pieces of a very long line as paragraphs."""
    while len(line) > MAX_BLOCK:
        ends = [found.end() for found in _CUT.finditer(line, MAX_BLOCK // 2, MAX_BLOCK)]
        space = line.rfind(" ", MAX_BLOCK // 2, MAX_BLOCK)
        end = ends[-1] if ends else space if space > 0 else MAX_BLOCK
        yield line[:end].rstrip()
        yield ""
        line = line[end:].lstrip()
    yield line
