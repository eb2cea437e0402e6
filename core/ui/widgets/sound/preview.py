"""Says which languages the local preview of the voice service really speaks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.i18n import _
from core.text.languages import language_name
from core.ui.api.watch import BRIEFLY
from core.ui.host import current_host
from core.ui.text import literal

PREVIEW_LANGUAGES = ("en", "es", "zh")
"""The languages that the local preview answers in, by their ISO 639-1 codes."""


def say_preview_languages(languages: Sequence[str]) -> None:
    """Draw the sentence where agents speak by the local preview, and one of these is not its."""
    mode = current_host().watch.snapshot(BRIEFLY).mode
    others = [one for one in languages if one.partition("-")[0] not in PREVIEW_LANGUAGES]
    if mode is None or mode.voice != "local" or not others:
        return
    st.info(
        _(
            "**The local preview speaks {spoken} only.** In {others} it finds some answers and "
            "says the words around them in English. With a key for the voice service the agent "
            "speaks all of them.",
            spoken=literal(_joined(PREVIEW_LANGUAGES)),
            others=literal(_joined(others)),
        ),
        icon=":material/translate:",
    )


def _joined(codes: Sequence[str]) -> str:
    return ", ".join(language_name(code) for code in codes)
