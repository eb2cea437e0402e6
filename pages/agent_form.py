"""The form of an agent, for a new one and for an existing one."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from pydantic import RootModel

from core import ui
from plugins.agents.contract import Agent, AgentLlms, AnswerStyle, StylePrompts
from plugins.education_audio.contract import LanguageOption, VoiceOption
from plugins.knowledge.contract import KnowledgeDocument, KnowledgeList, SyncStatus

LABELS = {
    "name": "Name",
    "knowledge_ids": "Documents",
    "voice_id": "Voice",
    "answer_style": "Style",
    "languages": "Languages",
    "system_prompt_override": "Own instructions",
    "first_message": "First words",
    "llm": "Language model",
    "temperature": "Freedom of wording",
    "max_duration_seconds": "Longest conversation",
}
_STYLES = {
    AnswerStyle.PROFESSIONAL: "Professional",
    AnswerStyle.FRIENDLY: "Friendly",
    AnswerStyle.EDUCATIONAL: "Educational",
}
_STYLE_HINTS = {
    AnswerStyle.PROFESSIONAL: "Calm, precise and courteous.",
    AnswerStyle.FRIENDLY: "Warm and unhurried, in everyday words.",
    AnswerStyle.EDUCATIONAL: "Explains the reasons, step by step.",
}
_MOST_DOCUMENTS = 100


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


@dataclass(frozen=True, slots=True)
class AgentForm:
    """What stands in the form, as the API takes it."""

    name: str
    fields: ui.JsonObject

    def body(self) -> ui.JsonObject:
        """The request's body."""
        return {"name": self.name, **self.fields}


def agent_form(prefix: str, agent: Agent | None, problem: ui.ApiProblem | None) -> AgentForm | None:
    """Draw the form; None when what it needs could not be loaded (the error is drawn).

    `prefix` names its inputs, `problem` is what the last save was refused for.
    """
    choices = ui.fetch(_choices, f"{prefix}.choices", "Loading voices and languages…")
    if choices is None:
        return None
    name = st.text_input(
        "Name",
        max_chars=100,
        placeholder="For example: Heart guide",
        **ui.keep(f"{prefix}.name", agent.name if agent else ""),
    )
    ui.field_error(problem, "name")
    documents = _documents(prefix, agent)
    ui.field_error(problem, "knowledge_ids")
    left, right = st.columns(2)
    with left:
        languages = _languages(prefix, agent, choices)
        ui.field_error(problem, "languages")
        style = _style(prefix, agent)
    with right:
        voice = _voice(prefix, agent, choices, languages)
        ui.field_error(problem, "voice_id")
    fields: ui.JsonObject = {
        "knowledge_ids": documents,
        "voice_id": voice,
        "answer_style": style.value,
        "languages": languages,
    }
    with st.expander("More settings", type="compact"):
        fields |= _more(prefix, agent, choices, style, problem)
    return AgentForm(name, fields)


def _choices() -> _Choices:
    api = ui.api()
    voices = api.get("/api/audio/voices/list", Voices).root
    languages = api.get("/api/audio/languages", Languages).root
    return _Choices(
        voices={voice.voice_id: voice for voice in voices},
        languages={language.code: language.name for language in languages},
        prompts=api.get("/api/agent/system-prompts", StylePrompts),
        llms=api.get("/api/agent/llms", AgentLlms).llms,
    )


def _documents(prefix: str, agent: Agent | None) -> list[str]:
    key = f"{prefix}.documents"
    arguments = ui.keep(key, list(agent.knowledge_ids) if agent else [])
    held: list[object] = ui.kept(key, [])
    chosen = [str(one) for one in held]
    with st.container(border=True):
        find = st.text_input(
            "Find documents by name",
            placeholder="Beginning of a word",
            max_chars=100,
            **ui.keep(f"{prefix}.find", ""),
        )
        names = ui.fetch(lambda: _document_names(find, chosen), f"{prefix}.names") or {}
        for one in chosen:
            names.setdefault(one, "A document that was deleted")
        picked = st.multiselect(
            "Documents",
            list(names),
            format_func=lambda one: names.get(one, one),
            max_selections=_MOST_DOCUMENTS,
            placeholder="Choose the documents that it answers from",
            **arguments,
        )
        if not names:
            st.caption("No document was found.")
            ui.link(ui.page_of("knowledge"), "Upload a document", icon=":material/upload_file:")
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
    return document.disease_name if ready else f"{document.disease_name} (not ready yet)"


