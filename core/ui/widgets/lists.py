"""Lists that the server pages: `cursor` goes into the request, `controls` under the rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

import streamlit as st

from core.i18n import _, ngettext
from core.i18n.formats import format_number
from core.ui.api.client import ParamValue
from core.ui.api.problem import ApiProblem
from core.ui.text import literal
from core.ui.widgets.feedback import fetch
from core.ui.widgets.state import apply_to_url, clear_url, keep, kept, write_url
from core.values import PageInfo

T = TypeVar("T")
ListT = TypeVar("ListT", bound=PageInfo)

PAGE_SIZE = 20
"""Rows on one page of a list, unless the page asks for more."""

LISTED = 200
"""Rows that are offered in a choice; others are found by their names."""

_MAX_CURSOR = 2000


class Pager:
    """Which page of a list is shown; kept in the address, so a reload shows the same rows.

    `name` tells lists on one page apart, `of` is what the list is filtered by: when it changes the
    list begins at its first page.
    """

    def __init__(self, name: str, of: object = None, size: int = PAGE_SIZE) -> None:
        self.size = size
        self._cursor_param = f"{name}_after"
        self._page_param = f"{name}_page"
        self._stack_key = f"ui.pager.{name}"
        stored = st.session_state.get(self._stack_key)
        if stored is None or stored[0] != repr(of):
            if stored is not None:
                self._write(None)
            stored = (repr(of), [])
            st.session_state[self._stack_key] = stored
        self._before: list[str | None] = stored[1]
        # The browser's "back" button has left the later ones.
        del self._before[self.page - 1 :]

    @property
    def cursor(self) -> str | None:
        """What the request has to send as `cursor`."""
        return st.query_params.get(self._cursor_param, "")[:_MAX_CURSOR] or None

    @property
    def page(self) -> int:
        """The number of the page, from 1."""
        text = st.query_params.get(self._page_param, "")
        return max(int(text), 1) if text.isdecimal() and len(text) < 7 and self.cursor else 1

    def load(self, ask: Callable[[dict[str, ParamValue]], T]) -> T:
        """What `ask` returns for this page, given its `limit` and `cursor` for the request.

        Begins at the first page again when the server does not know the cursor.
        """
        try:
            return ask({"limit": self.size, "cursor": self.cursor})
        except ApiProblem as problem:
            if not problem.names("cursor"):
                raise
            self.reset()
            return ask({"limit": self.size})

    def reset(self) -> None:
        """Begin at the first page again, such as when the server does not know the cursor."""
        self._before.clear()
        self._write(None)

    def controls(
        self, next_cursor: str | None, shown: int, total: int | None, unreadable: int = 0
    ) -> None:
        """Which rows are shown, how many cannot be, and the way to the other pages.

        `total` is None for a list whose rows nobody counts: then the page's number is shown.
        """
        if unreadable:
            st.warning(
                ngettext(
                    "{number} entry is damaged in storage, or of a newer version, and cannot be "
                    "shown here. Ask whoever runs ElevenDops to open the Plugins page, which "
                    "names it.",
                    "{number} entries are damaged in storage, or of a newer version, and cannot be "
                    "shown here. Ask whoever runs ElevenDops to open the Plugins page, which "
                    "names them.",
                    unreadable,
                ),
                icon=":material/error:",
            )
        if total == 0 or (self.page == 1 and next_cursor is None):
            return
        start = (self.page - 1) * self.size + 1
        with st.container(horizontal=True, vertical_alignment="center"):
            if self.page > 1:
                self._button(_("First page"), ":material/first_page:", self.reset)
            if self._before:
                self._button(_("Previous"), ":material/chevron_left:", self._back)
            if next_cursor is not None:
                self._button(
                    _("Next"), ":material/chevron_right:", lambda: self._forward(next_cursor)
                )
            st.caption(
                _("Page {number}", number=format_number(self.page))
                if total is None
                else literal(
                    _(
                        "{first} to {last} of {total}",
                        first=format_number(start),
                        last=format_number(start + shown - 1),
                        total=format_number(total),
                    )
                )
            )

    def _button(self, label: str, icon: str, act: Callable[[], None]) -> None:
        st.button(label, key=f"{self._stack_key}.{label}", icon=icon, on_click=act)

    def _forward(self, next_cursor: str) -> None:
        self._before.append(self.cursor)
        self._write(next_cursor, self.page + 1)

    def _back(self) -> None:
        self._write(self._before.pop(), self.page - 1)

    def _write(self, cursor: str | None, page: int = 1) -> None:
        write_url({self._cursor_param: cursor, self._page_param: str(page) if cursor else None})


def list_row() -> AbstractContextManager[object]:
    """A frame for one row of a list: what it tells, and the way to it on the right.

    `with ui.list_row():` one `st.markdown(…, width="stretch")`, with states beside the name and
    smaller lines below (`ui.with_small_print`), and one `ui.link`. It costs a fourth of what
    columns do, and a page shows twenty rows.
    """
    return st.container(border=True, horizontal=True, vertical_alignment="center", wrap=False)


def back_button(label: str, key: str, leave: Callable[[], None]) -> None:
    """The way from an opened thing back to the list; `leave` takes it out of the address."""
    st.button(label, key=key, icon=":material/arrow_back:", type="tertiary", on_click=leave)


def filter_buttons(key: str, *names: str, primary: bool = True) -> None:
    """The buttons under a form of filters: one applies its `names` to the address, one clears them.

    `key` is short and names the list; operators see it in traces.
    """
    with st.container(horizontal=True):
        st.form_submit_button(
            _("Show"),
            key=f"{key}.show",
            type="primary" if primary else "secondary",
            icon=":material/search:",
            on_click=apply_to_url,
            args=names,
        )
        st.form_submit_button(
            _("Clear filters"), key=f"{key}.clear", type="tertiary", on_click=clear_url, args=names
        )


def offered(key: str, ask: Callable[[dict[str, ParamValue]], ListT]) -> ListT | None:
    """What a choice offers, given by `ask` for a request's `limit` and `q`.

    Where there is more than one answer holds, a field finds the others by their names. None after
    an error, and where no name is like what was typed; both are said.
    """
    field = f"{key}.find"
    place = st.container()
    typed = kept(field, "").strip()
    query: dict[str, ParamValue] = {"limit": LISTED, "q": typed or None}
    found = fetch(lambda: ask(query), key, _("Loading…"))
    if typed or (found is not None and found.next_cursor is not None):
        place.text_input(
            _("Find by name"),
            placeholder=_("Beginning of a word"),
            help=_("Only the newest {number} are listed below.", number=format_number(LISTED)),
            max_chars=100,
            **keep(field, ""),
        )
    if typed and found is not None and found.total_count == 0:
        st.caption(_("Nothing has a name with a word that begins like this."))
        return None
    return found
