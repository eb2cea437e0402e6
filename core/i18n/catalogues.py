"""Message catalogues: gettext's, read from `.po` files when a language is first spoken."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from core.i18n.formats import format_number
from core.i18n.language import PSEUDO, SOURCE, add_languages, current_language
from core.i18n.messages import Source, Text
from core.i18n.pseudo import pseudo

_FILE = "messages.po"
_all: dict[str, Catalogue] = {}


class Catalogue:
    """The texts of one package in several languages.

    `folder` has a folder for each language, named as in BCP 47 (`es`, `zh-TW`), with the file
    `messages.po` in it. Placeholders are those of `str.format` by name: `{count} documents`.
    `name` is that of the package, by which stored texts find their catalogue again. With `offered`
    False its languages are those of what it is for, such as letters, and no choice of the pages.
    """

    def __init__(self, name: str, folder: Path, *, offered: bool = True) -> None:
        self.name = name
        self._folder = folder
        self._read: dict[str, NullTranslations] = {}
        self._reading = threading.Lock()
        if offered:
            add_languages(file.parent.name for file in folder.glob(f"*/{_FILE}"))
        _all[name] = self

    def gettext(self, message: str, /, **values: Any) -> str:
        """The message in the reader's language, with these values."""
        return self._say(current_language(), message, values)

    def ngettext(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """The form of the message for this number, which it may name as `{number}`."""
        return self._say(current_language(), one, values, many, number)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """The message in the sense of the context, for a word that other languages split."""
        language = current_language()
        if language == PSEUDO:
            return pseudo(message).format_map(_shown(values))
        found: str = self._translations(language).pgettext(context, message)
        return found.format_map(_shown(values)) if values else found

    def text(self, message: str, /, **values: Any) -> Text:
        """The message for later: English, and translated by `translate`."""
        english = self._say(SOURCE, message, values)
        return Text(english, Source(self, message, values))

    def plural(self, one: str, many: str, number: int, /, **values: Any) -> Text:
        """As `text`, with the form for this number, which it may name as `{number}`."""
        english = self._say(SOURCE, one, values, many, number)
        return Text(english, Source(self, one, values, many, number))

    def again(self, source: Source, language: str) -> str:
        """The text that was made from this, in this language."""
        return self._say(language, source.message, source.values, source.plural, source.number)

    def knows(self, message: str, language: str) -> str | None:
        """The translation of a message without values; None where there is none."""
        found = self._translations(language).gettext(message)
        return found if found != message else None

    def _say(
        self,
        language: str,
        message: str,
        values: Mapping[str, Any],
        many: str | None = None,
        number: int = 0,
    ) -> str:
        if many is None:
            found = (
                message
                if language in (SOURCE, PSEUDO)
                else self._translations(language).gettext(message)
            )
            if language == PSEUDO:
                found = pseudo(found)
            return found.format_map(_shown(values, language)) if values else found
        if language in (SOURCE, PSEUDO):
            found = message if number == 1 else many
        else:
            found = self._translations(language).ngettext(message, many, number)
        if language == PSEUDO:
            found = pseudo(found)
        return found.format_map(
            {"number": format_number(number, language=language), **_shown(values, language)}
        )

    def _translations(self, language: str) -> NullTranslations:
        if (kept := self._read.get(language)) is not None:
            return kept
        with self._reading:
            if language not in self._read:
                self._read[language] = self._load(language)
            return self._read[language]

    def _load(self, language: str) -> NullTranslations:
        file = self._folder / language / _FILE
        if not file.is_file():
            return NullTranslations()
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with file.open("rb") as source:
            catalogue = read_po(source, locale=language.replace("-", "_"))
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return GNUTranslations(compiled)


def _shown(values: Mapping[str, Any], language: str | None = None) -> Mapping[str, Any]:
    """The values, with the texts among them in the same language."""
    if language == SOURCE:
        return values  # a text is its English words
    say = partial(translate, language=language)
    return {
        name: say(value) if isinstance(value, Text) else value for name, value in values.items()
    }


def translate(words: str, language: str | None = None) -> str:
    """The words in the reader's language (or this one).

    What is no `Text`, such as words that were stored, is looked up as it stands in all catalogues,
    and comes back as it is where none has it.
    """
    language = language or current_language()
    if isinstance(words, Text):
        return words.source.catalogue.again(words.source, language)
    if language in (SOURCE, PSEUDO) or not words:
        return words
    return next((found for each in _all.values() if (found := each.knows(words, language))), words)


def restored(english: str, kept: Any) -> str:
    """The words that were kept with what `stored` told of them, as a `Text` again.

    Plain English where that is missing or damaged: it is read from a store.
    """
    try:
        message = kept["message"]
        values = {
            name: restored(value["english"], value["source"]) if isinstance(value, dict) else value
            for name, value in kept["values"].items()
        }
        many, number = kept.get("plural"), int(kept.get("number", 0))
        source = Source(_all[kept["catalogue"]], message, values, many, number)
        if source.catalogue.again(source, SOURCE) != english:
            return english
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return english
    return Text(english, source)
