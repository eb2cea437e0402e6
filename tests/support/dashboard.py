"""The dashboard in one process for the tests: its script runs in Streamlit's AppTest."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from core.host.registry import PluginRegistry
from core.settings import load_settings
from core.ui.frame import page_check
from core.ui.host import Host, close_host, open_host
from tests.support.patience import PATIENCE_SECONDS

_NO_FOLDER = Path("/nonexistent")  # what this machine's own dashboard has learnt is not asked
SIX_PAGES = {
    "dashboard": "Doctor Dashboard",
    "upload-knowledge": "Upload Knowledge",
    "education-audio": "Education Audio",
    "agent-setup": "Agent Setup",
    "patient-test": "Patient Test",
    "conversation-logs": "Conversation Logs",
}
"""The headings of the product's own pages by their addresses, in the order of the sidebar."""


@contextmanager
def dashboard(api_url: str, registry: PluginRegistry | None = None) -> Iterator[Host]:
    """What the dashboard's process holds, for an API at this address."""
    settings = load_settings(
        _env_file=None, backend_api_url=api_url, elevendops_data_dir=_NO_FOLDER
    )
    host = open_host(settings, registry)
    try:
        yield host
    finally:
        close_host(host)


def page(address: str, query: dict[str, str] | None = None) -> AppTest:
    """The dashboard with the page at this address open, not yet run."""
    # AppTest cannot open callable pages, so the page is made the first one.
    test = app_test(_script, address)
    for name, value in (query or {}).items():
        test.query_params[name] = value
    test.context["timezone"] = "Europe/Berlin"
    test.context["url"] = "http://127.0.0.1:8501/"
    return test


def app_test(script: Callable[..., None], *arguments: Any) -> AppTest:
    """A script of a page, not yet run; it is waited for as long as a busy machine takes."""
    return page_check.app_test(script, *arguments, seconds=PATIENCE_SECONDS)


async def run(test: AppTest) -> AppTest:
    """Run the script while the event loop serves the API."""
    await asyncio.to_thread(test.run)
    assert not test.exception, [error.value for error in test.exception]
    return test


def words(test: AppTest) -> str:
    """All that the page says, in one text."""
    elements = (
        *test.title,
        *test.header,
        *test.subheader,
        *test.markdown,
        *test.caption,
        *test.info,
        *test.text,
        *test.error,
        *test.warning,
        *test.metric,
        *test.page_link,
        *test.button,
    )
    lines = [f"{getattr(element, 'label', '') or ''} {element.value}" for element in elements]
    rows = map(page_check.row_words, page_check.rows(test))
    shown = "\n".join((*lines, *rows, *page_check.texts(test)))
    # Without the backslashes and joiners that keep Markdown from changing what users typed.
    return re.sub(r"\\([\W_])", r"\1", shown).replace("\u2060", "")


def figures(test: AppTest) -> dict[str, str]:
    """The figures in frames, by what they are called."""
    shown = [one.split("\n") for one in page_check.texts(test)]
    return {row[0]: row[1] for row in shown if len(row) == 2}


def _script(address: str) -> None:
    from core.ui.frame import shell

    shell.run(first=address)
