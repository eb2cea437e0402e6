"""Texts in the reader's language, for plugins that bring message catalogues of their own.

    from pathlib import Path

    from elevendops.i18n import Catalogue

    CATALOGUE = Catalogue("appointments", Path(__file__).with_name("locale"))
    _ = CATALOGUE.gettext

    st.button(_("Add a visit"))

In the folder stands a folder for each language, named as in BCP 47, with the file `messages.po`:
`locale/es/messages.po`. The English text is its own key. `_` and `ngettext` translate what is drawn
now. `text` and `plural` make a `Text`, which is English for programs and logs and is translated
when a page or an answer of the API shows it: for titles in specs, and for what a route raises.
`amount` is a number in such a text.
`Words` is the type of such a text in a model that the API answers with.
"""

from core.i18n import Catalogue, Text, Words, amount, current_language, translate
from core.i18n.formats import (
    format_day,
    format_list,
    format_number,
    format_percent,
    format_time,
)

__all__ = [
    "Catalogue",
    "Text",
    "Words",
    "amount",
    "current_language",
    "format_day",
    "format_list",
    "format_number",
    "format_percent",
    "format_time",
    "translate",
]
