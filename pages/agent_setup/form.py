"""The form of an agent, for a new one and for an existing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from pydantic import RootModel

from core import ui
from core.i18n import _, text, translate
from core.ui.widgets.sound.preview import say_preview_languages
from pages.agent_setup.analysis import draw_analysis, rows_in_words
from pages.agent_setup.documents import GONE_DOCUMENT, choose_documents
from pages.agent_setup.greetings import draw_greetings, greetings_in_words
from pages.agent_setup.llms import CHOSEN_MODEL, draw_llms
from pages.agent_setup.retrieval import draw_search
from pages.agent_setup.safeguards import draw_safeguards, guardrails_in_words, privacy_in_words
from pages.agent_setup.turn_taking import draw_turn_taking, turn_taking_in_words
from pages.agent_setup.values import API_FIELDS, LABELS, STYLES, Inputs
from plugins.agents.contract import (
    Agent,
    AgentLlms,
    AnswerStyle,
    LanguageOption,
    LlmOption,
    StylePrompts,
    VoiceOption,
)
from plugins.safety.contract import unwatched

_STYLE_HINTS = {
    AnswerStyle.PROFESSIONAL: text("Calm, precise and courteous."),
    AnswerStyle.FRIENDLY: text("Warm and unhurried, in everyday words."),
    AnswerStyle.EDUCATIONAL: text("Explains the reasons, step by step."),
}


class Voices(RootModel[list[VoiceOption]]):
    """The voices as the API lists them."""


class Languages(RootModel[list[LanguageOption]]):
    """The languages as the API lists them."""


@dataclass(frozen=True, slots=True)
class _Choices:
    voices: dict[str, VoiceOption]
    languages: dict[str, str]
    prompts: StylePrompts
    llms: dict[str, LlmOption]


def agent_form(
    prefix: str, inputs: Inputs, agent: Agent | None, problem: ui.ApiProblem | None
) -> ui.JsonObject | None:
    """Draw the form; what its inputs hold, None when what it needs could not be loaded.

    `prefix` begins the keys of its inputs, `problem` is what the last save was refused for.
    """
    choices = ui.fetch(
        _choices, f"{prefix}.choices", _("Loading voices and languages…"), last="choices"
    )
    if choices is None:
        return None
    values: ui.JsonObject = {}
    values["name"] = st.text_input(
        _("Name"), max_chars=100, placeholder=_("For example: Heart guide"), **inputs.keep("name")
    )
    ui.field_error(problem, "name")
    values["documents"] = choose_documents(prefix, inputs)
    ui.field_error(problem, "knowledge_ids")
    draw_search(prefix, values["documents"])
    left, right = st.columns(2)
    with left:
        values["languages"] = _languages(inputs, choices)
        ui.field_error(problem, "languages")
        style = _style(inputs)
        values["style"] = style
    with right:
        values["voice"] = _voice(inputs, agent, choices, values["languages"])
        ui.field_error(problem, "voice_id")
    with st.expander(_("More settings"), type="compact"):
        values |= _more(inputs, agent, choices, values, problem)
    values |= draw_analysis(inputs, problem)
    values |= draw_safeguards(inputs, problem)
    values |= draw_turn_taking(inputs, problem)
    return values


def form_fields(prefix: str) -> dict[str, ui.FormField]:
    """The fields of the form with this beginning of its keys, with their values in words."""
    choices: _Choices | None = ui.last_loaded(f"{prefix}.choices", None)
    names: dict[str, str] = ui.last_loaded(f"{prefix}.names", {})

    def voice(voice_id: str) -> str:
        return _voice_name(choices, voice_id) if choices else voice_id

    words: dict[str, Callable[[Any], str]] = {
        "documents": lambda ids: ", ".join(names.get(one, translate(GONE_DOCUMENT)) for one in ids),
        "languages": lambda codes: ", ".join(ui.language_name(code) for code in codes),
        "style": lambda style: translate(STYLES[AnswerStyle(style)]),
        "voice": voice,
        "first": lambda text: text or _("The words of its style"),
        "greetings": greetings_in_words,
        "prompt": lambda text: text or _("The instructions of its style"),
        "llm": lambda llm: llm or translate(CHOSEN_MODEL),
        "backups": lambda models: ", ".join(models or []) or translate(CHOSEN_MODEL),
        "data_items": lambda rows: rows_in_words(rows, "description"),
        "success_criteria": lambda rows: rows_in_words(rows, "goal"),
        "guardrails": guardrails_in_words,
        "privacy": privacy_in_words,
        "turn_taking": turn_taking_in_words,
    }
    return {
        name: ui.FormField(LABELS[field], words.get(name, str))
        for name, field in API_FIELDS.items()
    }


def field_in_words(prefix: str, field: str, value: object) -> tuple[str, str]:
    """The words for a field of the API, and its value as a text for people."""
    own = {api: name for name, api in API_FIELDS.items()}
    shown = form_fields(prefix)
    if field in own:
        words = shown[own[field]]
        return words.label, words.words(value)
    if isinstance(value, dict):
        lines = (f"{ui.language_name(str(code))}: {said}" for code, said in value.items())
        return LABELS.get(field, field), "\n".join(lines)
    return LABELS.get(field, field), "" if value is None else str(value)


def _choices() -> _Choices:
    voices = ui.known_or_last("/api/agent/voices", Voices).root
    languages = ui.known("/api/agent/languages", Languages).root
    return _Choices(
        voices={voice.voice_id: voice for voice in voices},
        languages={language.code: language.name for language in languages},
        prompts=ui.known("/api/agent/system-prompts", StylePrompts),
        llms={one.id: one for one in ui.known("/api/agent/llms", AgentLlms).options},
    )


def _languages(inputs: Inputs, choices: _Choices) -> list[str]:
    picked = st.multiselect(
        _("Languages"),
        list(choices.languages),
        format_func=lambda code: choices.languages.get(code, code),
        help=_("The first one is the language that it speaks first."),
        placeholder=_("Choose languages"),
        **inputs.keep("languages"),
    )
    if missing := unwatched([str(code) for code in picked]):
        st.warning(
            _(
                "**Red flags are not watched in these languages: {join}.** An urgent message in "
                "one of them is answered like any other, and nobody is alerted.",
                join=ui.literal(", ".join(ui.language_name(code) for code in missing)),
            ),
            icon=":material/health_and_safety:",
        )
    say_preview_languages([str(code) for code in picked])
    return [str(code) for code in picked]


def _style(inputs: Inputs) -> AnswerStyle:
    style = st.radio(
        _("Style"),
        list(STYLES),
        format_func=lambda one: translate(STYLES[one]),
        captions=[translate(_STYLE_HINTS[one]) for one in STYLES],
        **inputs.keep("style"),
    )
    return AnswerStyle(style)


def _voice(inputs: Inputs, agent: Agent | None, choices: _Choices, languages: list[str]) -> str:
    first = languages[0].partition("-")[0] if languages else ""
    # Voices of the agent's first language come first.
    ordered = sorted(
        choices.voices.values(),
        key=lambda voice: (voice.languages[:1] != [first], first not in voice.languages),
    )
    options = [voice.voice_id for voice in ordered]
    arguments = inputs.keep("voice")
    held = ui.kept(arguments["key"], "")
    if not held and options:
        st.session_state[arguments["key"]] = options[0]
    for one in (held, agent.voice_id if agent else ""):
        # Shown as what it is, or another voice would take its place unasked.
        if one and one not in options:
            options.insert(0, one)
    labels = ui.option_labels(arguments["key"], {one: _voice_name(choices, one) for one in options})
    picked = st.selectbox(_("Voice"), options, format_func=labels, **arguments)
    voice = choices.voices.get(str(picked))
    if voice is not None:
        if voice.description:
            st.caption(ui.literal(voice.description))
        if first and first not in voice.languages:
            st.caption(_(":orange[:material/warning: This voice is made for another language.]"))
        if voice.preview_url:
            ui.audio_player(voice.preview_url, _("Sample of {name}", name=voice.name))
    return str(picked or "")


def _voice_name(choices: _Choices, voice_id: str) -> str:
    voice = choices.voices.get(voice_id)
    if voice is None:
        return _("A voice that is no longer offered")
    spoken = [ui.language_name(code) for code in voice.languages[:3]]
    return f"{voice.name}: {', '.join(spoken)}" if spoken else voice.name


def _more(
    inputs: Inputs,
    agent: Agent | None,
    choices: _Choices,
    chosen: ui.JsonObject,
    problem: ui.ApiProblem | None,
) -> ui.JsonObject:
    """Draw what most agents need no change of; `chosen` holds their languages and style."""
    usual = next(p for p in choices.prompts.prompts if p.answer_style is chosen["style"])
    greetings = draw_greetings(inputs, agent, usual, chosen["languages"], problem)
    own = st.text_area(
        _("Custom instructions"),
        max_chars=20_000,
        height=200,
        placeholder=usual.prompt,
        help=_("Replace the instructions of the style. Empty: those of the style, shown in grey."),
        **inputs.keep("prompt"),
    )
    ui.field_error(problem, "system_prompt_override")
    st.caption(_("These rules are always added and cannot be taken out:"))
    st.text(choices.prompts.safety_rules)
    chosen_llms = draw_llms(inputs, agent, choices.llms, problem)
    temperature = st.slider(
        _("Temperature"),
        0.0,
        1.0,
        step=0.1,
        help=_("0 keeps closest to the documents."),
        **inputs.keep("temperature"),
    )
    minutes = st.number_input(
        _("Maximum conversation length (minutes)"),
        min_value=1,
        max_value=120,
        **inputs.keep("minutes"),
    )
    return {
        **greetings,
        "prompt": own,
        "temperature": temperature,
        "minutes": minutes,
        **chosen_llms,
    }
