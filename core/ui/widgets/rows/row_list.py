"""A list whose rows lead to what they tell of, as one element however many rows it has."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from core.ui.assets import asset_beside
from core.ui.language import other_language
from core.ui.links import go, has_page
from core.ui.streamlit_compat import is_whole_page_run
from core.ui.text import literal
from core.ui.widgets.rows.told import BREAK, SPOKEN, WORDS, Part, parts_of, spoken_in

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


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One row that leads to another page, or nowhere while there is no such page."""

    told: str
    """As Markdown, of which `Row` knows what it may hold."""

    name: str
    """What it tells of, for people who hear the links of a page one after another."""

    page: str | None
    query: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    """Of its first line (BCP 47), where that is not the page's; see `ui.other_language`."""


@dataclass(frozen=True, slots=True)
class UserText:
    """What somebody wrote, in a row of `text_list`: shown letter by letter as `ui.user_text` shows
    it, and marked with its language.
    """

    words: str


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

    told = [
        _told(
            row.told, f"{label}: {row.name}", row.opens, f"?{urlencode(here | {param: row.opens})}"
        )
        for row in rows
    ]
    if _draw(told, label, icon, key=key, style="framed", opened=opened) and not is_whole_page_run():
        # Where only the part with the list is drawn anew, what was opened is not drawn.
        st.rerun()


def link_list(
    rows: Sequence[LinkRow],
    label: str,
    *,
    key: str,
    icon: str = "arrow_forward",
    cards: bool = False,
) -> None:
    """Rows that lead to other pages, without frames of their own; one element, as `row_list`.

    As `cards` they stand side by side, each in its frame, and what is **bold** in them is large: a
    figure.
    """
    if not rows:
        return
    told = []
    for row in rows:
        address = _address(row) if has_page(row.page) else None
        one = _told(row.told, f"{label}: {row.name}", address, address)
        if row.language is not None:
            one["told"] = spoken_in(row.language, one["told"])
        told.append(one)
    if chosen := _draw(told, label, icon, key=key, style="cards" if cards else "plain"):
        page, _sign, query = chosen.partition("?")
        if has_page(page):
            go(page, parse_qsl(query))


def text_list(rows: Sequence[Sequence[str | UserText]], *, key: str) -> None:
    """Rows that lead nowhere, such as what was said one after another; one element, as `row_list`.

    Each line of a row is Markdown, of which `Row` knows what it may hold, or what somebody wrote.
    """
    if told := [_told_alone(_lines(row)) for row in rows if row]:
        _draw(told, "", "", key=key, style="plain")


def figures(of: Mapping[str, str], *, key: str) -> None:
    """Figures side by side in frames, by what they are called; one element for all of them."""
    told = [
        _told_alone(parts_of(f"{literal(label)}  \n**{literal(value)}**"))
        for label, value in of.items()
    ]
    _draw(told, "", "", key=key, style="cards")


def _lines(row: Sequence[str | UserText]) -> list[Part]:
    parts: list[Part] = []
    for line, before in zip(row, (None, *row), strict=False):
        if isinstance(line, UserText):
            words: Part = [WORDS, line.words]
            language = other_language(line.words)
            parts.append(words if language is None else [SPOKEN, language, words])
            continue
        if isinstance(before, str):
            parts.append([BREAK])
        parts += parts_of(line)
    return parts


def _address(row: LinkRow) -> str:
    """Beside the address of the open page, as no page has folders."""
    return f"{row.page}?{urlencode(row.query)}" if row.query else str(row.page)


def _told(told: str, name: str, opens: str | None, address: str | None) -> dict[str, Any]:
    return {"told": parts_of(told), "name": name, "opens": opens, "address": address}


def _told_alone(parts: list[Part]) -> dict[str, Any]:
    """A row that leads nowhere."""
    return {"told": parts, "name": "", "opens": None, "address": None}


def _draw(
    told: list[dict[str, Any]],
    label: str,
    icon: str,
    *,
    key: str,
    style: str,
    opened: Callable[[], None] | None = None,
) -> str | None:
    """Draw the list; what the row opens whose link was followed just now."""
    draw = st.components.v2.component(
        LIST,
        html='<ul role="list"></ul>',
        css=asset_beside(__file__, ".css"),
        js=asset_beside(__file__, ".js"),
    )
    # As text: a list among the data makes Streamlit load pandas and pyarrow.
    data = {"label": label, "icon": icon, "style": style, "rows": json.dumps(told)}
    found: Any = draw(data=data, key=key, on_opened_change=opened or _nothing)
    chosen: str | None = found.get(_OPENED)
    return chosen


def _nothing() -> None:
    """Without a callback the element has no such event."""
