"""How long an agent lets a patient think and speak."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.agent_setup.composite import Composite, Row, left_there
from pages.agent_setup.values import Inputs
from plugins.agents.contract import Eagerness, TurnTaking

_LEFT = "left"
_WORDS = {
    _LEFT: text("As the voice service does"),
    Eagerness.PATIENT.value: text("Patient, for who speaks slowly or pauses"),
    Eagerness.NORMAL.value: text("As usual"),
    Eagerness.EAGER.value: text("Quick to answer"),
}
_USUAL = TurnTaking()


def draw_turn_taking(inputs: Inputs, problem: ui.ApiProblem | None) -> ui.JsonObject:
    """Draw the inputs; what they hold."""
    composite = Composite(inputs, "turn_taking")
    before: Row = composite.value or {}
    held: Row | None = None
    with st.expander(_("Patience with slow speakers"), type="compact"):
        chosen = st.radio(
            _("When a patient pauses, the agent is"),
            list(_WORDS),
            format_func=lambda one: translate(_WORDS[one]),
            **composite.widget("eagerness", before.get("eagerness", _LEFT)),
        )
        with st.container():
            if chosen != _LEFT:
                seconds = st.number_input(
                    _("Seconds of silence before it speaks again"),
                    min_value=1,
                    max_value=30,
                    **composite.widget(
                        "seconds", int(before.get("wait_seconds", _USUAL.wait_seconds))
                    ),
                )
                held = {"eagerness": chosen, "wait_seconds": int(seconds)}
        st.caption(_("This is about spoken conversations at the voice service, such as calls."))
        ui.field_error(problem, "turn_taking")
    composite.holds(held)
    return {"turn_taking": held}


def turn_taking_in_words(value: Row | None) -> str:
    """What was chosen, for people."""
    if value is None:
        return left_there()
    seconds = int(value["wait_seconds"])
    waits = ngettext("{number} second of silence", "{number} seconds of silence", seconds)
    return f"{translate(_WORDS[value['eagerness']])}, {waits}"
