"""A list whose rows lead to what they tell of, as one element however many rows it has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.ui.assets import asset_beside
from core.ui.streamlit_compat import is_whole_page_run
from core.ui.widgets.rows.told import parts_of

LIST = "elevendops_row_list"
"""What the element is called."""

# As its script calls it.
_OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it tells, and where it leads."""

    told: str
    """As Markdown, which knows **bold**, signs, badges, colours, `:small[…]` and
    `ui.with_small_print`; words of users by `ui.literal`."""

    name: str
    """What it tells of, for people who hear the links of a page one after another."""

    opens: str
    """What the address holds when it is open."""


def row_list(
    rows: Sequence[Row],
    label: str,
    *,
    key: str,
    param: str = "id",
    icon: str = "arrow_forward",
) -> None:
    """Rows in frames, each with a link that is called `label` and leads to the open page with
    `param` in its address, beside what stands there already.

    One element, where each row of `list_row` is three: what a page costs is the number of its
    elements. Rows that have buttons of their own are drawn by `list_row`.
    """
    if not rows:
        return
    here = st.query_params.to_dict()

    def opened() -> None:
        if chosen := st.session_state[key].get(_OPENED):
            st.query_params.from_dict(here | {param: chosen})

    draw = st.components.v2.component(
        LIST,
        html='<ul role="list"></ul>',
        css=asset_beside(__file__, ".css"),
        js=asset_beside(__file__, ".js"),
    )
    told = [
        {
            "told": parts_of(row.told),
            "name": f"{label}: {row.name}",
            "opens": row.opens,
            "address": f"?{urlencode(here | {param: row.opens})}",
        }
        for row in rows
    ]
    # As text: a list among the data makes Streamlit load pandas and pyarrow.
    data = {"label": label, "icon": icon, "rows": json.dumps(told)}
    found: Any = draw(data=data, key=key, on_opened_change=opened)
    if found.get(_OPENED) and not is_whole_page_run():
        # Where only the part with the list is drawn anew, what was opened is not drawn.
        st.rerun()
