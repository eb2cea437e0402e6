"""HTML as Markdown: the words that a reader sees, with tables, lists and what is struck out."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from plugins.document_formats.reading.html_layout import (
    fill_joined_cells,
    keep_panel_titles,
    main_part,
    remove_hidden,
)
from plugins.document_formats.reading.result import Found, Unreadable

_UNSEEN = ["script", "style", "noscript", "template", "svg", "iframe", "object", "button", "select"]
_AROUND = ["nav", "footer", "aside", "form"]
_SAID_AROUND = {*_AROUND, "button", "select"}
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_BLANK_LINES = re.compile(r"\n{3,}")
_MOST_BLANKS = 100
# Nobody sees more, and what makes Markdown looks through all of them from each of them on.
_BLANKS = re.compile(rf"(?<!\s)\s{{{_MOST_BLANKS},}}")


def markdown_of(soup: BeautifulSoup | Tag, found: Found) -> str:
    """The Markdown of HTML, which is changed by it. Raises Unreadable if it is nested too deep."""
    pictures = soup.find_all("img")
    if pictures:
        found.leave_out("pictures", number=len(pictures))
    for box in soup.find_all("input", type="checkbox"):
        box.replace_with("[x] " if box.has_attr("checked") else "[ ] ")
    for tag, signs in (("sup", _RAISED), ("sub", _LOWERED)):
        for element in soup.find_all(tag):
            _raise(element, signs)
    fill_joined_cells(soup)
    try:
        text = MarkdownConverter(
            # Pictures are counted, and what a link leads to is not spoken.
            strip=["a", "img"],
            heading_style="ATX",
            bullets="-",
            escape_misc=False,
            table_infer_header=True,
        ).convert_soup(soup)
    except RecursionError:
        raise Unreadable("too_deep") from None
    lines = "\n".join(line.rstrip() for line in str(text).split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()


def read_web_page(data: bytes) -> Found:
    """The text of a web page without what stands around it. Raises Unreadable."""
    found = Found()
    soup = BeautifulSoup(_decoded(data), "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    keep_panel_titles(soup)
    removed = 0
    for element in soup.find_all(["head", *_UNSEEN, *_AROUND]):
        # The text of a button or a menu is no part of a leaflet; a whole one inside a form is.
        if element.name == "form" and len(element.get_text(strip=True)) > _FORM_OF_TEXT:
            continue
        removed += bool(element.name in _SAID_AROUND and element.get_text(strip=True))
        element.decompose()
    hidden = remove_hidden(soup)
    if hidden:
        found.leave_out("hidden", number=hidden)
    body = main_part(soup)
    removed += body is not soup and len(body.get_text(strip=True)) < len(soup.get_text(strip=True))
    if removed:
        found.leave_out("around", number=removed)
    text = markdown_of(body, found)
    if title and not re.match(r"#\s", text):
        text = f"# {title}\n\n{text}"
    if not text.strip():
        raise Unreadable("empty")
    found.text = text
    return found


_FORM_OF_TEXT = 400  # characters


def _decoded(data: bytes) -> str:
    """The page's characters: it comes as UTF-8, see `ExtractorSpec.is_page`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    return _BLANKS.sub(lambda found: found[0][:_MOST_BLANKS], text)


def _raise(element: Tag, signs: dict[str, str]) -> None:
    """10<sup>9</sup> is 10⁹ and not 109."""
    text = element.get_text()
    bare = text.strip()
    if not bare or element.find("a"):  # a note's number stays as it is, in its brackets
        element.unwrap()
    elif all(sign in signs for sign in bare):
        element.replace_with("".join(signs[sign] for sign in bare))
    elif signs is _RAISED and bare[0].isdigit():
        element.replace_with(f"^({bare})")
    else:
        element.unwrap()
