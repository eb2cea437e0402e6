"""Collects the texts of a package for its translators: `elevendops texts`.

What is written is a catalogue of gettext, as `elevendops.i18n.Catalogue` reads it. Translations
that are there already are kept; those whose text has gone stand at the end of the file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "text": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def collect(folders: Sequence[Path], language: str, file: Path) -> tuple[int, int]:
    """Write the texts of these folders into the catalogue of a language, such as `es`.

    Returns how many there are, and how many of them are not translated yet. Raises OSError, and
    babel's UnknownLocaleError for a language that is none.
    """
    locale = str(Locale.parse(language, sep="-"))
    found = Catalog(locale=locale)
    for folder in folders:
        for path, line, message, comments, context in extract_from_dir(
            folder, [("**.py", "core.tooling.texts:marked_texts")], keywords=_KEYWORDS
        ):
            found.add(
                message,
                locations=[(f"{folder.name}/{path}", line)],
                auto_comments=comments,
                context=context,
            )
    kept = Catalog(locale=locale)
    if file.is_file():
        with file.open("rb") as source:
            kept = read_po(source, locale=locale)
    kept.update(found, no_fuzzy_matching=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, kept, width=100)
    messages = [message for message in kept if message.id]
    return len(messages), sum(not _translated(message.string) for message in messages)


def marked_texts(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The calls that mark texts, for babel: whose own reading takes `st.text("…")` for one."""
    for call in ast.walk(ast.parse(file.read())):
        if not isinstance(call, ast.Call):
            continue
        match call.func:
            case (
                ast.Name(id=name)
                | ast.Attribute(value=ast.Name(id="i18n" | "CATALOGUE" | "PRODUCT"), attr=name)
            ) if name in keywords:
                constants = (
                    argument.value if isinstance(argument, ast.Constant) else None
                    for argument in call.args
                )
                words = tuple(one if isinstance(one, str) else None for one in constants)
                if any(words):
                    yield call.lineno, name, words, []


def _translated(string: str | Sequence[str] | None) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)
