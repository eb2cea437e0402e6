"""What is or was withdrawn: who, when and why, who had it, and the way back."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from plugins.recalls.contract import Reached, Recall, RecallKind, RecallList

_ROWS = 10
_REACHED = 20
_KINDS = {
    RecallKind.DOCUMENT: text("Document"),
    RecallKind.SCRIPT: text("Script"),
    RecallKind.AUDIO: text("Audio"),
}


def draw_recalls() -> None:
    """Draw the recalls, the last changed first; nothing where there are none."""
    pager = ui.Pager("recalls", size=_ROWS)
    listed = ui.fetch(
        lambda: pager.load(lambda page: ui.api().get("/api/recalls", RecallList, page)),
        "recalls.list",
        _("Loading what is withdrawn…"),
    )
    if listed is None or not (listed.recalls or listed.unreadable_count):
        return
    for recall in listed.recalls:
        _row(recall)
    pager.controls(
        listed.next_cursor, len(listed.recalls), listed.total_count, listed.unreadable_count
    )


def _row(recall: Recall) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{ui.literal(recall.name)}**", width="content")
            st.caption(translate(_KINDS[recall.kind]), width="content")
            if recall.active:
                ui.status_badge(_("Withdrawn"), "bad")
            else:
                ui.status_badge(_("Given again"), "good")
        for step in recall.steps:
            done = _("Withdrawn") if step.withdrawn else _("Undone")
            by = f" · {ui.literal(step.by_name)}" if step.by_name else ""
            st.caption(f"{done} {ui.when(step.at)}{by}: {ui.literal(step.reason)}")
        _reached(recall)
        if recall.active and st.button(
            _("Undo"), key=f"recalls.undo.{recall.recall_id}", icon=":material/undo:"
        ):
            st.dialog(_("Undo"), icon=":material/undo:")(_undo)(recall)


def _reached(recall: Recall) -> None:
    details = st.expander(
        _("Who had it"),
        icon=":material/groups:",
        type="compact",
        key=f"recalls.reached.{recall.recall_id}",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        address = ui.path("api", "recalls", recall.recall_id, "reached")
        pager = ui.Pager(f"reached.{recall.recall_id}", size=_REACHED)
        found = ui.fetch(
            lambda: pager.load(lambda page: ui.api().get(address, Reached, page)),
            f"recalls.reached.{recall.recall_id}.load",
            _("Looking who had it…"),
        )
        if found is None:
            return
        if not found.total_count:
            st.caption(_("No session and no link had it."))
        for item in found.items:
            st.markdown(f"{ui.literal(item.what)} · {ui.when(item.at)}")
        pager.controls(found.next_cursor, len(found.items), found.total_count)
        for title in found.incomplete:
            st.warning(_("“{title}” could not tell who had it.", title=ui.literal(title)))


def _undo(recall: Recall) -> None:
    st.markdown(f"**{ui.literal(recall.name)}**")
    st.markdown(_("Agents, links and players give it to patients again."))
    reason = st.text_input(_("Why is it right again?"), max_chars=500, key="recalls.undo.why")
    if not st.button(_("Undo the recall"), key="recalls.undo.yes", type="primary"):
        return
    try:
        with st.spinner(_("Working…")):
            ui.api().post(
                ui.path("api", "recalls", recall.recall_id, "undo"),
                Recall,
                {"reason": reason, "version": recall.version},
            )
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.rerun()
