"""A document from a web address: fetched first, then seen and saved like a file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from core import ui
from core.i18n import _
from pages.upload_knowledge.shared_fields import forget_saved

_ADDRESS = "upload.address"
_FETCHED = "upload.fetched"
_PROBLEM = "upload.fetch.problem"
_FETCH_SECONDS = 130.0
"""Longer than the API may be told to take."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file from the web in the place of an uploaded one."""

    file_id: str
    name: str
    content: bytes
    address: str

    def getvalue(self) -> bytes:
        """Its bytes."""
        return self.content


def draw_fetching() -> FetchedFile | None:
    """Draw the field for the address; the file that was fetched last."""
    address = st.text_input(
        _("Web address"),
        max_chars=2000,
        placeholder=_("Such as https://www.example.org/leaflet.pdf"),
        help=_(
            "The page or file is read as it is now, and kept with its address. It does not follow "
            "later changes of the website."
        ),
        **ui.keep(_ADDRESS, ""),
    )
    if st.button(_("Fetch"), key="upload.fetch", icon=":material/download:"):
        forget_saved()
        _fetch(address.strip())
    refused: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    if refused is not None:
        ui.field_error(refused, "address")
        if not refused.names("address"):
            ui.error_panel(refused)
    found: FetchedFile | None = st.session_state.get(_FETCHED)
    if found is not None:
        st.caption(_("Fetched from {address}", address=ui.literal(found.address)))
    return found


def forget_fetched() -> None:
    """It is saved."""
    for key in (_FETCHED, _PROBLEM):
        st.session_state.pop(key, None)
    ui.forget(_ADDRESS)


def _fetch(address: str) -> None:
    st.session_state.pop(_FETCHED, None)
    st.session_state.pop(_PROBLEM, None)
    whole = address if "://" in address else f"https://{address}"
    try:
        with st.spinner(_("Fetching the file…")):
            got = ui.api().fetch_file(
                "/api/knowledge/fetch", {"address": whole}, timeout=_FETCH_SECONDS
            )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        # A name of its own each time: what was said of another fetch is not said of this one.
        st.session_state[_FETCHED] = FetchedFile(
            uuid4().hex, got.name, got.content, got.location or whole
        )
