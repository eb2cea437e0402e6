"""Splits a Markdown or plain-text document into titled sections of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_HEADING_ATTRIBUTE = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_FRONT_MATTER_LINE = re.compile(r"^(?:[\w.-]+[ \t]*:.*|[ \t]+.*|-[ \t].*|#.*|[ \t]*)$")
_FRONT_MATTER_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.M)
_WIDE = r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t]*\n[ \t]*(?={_WIDE})")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")

# A line of dashes below a paragraph makes it a heading in Markdown; in plain text it is a ruler.
# No real heading is this long (characters).
_LONGEST_HEADING = 200


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
    body, front_title = _strip_front_matter(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )
    drafts = list(_drafts(_markdown().parse(body)))
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
    return MarkdownIt("commonmark").enable("table")


def _strip_front_matter(text: str) -> tuple[str, str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return text, ""
    lines = match.group(1).splitlines()
    # Two rulers around ordinary text are not front matter.
    if not all(_FRONT_MATTER_LINE.match(line) for line in lines):
        return text, ""
    found = _FRONT_MATTER_TITLE.search(match.group(1))
    return text[match.end() :], found.group(1).strip("\"'") if found else ""


def _drafts(tokens: Sequence[Token]) -> Iterator[_Draft]:
    draft = _Draft("", 0, (), [])
    above: list[tuple[int, str]] = []
    row: list[str] | None = None
    heading: Token | None = None
    for token in tokens:
        if token.type == "heading_open" and token.level == 0:
            heading = token
        elif token.type == "heading_close":
            heading = None
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            draft.lines.extend([", ".join(cell for cell in row or [] if cell)])
            row = None
        elif token.type == "inline" and heading is not None and _is_heading(token):
            if draft.lines or draft.level:  # the text before the first heading may be missing
                yield draft
            level = int(heading.tag[1:])
            above = [(depth, name) for depth, name in above if depth < level]
            name = _HEADING_ATTRIBUTE.sub("", " ".join(_inline_text(token).split()))
            draft = _Draft(name, level, tuple(name for _, name in above), [])
            above.append((level, name))
        elif token.type == "inline":
            if row is None:
                draft.lines.extend(_lines(_inline_text(token)))
            else:
                row.append(" ".join(_inline_text(token).split()))
        elif token.type in {"fence", "code_block"}:
            draft.lines.extend(_lines(token.content, keep_breaks=True))
        elif token.type == "html_block":
            draft.lines.extend(_lines(_without_tags(token.content), keep_breaks=True))
    yield draft


def _is_heading(token: Token) -> bool:
    return len(token.content) <= _LONGEST_HEADING


def _inline_text(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        if child.type in {"text", "code_inline", "text_special", "image"}:
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak" or (
            child.type == "html_inline" and child.content.lower().startswith("<br")
        ):
            parts.append("\v")
    return "".join(parts)


def _without_tags(html: str) -> str:
    kept: list[str] = []
    position = 0
    # Not by a regular expression: one that finds no end would look for it at every "<!--".
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[position:start])
        position = end + len("-->")
    return _HTML_TAG.sub(" ", " ".join([*kept, html[position:]]))


def _lines(text: str, keep_breaks: bool = False) -> list[str]:
    """Unwrap soft line breaks ("\\n") and keep the hard ones ("\\v")."""
    if keep_breaks:
        pieces = text.split("\n")
    else:
        unwrapped = _BREAK_BETWEEN_WIDE.sub("", text)
        pieces = _LINE_BREAK.sub(" ", unwrapped).split("\v")
    return [stripped for piece in pieces if (stripped := piece.strip())]
