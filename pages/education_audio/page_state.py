"""Where the user is in Education Audio; the address holds it, so that a reload shows the same."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core import ui

_LAST = "audio.place"
_PLACES = "audio.places"


@dataclass(frozen=True, slots=True)
class PageState:
    """Ids in the address: the document, its draft, the draft before it, and the audio file."""

    document: ui.UrlState
    draft: ui.UrlState
    before: ui.UrlState
    audio: ui.UrlState

    def come_back(self) -> None:
        """Other pages empty the address; who comes back without one finds things as they were."""
        last: str | None = st.session_state.get(_LAST)
        if last is not None and not any(state.get() for state in self._states()):
            self.open_document(last)

    def remember(self) -> None:
        """Note where the user is now."""
        document = self.document.get()
        st.session_state[_LAST] = document
        if document is not None:
            ids = {state.name: state.get() for state in self._states()}
            st.session_state.setdefault(_PLACES, {})[document] = ids

    def open_document(self, document: str | None) -> None:
        """Choose a document, with the script and the audio that it had at hand before."""
        before: dict[str, str | None] = st.session_state.get(_PLACES, {}).get(document, {})
        for state in self._states():
            state.set(before.get(state.name))
        self.document.set(document)

    def leave_document(self) -> None:
        """Nothing is chosen."""
        st.session_state.pop(_LAST, None)
        self.open_document(None)

    def leave_script(self) -> None:
        """The document is chosen, but neither script nor audio of it."""
        self.draft.clear()
        self.audio.clear()

    def at_hand(self) -> str:
        """A name of the script and the audio that the address names."""
        return f"{self.draft.get()} {self.audio.get()}"

    def _states(self) -> tuple[ui.UrlState, ...]:
        return self.document, self.draft, self.before, self.audio


PAGE_STATE = PageState(
    document=ui.url_state("document"),
    draft=ui.url_state("draft"),
    before=ui.url_state("before"),
    audio=ui.url_state("audio"),
)
