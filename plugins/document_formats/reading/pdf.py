"""PDF files: paragraphs, headings by the size of their letters, and tables with lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

import pdfplumber
from pdfminer.layout import LTChar, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from plugins.document_formats.reading.blocks import Block, drop_repeated, markdown_of_blocks
from plugins.document_formats.reading.columns import Line, Table, bare_tables
from plugins.document_formats.reading.result import Found, Unreadable
from plugins.document_formats.reading.small_signs import has_small_digits, struck_out, text_of

MAX_PAGES = 300

_UNKNOWN_LETTER = "(cid:"
_MANY_UNKNOWN = 0.02
_GAP = 0.9  # times the size of the letters; no space between words is so wide
_MAX_STRUCK = 20
_PICTURE = 40  # points; smaller ones are bullets and rulers


def read_pdf(data: bytes) -> Found:
    """The text of a PDF file. Raises Unreadable."""
    found = Found()
    try:
        with pdfplumber.open(BytesIO(data), laparams={}) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise Unreadable("too_many_pages", pages=len(pdf.pages), most=MAX_PAGES)
            pages = list(_pages(pdf.pages, found))
    except PdfminerException as error:
        inner = error.args[0] if error.args else None
        raise Unreadable(
            "encrypted" if isinstance(inner, PDFPasswordIncorrect) else "corrupt"
        ) from None
    except PDFPasswordIncorrect:
        raise Unreadable("encrypted") from None
    except (
        PDFException,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        AssertionError,
    ):
        raise Unreadable("corrupt") from None
    except RecursionError:
        raise Unreadable("too_deep") from None
    if not any(pages):
        raise Unreadable("pictures_only" if found.not_read else "empty")
    repeated = drop_repeated(pages)
    if repeated:
        found.leave_out("repeated_lines", lines=repeated)
    found.text = markdown_of_blocks(pages)
    unknown = found.text.count(_UNKNOWN_LETTER)
    if unknown:
        if unknown > len(found.text) * _MANY_UNKNOWN:
            raise Unreadable("unknown_letters")
        found.leave_out("unknown_letters", number=unknown)
    return found


def _pages(pages: Sequence[Page], found: Found) -> Iterator[list[Block]]:
    empty: list[int] = []
    bare: list[int] = []
    small: list[int] = []
    struck: list[str] = []
    pictures = 0
    for number, page in enumerate(pages, start=1):
        drawn = [
            [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]
            for box in page.layout
            if isinstance(box, LTTextBox)
        ]
        boxes = [[_line(line) for line in box] for box in drawn]
        tables = _ruled_tables(page)
        apart = [part for box in drawn for line in box for part in _apart(line)]
        without = bare_tables([part for part in apart if not _within(part, tables)])
        in_columns = [*tables, *without]
        blocks = _blocks(boxes, in_columns, float(page.height))
        shown = [one for one in page.images if min(one["width"], one["height"]) >= _PICTURE]
        if blocks:
            pictures += len(shown)
        elif shown or page.curves:
            empty.append(number)
        if without:
            bare.append(number)
        printed = [line for box in drawn for line in box]
        struck += struck_out(page, printed)
        if any(has_small_digits(line) and _within(_line(line), in_columns) for line in printed):
            small.append(number)
        yield blocks
        page.close()
    if empty:
        found.leave_out("pages_without_text", pages=empty)
    if pictures:
        found.leave_out("pictures", number=pictures)
    if bare:
        found.leave_out("tables_without_lines", pages=bare)
    if small:
        found.leave_out("small_digits", pages=small)
    if struck:
        found.leave_out("struck_out", words=list(dict.fromkeys(struck))[:_MAX_STRUCK])


def _line(line: LTTextLine) -> Line:
    letters = [letter for letter in line if isinstance(letter, LTChar)]
    return _made_of(letters, text_of(line))


def _apart(line: LTTextLine) -> list[Line]:
    """The parts of a line between which there is more room than between words."""
    parts: list[tuple[list[LTChar], list[str]]] = []
    for letter in line:
        if isinstance(letter, LTChar):
            last = parts[-1][0][-1] if parts else None
            if last is None or letter.x0 - last.x1 > _GAP * letter.size:
                parts.append(([], []))
            parts[-1][0].append(letter)
        if parts:
            parts[-1][1].append(letter.get_text())
    return [_made_of(letters, text) for letters, words in parts if (text := "".join(words).strip())]


def _made_of(letters: Sequence[LTChar], text: str) -> Line:
    sizes = Counter(round(letter.size * 2) / 2 for letter in letters if letter.get_text().strip())
    bold = sum("bold" in letter.fontname.lower() for letter in letters)
    return Line(
        text=text,
        left=min((letter.x0 for letter in letters), default=0.0),
        bottom=min((letter.y0 for letter in letters), default=0.0),
        right=max((letter.x1 for letter in letters), default=0.0),
        top=max((letter.y1 for letter in letters), default=0.0),
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=bold > len(letters) / 2,
    )


def _ruled_tables(page: Page) -> list[Table]:
    height = float(page.height)
    found = []
    for table in page.find_tables():
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        if len(rows) > 1 and max(len(row) for row in rows) > 1:
            left, top, right, bottom = table.bbox
            found.append(Table(rows, left, height - bottom, right, height - top))
    return found


def _within(line: Line, tables: Sequence[Table]) -> bool:
    return any(table.holds(line) for table in tables)


def _blocks(boxes: Sequence[Sequence[Line]], tables: Sequence[Table], height: float) -> list[Block]:
    """Paragraphs and tables of a page in the order in which they are read."""
    waiting = sorted(tables, key=lambda table: -table.top)
    blocks: list[Block] = []
    for box in boxes:
        outside = [line for line in box if not _within(line, tables)]
        reached = min(line.top for line in box) if box else height
        while waiting and waiting[0].top >= (outside[0].top if outside else reached):
            blocks.append(Block.of_table(waiting.pop(0).rows))
        # A heading that stands close to its text is a block of its own.
        for (size, bold), run in groupby(outside, key=lambda line: (line.size, line.bold)):
            lines = list(run)
            blocks.append(
                Block(
                    lines=[line.text for line in lines],
                    size=size,
                    bold=bold,
                    top=lines[0].top / height,
                    bottom=lines[-1].bottom / height,
                )
            )
    return blocks + [Block.of_table(table.rows) for table in waiting]
