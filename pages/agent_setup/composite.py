"""Inputs of several widgets whose value is one field of a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from core import ui
from core.i18n import _
from pages.agent_setup.values import Inputs

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_MAX_ID = 50

Row = dict[str, Any]


class Composite:
    """A field of the form that holds a list or an object, in the form of the API.

    The form knows it by one key, under which nothing is drawn. `widget` gives the arguments of each
    of its widgets; they begin anew whenever the form gives the field another value.
    """

    def __init__(self, inputs: Inputs, field: str) -> None:
        self._key = inputs.keep(field)["key"]
        self.value: Any = st.session_state[self._key]
        drawn = st.session_state.get(f"{self._key}.drawn", (0, None))
        number, last = drawn
        if last != self.value:
            number += 1
        self._number = number

    def at(self, name: str) -> str:
        """The key of one of its widgets."""
        return f"{self._key}.{self._number}.{name}"

    def widget(self, name: str, default: object) -> ui.Kept:
        """The arguments of one of its widgets."""
        return ui.keep(self.at(name), default)

    def holds(self, value: Any) -> Any:
        """Note what its widgets hold now; the same."""
        st.session_state[self._key] = value
        st.session_state[f"{self._key}.drawn"] = (self._number, value)
        return value


def draw_rows(
    composite: Composite,
    rows: list[Row],
    draw: Callable[[str, Row, int], Row],
    *,
    name: str,
    add: str,
    most: int,
) -> list[Row]:
    """Draw a list whose rows are added and removed; what the rows hold now.

    `draw` draws one row, given the beginning of its widgets' names, what it began with, and its
    place. `name` tells this list from others of the composite.
    """
    kept = composite.at(f"{name}.rows")
    begun: dict[int, Row] = st.session_state.setdefault(kept, dict(enumerate(rows)))
    held: list[Row] = []
    for place, (number, row) in enumerate(list(begun.items())):
        with st.container(border=True, gap="xsmall"):
            held.append(draw(f"{name}.{number}", row, place))
            st.button(
                _("Remove"),
                key=composite.at(f"{name}.{number}.remove"),
                icon=":material/delete:",
                type="tertiary",
                on_click=_remove,
                args=(begun, number),
            )
    if len(begun) < most:
        st.button(
            add,
            key=composite.at(f"{name}.add"),
            icon=":material/add:",
            on_click=_add,
            args=(begun,),
        )
    return held


def with_ids(composite: Composite, name: str, rows: list[Row]) -> list[Row]:
    """The rows of the list with this name, new ones with an id of their first name.

    An id stays when the name changes later: what was noted under it belongs to it.
    """
    begun: dict[int, Row] = st.session_state[composite.at(f"{name}.rows")]
    for number, row in zip(begun, rows, strict=True):
        if not row["id"]:
            taken = {other["id"] for other in rows}
            row["id"] = id_of(row["name"], taken)
            if row["name"].strip():
                begun[number] = begun[number] | {"id": row["id"]}
    return rows


def hold_named_rows(
    composite: Composite,
    draw: Callable[[str, Row, int], Row],
    problem: ui.ApiProblem | None,
    *,
    field: str,
    add: str,
    most: int,
) -> list[Row] | None:
    """Draw the field's list, each of whose rows has an id; what it holds now.

    None for a list that is empty and was left to the voice service.
    """
    rows = draw_rows(composite, composite.value or [], draw, name="rows", add=add, most=most)
    rows = with_ids(composite, "rows", rows)
    own_error(problem, field)
    untouched = composite.value is None and not rows
    held: list[Row] | None = composite.holds(None if untouched else rows)
    return held


def left_there() -> str:
    """What stands for a field that is None."""
    return _("As the voice service has it")


def own_error(problem: ui.ApiProblem | None, field: str) -> None:
    """The reason why a list as a whole is bad; those of its rows stand at them."""
    if problem is not None and any(error.field == field for error in problem.errors):
        ui.field_error(problem, field)


def _add(rows: dict[int, Row]) -> None:
    rows[max(rows, default=-1) + 1] = {}


def _remove(rows: dict[int, Row], number: int) -> None:
    rows.pop(number, None)


def id_of(name: str, taken: Collection[str]) -> str:
    """An id of the API for a name, which none of those that are taken is."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = _NO_LETTERS.sub("_", plain).strip("_").lstrip("0123456789_")[: _MAX_ID - 4] or "item"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    return found
