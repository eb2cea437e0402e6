"""What the checks of all plugins found in a script, beside it before it is approved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from pages.education_audio.checks.second_opinion import FOUND, draw_second_opinion
from pages.education_audio.patient_data import draw_question_of_script
from plugins.education_audio.contract import (
    FindingAcceptance,
    FindingView,
    ScriptChecks,
    ScriptComparison,
    ScriptDraft,
)

_PLUGIN = "education_audio"
_SHOWN = 5
_STEP = 20
_SENTENCES = 200
_SHORTEST = 3
"""Characters of a reason."""
_COMPARED = text(
    "numbers with their units, how often, “not” and “must”, conditions and "
    "directions, and medicine names"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The script that findings are about; `place` tells two places of one page apart."""

    knowledge_id: str
    script: str
    place: str


def draw_open_findings(asked: Asked) -> None:
    """Draw what has to be accepted before a script without a draft is approved."""
    try:
        body = {"knowledge_id": asked.knowledge_id, "script": asked.script}
        with st.spinner(_("Checking the script…")):
            checks = ui.api().post("/api/audio/checks", ScriptChecks, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    _patient_data(checks, asked)
    _listed([one for one in checks.findings if one.severity == "warning"], asked)


def draw_findings(draft: ScriptDraft, script: str) -> None:
    """Draw what was found in the draft's script as it stands.

    A warning keeps the script from being approved until it is mended or accepted with a reason.
    """
    sha256 = sha256_of(script)
    asked = Asked(draft.knowledge_id, script, draft.draft_id)
    with st.container(border=True, gap="small"):
        st.markdown(_("**Checks**"))
        try:
            checks = _checks(draft, script)
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
        _patient_data(checks, asked)
        if checks.comparison is not None:
            differs = any(
                one.plugin_id == _PLUGIN and one.severity == "warning" and not one.second_opinion
                for one in checks.findings
            )
            _covered(checks.comparison, found=differs)
        _listed(checks.findings, asked)
        for failed in checks.failed:
            st.markdown(
                _(
                    ":orange[:material/extension_off:] {failed} could not be checked.",
                    failed=ui.literal(failed),
                )
            )
        draw_second_opinion(draft, checks)
        st.caption(_("Checks find some mistakes, never all. What you approve is your decision."))


def _patient_data(checks: ScriptChecks, asked: Asked) -> None:
    """Draw the question whether the script holds a patient's data, if it is open."""
    if checks.identifiers and draw_question_of_script(
        asked.knowledge_id, checks.identifiers, asked.place
    ):
        st.session_state.pop(FOUND, None)
        st.rerun()


def open_findings(draft: ScriptDraft, script: str) -> int:
    """How many warnings about this text are neither mended nor accepted, as far as is known."""
    checks = _known(draft, script)
    findings = checks.findings if checks else []
    return sum(one.severity == "warning" and one.acceptance is None for one in findings)


def draw_sentences(draft: ScriptDraft, script: str) -> None:
    """Draw each sentence of the script beside the words of the document that it was made of."""
    shown = st.expander(
        _("Each sentence beside the document"),
        type="compact",
        key="audio.sentences",
        on_change="rerun",
    )
    if not shown.open:
        return
    checks = _known(draft, script)
    sentences = checks.comparison.sentences if checks and checks.comparison else []
    with shown:
        if not sentences:
            st.caption(_("There is nothing to compare."))
            return
        said, source = st.columns(2)
        said.markdown(_("**Script**"))
        source.markdown(_("**Document**"))
        key = f"audio.sentences.{draft.draft_id}"
        shown = st.session_state.get(key, _SENTENCES)
        for one in sentences[:shown]:
            said, source = st.columns(2)
            with said, ui.in_language_of(one.text):
                st.markdown(
                    f"**{ui.literal(one.text)}**" if one.is_heading else ui.literal(one.text)
                )
            if one.source:
                with source, ui.in_language_of(one.source):
                    st.markdown(ui.literal(one.source))
            elif one.source is None:
                source.caption(_("Nothing to compare"))
            elif not one.is_heading:
                source.markdown(_(":orange[:material/edit_note:] Added by the writer"))
        left = len(sentences) - shown
        if left > 0:
            st.button(
                ngettext("Show {number} more sentence", "Show {number} more sentences", left),
                key=f"{key}.more",
                icon=":material/expand_more:",
                on_click=_show_more,
                args=(key, len(sentences)),
            )


def _known(draft: ScriptDraft, script: str) -> ScriptChecks | None:
    """What was found in exactly this text, as far as it has been asked for."""
    known: tuple[str, ScriptChecks] | None = st.session_state.get(FOUND)
    if known is None or known[0] != draft.draft_id or known[1].sha256 != sha256_of(script):
        return None
    return known[1]


def _checks(draft: ScriptDraft, script: str) -> ScriptChecks:
    """Asked for once for each text: a check that hangs must not hold up every redraw."""
    known = _known(draft, script)
    if known is not None:
        return known
    address = ui.path("api", "audio", "drafts", draft.draft_id, "checks")
    with st.spinner(_("Checking the script…")):
        found = ui.api().get(address, ScriptChecks)
    st.session_state[FOUND] = (draft.draft_id, found)
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
                ":orange[:material/translate:] **Checked in part.** The script and the document "
                "are in different languages. Numbers and medicine names were looked up in the "
                "whole document. “Not”, how often, “more than” or “less than”, “before” or "
                "“after” and “left” or “right” were compared where it is clear which sentence was "
                "translated."
            )
        )
    elif comparison.compared:
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
    st.markdown(
        ngettext(
            ":orange[:material/edit_note:] {number} sentence not found in your document. Only "
            "numbers and medicine names were looked up for it.",
            ":orange[:material/edit_note:] {number} sentences not found in your document. Only "
            "numbers and medicine names were looked up for them.",
            comparison.added_count,
        )
    )