def _languages(prefix: str, agent: Agent | None, choices: _Choices) -> list[str]:
    picked = st.multiselect(
        "Languages",
        list(choices.languages),
        format_func=lambda code: choices.languages.get(code, code),
        help="The first one is the language that it speaks first.",
        placeholder="Choose languages",
        **ui.keep(f"{prefix}.languages", list(agent.languages) if agent else ["en"]),
    )
    return [str(code) for code in picked]


def _style(prefix: str, agent: Agent | None) -> AnswerStyle:
    style = st.radio(
        "Style",
        list(_STYLES),
        format_func=lambda one: _STYLES[one],
        captions=[_STYLE_HINTS[one] for one in _STYLES],
        **ui.keep(f"{prefix}.style", agent.answer_style if agent else AnswerStyle.PROFESSIONAL),
    )
    return AnswerStyle(style)


def _voice(prefix: str, agent: Agent | None, choices: _Choices, languages: list[str]) -> str:
    first = languages[0].partition("-")[0] if languages else ""
    # Voices of the agent's first language come first.
    ordered = sorted(
        choices.voices.values(),
        key=lambda voice: (voice.languages[:1] != [first], first not in voice.languages),
    )
    options = [voice.voice_id for voice in ordered]
    if agent and agent.voice_id not in options:
        options.insert(0, agent.voice_id)
    key = f"{prefix}.voice"
    arguments = ui.keep(key, agent.voice_id if agent else options[0] if options else "")
    picked = st.selectbox(
        "Voice", options, format_func=lambda one: _voice_name(choices, one), **arguments
    )
    voice = choices.voices.get(str(picked))
    if voice is not None:
        if voice.description:
            st.caption(ui.literal(voice.description))
        if first and first not in voice.languages:
            st.caption(":orange[:material/warning: This voice is made for another language.]")
        if voice.preview_url:
            ui.audio_player(voice.preview_url, f"Sample of {voice.name}")
    return str(picked or "")


def _voice_name(choices: _Choices, voice_id: str) -> str:
    voice = choices.voices.get(voice_id)
    if voice is None:
        return "A voice that is no longer offered"
    spoken = [ui.language_name(code) for code in voice.languages[:3]]
    return f"{voice.name}: {', '.join(spoken)}" if spoken else voice.name


def _more(
    prefix: str,
    agent: Agent | None,
    choices: _Choices,
    style: AnswerStyle,
    problem: ui.ApiProblem | None,
) -> ui.JsonObject:
    usual = next(p for p in choices.prompts.prompts if p.answer_style is style)
    first_message = st.text_area(
        "First words",
        max_chars=1000,
        placeholder=usual.first_message,
        help="What it says first. Empty: the words of its style and first language.",
        **ui.keep(f"{prefix}.first", (agent.first_message or "") if agent else ""),
    )
    ui.field_error(problem, "first_message")
    own = st.text_area(
        "Own instructions",
        max_chars=20_000,
        height=200,
        placeholder=usual.prompt,
        help="Replace the instructions of the style. Empty: those of the style, shown in grey.",
        **ui.keep(f"{prefix}.prompt", (agent.system_prompt_override or "") if agent else ""),
    )
    ui.field_error(problem, "system_prompt_override")
    st.caption("These rules are always added and cannot be taken out:")
    st.text(choices.prompts.safety_rules)
    llm = st.selectbox(
        "Language model",
        ["", *dict.fromkeys((*choices.llms, *([agent.llm] if agent and agent.llm else [])))],
        format_func=lambda one: one or "Chosen by the voice service",
        **ui.keep(f"{prefix}.llm", (agent.llm or "") if agent else ""),
    )
    ui.field_error(problem, "llm")
    temperature = st.slider(
        "Freedom of wording",
        0.0,
        1.0,
        step=0.1,
        help="0 keeps closest to the documents.",
        **ui.keep(f"{prefix}.temperature", agent.temperature if agent else 0.0),
    )
    minutes = st.number_input(
        "Longest conversation (minutes)",
        min_value=1,
        max_value=120,
        **ui.keep(f"{prefix}.minutes", (agent.max_duration_seconds // 60 or 1) if agent else 10),
    )
    fields: ui.JsonObject = {
        "temperature": temperature,
        "max_duration_seconds": int(minutes) * 60,
    }
    # An empty field of a new agent is left out; in an existing one it takes the value back.
    given = {"first_message": first_message, "system_prompt_override": own, "llm": llm}
    for field, value in given.items():
        if value.strip() or agent is not None:
            fields[field] = value if value.strip() else None
    return fields
