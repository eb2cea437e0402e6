"""A link that saves a stored file under a name of its own."""

from __future__ import annotations

import html
import re

import streamlit as st

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def download_link(url: str | None, label: str, file_name: str) -> None:
    """A link to a file of the API (`/blobs/…?expires=…`) that the browser saves as `file_name`.

    The bytes go from the API to the browser through the dashboard's port; Streamlit's own
    download button would hold the whole file in the dashboard's memory.
    """
    if not url:
        return
    name = _NO_FILE_NAME.sub(" ", file_name).strip(". ") or "download"
    # The theme's colour of links is not known here; the text's own colour fits light and dark.
    st.html(
        f'<a href="{html.escape(url)}" download="{html.escape(name)}" style="color: inherit">'
        f"{html.escape(label)}</a>",
        width="content",
    )
