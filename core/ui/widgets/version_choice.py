"""Two versions of one field side by side, and the choice which of them to keep."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.i18n import _, text, translate
from core.ui.text import literal

MINE, THEIRS = "mine", "theirs"
"""What a choice holds under its key."""

_CHOICES = {MINE: text("Keep yours"), THEIRS: text("Keep the saved one")}
_CONTEXT_LINES = 2
_PANEL_HEIGHT = 320
_SHORT = 200


def draw_choice(label: str, mine: str, saved: str, who: str, key: str) -> None:
    """Draw both texts of the field `label`; `who` says whose the saved one is.

    What is chosen stands in the session under `key`.
    """
    st.markdown(f"**{literal(label)}**")
    texts = _differing_parts(mine, saved)
    for column, title, words in zip(st.columns(2), (_("Your text"), who), texts, strict=True):
        with column:
            st.caption(title)
            height: int | Literal["content"] = _PANEL_HEIGHT if len(words) > _SHORT else "content"
            with st.container(border=True, height=height):
                st.text(words or _("(empty)"))
    st.radio(
        _("Which to keep of {label}", label=literal(label)),
        list(_CHOICES),
        format_func=lambda one: translate(_CHOICES[one]),
        horizontal=True,
        label_visibility="collapsed",
        key=key,
    )


def _differing_parts(mine: str, saved: str) -> tuple[str, str]:
    """Both texts without the lines at their beginning and end that are the same."""
    first, second = mine.splitlines(), saved.splitlines()
    most = min(len(first), len(second))
    head = 0
    while head < most and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < most - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    cut, end = max(head - _CONTEXT_LINES, 0), max(tail - _CONTEXT_LINES, 0)
    return _part(first, cut, end), _part(second, cut, end)


def _part(lines: list[str], cut: int, end: int) -> str:
    shown = lines[cut : len(lines) - end]
    before = ["…"] if cut else []
    after = ["…"] if end else []
    return "\n".join([*before, *shown, *after])
