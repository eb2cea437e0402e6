"""Links that save a file: a stored one, or one that the API makes when it is asked for."""

from __future__ import annotations

import html
import re
import time

import streamlit as st

from core.ui.api.client import Params, query_pairs
from core.ui.host import current_host
from core.ui.sign_in.tickets import TICKET_SECONDS, Wanted

_KEPT = 50
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def download_link(url: str | None, label: str, file_name: str) -> None:
    """A link to a file of the API (`/blobs/…?expires=…`) that the browser saves as `file_name`.

    The bytes go from the API to the browser through the dashboard's port; Streamlit's own
    download button would hold the whole file in the dashboard's memory.
    """
    if not url:
        return
    _link(url, label, _NO_FILE_NAME.sub(" ", file_name).strip(". ") or "download")


def made_file_link(path: str, label: str, params: Params | None = None) -> None:
    """A link to a file that the API makes at `path`; it is saved under the name that the API gives.

    The bytes pass through the dashboard's port as they come. The link works for at least half an
    hour after it was drawn, whatever its session does meanwhile.
    """
    _link(made_file_address(path, params), label, "")


def made_file_address(path: str, params: Params | None = None) -> str:
    """Where the browser gets a file that the API makes at `path`; as long as `made_file_link`."""
    wanted = Wanted(path, tuple(query_pairs(params)))
    given: dict[Wanted, tuple[str, float]] = st.session_state.setdefault("ui.tickets", {})
    ticket, at = given.get(wanted, ("", float("-inf")))
    if time.monotonic() - at > TICKET_SECONDS / 2:
        if len(given) > _KEPT:
            given.clear()  # of filters that are not shown any more
        ticket = current_host().tickets.give(wanted)
        given[wanted] = (ticket, time.monotonic())
    return f"/downloads/{ticket}"


def _link(url: str, label: str, name: str) -> None:
    # The theme's colour of links is not known here; the text's own colour fits light and dark.
    st.html(
        f'<a href="{html.escape(url)}" download="{html.escape(name)}" style="color: inherit">'
        f"{html.escape(label)}</a>",
        width="content",
    )
