"""Where the user is in Education Audio; the address holds it, so that a reload shows the same."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core import ui

_LAST = "audio.place"


@dataclass(frozen=True, slots=True)
class Place:
    """Ids in the address: the document, its draft, the draft before it, and the audio file."""

    document: ui.UrlState
    draft: ui.UrlState
    before: ui.UrlState
    audio: ui.UrlState

    def come_back(self) -> None:
        """Other pages empty the address; who comes back without one finds things as they were."""
        now = self._ids()
        if not any(now.values()):
            for state in self._states():
                state.set(st.session_state.get(_LAST, {}).get(state.name))

    def remember(self) -> None:
        """Note where the user is now."""
        st.session_state[_LAST] = self._ids()

    def leave_document(self) -> None:
        """Nothing is chosen."""
        for state in self._states():
            state.clear()
        st.session_state.pop(_LAST, None)

    def leave_script(self) -> None:
        """The document is chosen, but neither script nor audio of it."""
        self.draft.clear()
        self.audio.clear()

    def _states(self) -> tuple[ui.UrlState, ...]:
        return self.document, self.draft, self.before, self.audio

    def _ids(self) -> dict[str, str | None]:
        return {state.name: state.get() for state in self._states()}


PLACE = Place(
    document=ui.url_state("document"),
    draft=ui.url_state("draft"),
    before=ui.url_state("before"),
    audio=ui.url_state("audio"),
)
