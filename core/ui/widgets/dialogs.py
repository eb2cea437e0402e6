"""Questions before something cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.i18n import _, text
from core.ui.api.problem import ApiProblem
from core.ui.text import literal
from core.ui.widgets.feedback import error_panel


def confirm_delete(
    name: str,
    consequence: str,
    act: Callable[[], object],
    *,
    verb: str = text("Delete"),
    then: Callable[[], None] | None = None,
) -> None:
    """Ask whether to delete `name`; on yes run `act`, then `then`, and draw the page again.

    Call it on the run in which the user asked: `if st.button("Delete"): confirm_delete(…)`.
    `consequence` is a sentence that says what else changes. A problem is shown in the dialog.
    """

    @st.dialog(_("{verb} this?", verb=verb), icon=":material/delete:")
    def ask() -> None:
        st.markdown(f"**{literal(name)}**")
        st.markdown(literal(consequence))
        with st.container(horizontal=True):
            sure = st.button(verb, type="primary", icon=":material/delete:", key="ui.delete.yes")
            if st.button(_("Keep it"), key="ui.delete.no"):
                st.rerun()
        if not sure:
            return
        try:
            with st.spinner(_("Working…")):
                act()
        except ApiProblem as problem:
            error_panel(problem)
            return
        if then is not None:
            then()
        st.rerun()

    ask()
