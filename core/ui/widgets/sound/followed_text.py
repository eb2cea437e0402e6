"""The text of a sound, sentence by sentence: the one that is heard stands out, at any speed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from core.i18n import _
from core.ui.assets import asset_beside

_SPEEDS = (0.75, 1, 1.25, 1.5)
_STYLE = """
label { display: block; margin-bottom: 0.5rem; }
select { font: inherit; min-height: 44px; }
ol { list-style: none; margin: 0; padding: 0; max-height: 16rem; overflow-y: auto;
  position: relative; }
button { all: unset; cursor: pointer; display: block; padding: 0.25rem 0.5rem; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
button[aria-current] { font-weight: 600; text-decoration: underline;
  text-underline-offset: 0.2em; }
"""


def followed_text(
    url: str | None, sentences: Sequence[tuple[float, float, str]], *, key: str
) -> None:
    """The sentences of the sound that a player on this page plays, each with its seconds.

    A click on one plays it. `url` is the address that the player was given.
    """
    if not url or not sentences:
        return
    speeds = "".join(
        f'<option value="{speed}"{" selected" if speed == 1 else ""}>{speed}×</option>'
        for speed in _SPEEDS
    )
    draw = st.components.v2.component(
        "elevendops_followed_text",
        html=f"<label> <select>{speeds}</select></label><ol></ol>",
        css=_STYLE,
        js=asset_beside(__file__, ".js"),
    )
    # As text: a list among the data makes Streamlit load pandas and pyarrow (read in 1.60,
    # `serialize_mixed_data`).
    data = {"path": urlsplit(url).path, "speed": _("Speed"), "sentences": json.dumps(sentences)}
    draw(data=data, key=key)
