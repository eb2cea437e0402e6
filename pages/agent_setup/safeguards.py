"""What the voice service stops an agent from saying, and what it keeps of its conversations."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.agent_setup.composite import Composite, Row, draw_rows, left_there, own_error
from pages.agent_setup.values import Inputs

_LEFT, _DAYS, _ENDLESS, _NOTHING = "left", "days", "endless", "nothing"
_KEEPING = {
    _LEFT: text("As your account there is set"),
    _DAYS: text("For a number of days"),
    _ENDLESS: text("Without an end"),
    _NOTHING: text("Nothing (zero retention)"),
}
_STOPS_ANSWERS = "medical_content"
_SWITCHES = {
    "focus": (
        text("Keep to the subject"),
        text("The voice service leads the agent back to its instructions."),
    ),
    "prompt_injection": (
        text("Watch for attempts to give it other instructions"),
        text("Such as “forget your rules”."),
    ),
    _STOPS_ANSWERS: (
        text("Stop medical information of any kind"),
        text(
            "This stops answers from your documents too. For an agent that only tells opening "
            "hours and the like."
        ),
    ),
}
_MOST_CUSTOM = 5
_USUAL_DAYS = 30


def draw_safeguards(inputs: Inputs, problem: ui.ApiProblem | None) -> ui.JsonObject:
    """Draw the inputs; what they hold."""
    with st.expander(_("Safeguards of the voice service"), type="compact"):
        guardrails = _guardrails(inputs, problem)
    with st.expander(_("What the voice service keeps"), type="compact"):
        privacy = _privacy(inputs, problem)
    return {"guardrails": guardrails, "privacy": privacy}


def _guardrails(inputs: Inputs, problem: ui.ApiProblem | None) -> Row | None:
    composite = Composite(inputs, "guardrails")
    before: Row = composite.value or {}
    st.caption(
        _(
            "The rules of ElevenDops and its watch for red flags always apply. These are the voice "
            "service's own, beside them."
        )
    )
    chosen = st.toggle(
        _("Choose them here"), **composite.widget("chosen", composite.value is not None)
    )
    held: Row | None = None
    with st.container():
        if chosen:
            held = {
                name: st.checkbox(
                    translate(label),
                    help=translate(hint),
                    **composite.widget(name, before.get(name, name != _STOPS_ANSWERS)),
                )
                for name, (label, hint) in _SWITCHES.items()
            }

            def draw(at: str, row: Row, place: int) -> Row:
                name = st.text_input(
                    _("Name"),
                    max_chars=100,
                    placeholder=_("For example: Prices"),
                    **composite.widget(f"{at}.name", row.get("name", "")),
                )
                prompt = st.text_area(
                    _("Replies to stop"),
                    max_chars=2000,
                    height=80,
                    placeholder=_("For example: Do not name prices."),
                    **composite.widget(f"{at}.prompt", row.get("prompt", "")),
                )
                ui.field_error(problem, f"guardrails.custom.{place}")
                return {"name": name, "prompt": prompt}

            held["custom"] = draw_rows(
                composite,
                before.get("custom", []),
                draw,
                name="custom",
                add=_("Add a safeguard of your own"),
                most=_MOST_CUSTOM,
            )
        else:
            st.caption(_("They are left as the voice service has them."))
    own_error(problem, "guardrails.custom")
    composite.holds(held)
    return held


def _privacy(inputs: Inputs, problem: ui.ApiProblem | None) -> Row | None:
    composite = Composite(inputs, "privacy")
    before: Row = composite.value or {}
    keeping = st.radio(
        _("How long the voice service keeps conversations"),
        list(_KEEPING),
        format_func=lambda one: translate(_KEEPING[one]),
        **composite.widget("keeping", _keeping(composite.value)),
    )
    held: Row | None = None
    with st.container():
        if keeping == _NOTHING:
            held = {"retention_days": None, "zero_retention": True, "record_voice": False}
            st.info(
                _(
                    "The voice service then stores no transcript, no sound, and nothing that is "
                    "noted or judged. Conversation Logs still hold what is said through "
                    "ElevenDops, because it is written down here. Not every account there may do "
                    "this: if yours may not, the agent tells so after you publish it."
                )
            )
        elif keeping != _LEFT:
            days = None
            if keeping == _DAYS:
                days = st.number_input(
                    _("Days"),
                    min_value=1,
                    max_value=3650,
                    **composite.widget("days", before.get("retention_days") or _USUAL_DAYS),
                )
            recorded = st.checkbox(
                _("Keep the sound of conversations too"),
                **composite.widget("recorded", before.get("record_voice", True)),
            )
            held = {
                "retention_days": int(days) if days is not None else None,
                "zero_retention": False,
                "record_voice": recorded,
            }
            st.caption(_("This does not change Conversation Logs, which ElevenDops keeps itself."))
    ui.field_error(problem, "privacy")
    composite.holds(held)
    return held


def guardrails_in_words(value: Row | None) -> str:
    """What is switched on, for people."""
    if value is None:
        return left_there()
    on = [translate(label) for name, (label, _hint) in _SWITCHES.items() if value.get(name)]
    own = [f"{row['name']}: {row['prompt']}" for row in value.get("custom", [])]
    return "\n".join((*on, *own)) or _("Nothing")


def privacy_in_words(value: Row | None) -> str:
    """What is kept, for people."""
    keeping = _keeping(value)
    words = translate(_KEEPING[keeping])
    if value is None or keeping == _NOTHING:
        return words
    if keeping == _DAYS:
        words = ngettext("{number} day", "{number} days", value["retention_days"])
    sound = _("with sound") if value.get("record_voice") else _("without sound")
    return f"{words}, {sound}"


def _keeping(value: Row | None) -> str:
    if value is None:
        return _LEFT
    if value.get("zero_retention"):
        return _NOTHING
    return _ENDLESS if value.get("retention_days") is None else _DAYS
