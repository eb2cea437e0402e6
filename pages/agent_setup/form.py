"""The form of an agent, for a new one and for an existing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st
from pydantic import RootModel

from core import ui
from core.i18n import _, text, translate
from plugins.agents.contract import (
    Agent,
    AgentLlms,
    AnswerStyle,
    LanguageOption,
    StylePrompts,
    VoiceOption,
)
from plugins.knowledge.contract import KnowledgeDocument, KnowledgeList, SyncStatus
from plugins.safety.contract import unwatched

LABELS = {
    "name": text("Name"),
    "knowledge_ids": text("Documents"),
    "voice_id": text("Voice"),
    "answer_style": text("Style"),
    "languages": text("Languages"),
    "system_prompt_override": text("Custom instructions"),
    "first_message": text("Greeting"),
    "llm": text("Language model"),
    "temperature": text("Temperature"),
    "max_duration_seconds": text("Maximum conversation length"),
}
STYLES = {
    AnswerStyle.PROFESSIONAL: text("Professional"),
    AnswerStyle.FRIENDLY: text("Friendly"),
    AnswerStyle.EDUCATIONAL: text("Educational"),
}
"""The styles of answers, in words."""

_STYLE_HINTS = {
    AnswerStyle.PROFESSIONAL: text("Calm, precise and courteous."),
    AnswerStyle.FRIENDLY: text("Warm and unhurried, in everyday words."),
    AnswerStyle.EDUCATIONAL: text("Explains the reasons, step by step."),
}
_MAX_DOCUMENTS = 100
_GONE_DOCUMENT = text("A document that was deleted")
_CHOSEN_MODEL = text("Chosen by the voice service")
_API_FIELDS = {
    "name": "name",
    "documents": "knowledge_ids",
    "languages": "languages",
    "style": "answer_style",
    "voice": "voice_id",
    "first": "first_message",
    "prompt": "system_prompt_override",
    "llm": "llm",
    "temperature": "temperature",
    "minutes": "max_duration_seconds",
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
    llms: list[str]


class Inputs(Protocol):
    """Gives the arguments of each field's input; see `ui.RecordForm.keep`."""

    def keep(self, field: str) -> ui.Kept: ...


@dataclass(frozen=True, slots=True)
class NewAgent:
    """The inputs of an agent that is not there yet, under keys with this beginning."""

    prefix: str

    def keep(self, field: str) -> ui.Kept:
        return ui.keep(f"{self.prefix}.{field}", agent_values(None)[field])


