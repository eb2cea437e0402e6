"""Pages without a browser: whether they can be imported, and how they draw. For plugin checks."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from streamlit.testing.v1 import AppTest

from core.host.registry import PluginRegistry
from core.settings import Settings
from core.ui.host import Host, close_host, open_host
from core.ui.streamlit_compat import ALL_MATERIAL_ICONS, share_components
from core.ui.widgets.rows.row_list import LIST
from core.ui.widgets.rows.told import in_words

DrawnPage = AppTest
"""A page as Streamlit's AppTest has drawn it: its elements, to be looked at and used."""

PAGE_FAULT = "page_failed"
"""The code that a page shows when it raised."""

_DRAW_SECONDS = 60.0


def known_icon(icon: str) -> bool:
    """True when Streamlit has a Material symbol of this name, such as `:material/mic:`."""
    return icon.removeprefix(":material/").removesuffix(":") in ALL_MATERIAL_ICONS


def import_target(target: str) -> None:
    """Import what `module:function` names. Raises TypeError when it is no function."""
    module, _, function = target.partition(":")
    if not callable(getattr(importlib.import_module(module), function)):
        raise TypeError(f"{target} is not a function")


@contextmanager
def dashboard(settings: Settings, registry: PluginRegistry, api_url: str) -> Iterator[Host]:
    """What the dashboard's process holds, for the API at this address."""
    host = open_host(settings.model_copy(update={"backend_api_url": api_url}), registry)
    try:
        yield host
    finally:
        close_host(host)


def opened(url_path: str, query: Mapping[str, str] | None = None) -> DrawnPage:
    """The dashboard with the page at this address open and drawn. Within `dashboard`."""
    # AppTest cannot follow the navigation, so the page is made the first one.
    test = app_test(_script, url_path, seconds=_DRAW_SECONDS)
    for name, value in (query or {}).items():
        test.query_params[name] = value
    return test.run()


def app_test(script: Callable[..., None], *arguments: Any, seconds: float) -> DrawnPage:
    """A script of a page, not yet run, that may take so many seconds."""
    test = AppTest.from_function(script, args=arguments, default_timeout=seconds)
    share_components(test)
    return test


def said(test: DrawnPage) -> str:
    """All that a drawn page says, a line for each element."""
    elements = (*test.title, *test.header, *test.markdown, *test.caption, *test.text)
    loud = (*test.error, *test.warning, *test.info, *test.success, *test.metric, *test.button)
    # Without the signs that keep Markdown from changing what users typed.
    lines = [f"{getattr(part, 'label', '')} {part.value}" for part in (*elements, *loud)]
    shown = "\n".join((*lines, *map(row_words, _all_rows(test))))
    return shown.replace("\\", "").replace("\u2060", "")


def rows(test: DrawnPage) -> list[dict[str, Any]]:
    """The rows of the lists that are drawn as one element and lead to what they tell of, as their
    script is given them.
    """
    return [row for row in _all_rows(test) if row["name"]]


def texts(test: DrawnPage) -> list[str]:
    """What the rows say that lead nowhere: figures, what was said, sections of a text."""
    return [row_words(row) for row in _all_rows(test) if not row["name"]]


def _all_rows(test: DrawnPage) -> list[dict[str, Any]]:
    return [
        row
        for element in test.get("bidi_component")
        if element.proto.component_name == LIST
        for row in json.loads(json.loads(element.proto.json)["rows"])
    ]


def row_words(row: dict[str, Any]) -> str:
    """All that a row says."""
    return f"{row['name']} {in_words(row['told'])}".lstrip()


def _script(address: str) -> None:
    from core.ui.frame import shell

    shell.run(first=address)
