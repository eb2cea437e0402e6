"""The order of what was chosen: by dragging, or by the buttons of each row."""

from __future__ import annotations

import json
from collections.abc import Mapping

import streamlit as st

from core.i18n import _
from core.ui.assets import asset_beside

_STYLE = """
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; align-items: center; gap: 0.5rem; border: 1px solid; border-radius: 0.5rem;
  margin-bottom: 0.25rem; padding: 0 0.25rem 0 0.75rem; cursor: grab; }
li.dragged { opacity: 0.6; }
span { flex: 1; }
button { font: inherit; color: inherit; background: transparent; border: 0; cursor: pointer;
  min-width: 44px; min-height: 44px; border-radius: 0.5rem; }
button[aria-disabled] { opacity: 0.35; cursor: default; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


def draw_order(chosen: Mapping[str, str], kept: str, *, key: str) -> None:
    """Draw what is chosen, its names by id, in its order, which can be changed.

    `kept` is the key of the input that holds the ids. It costs the page nothing while fewer than
    two are chosen.
    """
    if len(chosen) < 2:
        return

    def moved() -> None:
        wanted: list[str] = json.loads(st.session_state[key]["moved"])
        now: list[str] = st.session_state.get(kept) or []
        # One that was taken away in another place meanwhile stays away, and none is lost.
        order = [one for one in wanted if one in now]
        st.session_state[kept] = [*order, *(one for one in now if one not in order)]

    draw = st.components.v2.component(
        "elevendops_order",
        html='<ol></ol><p role="status"></p>',
        css=_STYLE,
        js=asset_beside(__file__, ".js"),
    )
    # As text: a list among the data makes Streamlit load pandas and pyarrow.
    data = {
        "items": json.dumps(list(chosen.items())),
        "list": _("Order of the content"),
        "up": _("Move “{name}” up"),
        "down": _("Move “{name}” down"),
        "place": _("“{name}” is number {place} of {total}"),
    }
    draw(data=data, key=key, on_moved_change=moved)
