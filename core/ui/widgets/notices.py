"""What was done, said after the page is drawn again."""

from __future__ import annotations

import streamlit as st

from core.i18n import translate

_WAITING = "ui.notices"


def notify(text: str, icon: str = ":material/check_circle:") -> None:
    """Say this in a corner of the screen, wherever the user is after the next redraw.

    A toast of a run that ends with a redraw never reaches the browser, so it is kept until a run
    has come to its end. `text` is Markdown.
    """
    st.session_state.setdefault(_WAITING, []).append((text, icon))


def draw_notices() -> None:
    """Show what waits to be said, at the end of a run."""
    for text, icon in st.session_state.pop(_WAITING, []):
        st.toast(translate(text), icon=icon, duration="long")
