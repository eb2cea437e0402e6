"""PDF, Word and web pages become text that means the same; what is left out is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from core.errors import InvalidInput
from core.retrieval.structure.sections import parse_sections
from plugins.document_formats.extractors import read
from plugins.knowledge.contract import ExtractedText
from tests.plugins.document_formats.made_files import (
    gap,
    heading,
    leaflet,
    page_end,
    scanned,
    table,
    word_bytes,
    word_leaflet,
    words,
)

WORD = partial(read, "word", 60.0)
PDF = partial(read, "pdf", 60.0)
WEB = partial(read, "html", 60.0)


def said(found: ExtractedText) -> list[tuple[str, str]]:
    """Title and text of each section as the product reads it on."""
    return [(section.title, section.text) for section in parse_sections(found.text)]


def test_a_pdf_keeps_its_headings_paragraphs_and_tables() -> None:
    content = leaflet(
        [
            heading("Blood thinner"),
            words("Take it at the same time each day. " * 6),
            heading("Your plan", 2),
            table(),
            gap(),
            words("Call us when you bleed and it does not stop."),
        ]
    )
    found = PDF(content, "plan.pdf")
    (first, text), (second, plan) = said(found)
    assert (first, second) == ("Blood thinner", "Your plan")
    assert text == ("Take it at the same time each day. " * 6).strip()
    assert plan.split("\n") == [
        "Medicine: Warfarin, Evening: 3 mg",
        "Medicine: Metformin, Morning: 850 mg",
        "Call us when you bleed and it does not stop.",
    ]
    assert found.not_read == ()


def test_a_table_without_lines_keeps_its_columns_and_is_to_be_compared() -> None:
    found = PDF(leaflet([words("Your plan:"), gap(), table(lines=False)]), "plan.pdf")
    [(_title, text)] = said(found)
    assert "Medicine: Warfarin, Evening: 3 mg" in text
    assert "Medicine: Metformin, Morning: 850 mg" in text
    [sentence] = found.not_read
    assert "Compare them with the file: 1" in sentence


def test_page_numbers_and_repeated_lines_are_no_text() -> None:
    pages = [
        part
        for number in range(4)
        for part in (words(f"Advice number {number} for your knee."), page_end())
    ]
    found = PDF(leaflet(pages, footer="Knee clinic, page"), "knee.pdf")
    assert "Knee clinic" not in found.text
    assert "Advice number 3 for your knee." in found.text
    assert any("Knee clinic" in sentence for sentence in found.not_read)


def test_words_broken_at_a_lines_end_are_whole() -> None:
    found = PDF(
        leaflet(
            [words("The anaes-<br/>thetic wears off. An anaesthetic is safe. Low-<br/>fat food.")]
        ),
        "a.pdf",
    )
    assert "The anaesthetic wears off." in " ".join(found.text.split())
    assert "Low-fat food" in found.text


def test_signs_that_markdown_would_take_are_kept() -> None:
    found = PDF(
        leaflet([words("Take 2*500 mg or 3*250 mg, 1_000 in all. Call above 38.5 °C.")]), "a.pdf"
    )
    assert said(found)[0][1] == "Take 2*500 mg or 3*250 mg, 1_000 in all. Call above 38.5 °C."


def test_small_raised_and_lowered_digits_of_a_pdf_keep_their_sense() -> None:
    half = "<super size=7>1</super>/<font size=7>2</font>"
    found = PDF(
        leaflet(
            [
                heading("Doses"),
                words(f"Take 1{half} tablets with water in the morning and {half} at night."),
                words("Normal are 4 to 10 x 10<super size=7>9</super>/L cells in the blood."),
                words("Drink H<sub rise=2 size=7>2</sub>O, not more than 2 litres each day."),
            ]
        ),
        "doses.pdf",
    )
    assert " ".join(said(found)[0][1].split("\n")) == (
        "Take 1½ tablets with water in the morning and ½ at night. "
        "Normal are 4 to 10 x 10⁹/L cells in the blood. "
        "Drink H₂O, not more than 2 litres each day."
    )
    assert found.not_read == ()


def test_words_with_a_line_through_them_in_a_pdf_are_named() -> None:
    dose = words("Take <strike>10 mg</strike> 5 mg <u>daily</u> in the evening.")
    found = PDF(leaflet([heading("Dose"), dose, table()]), "dose.pdf")
    assert [str(sentence) for sentence in found.not_read] == [
        "These words have a line through them in the file. They were kept. Take them out if they "
        "no longer hold: “10 mg”"
    ]


def test_small_digits_in_a_table_of_a_pdf_are_to_be_compared() -> None:
    cell = words("10<super size=6>9</super>/L and more")
    found = PDF(leaflet([heading("Blood"), table([["Cells", "Normal"], ["White", cell]])]), "b.pdf")
    [sentence] = found.not_read
    assert "small raised or lowered digits" in str(sentence)
    assert str(sentence).endswith(": 1")


def test_a_word_file_keeps_what_is_struck_out_raised_and_in_tables() -> None:
    found = WORD(word_bytes(word_leaflet()), "plan.docx")
    [(title, text)] = said(found)
    assert title == "Blood thinner"
    assert text.split("\n") == [
        "Take 3 mg every evening. Normal: 4 x 10⁹/L. Call us below 3*2 or above 38 °C.",
        "Medicine: Warfarin, Evening: 3 mg",
        "Medicine: Metformin, Morning: 850 mg",
        "Bring your card",
    ]


@pytest.mark.parametrize("by_style", [False, True])
def test_words_struck_out_twice_or_hidden_in_a_word_file_are_not_kept(by_style: bool) -> None:
    document = docx.Document()
    dose = document.add_paragraph("Take ")
    for dropped, mark in (("10 mg ", "double_strike"), ("20 mg ", "hidden")):
        run = dose.add_run(dropped)
        marked = run
        if by_style:
            marked = document.styles.add_style(mark, WD_STYLE_TYPE.CHARACTER)
            run.style = marked
        setattr(marked.font, mark, True)
    shown = dose.add_run("5 mg")
    shown.font.hidden = False
    dose.add_run(" daily.")
    found = WORD(word_bytes(document), "plan.docx")
    assert said(found)[0][1] == "Take 5 mg daily."
    assert [str(sentence) for sentence in found.not_read] == [
        "Words that the file hides were left out."
    ]


def test_what_is_not_read_of_a_word_file_is_said() -> None:
    document = word_leaflet()
    document.sections[0].header.paragraphs[0].text = "Knee clinic"
    document.add_picture(io.BytesIO(_picture()))
    found = WORD(word_bytes(document), "plan.docx")
    assert [str(sentence) for sentence in found.not_read] == [
        "The lines at the top and at the bottom of pages were left out.",
        "1 picture was left out.",
    ]


def _picture() -> bytes:
    from PIL import Image

    into = io.BytesIO()
    Image.new("L", (20, 20)).save(into, "PNG")
    return into.getvalue()


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (
            "<h3><button>Do not use it if</button></h3><ul><li>you are pregnant</li></ul>",
            ["Do not use it if", "you are pregnant"],
        ),
        (
            "<button aria-controls=p>Stop it when</button><div id=p hidden>you bleed</div>",
            ["Stop it when", "you bleed"],
        ),
        (
            "<h4><a href='#q'>Call 112 when</a></h4>"
            "<div id=q style='display:none'>your lips swell</div>",
            ["Call 112 when", "your lips swell"],
        ),
        ("<details><summary>When</summary>Ring us if it hurts</details>", ["Ring us if it hurts"]),
        (
            "<p>Rest for two days, and drink much water.</p><article>See also</article>",
            ["Rest for two days", "See also"],
        ),
    ],
)
def test_a_web_page_keeps_its_panels_and_all_its_text(page: str, kept: list[str]) -> None:
    found = WEB(f"<html><body>{page}</body></html>".encode(), "page.html")
    assert all(words in found.text for words in kept)
    assert not found.not_read


@pytest.mark.parametrize(
    "page",
    [
        "<p>Drink a lot of water.</p><p hidden>Call us if you bleed</p>",
        "<p>Drink a lot of water.</p><button>Call us if you bleed</button>",
        "<main><p>Drink a lot of water, and rest in the shade.</p></main><p>Call us if you bleed",
    ],
)
def test_a_web_page_says_what_was_not_read(page: str) -> None:
    found = WEB(f"<html><body>{page}</body></html>".encode(), "page.html")
    assert "Call us" not in found.text
    assert len(found.not_read) == 1


def test_a_cell_over_several_rows_leaves_the_doses_in_their_columns() -> None:
    page = (
        "<table><tr><th>Drug</th><th>Time</th><th>Units</th></tr>"
        "<tr><td rowspan=2>Glargine</td><td>dawn</td><td>12</td></tr>"
        "<tr><td>dusk</td><td>6</td></tr>"
        "<tr><td colspan=2>Rest</td><td>0</td></tr></table>"
    )
    text = WEB(f"<html><body>{page}</body></html>".encode(), "page.html").text
    assert "| Glargine | dusk | 6 |" in text
    assert "| Rest | Rest | 0 |" in text


def test_a_web_page_is_read_without_its_menus() -> None:
    page = (
        "<!doctype html><html><head><title>Asthma</title><style>p{}</style></head><body>"
        "<nav><a href='/'>Home</a></nav><main><h1>Asthma</h1>"
        "<p>Use the <del>red</del> blue inhaler when your peak flow is &lt; 300.</p>"
        "<ul><li>Do not:<ul><li>smoke<li>wait</ul></ul>"
        "<table><tr><th>Inhaler<th>Morning<th>Night<tr><td>Blue<td><td>2 puffs</table>"
        "<p style='display: none'>hidden</p></main><script>alert(1)</script></body></html>"
    )
    found = WEB(page.encode(), "asthma.html")
    assert said(found) == [
        (
            "Asthma",
            "Use the blue inhaler when your peak flow is < 300.\n"
            "Do not: smoke\nDo not: wait\n"
            "Inhaler: Blue, Night: 2 puffs",
        )
    ]
    assert [str(one) for one in found.not_read] == [
        "Parts that the page or file hides were left out.",
        "Menus and other parts around the text of the page were left out.",
    ]


@pytest.mark.parametrize(
    ("reader", "content", "reason"),
    [
        (PDF, partial(leaflet, [words("Secret")], password="x"), "protected by a password"),
        (PDF, scanned, "pictures of its pages"),
        (PDF, lambda: b"%PDF-1.7 and then nothing", "damaged"),
        (
            PDF,
            lambda: leaflet([part for _ in range(301) for part in (words("a"), page_end())]),
            "301 pages",
        ),
        (WORD, lambda: b"PK\x03\x04 no more", "damaged"),
        (WORD, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind"),
        (WEB, lambda: "<p>25 µg</p>".encode("cp1252"), "letters of the page cannot be read"),
        (WEB, lambda: b"<html><body><img src=x></body></html>", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    reader: partial[ExtractedText], content: Callable[[], bytes], reason: str
) -> None:
    with pytest.raises(InvalidInput, match=reason):
        reader(content(), "file")


def test_a_file_that_unpacks_to_too_much_is_not_opened() -> None:
    into = io.BytesIO()
    with (
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("word/document.xml", "w") as part,
    ):
        for _ in range(90):
            part.write(b" " * 1_000_000)
    with pytest.raises(InvalidInput, match="unpacks to far more"):
        WORD(into.getvalue(), "bomb.docx")


def test_a_page_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(InvalidInput):
        WEB(b"<p>a</p>" + b"<div>" * 20_000 + b"b", "deep.html")


def test_a_reading_that_takes_too_long_is_ended() -> None:
    many = leaflet([part for _ in range(250) for part in (words("a"), table(), page_end())])
    with pytest.raises(InvalidInput, match="too much memory or time"):
        read("pdf", 0.3, many, "slow.pdf")
