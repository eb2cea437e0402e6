"""What is said of alerts on several pages."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from plugins.safety.contract import AlertTier, AlertView

_TIERS: dict[AlertTier, tuple[str, ui.Tone]] = {
    AlertTier.URGENT: (text("Urgent"), "bad"),
    AlertTier.POSSIBLY_URGENT: (text("Possibly urgent"), "waiting"),
}


def draw_alert(alert: AlertView, *, linked: bool) -> None:
    """One alert: what, when, by what it was sent, and who takes care of it."""
    with st.container(border=True, gap="xsmall"):
        flags = ui.literal(", ".join(alert.red_flags))
        patient = _("Patient {patient_id}", patient_id=ui.literal(alert.patient_id))
        raised = f"{patient} · {ui.when(alert.raised_at)} · {ui.ago(alert.raised_at)}"
        st.markdown(ui.with_small_print(f"{ui.badge(*_TIERS[alert.tier])} **{flags}**", raised))
        _deliveries(alert)
        with st.container(horizontal=True, vertical_alignment="center"):
            if alert.acknowledged_at is not None:
                st.markdown(
                    _(
                        ":green[:material/check_circle:] Acknowledged by {who}, {time}",
                        who=ui.literal(alert.acknowledged_by or ""),
                        time=ui.when(alert.acknowledged_at),
                    )
                )
            elif st.button(
                _("I take care of it"),
                key=f"safety.take.{alert.alert_id}",
                icon=":material/front_hand:",
                type="primary",
            ):
                _take(alert)
            if linked:
                ui.link(
                    ui.page_of("conversations"),
                    _("Open the message"),
                    query={"id": alert.conversation_id, "turn": str(alert.turn)},
                    icon=":material/arrow_forward:",
                )


def _deliveries(alert: AlertView) -> None:
    for delivery in alert.deliveries:
        title = ui.literal(delivery.title)
        if delivery.error is not None:
            st.markdown(
                _(
                    ":red[:material/error: Not sent by {title}:] {error}",
                    title=title,
                    error=ui.literal(delivery.error),
                )
            )
        if delivery.last_sent_at is not None:
            st.caption(
                ngettext(
                    "Sent by {title} {number} time, last {time}",
                    "Sent by {title} {number} times, last {time}",
                    delivery.sent,
                    title=title,
                    time=ui.when(delivery.last_sent_at),
                )
            )


def _take(alert: AlertView) -> None:
    address = ui.path("api", "safety", "alerts", alert.alert_id, "acknowledge")
    try:
        ui.api().post(address, AlertView)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.rerun()
