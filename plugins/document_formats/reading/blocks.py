"""Paragraphs and tables of printed pages, and the Markdown that means the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_MARGIN = 0.1  # of the page's height, where running headers and page numbers stand
_HEADING = 1.15  # times the size of the body
_MAX_HEADING = 160  # characters
_MAX_BOLD_HEADING = 80
_LEVELS = 4
_REPEATED = 3
_BULLET = re.compile(r"[•●▪◦‣∙·\uf0b7\u25aa\uf0a7–—-]\s+")
_ENDED = re.compile(r"[.!?:;。！？：；]['\"”’)]?$")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|página|pág\.?|第)?\s*\d+\s*(?:(?:of|de|/)\s*\d+|页|頁)?\W*", re.I
)
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-\n([a-zà-ÿ]+)")
_MARKS_AT_BEGINNING = re.compile(r"([#>+=]|\d{1,9}[.)](?=\s*$))")


@dataclass(slots=True)
class Block:
    """Lines that belong together.

    `size` is that of most letters in points; `top` and `bottom` are heights on the page, 0 to 1.
    """

    lines: list[str]
    size: float
    bold: bool
    top: float
    bottom: float
    rows: list[list[str]] | None = None

    @classmethod
    def of_table(cls, rows: list[list[str]]) -> Block:
        """A table's cells, row by row."""
        return cls([], 0.0, False, 0.5, 0.5, rows=rows)


def drop_repeated(pages: Sequence[list[Block]]) -> list[str]:
    """Take away page numbers and what stands at the edge of most pages; gives those lines."""
    seen: Counter[str] = Counter()
    for blocks in pages:
        seen.update({_masked(block) for block in blocks if _at_edge(block)})
    often = max(_REPEATED, len(pages) // 2)
    gone: dict[str, str] = {}
    for blocks in pages:
        for block in [one for one in blocks if _at_edge(one)]:
            number = _PAGE_NUMBER.fullmatch(" ".join(block.lines))
            if number or seen[_masked(block)] >= often:
                blocks.remove(block)
                if not number:
                    gone.setdefault(_masked(block), " ".join(block.lines))
    return list(gone.values())


def markdown_of_blocks(pages: Sequence[Sequence[Block]]) -> str:
    """The blocks of all pages as Markdown."""
    blocks = _joined_over_pages(pages)
    body = _body_size(blocks)
    sizes = sorted(
        {block.size for block in blocks if _is_large(block, body)},
        reverse=True,
    )
    level_of = {size: min(place, _LEVELS) for place, size in enumerate(sizes, start=1)}
    bold_level = min(len(sizes) + 1, _LEVELS)
    text = "\n\n".join(_markdown(block, body, level_of, bold_level) for block in blocks)
    return _mend_broken_words(text)


def _markdown(block: Block, body: float, level_of: dict[float, int], bold_level: int) -> str:
    if block.rows is not None:
        return _table(block.rows)
    if _is_large(block, body) or _is_bold_heading(block):
        level = level_of.get(block.size, bold_level) if _is_large(block, body) else bold_level
        return f"{'#' * level} {' '.join(block.lines)}"
    lines = []
    for line in block.lines:
        bullet = _BULLET.match(line)
        if bullet and line[bullet.end() :]:
            lines.append(f"- {_literal(line[bullet.end() :])}")
        else:
            lines.append(_literal(line))
    return "\n".join(lines)


def _table(rows: Sequence[Sequence[str]]) -> str:
    width = max(len(row) for row in rows)
    lines = [
        "| " + " | ".join(_literal(cell).replace("|", "\\|") for cell in row) + " |"
        for row in ([*row, *[""] * (width - len(row))] for row in rows)
    ]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _literal(line: str) -> str:
    """The line without what Markdown would take for a mark."""
    line = re.sub(r"([*_`~\\])", r"\\\1", line)
    return (
        _MARKS_AT_BEGINNING.sub(r"\\\1", line, count=1) if _MARKS_AT_BEGINNING.match(line) else line
    )


def _body_size(blocks: Sequence[Block]) -> float:
    letters: Counter[float] = Counter()
    for block in blocks:
        letters[block.size] += sum(map(len, block.lines))
    return letters.most_common(1)[0][0] if letters else 0.0


def _is_large(block: Block, body: float) -> bool:
    return (
        block.rows is None
        and block.size >= body * _HEADING
        and sum(map(len, block.lines)) <= _MAX_HEADING
    )


def _is_bold_heading(block: Block) -> bool:
    return (
        block.bold
        and len(block.lines) == 1
        and len(block.lines[0]) <= _MAX_BOLD_HEADING
        and not _ENDED.search(block.lines[0])
        and not _BULLET.match(block.lines[0])
        and any(letter.isalpha() for letter in block.lines[0])
    )


def _joined_over_pages(pages: Sequence[Sequence[Block]]) -> list[Block]:
    blocks: list[Block] = []
    for page in pages:
        for place, block in enumerate(page):
            before = blocks[-1] if blocks else None
            goes_on = (
                place == 0
                and before is not None
                and before.rows is None
                and block.rows is None
                and before.size == block.size
                and block.lines[0][:1].islower()
                and not _ENDED.search(before.lines[-1])
            )
            if goes_on and before is not None:
                before.lines.extend(block.lines)
            else:
                blocks.append(block)
    return blocks


def _mend_broken_words(text: str) -> str:
    """Join a word that was broken at a line's end.

    Its hyphen goes when the whole word stands elsewhere in the text without one, and else stays.
    """
    known = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}

    def joined(found: re.Match[str]) -> str:
        first, second = found.groups()
        whole = (first + second).casefold() in known
        return f"{first}{second}" if whole else f"{first}-{second}"

    return _BROKEN_WORD.sub(joined, text)


def _at_edge(block: Block) -> bool:
    edge = block.bottom >= 1 - _MARGIN or block.top <= _MARGIN
    return block.rows is None and edge and len(block.lines) <= 2


def _masked(block: Block) -> str:
    return _DIGITS.sub("0", " ".join(block.lines))
