"""What the checks of all plugins found in a script, beside it before it is approved."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from plugins.education_audio.contract import (
    FindingView,
    ScriptChecks,
    ScriptComparison,
    ScriptDraft,
)

_PLUGIN = "education_audio"
_FOUND = "audio.checks"
_SHOWN = 5
_COMPARED = text(
    "numbers with their units, how often, “not” and “must”, conditions and "
    "directions, and medicine names"
)


def draw_findings(draft: ScriptDraft, sha256: str) -> None:
    """Draw what was found in the draft's text; `sha256` is that of the text as it stands.

    A finding is for the clinician to look at. It keeps nobody from approving.
    """
    with st.container(border=True, gap="small"):
        st.markdown(_("**Checks**"))
        try:
            checks = _checks(draft.draft_id, sha256)
        except ui.ApiProblem as problem:
            st.caption(
                _(
                    ":material/info: The script could not be checked. {detail}",
                    detail=ui.literal(problem.detail),
                )
            )
            return
        if checks.sha256 != sha256:
            st.caption(_(":material/info: The text is checked when it is saved."))
            return
        if checks.comparison is not None:
            differs = any(
                one.plugin_id == _PLUGIN and one.severity == "warning" for one in checks.findings
            )
            _covered(checks.comparison, found=differs)
        for finding in checks.findings[:_SHOWN]:
            _finding(finding)
        rest = checks.findings[_SHOWN:]
        if rest:
            with st.expander(
                ngettext("{number} more finding", "{number} more findings", len(rest)),
                type="compact",
            ):
                for finding in rest:
                    _finding(finding)
        for failed in checks.failed:
            st.markdown(
                _(
                    ":orange[:material/extension_off:] {failed} could not be checked.",
                    failed=ui.literal(failed),
                )
            )
        st.caption(_("Checks find some mistakes, never all. What you approve is your decision."))


def _checks(draft_id: str, sha256: str) -> ScriptChecks:
    """Asked for once for each text: a check that hangs must not hold up every redraw."""
    known: tuple[str, ScriptChecks] | None = st.session_state.get(_FOUND)
    if known is not None and known[0] == draft_id and known[1].sha256 == sha256:
        return known[1]
    with st.spinner(_("Checking the script…")):
        found = ui.api().get(ui.path("api", "audio", "drafts", draft_id, "checks"), ScriptChecks)
    st.session_state[_FOUND] = (draft_id, found)
    return found


def _covered(comparison: ScriptComparison, *, found: bool) -> None:
    """Say what was compared, and what was not."""
    if comparison.unchecked_language is not None:
        st.markdown(
            _(
                ":orange[:material/translate:] **Not checked.** The script is in "
                "{unchecked_language}. Only English, Spanish and Chinese can be compared "
                "with the document.",
                unchecked_language=comparison.unchecked_language,
            )
        )
        return
    if comparison.across:
        st.markdown(
            _(
                ":orange[:material/translate:] **Mostly not checked.** The script and "
                "the document are in different languages. Only numbers and medicine "
                "names were looked up."
            )
        )
        return
    if comparison.compared:
        sentences = ngettext("{number} sentence", "{number} sentences", comparison.compared)
        ending = "" if found else _(" **No differences were found.**")
        st.markdown(
            _(
                "Compared {sentences} with your document: {compared}.{ending}",
                sentences=sentences,
                compared=_COMPARED,
                ending=ending,
            )
        )
    if not comparison.added_count:
        return
    count = ngettext("{number} sentence", "{number} sentences", comparison.added_count)
    st.markdown(
        _(
            ":orange[:material/edit_note:] {count} not found in your document. Only "
            "numbers and medicine names were looked up for {value}.",
            count=count,
            value="it" if comparison.added_count == 1 else "them",
        )
    )
    with st.expander(_("Show what is not in the document"), type="compact"):
        for sentence in comparison.added:
            st.caption(ui.literal(sentence))


def _finding(finding: FindingView) -> None:
    warning = finding.severity == "warning"
    sign = ":orange[:material/warning:]" if warning else ":gray[:material/info:]"
    with st.container(gap=None):
        st.markdown(f"{sign} **{ui.literal(finding.message)}**")
        check = finding.check
        if finding.plugin_id != _PLUGIN:
            check = f"{finding.check}, {finding.plugin_title}"
        if finding.source:
            # Beside the script the column is narrow: one above the other reads better.
            st.markdown(f":gray[Script:] {ui.literal(finding.passage)}")
            st.markdown(f":gray[Document:] {ui.literal(finding.source)}")
            st.caption(ui.literal(check))
        else:
            passage = f"“{finding.passage}” · " if finding.passage else ""
            st.caption(ui.literal(f"{passage}{check}"))
