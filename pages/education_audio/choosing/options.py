"""How a script shall be written: what the doctor chooses, and what is sent to the writer for it."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from pages.education_audio.choosing.choices import WritingChoices, load_writing_choices
from pages.education_audio.choosing.languages import draw_what_is_missing
from pages.education_audio.choosing.length import draw_other_length
from pages.education_audio.choosing.models import choose_model, draw_model_notice
from pages.education_audio.choosing.order import draw_order
from plugins.education_audio.contract import PromptPreview, SystemPrompt
from plugins.knowledge.contract import KnowledgeDocument

LABELS = {
    "template_config.template_ids": text("Content"),
    "template_config.quick_instructions": text("Extra instructions"),
    "template_config.system_prompt_override": text("Custom rules"),
    "template_config.preferred_languages": text("Language"),
    "template_config.speaker1_languages": text("Language"),
    "template_config.speaker2_languages": text("Language of the second speaker"),
    "template_config.target_duration_minutes": text("Minutes"),
    "template_ids": text("Content"),
    "quick_instructions": text("Extra instructions"),
    "system_prompt_override": text("Custom rules"),
    "preferred_languages": text("Language"),
    "custom_prompt": text("Own prompt"),
    "model_name": text("Model"),
    "knowledge_id": text("Document"),
}
"""The words on the page for the fields of the API."""

_MINUTES = (3, 5, 10, 15)
_OWN_LANGUAGE = ""
_SAME_LANGUAGE = "same"
_RULES = "audio.rules"


def writing_options(document: KnowledgeDocument) -> ui.JsonObject | None:
    """Draw the form; the request for a script, None when the form could not be loaded."""
    choices = ui.fetch(
        load_writing_choices, "audio.choices", _("Loading the choices…"), last="choices"
    )
    if choices is None:
        return None
    draw_model_notice(choices.models)
    config = _content(choices)
    config |= _manner(choices, document)
    instructions = st.text_area(
        _("Extra instructions"),
        height=80,
        max_chars=2000,
        placeholder=_("For example: explain why it matters to stop eating on time"),
        help=_("They are sent to the writer as they stand. Do not name a patient in them."),
        **ui.keep("audio.instructions", ""),
    )
    if instructions and instructions.strip():
        config["quick_instructions"] = instructions
    body: ui.JsonObject = {"knowledge_id": document.knowledge_id, "template_config": config}
    with st.expander(_("Advanced"), icon=":material/tune:", type="compact"):
        _advanced(choices, body, config)
    _preview(body, config)
    return body


def _content(choices: WritingChoices) -> ui.JsonObject:
    templates = choices.templates
    picked = st.pills(
        _("Content"),
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
        st.caption(_("In this order: {join}.", join=ui.literal(", ".join(names))))
        draw_order(
            {one: templates[one].display_name for one in chosen},
            "audio.content",
            key="audio.content_order",
        )
    else:
        st.caption(_("Nothing chosen: what a patient most needs, in the document's own order."))
    return {"template_ids": chosen} if chosen else {}


def _manner(choices: WritingChoices, document: KnowledgeDocument) -> ui.JsonObject:
    config: ui.JsonObject = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        minutes = st.segmented_control(
            _("Minutes"),
            _MINUTES,
            help=_(
                "About how long the speech takes. Without a choice the writer keeps to "
                "its usual length. A script is never longer than what the document "
                "holds."
            ),
            **ui.keep("audio.minutes", _MINUTES[0]),
        )
        code = st.selectbox(
            _("Language"),
            [_OWN_LANGUAGE, *choices.languages],
            format_func=lambda one: _language_name(choices, one),
            width=300,
            **ui.keep("audio.language", _OWN_LANGUAGE),
        )
        dialogue = st.toggle(
            _("Two speakers"),
            help=_("One asks what a patient would ask, the other explains for the clinic."),
            **ui.keep("audio.dialogue", False),
        )
    second = _second_language(choices) if dialogue else _SAME_LANGUAGE
    with st.container(gap=None):
        if minutes is not None:
            draw_other_length(document, minutes, twice=second not in (code, _SAME_LANGUAGE))
        for one in dict.fromkeys((code, second)):
            if one in choices.languages:
                draw_what_is_missing(choices.languages[one])
    if minutes is not None:
        config["target_duration_minutes"] = minutes
    if dialogue:
        config["is_multi_speaker"] = True
    if second not in (code, _SAME_LANGUAGE):
        # A speaker without a language keeps to the document's own.
        config["speaker1_languages"] = [code] if code else []
        config["speaker2_languages"] = [second] if second else []
    elif code:
        config["preferred_languages"] = [code]
    return config


def _second_language(choices: WritingChoices) -> str:
    return st.selectbox(
        _("Language of the second speaker"),
        [_SAME_LANGUAGE, _OWN_LANGUAGE, *choices.languages],
        format_func=lambda one: (
            _("The same for both") if one == _SAME_LANGUAGE else _language_name(choices, one)
        ),
        help=_(
            "With another one here, the two speakers say everything twice: the first in one "
            "language, the second in the other. The minutes are those of both together."
        ),
        width=300,
        **ui.keep("audio.second_language", _SAME_LANGUAGE),
    )


def _language_name(choices: WritingChoices, code: str) -> str:
    known = choices.languages.get(code)
    return known.name if known else _("The document's own language")


def _advanced(choices: WritingChoices, body: ui.JsonObject, config: ui.JsonObject) -> None:
    model = choose_model(choices.models)
    if model is not None:
        body["model_name"] = model
    prompt = st.text_area(
        _("Own prompt"),
        height=100,
        max_chars=20_000,
        placeholder=_("What the script should cover, in your words"),
        help=_("It stands in place of the content modules chosen above."),
        **ui.keep("audio.prompt", ""),
    )
    if prompt and prompt.strip():
        body["custom_prompt"] = prompt
        if config.get("template_ids"):
            st.caption(_(":material/info: Your own prompt replaces the content chosen above."))
    rules = st.text_area(
        _("Custom rules"),
        height=160,
        max_chars=20_000,
        placeholder=_("Left empty, the standard rules of style hold"),
        help=_("How every script is written (the system prompt). The safety rules always hold."),
        **ui.keep(_RULES, ""),
    )
    if rules and rules.strip():
        config["system_prompt_override"] = rules
    st.button(
        _("Begin with the standard rules"),
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
        _("See exactly what is sent to the writer"),
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
            with st.spinner(_("Putting the prompt together…")):
                found = ui.api().post("/api/templates/preview", PromptPreview, asked)
        except ui.ApiProblem as problem:
            ui.error_panel(problem, "audio.preview", LABELS)
            return
        st.caption(
            _(
                "{count}, the document included. Nothing else is sent, and no other document. "
                "What you typed is sent as it stands: check that no patient is named in it.",
                count=ngettext("{number} character", "{number} characters", found.character_count),
            )
        )
        st.markdown(_("**Rules**"))
        with st.container(height=200, border=True):
            st.text(found.system_prompt)
        st.markdown(_("**Task and document**"))
        with st.container(height=320, border=True):
            st.text(found.prompt)
