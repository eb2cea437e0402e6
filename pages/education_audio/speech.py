"""From an approved script to speech: the voice, the name, and the request."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text
from core.ui.widgets.reading import SPEAKER_LABEL
from core.ui.widgets.sound.speech import spoken_language
from pages.education_audio.choosing.choices import by_language, load_voices, speaks
from pages.education_audio.cost import draw_cost
from pages.education_audio.page_state import PAGE_STATE
from pages.education_audio.script import forget_approval
from plugins.education_audio.contract import AudioFile, ScriptApproval, VoiceOption
from plugins.knowledge.contract import KnowledgeDocument

_LABELS = {
    "script": text("Script"),
    "voice_id": text("Voice"),
    "speaker2_voice_id": text("Second voice"),
    "name": text("Name"),
    "description": text("Description"),
}
_PROBLEM = "audio.speech.problem"
_VOICE = "audio.voice"
_SECOND_VOICE = "audio.voice2"
_RETRY_SECONDS = 3.0


def make_speech(document: KnowledgeDocument, text: str, approval: ScriptApproval | None) -> None:
    """Draw the voices, the name and the button that makes the speech."""
    voices = _voices()
    if voices is None:
        return
    if not voices:
        ui.empty_state(
            _("There is no voice"), _("The voice service offers no voice at the moment.")
        )
        return
    gone = _is_gone(_VOICE, voices) or _is_gone(_SECOND_VOICE, voices)
    first_says, second_says = said_by_each(text)
    whole = spoken_language(text)
    language = spoken_language(first_says) or whole
    ordered = by_language(voices, language)
    left, right = st.columns(2, gap="medium")
    with left:
        voice = _choose_voice(_("Voice"), _VOICE, ordered, language)
        second = None
        if second_says is not None:
            # Two speakers may speak two languages.
            language = spoken_language(second_says) or whole
            ordered = by_language(voices, language)
            others = [one for one in ordered if one.voice_id != voice.voice_id] or ordered
            second = _choose_voice(_("Second voice"), _SECOND_VOICE, others, language)
    with right:
        name = st.text_input(
            _("Name"),
            max_chars=200,
            # Left empty, it gets just this name.
            placeholder=f"{document.disease_name} – {voice.name}",
            **ui.keep("audio.name", ""),
        )
        description = st.text_area(
            _("Description"),
            height=80,
            max_chars=1000,
            placeholder=_("For your colleagues; patients do not hear it"),
            **ui.keep("audio.description", ""),
        )
    body: ui.JsonObject = {
        "knowledge_id": document.knowledge_id,
        "script": text,
        "voice_id": voice.voice_id,
    }
    if second is not None:
        body["speaker2_voice_id"] = second.voice_id
    if name and name.strip():
        body["name"] = name
    if description and description.strip():
        body["description"] = description
    if gone:
        st.warning(
            _(
                "A voice that was chosen is no longer offered, and another one stands "
                "in its place. Check it before you make the speech."
            ),
            icon=":material/voice_over_off:",
        )
    draw_cost(text, voice.voice_id, second.voice_id if second is not None else None)
    _button(body, approval, possible=not gone)


def said_by_each(script: str) -> tuple[str, str | None]:
    """What the first speaker says, and what the second says, None when there is no second."""
    first, *labelled = SPEAKER_LABEL.split(script)
    said = {"1": first, "2": ""}
    for number, words in zip(labelled[::2], labelled[1::2], strict=True):
        said[number] += words
    return said["1"], said["2"] if "2" in labelled[::2] else None


def _is_gone(key: str, voices: list[VoiceOption]) -> bool:
    held = ui.kept(key, "")
    return bool(held) and all(voice.voice_id != held for voice in voices)


def _voices() -> list[VoiceOption] | None:
    """The voices; while the voice service is away, the reason, until it is back."""
    try:
        with st.spinner(_("Loading the voices…")):
            return load_voices()
    except ui.ApiProblem as problem:
        ui.error_panel(problem, "audio.voices")
        if problem.retryable:
            ui.poll(
                False,
                _voices_are_there,
                lambda there: None,
                until=lambda there: there,
                every=_RETRY_SECONDS,
            )
        return None


def _voices_are_there() -> bool:
    try:
        return bool(load_voices(quiet=True))
    except ui.ApiProblem:
        return False


def _choose_voice(
    label: str,
    key: str,
    ordered: list[VoiceOption],
    language: str | None,
) -> VoiceOption:
    voices = {voice.voice_id: voice for voice in ordered}
    _offer(key, ordered, language)

    def name(voice: VoiceOption) -> str:
        spoken = ", ".join(ui.language_name(code) for code in voice.languages)
        return f"{voice.name} · {spoken}" if spoken else voice.name

    with st.container(horizontal=True, vertical_alignment="bottom", wrap=False):
        keep = ui.keep(key, ordered[0].voice_id)
        labels = ui.option_labels(key, {one: name(voice) for one, voice in voices.items()})
        chosen = st.selectbox(label, list(voices), format_func=labels, **keep)
        voice = voices.get(chosen or "", ordered[0])
        _listen(voice, key)
    if language is not None and voice.languages and not speaks(voice, language):
        st.markdown(
            _(
                ":orange[:material/warning: This voice is not made for {language_name}.]",
                language_name=ui.literal(ui.language_name(language)),
            )
        )
    elif voice.description:
        st.caption(ui.literal(voice.description))
    return voice


def _offer(key: str, ordered: list[VoiceOption], language: str | None) -> None:
    """Choose the first voice anew when the script's language is another one than before."""
    language_key = f"{key}.language"
    held = next((one for one in ordered if one.voice_id == st.session_state.get(key)), None)
    changed = st.session_state.get(language_key) != language
    st.session_state[language_key] = language
    if held is None or (changed and not speaks(held, language)):
        st.session_state[key] = ordered[0].voice_id


def _listen(voice: VoiceOption, key: str) -> None:
    sample = st.popover(
        _("Listen"),
        icon=":material/volume_up:",
        key=f"{key}.listen",
        on_change="rerun",
        disabled=not voice.preview_url,
    )
    if sample.open and voice.preview_url:
        with sample:
            ui.audio_player(voice.preview_url, _("Sample of {name}", name=voice.name))


def _button(body: ui.JsonObject, approval: ScriptApproval | None, *, possible: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            _("Make the speech"),
            type="primary",
            icon=":material/graphic_eq:",
            key="audio.speak",
            disabled=approval is None,
        )
        if approval is None:
            st.caption(_("Approve the script first."))
    if pressed and possible and approval is not None:
        _request(body, approval)
    # Shown as long as the request would be the same again.
    asked, problem = st.session_state.get(_PROBLEM, (None, None))
    if asked == body:
        ui.error_panel(problem, labels=_LABELS)


def _request(body: ui.JsonObject, approval: ScriptApproval) -> None:
    st.session_state.pop(_PROBLEM, None)
    try:
        with st.spinner(_("Handing the script to the voice service…")):
            audio = ui.api().post("/api/audio/generate", AudioFile, body)
    except ui.ApiProblem as problem:
        if problem.error_code == "approval_required":
            forget_approval(approval)
        st.session_state[_PROBLEM] = (body, problem)
        st.rerun()
    PAGE_STATE.audio.set(audio.audio_id)
    ui.forget("audio.name", "audio.description")
    st.rerun()
