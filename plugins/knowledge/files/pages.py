"""How the letters of a web page are stored: what it says of itself, and the words that are judged.

What a page says is evidence and no more: an editor that saves as Unicode leaves an old sentence at
the page's head as it was, and a site names one encoding for all its pages.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

_HEAD = 4096
"""Bytes of a page in which it says how its letters are stored."""
_SAID = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})"""
    rb"""|<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^<>]*>|&#?\w{1,30};")
_UNREAD = (
    (re.compile(rb"<!--"), (b"-->",)),
    (re.compile(rb"<(?:script|style)\b", re.IGNORECASE), (b"</script", b"</style")),
)
_ALIASES = {"x-sjis": "shift_jis", "x-gbk": "gbk", "x-x-big5": "big5", "x-euc-jp": "euc_jp"}
# By Python's names. Some are read as browsers do, as a larger one that holds them (WHATWG
# Encoding); Python knows more, which are no encodings of pages.
_CODECS: Mapping[str, tuple[str, ...]] = (
    {f"iso8859-{n}": (f"iso8859_{n}",) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15)}
    | {f"cp{n}": (f"cp{n}",) for n in (866, 874, 932, 949, *range(1250, 1259))}
    | {name: (name.replace("-", "_"),) for name in ("gb18030", "euc_jp", "koi8-r", "koi8-u")}
    | dict.fromkeys(("utf-8", "utf-16", "utf-16-le", "utf-16-be"), ("utf-8",))
    | dict.fromkeys(("iso8859-1", "ascii"), ("cp1252",))
    | dict.fromkeys(("gb2312", "gbk"), ("gb18030",))
    | dict.fromkeys(("big5", "big5hkscs", "cp950"), ("cp950", "big5hkscs"))
    | {"shift_jis": ("cp932",), "euc_kr": ("cp949",), "iso2022_jp": ("iso2022_jp",)}
)
PAGE_CODECS = tuple(dict.fromkeys(codec for known in _CODECS.values() for codec in known))
"""Every codec that a page may be said to be stored in."""


def said_codecs(content: bytes, charset: str | None = None) -> tuple[str, ...]:
    """The codecs that a page means by what it says of its letters, else by what its site says.

    None where neither says anything, or something that is no encoding of pages.
    """
    said = _SAID.search(content[:_HEAD])
    name = (said[1] or said[2]).decode("ascii", "replace") if said else charset
    if name is None:
        return ()
    try:
        return _CODECS.get(codecs.lookup(_ALIASES.get(name.lower(), name)).name, ())
    except LookupError:
        return ()


def words_of_page(content: bytes) -> bytes:
    """The page's words as they are stored, without marks, scripts and styles.

    None of the encodings of pages uses the bytes of `<` and `>` for a part of another letter.
    """
    for begin, ends in _UNREAD:
        first, *others = begin.split(content)
        content = b" ".join([first, *(_after(other, ends) for other in others)])
    return _TAG.sub(b" ", content)


def _after(part: bytes, ends: tuple[bytes, ...]) -> bytes:
    lower = part.lower()
    found = [place for place in map(lower.find, ends) if place >= 0]
    return part[min(found) :] if found else b""
