"""Files as programs make them, for the tests."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import docx
from docx.document import Document as WordDocument
from reportlab import rl_config
from reportlab.lib import colors, pagesizes
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    Image,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

# Bytes as they are, as most programs write them; in letters a large file takes seconds to make.
rl_config.useA85 = 0

STYLES = getSampleStyleSheet()
DOSES = [["Medicine", "Morning", "Evening"], ["Warfarin", "", "3 mg"], ["Metformin", "850 mg", ""]]


def leaflet(parts: Sequence[Flowable], *, footer: str = "", password: str | None = None) -> bytes:
    """A PDF of these parts, with a line at the bottom of each page."""

    def below(canvas: Canvas, _template: object) -> None:
        canvas.drawString(60, 20, footer and f"{footer} {canvas.getPageNumber()}")

    into = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    SimpleDocTemplate(into, pagesize=pagesizes.A4, encrypt=encrypt).build(
        list(parts), onFirstPage=below, onLaterPages=below
    )
    return into.getvalue()


def heading(text: str, level: int = 1) -> Paragraph:
    """A heading."""
    return Paragraph(text, STYLES[f"Heading{level}"])


def words(text: str) -> Paragraph:
    """A paragraph."""
    return Paragraph(text, STYLES["BodyText"])


def table(rows: Sequence[Sequence[str]] = DOSES, *, lines: bool = True) -> Table:
    """A table, with lines between its cells or without."""
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if lines else []
    return Table([list(row) for row in rows], style=style, colWidths=120)


def scanned(pages: int = 2) -> bytes:
    """A PDF of pictures of pages."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    into = io.BytesIO()
    canvas = Canvas(into)
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (80, 100), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def gap() -> Spacer:
    """Room between two parts."""
    return Spacer(1, 10)


def page_end() -> PageBreak:
    """The next part begins on a new page."""
    return PageBreak()


def word_bytes(document: WordDocument) -> bytes:
    """The file of a Word document."""
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def word_leaflet() -> WordDocument:
    """A Word document with a heading, an old dose that is struck out, and a table."""
    document = docx.Document()
    document.add_heading("Blood thinner", 1)
    dose = document.add_paragraph("Take ")
    dose.add_run("4 mg").font.strike = True
    dose.add_run(" 3 mg every evening. Normal: 4 x 10")
    dose.add_run("9").font.superscript = True
    dose.add_run("/L. Call us below 3*2 or above 38 °C.")
    rows = document.add_table(3, 3)
    for place, row in enumerate(DOSES):
        for column, cell in enumerate(row):
            rows.cell(place, column).text = cell
    document.add_paragraph("Bring your card", style="List Bullet")
    return document


def picture(side: int) -> Image:
    """A picture of noise, which takes three bytes for each of its points in the file."""
    from PIL import Image as Pictures

    noise = Pictures.frombytes("RGB", (side, side), random.Random(3).randbytes(3 * side**2))
    kept = io.BytesIO()
    noise.save(kept, "png")
    kept.seek(0)
    return Image(kept, width=200, height=200)
