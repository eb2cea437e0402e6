"""What a language that is chosen for a script has not."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core import ui
from core.i18n import _
from pages.education_audio.choosing.choices import load_voices, speaks
from plugins.education_audio.contract import ScriptLanguageOption


def draw_what_is_missing(language: ScriptLanguageOption) -> None:
    """Say what cannot be done in this language, before a script is asked for."""
    name = ui.literal(language.name)
    if not language.is_translated_into:
        st.caption(
            _(
                ":material/info: The local preview writer writes in the document's own language "
                "only. A translation needs a Gemini key."
            )
        )
    if not language.is_compared:
        st.caption(
            _(
                ":material/info: A script in {name} is not compared with the document: its numbers "
                "and each “not” are checked by whoever approves it.",
                name=name,
            )
        )
    if not language.is_worded:
        st.caption(
            _(
                ":material/info: Figures and signs such as “5–10 ml” or “<70” are spoken in {name} "
                "as the voice reads them: only in English, Spanish and Chinese are they put into "
                "words first. Listen to the speech before a patient does.",
                name=name,
            )
        )
    voices = ui.fetch(partial(load_voices, quiet=True), "audio.language.voices")
    if voices is not None and not any(
        speaks(voice, language.code.partition("-")[0]) for voice in voices
    ):
        st.caption(
            _(
                ":material/info: The voice service has no voice that is made for {name}. Listen to "
                "the speech before a patient does.",
                name=name,
            )
        )
