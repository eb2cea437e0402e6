"""Audio in the page."""

from __future__ import annotations

import time
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from core.i18n import _
from core.ui.host import current_host
from core.ui.text import literal
from core.ui.widgets.download import made_file_address

_SPARE_SECONDS = 300


def audio_player(url: str | None, title: str) -> None:
    """A player with controls for an address of the API (`/blobs/…?expires=…`) or a full one.

    The sound comes through the dashboard's own port. An address that still works for five minutes
    is used on when the API gives a newer one for the same file: a redraw must not stop the sound.
    """
    if not url:
        st.caption(_("There is no recording."))
        return
    st.caption(f":material/volume_up: {literal(title)}")
    st.audio(_absolute(_steady(url)), alt=title)


def made_audio_player(path: str, title: str) -> None:
    """A player for sound that the API makes at `path`, as `made_file_link` saves it."""
    st.caption(f":material/volume_up: {literal(title)}")
    st.audio(_absolute(made_file_address(path)), alt=title)


def _absolute(url: str) -> str:
    if not url.startswith("/"):
        return url
    here = urlsplit(st.context.url or "")
    if not here.netloc:
        settings = current_host().settings
        return f"http://{settings.frontend_host}:{settings.port}{url}"
    return f"{here.scheme}://{here.netloc}{url}"


def _steady(url: str) -> str:
    parts = urlsplit(url)
    given: dict[str, str] = st.session_state.setdefault("ui.audio", {})
    before = given.get(parts.path)
    if before is not None and _seconds_left(before) > _SPARE_SECONDS:
        return before
    given[parts.path] = url
    return url


def _seconds_left(url: str) -> float:
    """How long the address works: our own says when it ends, Cloud Storage's since when."""
    given = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    if given.get("expires", "").isdecimal():
        return float(given["expires"]) - time.time()
    try:
        signed = datetime.strptime(given["X-Goog-Date"], "%Y%m%dT%H%M%S%z")
        return signed.timestamp() + float(given["X-Goog-Expires"]) - time.time()
    except (KeyError, ValueError):
        return 0.0