def agent_values(agent: Agent | None) -> ui.JsonObject:
    """What the inputs hold for an agent, or for a new one."""
    return {
        "name": agent.name if agent else "",
        "documents": list(agent.knowledge_ids) if agent else [],
        "languages": list(agent.languages) if agent else ["en"],
        "style": agent.answer_style if agent else AnswerStyle.PROFESSIONAL,
        "voice": agent.voice_id if agent else "",
        "first": (agent.first_message or "") if agent else "",
        "prompt": (agent.system_prompt_override or "") if agent else "",
        "llm": (agent.llm or "") if agent else "",
        "temperature": agent.temperature if agent else 0.0,
        "minutes": (agent.max_duration_seconds // 60 or 1) if agent else 10,
    }


def agent_body(values: ui.JsonObject) -> ui.JsonObject:
    """What these inputs hold, as the API takes it. An empty text takes a value back."""
    body: ui.JsonObject = {}
    for name, value in values.items():
        if name == "minutes":
            value = int(value) * 60
        elif name in ("first", "prompt", "llm"):
            value = value if value and value.strip() else None
        body[_API_FIELDS[name]] = value
    return body


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
    values["documents"] = _documents(prefix, inputs)
    ui.field_error(problem, "knowledge_ids")
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
        values |= _more(inputs, agent, choices, style, problem)
    return values


def form_fields(prefix: str) -> dict[str, ui.FormField]:
    """The fields of the form with this beginning of its keys, with their values in words."""
    choices: _Choices | None = ui.last_loaded(f"{prefix}.choices", None)
    names: dict[str, str] = ui.last_loaded(f"{prefix}.names", {})

    def voice(voice_id: str) -> str:
        return _voice_name(choices, voice_id) if choices else voice_id

    words: dict[str, Callable[[Any], str]] = {
        "documents": lambda ids: ", ".join(
            names.get(one, translate(_GONE_DOCUMENT)) for one in ids
        ),
        "languages": lambda codes: ", ".join(ui.language_name(code) for code in codes),
        "style": lambda style: translate(STYLES[AnswerStyle(style)]),
        "voice": voice,
        "first": lambda text: text or _("The words of its style"),
        "prompt": lambda text: text or _("The instructions of its style"),
        "llm": lambda llm: llm or translate(_CHOSEN_MODEL),
    }
    return {
        name: ui.FormField(LABELS[field], words.get(name, str))
        for name, field in _API_FIELDS.items()
    }


def _choices() -> _Choices:
    voices = ui.known("/api/agent/voices", Voices).root
    languages = ui.known("/api/agent/languages", Languages).root
    return _Choices(
        voices={voice.voice_id: voice for voice in voices},
        languages={language.code: language.name for language in languages},
        prompts=ui.known("/api/agent/system-prompts", StylePrompts),
        llms=ui.known("/api/agent/llms", AgentLlms).llms,
    )


def _documents(prefix: str, inputs: Inputs) -> list[str]:
    arguments = inputs.keep("documents")
    held: list[object] = ui.kept(arguments["key"], [])
    chosen = [str(one) for one in held]
    with st.container(border=True):
        find = st.text_input(
            _("Find documents by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.keep(f"{prefix}.find", ""),
        )
        names = ui.fetch(lambda: _document_names(find, chosen), f"{prefix}.names", last="names")
        names = dict(names or {})
        for one in chosen:
            names.setdefault(one, translate(_GONE_DOCUMENT))
        picked = st.multiselect(
            _("Documents"),
            list(names),
            format_func=lambda one: names.get(one, one),
            max_selections=_MAX_DOCUMENTS,
            placeholder=_("Choose the documents that it answers from"),
            **arguments,
        )
        if not names:
            st.caption(_("No document was found."))
            ui.link(ui.page_of("knowledge"), _("Upload a document"), icon=":material/upload_file:")
    return [str(one) for one in picked]


def _document_names(find: str, chosen: list[str]) -> dict[str, str]:
    query: dict[str, ui.ParamValue] = {"limit": 200, "q": find.strip() or None}
    listed = ui.api().get("/api/knowledge", KnowledgeList, query).documents
    names = {document.knowledge_id: _document_name(document) for document in listed}
    for one in chosen:
        if one not in names:
            try:
                document = ui.api().get(ui.path("api", "knowledge", one), KnowledgeDocument)
            except ui.ApiProblem as problem:
                if problem.status != 404:
                    raise
                continue
            names[one] = _document_name(document)
    return names


def _document_name(document: KnowledgeDocument) -> str:
    ready = document.sync_status is SyncStatus.COMPLETED
    return (
        document.disease_name if ready else _("{name} (not ready yet)", name=document.disease_name)
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
    picked = st.selectbox(
        _("Voice"), options, format_func=lambda one: _voice_name(choices, one), **arguments
    )
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
    style: AnswerStyle,
    problem: ui.ApiProblem | None,
) -> ui.JsonObject:
    usual = next(p for p in choices.prompts.prompts if p.answer_style is style)
    if agent is not None:
        st.caption(_("This is always said first and cannot be taken out:"))
        told = agent.disclosure
        st.text("\n".join((told.assistant, told.person, told.recording)))
    first_message = st.text_area(
        _("Greeting"),
        max_chars=1000,
        placeholder=usual.first_message,
        help=_("What it says first. Empty: the words of its style and first language."),
        **inputs.keep("first"),
    )
    ui.field_error(problem, "first_message")
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
    llm = st.selectbox(
        _("Language model"),
        ["", *dict.fromkeys((*choices.llms, *([agent.llm] if agent and agent.llm else [])))],
        format_func=lambda one: one or translate(_CHOSEN_MODEL),
        **inputs.keep("llm"),
    )
    ui.field_error(problem, "llm")
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
        "first": first_message,
        "prompt": own,
        "llm": llm,
        "temperature": temperature,
        "minutes": minutes,
    }