def _listed(findings: list[FindingView], asked: Asked) -> None:
    """Draw the first findings, and the others step by step: none is accepted that was not shown."""
    key = f"audio.findings.{asked.place}.{sha256_of(asked.script)}"
    shown = st.session_state.get(key, _SHOWN)
    for finding in findings[:shown]:
        _finding(finding, asked)
    left = len(findings) - shown
    if left > 0:
        st.button(
            ngettext("Show {number} more finding", "Show {number} more findings", min(left, _STEP)),
            key=f"{key}.more",
            icon=":material/expand_more:",
            on_click=_show_more,
            args=(key, shown + _STEP),
        )
        st.caption(ngettext("{number} is not shown yet.", "{number} are not shown yet.", left))


def _show_more(key: str, shown: int) -> None:
    st.session_state[key] = shown


def _finding(finding: FindingView, asked: Asked) -> None:
    warning = finding.severity == "warning"
    sign = ":orange[:material/warning:]" if warning else ":gray[:material/info:]"
    with st.container(gap=None):
        st.markdown(f"{sign} **{ui.literal(finding.message)}**")
        check = finding.check
        if finding.plugin_id != _PLUGIN:
            check = f"{finding.check}, {finding.plugin_title}"
        if finding.source:
            # Beside the script the column is narrow: one above the other reads better.
            st.markdown(_(":gray[Script:] {passage}", passage=ui.literal(finding.passage)))
            st.markdown(_(":gray[Document:] {passage}", passage=ui.literal(finding.source)))
            st.caption(ui.literal(check))
        else:
            passage = f"“{finding.passage}” · " if finding.passage else ""
            st.caption(ui.literal(f"{passage}{check}"))
        if warning:
            _acceptance(finding, asked)


def _acceptance(finding: FindingView, asked: Asked) -> None:
    """Who has accepted the finding and why, or the way to accept it."""
    if finding.acceptance is not None:
        given = finding.acceptance
        st.caption(
            _(
                ":green[:material/check:] Accepted {time} by {name}: “{reason}”",
                time=ui.when(given.accepted_at),
                name=ui.literal(given.accepted_by_name),
                reason=ui.literal(given.reason),
            )
        )
        return
    key = f"audio.accept.{asked.place}.{finding.finding}"
    with st.popover(_("Accept it as it is"), icon=":material/check:", type="tertiary"):
        reason = st.text_input(_("Why is it right as it is?"), max_chars=500, key=key)
        # Never disabled: it is clicked before the page knows what was typed.
        if st.button(_("Accept"), key=f"{key}.yes"):
            if len(reason.strip()) < _SHORTEST:
                st.error(_("Write in a few words why it is right."))
            else:
                _accept(finding, asked, reason)


def _accept(finding: FindingView, asked: Asked, reason: str) -> None:
    body = {
        "knowledge_id": asked.knowledge_id,
        "script": asked.script,
        "finding": finding.finding,
        "reason": reason,
    }
    try:
        ui.api().post("/api/audio/acceptances", FindingAcceptance, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    # The findings are asked for anew.
    st.session_state.pop(FOUND, None)
    st.rerun()


def sha256_of(script: str) -> str:
    """The fingerprint of a script."""
    return hashlib.sha256(script.encode()).hexdigest()
