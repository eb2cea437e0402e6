"""Whether the script is what was asked for: of its minutes, in its language."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from pages.education_audio.choosing.length import spoken_duration
from plugins.education_audio.contract import (
    LanguageState,
    ScriptDraft,
    ScriptLanguage,
    ScriptLength,
)


def as_asked(draft: ScriptDraft) -> None:
    """Say what of a script's length and language is not as it was asked for."""
    with st.container(gap="small"):
        if draft.language is not None:
            _language(draft.language)
        if draft.length is not None and not draft.length.is_kept:
            _length(draft.length)


def _length(length: ScriptLength) -> None:
    figures = _(
        ":material/timer: **About {spoken} of speech; you asked for {wanted}.**",
        spoken=spoken_duration(length.spoken),
        wanted=spoken_duration(length.wanted),
    )
    if length.spoken > length.wanted:
        why = _("The script is longer than you asked for. Shorten it, or choose more minutes.")
    elif length.document is not None and length.document < length.wanted:
        why = _(
            "The document does not hold more: all of it takes about {duration} to say.",
            duration=spoken_duration(length.document),
        )
    else:
        why = _("The script is shorter than you asked for. Add to it, or write a new one.")
    st.caption(f"{figures} {why}")


def _language(language: ScriptLanguage) -> None:
    asked = ", ".join(ui.language_name(code) for code in language.asked)
    if language.state is LanguageState.OTHER:
        st.warning(
            _(
                "**The script is not in the language that was asked for.** Asked for: {asked}. "
                "Found: {found}.",
                asked=ui.literal(asked) or _("the language of the document"),
                found=ui.language_name(language.found) if language.found else _("unclear"),
            ),
            icon=":material/translate:",
        )
    elif len(language.asked) > 1 and language.state is LanguageState.AS_ASKED:
        st.caption(
            _(
                ":material/translate: In {languages}: only somebody who is noted as reading each "
                "that the document is not in may approve it.",
                languages=ui.literal(asked),
            )
        )
    elif language.is_translated:
        st.caption(
            _(
                ":material/translate: A translation: only somebody who is noted as reading "
                "{language} may approve it.",
                language=ui.language_name(language.found),
            )
        )
    elif asked and language.state is LanguageState.UNCLEAR:
        st.caption(
            _(
                ":material/translate: Whether the script is in {asked} could not be checked. "
                "Read it before you approve it.",
                asked=ui.literal(asked),
            )
        )
