"""Reads the file on its input, of the kind that its argument names, and prints JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module

from plugins.document_formats.reading.result import Found, Unreadable

_READERS = {
    "pdf": ("pdf", "read_pdf"),
    "word": ("word", "read_word"),
    "html": ("html", "read_web_page"),
}


def main() -> None:
    """Read one file."""
    module, name = _READERS[sys.argv[1]]
    read: Callable[[bytes], Found] = getattr(
        import_module(f"plugins.document_formats.reading.{module}"), name
    )
    sys.setrecursionlimit(3000)
    try:
        found = read(sys.stdin.buffer.read())
    except Unreadable as refused:
        json.dump({"refused": refused.code, "values": refused.values}, sys.stdout)
    else:
        json.dump({"text": found.text, "not_read": found.not_read}, sys.stdout)


if __name__ == "__main__":
    main()
