"""How a script shall be written: what the doctor chooses, and what is sent to the writer for it."""

from __future__ import annotations

import streamlit as st

from core import ui
from pages.education_audio.choices import WritingChoices, load_writing_choices
from plugins.education_audio.contract import PromptPreview, SystemPrompt

LABELS = {
    "template_config.template_ids": "Content",
    "template_config.quick_instructions": "Extra instructions",
    "template_config.system_prompt_override": "Own rules",
    "template_config.preferred_languages": "Language",
    "template_config.target_duration_minutes": "Minutes",
    "template_ids": "Content",
    "quick_instructions": "Extra instructions",
    "system_prompt_override": "Own rules",
    "preferred_languages": "Language",
    "custom_prompt": "Own prompt",
    "model_name": "Model",
    "knowledge_id": "Document",
}
"""The words on the page for the fields of the API."""

_MINUTES = (3, 5, 10, 15)
_OWN_LANGUAGE = ""
_RULES = "audio.rules"


def writing_options(knowledge_id: str) -> ui.JsonObject | None:
    """Draw the form; the request for a script, None when the form could not be loaded."""
    choices = ui.fetch(load_writing_choices, "audio.choices", "Loading the choices…")
    if choices is None:
        return None
    config = _content(choices)
    config |= _manner(choices)
    instructions = st.text_area(
        "Extra instructions",
        height=80,
        max_chars=2000,
        placeholder="For example: explain why it matters to stop eating on time",
        **ui.keep("audio.instructions", ""),
    )
    if instructions and instructions.strip():
        config["quick_instructions"] = instructions
    body: ui.JsonObject = {"knowledge_id": knowledge_id, "template_config": config}
    with st.expander("Advanced", icon=":material/tune:", type="compact"):
        _advanced(choices, body, config)
    _preview(body, config)
    return body


def _content(choices: WritingChoices) -> ui.JsonObject:
    templates = choices.templates
    picked = st.pills(
        "Content",
        list(templates),
        selection_mode="multi",
        format_func=lambda one: templates[one].display_name if one in templates else one,
        help="  \n".join(
            f"**{ui.literal(one.display_name)}**: {ui.literal(one.description)}"
            for one in templates.values()
        ),
        **ui.keep("audio.content", []),
    )
    chosen = [one for one in picked if one in templates]
    if chosen:
        names = [f"{n}. {templates[one].display_name}" for n, one in enumerate(chosen, start=1)]
        st.caption(f"In this order: {ui.literal(', '.join(names))}.")
    else:
        st.caption("Nothing chosen: what a patient most needs, in the document's own order.")
    return {"template_ids": chosen} if chosen else {}


def _manner(choices: WritingChoices) -> ui.JsonObject:
    config: ui.JsonObject = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        minutes = st.segmented_control(
            "Minutes",
            _MINUTES,
            help="About how long the speech takes. Without a choice the writer keeps to its usual "
            "length. A script is never longer than what the document holds.",
            **ui.keep("audio.minutes", _MINUTES[0]),
        )
        code = st.selectbox(
            "Language",
            [_OWN_LANGUAGE, *choices.languages],
            format_func=lambda one: choices.languages.get(one, "The document's own language"),
            width=300,
            **ui.keep("audio.language", _OWN_LANGUAGE),
        )
        dialogue = st.toggle(
            "Two speakers",
            help="One asks what a patient would ask, the other explains for the clinic.",
            **ui.keep("audio.dialogue", False),
        )
    if minutes is not None:
        config["target_duration_minutes"] = minutes
    if code:
        config["preferred_languages"] = [code]
    if dialogue:
        config["is_multi_speaker"] = True
    return config


def _advanced(choices: WritingChoices, body: ui.JsonObject, config: ui.JsonObject) -> None:
    model = st.selectbox(
        "Model",
        choices.models,
        help="Which model writes the script. The first one is the usual choice.",
        **ui.keep("audio.model", choices.models[0]),
    )
    if model is not None:
        body["model_name"] = model
    prompt = st.text_area(
        "Own prompt",
        height=100,
        max_chars=20_000,
        placeholder="What the script shall cover, in your words",
        help="It stands in place of the content modules chosen above.",
        **ui.keep("audio.prompt", ""),
    )
    if prompt and prompt.strip():
        body["custom_prompt"] = prompt
        if config.get("template_ids"):
            st.caption(
                ":material/info: Your own prompt takes the place of the content chosen above."
            )
    rules = st.text_area(
        "Own rules",
        height=160,
        max_chars=20_000,
        placeholder="Left empty, the standard rules of style hold",
        help="How every script is written (the system prompt). The safety rules always hold.",
        **ui.keep(_RULES, ""),
    )
    if rules and rules.strip():
        config["system_prompt_override"] = rules
    st.button(
        "Begin with the standard rules",
        key="audio.rules.standard",
        icon=":material/content_copy:",
        on_click=_take_standard_rules,
        disabled=bool(rules and rules.strip()),
    )


def _take_standard_rules() -> None:
    try:
        found = ui.api().get("/api/templates/system-prompt", SystemPrompt)
    except ui.ApiProblem as problem:
        st.toast(ui.literal(problem.detail), icon=":material/error:")
        return
    st.session_state[_RULES] = found.system_prompt


def _preview(body: ui.JsonObject, config: ui.JsonObject) -> None:
    preview = st.expander(
        "See exactly what is sent to the writer",
        icon=":material/visibility:",
        type="compact",
        key="audio.preview",
        on_change="rerun",
    )
    if not preview.open:
        return
    asked: ui.JsonObject = {**config, "knowledge_id": body["knowledge_id"]}
    if "custom_prompt" in body:
        asked["custom_prompt"] = body["custom_prompt"]
    with preview:
        try:
            with st.spinner("Putting the prompt together…"):
                found = ui.api().post("/api/templates/preview", PromptPreview, asked)
        except ui.ApiProblem as problem:
            ui.error_panel(problem, "audio.preview", LABELS)
            return
        st.caption(
            f"{ui.count(found.character_count, 'character')}, the document included. Nothing else "
            "is sent: no name of a patient and no other document."
        )
        st.markdown("**Rules**")
        with st.container(height=200, border=True):
            st.text(found.system_prompt)
        st.markdown("**Task and document**")
        with st.container(height=320, border=True):
            st.text(found.prompt)
