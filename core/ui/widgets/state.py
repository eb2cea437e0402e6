"""What survives a rerun, a change of page and a reload."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypedDict, TypeVar

import streamlit as st

from core.values import ID_PATTERN

T = TypeVar("T")
V = TypeVar("V", str, bool, date)

_FORGOTTEN = "ui.forgotten"
_MAX_VALUE = 200
_VISIT = "ui.visit"
_NOTHING: dict[type, str | bool | None] = {str: "", bool: False, date: None}


class Kept(TypedDict):
    """Arguments for an input widget that keeps its value; see `keep`."""

    key: str
    persist_state: Literal["session"]


class Keyed(TypedDict):
    """The argument that ties an input widget to its place in the session; see `url_input`."""

    key: str


def keep(key: str, default: object) -> Kept:
    """Let an input keep what was typed over reruns, errors and other pages.

    `name = st.text_input("Name", **keep("upload.name", ""))`; give the widget no value of its own.
    A reload of the browser begins anew: what must survive that goes into the URL (`url_state`).
    """
    forgotten: set[str] = st.session_state.setdefault(_FORGOTTEN, set())
    if key in forgotten:
        forgotten.discard(key)
        st.session_state[key] = default
    elif key not in st.session_state:
        st.session_state[key] = default
    return {"key": key, "persist_state": "session"}


def kept(key: str, default: T) -> T:
    """What an input with this key holds now, also while it is not drawn."""
    value: Any = st.session_state.get(key, default)
    return value if isinstance(value, type(default)) else default


def forget(*keys: str) -> None:
    """Give these inputs their defaults again at their next drawing, such as after saving."""
    st.session_state.setdefault(_FORGOTTEN, set()).update(keys)


def note_visit(page: str) -> bool:
    """Note which page is drawn; True when another one, or another address of it, was before."""
    place = (page, tuple(sorted(st.query_params.to_dict().items())))
    number, before = st.session_state.get(_VISIT, (0, None))
    if place == before:
        return False
    st.session_state[_VISIT] = (number + 1, place)
    return True


def visit() -> int:
    """Counts the pages that were opened; the same while one is only drawn again."""
    number: int = st.session_state.get(_VISIT, (0, None))[0]
    return number


@dataclass(frozen=True, slots=True)
class UrlState:
    """One id in the page's address (`?name=…`): a reload or a sent link shows the same thing."""

    name: str

    def get(self) -> str | None:
        """The id; None when there is none, or when it cannot be one."""
        value = st.query_params.get(self.name, "")
        return value if re.fullmatch(ID_PATTERN, value) else None

    def set(self, value: str | None) -> None:
        """Change the address; None takes the id out of it."""
        write_url({self.name: value})

    def clear(self) -> None:
        """Take the id out of the address."""
        write_url({self.name: None})


def url_state(name: str) -> UrlState:
    """The id that the page's address holds under `name`."""
    return UrlState(name)


def url_value(name: str, kind: type[V]) -> V | None:
    """What the address holds under `name`, as text, date (`2026-03-12`) or yes/no (`true`).

    None when it holds nothing, or nothing of that kind.
    """
    text = st.query_params.get(name, "").strip()[:_MAX_VALUE]
    value: object = None
    if kind is bool:
        value = True if text.lower() in ("true", "1", "yes") else None
    elif kind is date:
        with contextlib.suppress(ValueError):
            value = date.fromisoformat(text)
    else:
        value = text or None
    return value if isinstance(value, kind) else None


def url_input(name: str, kind: type[V]) -> Keyed:
    """Let a filter's input show what the address holds: `st.text_input("Words", **url_input("q",
    str))`. Give the widget no value of its own, and write it back with `apply_to_url`.
    """
    key, seen_key = f"url.{name}", f"url.{name}.seen"
    text = st.query_params.get(name, "")
    if key not in st.session_state or st.session_state.get(seen_key) != text:
        value = url_value(name, kind)
        st.session_state[key] = _NOTHING[kind] if value is None else value
        st.session_state[seen_key] = text
    return {"key": key}


def apply_to_url(*names: str) -> None:
    """Write the inputs of these names into the address, as the callback of an "Apply" button."""
    changes: dict[str, str | None] = {}
    for name in names:
        value = st.session_state.get(f"url.{name}")
        text = "true" if value is True else "" if value in (None, False) else str(value).strip()
        changes[name] = text[:_MAX_VALUE] or None
    write_url(changes)


def clear_url(*names: str) -> None:
    """Take these names out of the address, as the callback of a "Clear" button."""
    write_url(dict.fromkeys(names))


def write_url(changes: Mapping[str, str | None]) -> None:
    """Change several values of the address at once: one step for the browser's "back" button."""
    before = st.query_params.to_dict()
    after = {name: value for name, value in (before | dict(changes)).items() if value is not None}
    if after != before:
        st.query_params.from_dict(after)
