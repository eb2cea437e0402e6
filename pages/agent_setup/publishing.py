"""The draft of an agent, publishing it, and the versions that were published."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from core.i18n.formats import format_number
from pages.agent_setup.form import field_in_words
from pages.agent_setup.values import LABELS
from plugins.agents.contract import (
    Agent,
    AgentVersion,
    AgentVersions,
    ConfigurationChange,
    VersionComparison,
)

_PROBLEM = "agent.publish_problem"
_NUMBER = "agent.publish_number"
_SECONDS = 60.0


def draw_draft(agent: Agent, address: str, prefix: str) -> None:
    """Draw what patients do not hear yet, and the button that publishes it."""
    draft = agent.draft
    if draft is None and not agent.newer_texts:
        st.session_state.pop(_PROBLEM, None)
        return
    with st.container(border=True, gap="small"):
        if draft is not None:
            st.markdown(_("**Draft.** Patients do not hear these changes before you publish them."))
            st.caption(_saved(draft.saved_by, ui.when(draft.saved_at)))
        else:
            st.markdown(
                _(
                    "**Newer rules.** This version of ElevenDops has other instructions or rules "
                    "than this agent was published with. Publish it to take them over."
                )
            )
        if agent.published_version:
            _draw_changes(f"{address}/differences", agent.published_version, None, prefix)
        name = st.text_input(
            _("Name of this version (optional)"),
            max_chars=100,
            **ui.keep(f"{prefix}.version_name", ""),
        )
        publish, discard = st.columns(2)
        if publish.button(
            _("Publish"), key="agent.publish", type="primary", icon=":material/publish:"
        ):
            _publish(address, agent, prefix, name=name)
        if draft is not None and discard.button(
            _("Discard the draft"), key="agent.discard", type="tertiary", icon=":material/undo:"
        ):
            _discard(address, agent, prefix)
        _draw_problem(agent, address, prefix)


def draw_versions(agent: Agent, address: str, prefix: str) -> None:
    """Draw what was published, once somebody opens it."""
    details = st.expander(
        _("Versions"), icon=":material/history:", key="agent.versions", on_change="rerun"
    )
    if not details.open:
        return
    with details:
        pager = ui.Pager("agent_versions", of=(agent.agent_id, agent.version))
        listed = ui.fetch(
            lambda: pager.load(
                lambda page: ui.api().get(f"{address}/versions", AgentVersions, page)
            ),
            "agent.versions_listed",
            _("Loading the versions…"),
        )
        if listed is None:
            return
        if not listed.versions:
            st.markdown(_("Versions are kept from the next time on that it is published."))
        for version in listed.versions:
            _draw_version(version, agent, address, prefix)
        pager.controls(listed.next_cursor, len(listed.versions), listed.total_count)


def _draw_version(version: AgentVersion, agent: Agent, address: str, prefix: str) -> None:
    key = f"{prefix}.version.{version.number}"
    with st.container(border=True, gap="xsmall"):
        title = _("Version {number}", number=format_number(version.number))
        if version.name:
            title = f"{title}: {version.name}"
        st.markdown(f"**{ui.literal(title)}**")
        facts = [_saved(version.published_by, ui.when(version.published_at))]
        if version.restored_from is not None:
            number = format_number(version.restored_from)
            facts.append(_("brought back from version {number}", number=number))
        if version.published_despite is not None:
            reason = ui.literal(version.published_despite)
            facts.append(_("published although a check failed: “{reason}”", reason=reason))
        if version.examined is not None:
            facts.append(_examined(version.examined))
        facts += [ui.literal(report.summary) for report in version.reports]
        if version.is_current:
            facts.append(_("what patients hear now"))
        st.caption(" · ".join(facts))
        if version.is_current:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            compare = st.toggle(_("Compare with what patients hear now"), key=f"{key}.compare")
            if st.button(_("Roll back to this version"), icon=":material/restore:", key=key):
                _publish(address, agent, prefix, number=version.number)
        if compare:
            _draw_changes(f"{address}/differences", version.number, agent.published_version, prefix)
        if agent.draft is None:
            _draw_problem(agent, address, prefix)


def _draw_changes(address: str, before: int, after: int | None, prefix: str) -> None:
    found = ui.fetch(
        lambda: ui.api().get(address, VersionComparison, {"before": before, "after": after}),
        f"agent.differences.{before}",
        _("Comparing…"),
    )
    if found is None:
        return
    if not found.changes:
        st.caption(_("Nothing differs."))
    for change in found.changes:
        _draw_change(change, prefix)


def _draw_change(change: ConfigurationChange, prefix: str) -> None:
    if change.field == "documents":
        st.markdown(_documents_changed(change))
        return
    label, before = field_in_words(prefix, change.field, change.before)
    label, after = field_in_words(prefix, change.field, change.after)
    st.caption(ui.literal(label))
    if len(before) + len(after) > 200 or "\n" in before + after:
        left, right = st.columns(2)
        left.code(before, language=None, wrap_lines=True, height=200)
        right.code(after, language=None, wrap_lines=True, height=200)
    else:
        st.markdown(
            _("“{before}” became “{after}”", before=ui.literal(before), after=ui.literal(after))
        )


def _documents_changed(change: ConfigurationChange) -> str:
    before = change.before if isinstance(change.before, dict) else {}
    after = change.after if isinstance(change.after, dict) else {}
    changed = sum(1 for one in before if one in after and before[one] != after[one])
    if not changed:
        return _("Other documents are linked.")
    return _(
        "The text of a linked document was changed in between. Its own versions are in Upload "
        "Knowledge."
    )


def _examined(number: int) -> str:
    if not number:
        return _("nothing was examined before")
    return ngettext(
        "{number} question was asked before", "{number} questions were asked before", number
    )


def _saved(by: str | None, when: str) -> str:
    if by:
        return _("{time} by {name}", time=ui.literal(when), name=ui.literal(by))
    return ui.literal(when)


def _publish(
    address: str, agent: Agent, prefix: str, *, name: str = "", number: int | None = None
) -> None:
    """Publish the draft, or the version with this number."""
    st.session_state[_NUMBER] = number
    place = "publish" if number is None else f"versions/{number}/restore"
    _send(f"{address}/{place}", agent, prefix, {"name": name.strip() or None})


def _send(address: str, agent: Agent, prefix: str, body: ui.JsonObject) -> None:
    body = body | {"version": agent.version}
    try:
        with st.spinner(_("Publishing, and sending it to the voice service…")):
            published = ui.api().post(address, Agent, body, timeout=_SECONDS)
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        st.rerun()
    st.session_state.pop(_PROBLEM, None)
    ui.forget(f"{prefix}.version_name", f"{prefix}.despite")
    ui.refresh_form(prefix)
    if published.examined == 0:
        ui.notify(_("Published. Nothing was examined before patients hear it."))
    else:
        ui.notify(_("Published. Patients hear it from the next conversation on."))
    st.rerun()


def _discard(address: str, agent: Agent, prefix: str) -> None:
    try:
        ui.api().delete(f"{address}/draft", version=agent.version)
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        st.rerun()
    ui.refresh_form(prefix)
    ui.notify(_("The draft is discarded."))
    st.rerun()


def _draw_problem(agent: Agent, address: str, prefix: str) -> None:
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    if problem is None:
        return
    ui.error_panel(problem, labels=LABELS)
    if problem.error_code != "publish_check_fails":
        return
    reason = st.text_input(
        _("Why it should be published anyway"), max_chars=500, **ui.keep(f"{prefix}.despite", "")
    )
    pressed = st.button(_("Publish anyway"), key="agent.despite", icon=":material/warning:")
    if pressed and not reason.strip():
        st.error(_("Say why. Nothing was published yet."), icon=":material/error:")
    elif pressed:
        number: int | None = st.session_state.get(_NUMBER)
        name: str = ui.kept(f"{prefix}.version_name", "") if number is None else ""
        body: ui.JsonObject = {"reason": reason, "number": number}
        _send(f"{address}/publish-anyway", agent, prefix, body | {"name": name.strip() or None})
