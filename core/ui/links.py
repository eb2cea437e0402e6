"""Links between pages, by the page's address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NoReturn
from urllib.parse import urlencode

import streamlit as st

from core.ui.text import literal

_MAP = "ui.site"


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a run by address, the first address of each plugin, and the open page.

    `plugin` is the open page's; the core's own pages are `core`'s.
    """

    pages: Mapping[str, st.Page]
    owners: Mapping[str, str]
    open_page: str
    plugin: str = "core"


def remember_site(site: Site) -> None:
    """Note what links may lead to; parts of a page that are redrawn alone need it too."""
    st.session_state[_MAP] = site


def page_of(plugin_id: str) -> str | None:
    """The address of a plugin's first page; None while the plugin is off or not working."""
    return _site().owners.get(plugin_id)


def has_page(page: str | None) -> bool:
    """Whether a link can lead to the page at this address."""
    return page in _site().pages


def open_page() -> str:
    """The address of the page that is drawn, or was last."""
    return _site().open_page or "home"


def open_plugin() -> str:
    """The id of the plugin whose page is drawn, or was last."""
    return _site().plugin


def link(
    page: str | None,
    label: str,
    *,
    query: Mapping[str, str] | None = None,
    icon: str = "",
    width: Literal["content", "stretch"] = "content",
) -> None:
    """A link to the page at `page`, with a query such as `{"id": "kd_1"}`.

    Plain text where there is no such page. `label` is shown letter by letter, on one line.
    """
    site = _site()
    target = site.pages.get(page or "")
    if target is None:
        st.caption(literal(label), width="content")
    elif page == site.open_page:
        # Streamlit does not put the query of a link to the open page into the browser's address.
        st.button(
            literal(label),
            key=f"link.{label}?{urlencode(query or {})}",
            type="tertiary",
            icon=icon or None,
            width=width,
            on_click=st.query_params.from_dict,
            args=(dict(query or {}),),
        )
    else:
        st.page_link(
            target,
            label=literal(label),
            icon=icon,
            query_params=list((query or {}).items()) or None,
            width=width,
        )


def go(page: str, query: Iterable[tuple[str, str]] = ()) -> NoReturn:
    """Open another page now. Raises KeyError when there is none at this address."""
    st.switch_page(_site().pages[page], query_params=list(query) or None)


def _site() -> Site:
    site: Site | None = st.session_state.get(_MAP)
    return site or Site({}, {}, "")
