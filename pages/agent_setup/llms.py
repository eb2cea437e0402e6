"""The language model of an agent and those that stand in for it, with the day they end."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from core.i18n.formats import format_day
from pages.agent_setup.values import Inputs
from plugins.agents.contract import Agent, LlmOption

CHOSEN_MODEL = text("Chosen by the voice service")
"""What stands for no model."""


def draw_llms(
    inputs: Inputs,
    agent: Agent | None,
    offered: dict[str, LlmOption],
    problem: ui.ApiProblem | None,
) -> ui.JsonObject:
    """Draw the inputs; what they hold. `offered` are the models by their ids."""
    # Those that are offered no more are shown as what they are, and may stay.
    held = [one for one in (agent, agent.draft if agent else None) if one]
    own = [one.llm for one in held if one.llm]
    backups = [one for each in held for one in each.backup_llms or ()]

    def label(one: str) -> str:
        if not one:
            return translate(CHOSEN_MODEL)
        found = offered.get(one)
        if found is None:
            return _("{model} (no longer offered)", model=one)
        if found.retires_on:
            return _("{model} (until {day})", model=one, day=format_day(found.retires_on))
        return one

    llm = st.selectbox(
        _("Language model"),
        ["", *dict.fromkeys((*offered, *own))],
        format_func=label,
        **inputs.keep("llm"),
    )
    ui.field_error(problem, "llm")
    chosen = st.multiselect(
        _("Backup language models"),
        list(dict.fromkeys((*offered, *backups))),
        max_selections=5,
        format_func=label,
        help=_("They stand in when the language model fails, the first one first."),
        placeholder=_("Chosen by the voice service"),
        **inputs.keep("backups"),
    )
    ui.field_error(problem, "backup_llms")
    with st.container():
        for one in (str(llm or ""), *map(str, chosen)):
            _say_end(offered.get(one))
    return {"llm": llm, "backups": [str(one) for one in chosen]}


def _say_end(model: LlmOption | None) -> None:
    if model is None or model.retires_on is None:
        return
    said = _(
        "{model} answers until {day}.",
        model=ui.literal(model.id),
        day=format_day(model.retires_on),
    )
    if model.replacement:
        said = _(
            "{model} answers until {day}, and from then on {replacement} in its place.",
            model=ui.literal(model.id),
            day=format_day(model.retires_on),
            replacement=ui.literal(model.replacement),
        )
    st.warning(said, icon=":material/event_busy:")
