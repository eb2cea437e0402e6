"""What the checks of all plugins found in a script, beside it before it is approved."""

from __future__ import annotations

import streamlit as st

from core import ui
from plugins.education_audio.contract import FindingView, ScriptChecks, ScriptDraft

_PLUGIN = "education_audio"
_FOUND = "audio.checks"
_SHOWN = 5


def draw_findings(draft: ScriptDraft, sha256: str) -> None:
    """Draw what was found in the draft's text; `sha256` is that of the text as it stands.

    A finding is for the clinician to look at. It keeps nobody from approving.
    """
    with st.container(border=True, gap="small"):
        st.markdown("**Checks**")
        try:
            checks = _checks(draft.draft_id, sha256)
        except ui.ApiProblem as problem:
            st.caption(
                f":material/info: The script could not be checked. {ui.literal(problem.detail)}"
            )
            return
        if checks.sha256 != sha256:
            st.caption(":material/info: The text is checked when it is saved.")
            return
        for finding in checks.findings[:_SHOWN]:
            _finding(finding)
        rest = checks.findings[_SHOWN:]
        if rest:
            with st.expander(ui.count(len(rest), "more finding"), type="compact"):
                for finding in rest:
                    _finding(finding)
        for failed in checks.failed:
            st.markdown(
                f":orange[:material/extension_off:] {ui.literal(failed)} could not be checked."
            )
        if not checks.findings and not checks.failed:
            st.markdown(":green[:material/check_circle:] Nothing was found.")
        st.caption("Checks find some mistakes, never all. What you approve is your decision.")


def _checks(draft_id: str, sha256: str) -> ScriptChecks:
    """Asked for once for each text: a check that hangs must not hold up every redraw."""
    known: tuple[str, ScriptChecks] | None = st.session_state.get(_FOUND)
    if known is not None and known[0] == draft_id and known[1].sha256 == sha256:
        return known[1]
    with st.spinner("Checking the script…"):
        found = ui.api().get(ui.path("api", "audio", "drafts", draft_id, "checks"), ScriptChecks)
    st.session_state[_FOUND] = (draft_id, found)
    return found


def _finding(finding: FindingView) -> None:
    warning = finding.severity == "warning"
    sign = ":orange[:material/warning:]" if warning else ":gray[:material/info:]"
    with st.container(gap=None):
        st.markdown(f"{sign} {ui.literal(finding.message)}")
        source = finding.check
        if finding.plugin_id != _PLUGIN:
            source = f"{finding.check}, {finding.plugin_title}"
        passage = f"“{finding.passage}” · " if finding.passage else ""
        st.caption(ui.literal(f"{passage}{source}"))
