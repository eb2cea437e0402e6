"""Splits a Markdown or plain-text document into titled sections of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.retrieval.structure.markdown_source import is_html_tag, markdown_source, without_html_tags
from core.retrieval.structure.unsaid import FOOTNOTE_MARK, strip_front_matter, without_unread
from core.text.scripts import WIDE, WIDE_MARKS

_HEADING_ATTRIBUTE = re.compile(r"\{[#.:][^{}]*\}$")
_WIDE = re.compile(f"[{WIDE}{WIDE_MARKS}]")
_CHECKBOX = re.compile(r"\[([ xX])\](?=[ \t]|[^\W_])")
# Markdown sees no emphasis in "**請勿開車。**請休息", where a mark stands between the two.
_EMPHASIS = re.compile(r"(?<![\d*])\*\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*(?![\d*])")
_LABEL = re.compile(
    r"[ \t]{0,20}(?:[^\W\d_a-z][^\n.,;:!?：。，]{0,40}|\[[^\]\n]{1,60}\])[:：](?:\s|$)"
)
_SENTENCE_END = re.compile(r"[.!?。！？]$")

# A line of dashes below a paragraph makes it a heading in Markdown; in plain text it is a ruler.
# A sentence that states something, and what is this long (characters), is no heading.
_STATED = re.compile(r"[.!。！]$")
_MAX_HEADING = 200
_NARROW = 2  # columns
_FIGURE = re.compile(r"\d")
_MAX_NAME = 60  # characters of a list item that names the list below it


@dataclass(frozen=True, slots=True)
class Section:
    """One titled part of a document.

    Attributes:
        section_id: "s01", "s02", … in document order: the same text gives the same ids.
        title: heading without markup; the document's title for text before the first heading.
        level: 1 to 6, or 0 for text that stands under no heading.
        text: plain text of the body; paragraphs and list items are lines. Empty only for a
            document that has headings and no other text.
    """

    section_id: str
    title: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class OutlinedSection:
    """A section with the titles of the headings above it, outermost first."""

    section: Section
    parents: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    title: str
    level: int
    parents: tuple[str, ...]
    lines: list[str]


def parse_sections(text: str, title: str = "") -> list[Section]:
    """Return the sections of a document, in order; [] only for blank text.

    Headings without a body of their own are left out, unless the document has no body at all.

    Args:
        text: Markdown (CommonMark with tables) or plain text, in any language.
        title: the document's title; by default the front matter's, or else the first heading.
    """
    return [outlined.section for outlined in parse_outline(text, title)]


def parse_outline(text: str, title: str = "") -> list[OutlinedSection]:
    """Like `parse_sections`, and with the headings above each section."""
    body, front_title = strip_front_matter(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )
    drafts = list(_drafts(_markdown().parse(markdown_source(body))))
    filled = [draft for draft in drafts if draft.lines]
    # A document of headings only still has something to show: its headings.
    kept = filled or [draft for draft in drafts if draft.level]
    if not kept and body.strip():
        # Markup without words, or nested deeper than the parser follows: shown as it was written.
        kept = [_Draft("", 0, (), _lines(body, keep_breaks=True))]
    first_heading = next((draft.title for draft in drafts if draft.level), "")
    document_title = title.strip() or front_title or first_heading
    return [
        OutlinedSection(
            Section(
                section_id=f"s{number:02d}",
                title=draft.title or document_title,
                level=draft.level,
                text="\n".join(draft.lines),
            ),
            draft.parents,
        )
        for number, draft in enumerate(kept, start=1)
    ]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # Entities and escapes stay; emphasis, links and images are read, so that they can be removed.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(slots=True)
class _Item:
    """An item of a list that is being read: its number, and the name that it gives its sublist."""

    number: str
    first_line: int | None = None
    name: str = ""


@dataclass(slots=True)
class _Numbering:
    """The numbers of a list: as they are written, and counted where all are written alike."""

    written: str = ""
    number: int = 0

    def of(self, written: str) -> str:
        self.number = self.number + 1 if written == self.written else int(written)
        self.written = written
        return str(self.number)


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    columns: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)

    def line(self, *, header: bool) -> str | None:
        """The row as a line in which each cell says its column; nothing for the columns' names.

        Without them an empty cell would move the others, a morning dose into the evening, and
        "Warfarin, aspirin" would not say that the column is "Do not take with".
        """
        if header and not self._is_data():
            self.columns = self.row
            return None
        return ", ".join(
            f"{column}: {cell}" if column else cell
            for column, cell in zip_longest(self.columns, self.row, fillvalue="")
            if cell
        )

    def _is_data(self) -> bool:
        """Whether a first row is no names: "Morning | 12 units", which an editor took for them."""
        return len(self.row) == _NARROW and _FIGURE.search(self.row[-1]) is not None


def _drafts(tokens: Sequence[Token]) -> Iterator[_Draft]:
    draft = _Draft("", 0, (), [])
    above: list[tuple[int, str]] = []
    table: _Table | None = None
    header = False
    heading: Token | None = None
    items: list[_Item] = []
    numbering: list[_Numbering] = []
    for token in tokens:
        if token.type == "heading_open" and token.level == 0:
            heading = token
        elif token.type == "heading_close":
            heading = None
        elif token.type == "table_open":
            table = _Table()
        elif token.type == "table_close":
            if table is not None and not table.row and any(table.columns):
                draft.lines.append(", ".join(filter(None, table.columns)))
            table = None
        elif token.type in {"thead_open", "thead_close"}:
            header = token.type == "thead_open"
        elif token.type == "tr_open" and table is not None:
            table.row = []
        elif token.type == "tr_close" and table is not None:
            line = table.line(header=header)
            if line is not None:
                draft.lines.append(line)
            if header:
                table.row = []
        elif token.type == "ordered_list_open":
            numbering.append(_Numbering())
        elif token.type == "ordered_list_close":
            numbering.pop()
        elif token.type == "list_item_open":
            _name_sublist(items, draft.lines)
            number = f"{numbering[-1].of(token.info)}{token.markup} " if token.info else ""
            items.append(_Item(number))
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and heading and _is_heading(token, heading):
            if draft.lines or draft.level:  # the text before the first heading may be missing
                yield draft
            level = int(heading.tag[1:])
            above = [(depth, name) for depth, name in above if depth < level]
            title = " ".join(_inline_text(token).split())
            name = _HEADING_ATTRIBUTE.sub("", title).rstrip() or title
            draft = _Draft(name, level, tuple(name for _, name in above), [])
            above.append((level, name))
        elif token.type == "inline":
            if table is None:
                draft.lines.extend(_in_list(items, _lines(_inline_text(token)), len(draft.lines)))
            else:
                table.row.append(" ".join(_inline_text(token).split()))
        elif token.type in {"fence", "code_block"}:
            draft.lines.extend(_lines(token.content, keep_breaks=True))
        elif token.type == "html_block":
            draft.lines.extend(_lines(_without_tags(token.content), keep_breaks=True))
    yield draft


def _name_sublist(items: Sequence[_Item], lines: list[str]) -> None:
    """Let an item whose list begins now stand before each line of it, instead of above them.

    "Morning" above "12 units" is no sentence, and "Do not:" must not be parted from "drive".
    """
    if not items or items[-1].name or items[-1].first_line is None:
        return
    parent = items[-1]
    if parent.first_line != len(lines) - 1:
        return
    # The line tells the names around it already.
    outer = _names(items[:-1])
    name = lines[-1].rstrip(":：").removeprefix(f"{outer}: " if outer else "")
    if len(name) <= _MAX_NAME and not _SENTENCE_END.search(name):
        parent.name = name
        lines.pop()


def _in_list(items: Sequence[_Item], lines: list[str], place: int) -> list[str]:
    """The lines of a paragraph, with the number of the list item that they begin, and the names
    of the items around it."""
    if not items or not lines:
        return lines
    item = items[-1]
    if item.first_line is None:
        item.first_line = place + len(lines) - 1
        # Which are ticked is what such a list says.
        if box := _CHECKBOX.match(lines[0]):
            mark = "☐" if box[1] == " " else "☑"
            lines = [f"{mark} {lines[0][box.end() :].lstrip()}", *lines[1:]]
        lines = [item.number + lines[0], *lines[1:]]
    name = _names(items)
    return [f"{name}: {line}" if name else line for line in lines]


def _names(items: Sequence[_Item]) -> str:
    return ": ".join(item.name for item in items if item.name)


def _is_heading(token: Token, opening: Token) -> bool:
    """Whether it names what follows: a sentence above a line of dashes does not."""
    underlined = opening.markup in {"-", "="}
    if underlined and ("\n" in token.content or _STATED.search(token.content)):
        return False
    return len(token.content) <= _MAX_HEADING


def _inline_text(token: Token) -> str:
    parts: list[str] = []
    struck_out = 0
    for child in token.children or []:
        # Struck out means taken back: an old dose must not be told.
        struck_out += (child.type == "s_open") - (child.type == "s_close")
        if struck_out:
            continue
        if child.type == "s_close" and parts:
            parts[-1] = parts[-1].rstrip(" ")
        if child.type in {"text", "code_inline", "text_special", "image"}:
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak" or (
            child.type == "html_inline" and child.content.lower().startswith("<br")
        ):
            parts.append("\v")
        elif child.type == "html_inline" and _is_words(child.content):
            parts.append(child.content)
    text = FOOTNOTE_MARK.sub("", "".join(parts))
    return _EMPHASIS.sub(r"\1", text) if "**" in text else text


def _is_words(inline: str) -> bool:
    return inline[1:2].isalpha() and not is_html_tag(inline)


def _without_tags(html: str) -> str:
    return without_html_tags(without_unread(html))


def _lines(text: str, keep_breaks: bool = False) -> list[str]:
    """Unwrap soft line breaks ("\\n") and keep the hard ones ("\\v")."""
    if keep_breaks:
        pieces = text.split("\n")
    else:
        pieces = [
            _unwrapped(piece) for whole in text.split("\v") for piece in _labelled_apart(whole)
        ]
    return [stripped for piece in pieces if (stripped := piece.strip())]


def _labelled_apart(text: str) -> Iterator[str]:
    """The stretches of a paragraph that begin with a label: "Noon: 6 units" is its own line."""
    kept: list[str] = []
    for line in text.split("\n"):
        if kept and _LABEL.match(line):
            yield "\n".join(kept)
            kept = []
        kept.append(line)
    yield "\n".join(kept)


def _unwrapped(text: str) -> str:
    joined = ""
    parts: list[str] = []
    for line in text.split("\n"):
        bare = line.strip(" \t")
        wide = _WIDE.match(joined[-1:]) and _WIDE.match(bare)
        parts += ["" if wide or not parts else " ", bare]
        joined = bare or joined
    return "".join(parts)
