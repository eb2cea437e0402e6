"""Word documents (.docx)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from bs4 import BeautifulSoup
from lxml import etree

from plugins.document_formats.reading.html import markdown_of
from plugins.document_formats.reading.result import Found, Unreadable

_MAX_UNPACKED = 200_000_000
_MAX_TEXT_PARTS = 60_000_000
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ("strike", "dstrike", "vanish")
_BODIES = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}
_STYLES_PART = "word/styles.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_OLE = b"\xd0\xcf\x11\xe0"
_WORDS = re.compile(rb"<w:t[ >][^<]*[^<\s][^<]*</w:t>|<w:t>[^<]*[^<\s][^<]*</w:t>")


def read_word(data: bytes) -> Found:
    """The text of a Word document. Raises Unreadable."""
    if data.startswith(_OLE):
        raise Unreadable("old_word")
    found = Found()
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _look_into(parts, found)
            seen = _as_seen(parts, found)
        converted = mammoth.convert_to_html(
            BytesIO(data) if seen is None else seen,
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_no_picture),
        )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ExpatError,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        NotImplementedError,
    ):
        raise Unreadable("corrupt") from None
    except RecursionError:
        raise Unreadable("too_deep") from None
    found.text = markdown_of(BeautifulSoup(converted.value, "lxml"), found)
    if not found.text:
        raise Unreadable("pictures_only" if found.not_read else "empty")
    return found


def _as_seen(parts: zipfile.ZipFile, found: Found) -> BytesIO | None:
    """The file without hidden words and with all that is struck out marked in the one way that is
    read; None where it is so already.
    """
    names = set(parts.namelist())
    styles = parts.read(_STYLES_PART) if _STYLES_PART in names else b""
    marked = _marked_styles(styles)
    changed: dict[str, bytes] = {}
    hidden = 0
    for name in _BODIES & names:
        body = parts.read(name)
        if not (marked or b"vanish" in body or b"dstrike" in body):
            continue
        root = etree.fromstring(body, _PARSER)
        touched = False
        for run in list(root.iter(f"{_W}r")):
            marks = _marks(run.find(f"{_W}rPr"), marked)
            if marks.get("vanish"):
                hidden += bool("".join(run.itertext(f"{_W}t")).strip())
                for words in [one for one in run if one.tag != f"{_W}rPr"]:
                    run.remove(words)
                touched = True
            elif marks.get("dstrike") or marks.get("strike"):
                _strike(run)
                touched = True
        if touched:
            changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if hidden:
        found.leave_out("hidden_words")
    if not changed:
        return None
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as copy:
        for info in parts.infolist():
            copy.writestr(info.filename, changed.get(info.filename) or parts.read(info))
    into.seek(0)
    return into


def _marked_styles(styles: bytes) -> dict[str, dict[str, bool]]:
    """The styles of letters that hide or strike out, by their ids."""
    if not any(f"w:{mark}".encode() in styles for mark in _MARKS):
        return {}
    found = {}
    for style in etree.fromstring(styles, _PARSER).iter(f"{_W}style"):
        if style.get(f"{_W}type") == "character":
            marks = _marks(style.find(f"{_W}rPr"), {})
            if any(marks.values()):
                found[style.get(f"{_W}styleId") or ""] = marks
    return found


def _marks(properties: Any, styles: dict[str, dict[str, bool]]) -> dict[str, bool]:
    """Which of the marks letters have; their own say goes before that of their style."""
    if properties is None:
        return {}
    style = properties.find(f"{_W}rStyle")
    marks = dict(styles.get(style.get(f"{_W}val") or "", {})) if style is not None else {}
    for mark in _MARKS:
        own = properties.find(f"{_W}{mark}")
        if own is not None:
            marks[mark] = own.get(f"{_W}val") not in ("0", "false", "off")
    return marks


def _strike(run: Any) -> None:
    properties = run.find(f"{_W}rPr")
    for old in properties.findall(f"{_W}strike"):
        properties.remove(old)
    etree.SubElement(properties, f"{_W}strike")


def _no_picture(_image: Any) -> dict[str, str]:
    return {"src": ""}


def _look_into(parts: zipfile.ZipFile, found: Found) -> None:
    """Refuse what would unpack to too much, and note the parts that are not read."""
    sizes = {info.filename: info.file_size for info in parts.infolist()}
    xml = sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if sum(sizes.values()) > _MAX_UNPACKED or xml > _MAX_TEXT_PARTS:
        raise Unreadable("bomb")
    if "word/document.xml" not in sizes:
        raise Unreadable("corrupt")
    named = {
        "headers": re.compile(r"word/(?:header|footer)\d*\.xml"),
        "comments": re.compile(r"word/comments\.xml"),
    }
    for code, pattern in named.items():
        if any(pattern.fullmatch(name) and _WORDS.search(parts.read(name)) for name in sizes):
            found.leave_out(code)
    if any(name.startswith(("word/diagrams/", "word/charts/")) for name in sizes):
        found.leave_out("drawings")
    body = parts.read("word/document.xml")
    if b"<m:oMath" in body:
        found.leave_out("formulas")
    if b"<w:del " in body or b"<w:ins " in body:
        found.leave_out("tracked_changes")
