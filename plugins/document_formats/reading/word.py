"""Word documents (.docx)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from bs4 import BeautifulSoup

from plugins.document_formats.reading.html import markdown_of
from plugins.document_formats.reading.result import Found, Unreadable

_MAX_UNPACKED = 200_000_000
_MAX_TEXT_PARTS = 60_000_000
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
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
        converted = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_no_picture),
        )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ExpatError,
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
