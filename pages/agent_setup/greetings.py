"""What an agent says first, in each of its languages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core import ui
from core.i18n import _
from pages.agent_setup.composite import Composite
from pages.agent_setup.values import Inputs
from plugins.agents.contract import Agent, StylePrompt

_MAX_CHARACTERS = 1000


def draw_greetings(
    inputs: Inputs,
    agent: Agent | None,
    usual: StylePrompt,
    languages: Sequence[str],
    problem: ui.ApiProblem | None,
) -> ui.JsonObject:
    """Draw an input for each of these languages; what they hold."""
    if agent is not None:
        st.caption(_("This is always said first and cannot be taken out:"))
        told = agent.disclosure
        st.text("\n".join((told.assistant, told.person, told.recording)))
    first = st.text_area(
        _("Greeting"),
        max_chars=_MAX_CHARACTERS,
        placeholder=usual.first_message,
        help=_("What it says first. Empty: the words of its style and first language."),
        **inputs.keep("first"),
    )
    ui.field_error(problem, "first_message")
    composite = Composite(inputs, "greetings")
    # Those of languages that are not chosen any more stay, for the case that they are again.
    held: dict[str, str] = dict(composite.value or {})
    for code in languages[1:]:
        own = code in held or (agent is not None and code in (agent.first_messages or {}))
        opening = agent.openings.get(code) if agent and not own else None
        said = st.text_area(
            _("Greeting in {language}", language=ui.language_name(code)),
            max_chars=_MAX_CHARACTERS,
            placeholder=opening.greeting if opening else "",
            help=_(
                "What it says first to a patient who chose this language. Empty: the words of its "
                "style, where ElevenDops has them in this language."
            ),
            **composite.widget(code, held.get(code, "")),
        )
        held.pop(code, None)
        if said and said.strip():
            held[code] = said
        ui.field_error(problem, f"first_messages.{code}")
    return {"first": first, "greetings": composite.holds(held or None)}


def greetings_in_words(value: dict[str, str] | None) -> str:
    """The greetings, for people."""
    if not value:
        return _("The words of its style")
    return "\n".join(f"{ui.language_name(code)}: {said}" for code, said in value.items())
