"""The product's texts in the user's language, and dates and numbers as that language writes them.

The source is English: `_("Add a document")` is the text itself, its key in the catalogues, and what
is shown where a catalogue lacks it. `_`, `ngettext` and `pgettext` translate at once, for what is
drawn now. `text` and `plural` make a `Text`, which is English for programs and logs and can be
translated later (`translate`): for errors, stored words, labels in tables, and everything else
that is written before it is known who reads it.

A plugin that brings catalogues of its own makes a `Catalogue` of its folder and uses that one's
methods.
"""

from __future__ import annotations

from pathlib import Path

from core.i18n.catalogues import Catalogue, restored, translate
from core.i18n.kept import KeepsTexts, KeptText, keep_texts, kept_text
from core.i18n.language import (
    PSEUDO,
    SOURCE,
    accepted,
    current_language,
    languages,
    listen_for_language,
    offer_pseudo_language,
    speak,
)
from core.i18n.messages import Text, stored
from core.i18n.words import Words

PRODUCT = Catalogue("elevendops", Path(__file__).resolve().parent.parent / "locale")
"""The catalogues of everything that comes with ElevenDops."""

_NUMBER = "{number}"

_ = PRODUCT.gettext
ngettext = PRODUCT.ngettext
pgettext = PRODUCT.pgettext
text = PRODUCT.text
plural = PRODUCT.plural


def amount(number: int) -> Text:
    """A number as a value of a `text`: written as the language has it in which the text is said."""
    # The same words in every language: no catalogue has them.
    return PRODUCT.plural(_NUMBER, _NUMBER, number)


__all__ = [
    "PRODUCT",
    "PSEUDO",
    "SOURCE",
    "Catalogue",
    "KeepsTexts",
    "KeptText",
    "Text",
    "Words",
    "_",
    "accepted",
    "amount",
    "current_language",
    "keep_texts",
    "kept_text",
    "languages",
    "listen_for_language",
    "ngettext",
    "offer_pseudo_language",
    "pgettext",
    "plural",
    "restored",
    "speak",
    "stored",
    "text",
    "translate",
]
