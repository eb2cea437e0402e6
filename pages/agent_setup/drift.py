"""What the voice service has of an agent, field by field, and whose side holds."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.agent_setup.form import field_in_words
from pages.agent_setup.values import LABELS
from plugins.agents.contract import (
    Agent,
    AgentDifference,
    AgentDrift,
    AgentSyncStatus,
    DriftResult,
    DriftSide,
    DriftState,
)

_SIDES = {
    DriftSide.OURS: text("Send ours again"),
    DriftSide.THEIRS: text("Take theirs into the draft"),
}
_SECONDS = 60.0


def draw_drift(agent: Agent, address: str, prefix: str) -> None:
    """Draw the last look of this visit, closed until somebody opens it."""
    details = st.expander(
        _("Compare with the voice service"),
        icon=":material/compare_arrows:",
        key="agent.drift",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        st.caption(
            _(
                "Somebody may have changed this agent at the voice service itself. Looking changes "
                "nothing."
            )
        )
        seen = f"{prefix}.drift"
        if st.button(_("Look now"), icon=":material/search:", key="agent.drift.look"):
            _look(address, seen)
        drift: AgentDrift | None = st.session_state.get(seen)
        with st.container():
            if drift is not None:
                _draw(drift, agent, address, prefix)


def draw_replaced(agent: Agent, prefix: str) -> None:
    """Draw what was changed at the voice service and is replaced by what is published here."""
    if agent.replaced is None:
        return
    with st.container(border=True, gap="xsmall"):
        st.warning(
            _(
                "Somebody had changed this agent at the voice service. {time}, what is published "
                "here replaced it:",
                time=ui.when(agent.replaced.replaced_at),
            ),
            icon=":material/sync_problem:",
        )
        for field, value in agent.replaced.values.items():
            st.caption(ui.literal(_label(field)))
            shown = _in_words(prefix, field, value)
            st.code(shown or " ", language=None, wrap_lines=True, height=_height(shown))


def _height(shown: str) -> int | Literal["content"]:
    return 200 if len(shown) > 300 else "content"


def _look(address: str, seen: str) -> None:
    st.session_state.pop(seen, None)
    try:
        with st.spinner(_("Asking the voice service…")):
            st.session_state[seen] = ui.api().get(f"{address}/drift", AgentDrift)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)


def _draw(drift: AgentDrift, agent: Agent, address: str, prefix: str) -> None:
    differing = [one for one in drift.differences if not one.left_there]
    left = [one for one in drift.differences if one.left_there]
    if drift.state is DriftState.SAME:
        st.success(
            _("The voice service has this agent as it is published here."),
            icon=":material/check_circle:",
        )
        if not left:
            return
    if agent.sync_status is not AgentSyncStatus.COMPLETED:
        st.caption(_("This agent is not sent yet as it is published here; that differs too."))
    sides: dict[str, str] = {}
    if differing:
        number = len(differing)
        st.markdown(ngettext("{number} thing differs.", "{number} things differ.", number))
        _draw_all(differing, prefix)
        sides |= _draw_sides(differing, prefix)
    elif drift.state is DriftState.MISSING:
        st.warning(
            _("This agent was deleted at the voice service. Patients cannot talk to it."),
            icon=":material/error:",
        )
    elif drift.state is DriftState.NOT_SENT:
        st.markdown(_("The voice service does not have this agent yet."))
    if left:
        st.caption(
            _(
                "Chosen at the voice service and left as it is there. Take it into the draft to "
                "keep it here, in versions too."
            )
        )
        sides |= _draw_sides(left, prefix)
    with st.container(horizontal=True):
        dry = st.button(_("Show what would be done"), key="agent.drift.dry")
        label = _("Do what is chosen") if drift.differences else _("Make it anew")
        done = st.button(label, key="agent.drift.do", icon=":material/build:")
    if dry or done:
        body: ui.JsonObject = {"seen": drift.seen, "sides": sides, "dry_run": not done}
        _choose(body, agent, address, prefix)


def _draw_all(differences: list[AgentDifference], prefix: str) -> None:
    with st.container(horizontal=True):
        for side in DriftSide:
            if st.button(
                _("All: {side}", side=translate(_SIDES[side])), key=f"agent.drift.all.{side}"
            ):
                for one in differences:
                    mine = side if one.hindrance is None else DriftSide.OURS
                    st.session_state[f"{prefix}.drift.{one.field}"] = mine


def _draw_sides(differences: list[AgentDifference], prefix: str) -> dict[str, str]:
    sides: dict[str, str] = {}
    for one in differences:
        with st.container(border=True, gap="xsmall"):
            label = _label(one.field)
            st.markdown(f"**{ui.literal(label)}**")
            left, right = st.columns(2)
            for column, title, value in (
                (left, _("Published here"), one.ours),
                (right, _("At the voice service"), one.theirs),
            ):
                shown = _in_words(prefix, one.field, value)
                column.caption(title)
                column.code(
                    shown or " ",
                    language=None,
                    wrap_lines=True,
                    height=_height(shown),
                )
            if one.hindrance:
                st.caption(_("Theirs cannot be taken: {reason}", reason=ui.literal(one.hindrance)))
            chosen = st.radio(
                _("What holds for: {field}", field=ui.literal(label)),
                _open_sides(one),
                index=None,
                format_func=lambda side: translate(_SIDES[side]),
                horizontal=True,
                label_visibility="collapsed",
                key=f"{prefix}.drift.{one.field}",
            )
            if chosen is not None:
                sides[one.field] = DriftSide(chosen).value
    return sides


def _open_sides(one: AgentDifference) -> list[DriftSide]:
    shut = {DriftSide.THEIRS: one.hindrance is not None, DriftSide.OURS: one.left_there}
    return [side for side in DriftSide if not shut[side]]


def _label(field: str) -> str:
    if field == "protected":
        return _("Who may talk to it")
    return translate(LABELS["knowledge_ids" if field == "documents" else field])


def _in_words(prefix: str, field: str, value: object) -> str:
    if field == "documents" and isinstance(value, list):
        return "\n".join(map(str, value))
    if field == "protected":
        return _("Only with the clinic's permission") if value else _("Anybody")
    return field_in_words(prefix, field, value)[1]


def _choose(body: ui.JsonObject, agent: Agent, address: str, prefix: str) -> None:
    body = body | {"version": agent.version}
    try:
        with st.spinner(_("Asking the voice service…")):
            result = ui.api().post(f"{address}/drift", DriftResult, body, timeout=_SECONDS)
    except ui.ApiProblem as problem:
        ui.error_panel(problem, labels={f"sides.{one}": label for one, label in LABELS.items()})
        return
    if not result.dry_run:
        st.session_state.pop(f"{prefix}.drift", None)
        ui.refresh_form(prefix)
        ui.notify(_("Done. Look again to see that nothing differs."))
        st.rerun()
    for step in result.steps:
        names = ", ".join(map(_label, step.fields))
        said = ui.literal(step.said)
        st.markdown(f"- {ui.literal(names)}: {said}" if names else f"- {said}")
