"""The audio that there is, of the chosen document or of all: found, played, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.education_audio.audio.outdated import outdated_note
from pages.education_audio.audio.player import (
    audio_badge,
    audio_done,
    load_audio,
    play_audio,
    script_and_approval,
)
from pages.education_audio.page_state import PAGE_STATE
from plugins.education_audio.contract import (
    AUDIO_LANGUAGES,
    AudioFile,
    AudioList,
    AudioState,
    AudioStatus,
)
from plugins.knowledge.contract import KnowledgeDocument

_ROWS = 10
_WATCH_SECONDS = 3.0
_PLAYING = "audio.playing"
_THIS, _ALL = text("This document"), text("All documents")
_DETAILS = {"name": ui.FormField(text("Name")), "description": ui.FormField(text("Description"))}
_LABELS = {name: field.label for name, field in _DETAILS.items()}
_FILTERS = {"q": "audio_q", "language": "audio_language", "state": "audio_state"}
"""What the API calls a filter, and what the page's address does."""
_STATES = {
    "": text("All"),
    AudioState.APPROVED.value: text("Approved"),
    AudioState.OUTDATED.value: text("Outdated: the document was changed"),
    AudioState.OUT_OF_USE.value: text("Withdrawn, or its document deleted"),
    AudioState.GENERATING.value: text("Being made"),
    AudioState.WAITING.value: text("Waiting for the voice service"),
    AudioState.FAILED.value: text("Failed"),
}

Filters = dict[str, ui.ParamValue]


def draw_library(document: KnowledgeDocument | None) -> None:
    """Draw the list, newest first; it is paged by the server."""
    with st.container(horizontal=True, vertical_alignment="center"):
        ui.section(_("Audio files"))
        of_all = True
        if document is not None:
            shown = st.segmented_control(
                _("Which audio"),
                [_THIS, _ALL],
                format_func=translate,
                required=True,
                label_visibility="collapsed",
                **ui.keep("audio.library", _THIS),
            )
            of_all = shown == _ALL
    _filter_form()
    wanted = _wanted(None if of_all or document is None else document.knowledge_id)
    pager = ui.Pager("audio", of=wanted, size=_ROWS)
    listed = ui.fetch(lambda: _load(wanted, pager), "audio.library", _("Loading the audio files…"))
    if listed is None:
        return
    if not listed.audio_files and not listed.unreadable_count:
        _nothing(wanted)
        return
    with st.container(gap="small"):
        for audio in listed.audio_files:
            _row(audio)
    pager.controls(
        listed.next_cursor, len(listed.audio_files), listed.total_count, listed.unreadable_count
    )
    _watch(listed, lambda: _load(wanted, pager))


def _filter_form() -> None:
    # A grid is one element, where each of several columns is one beside what stands in it.
    with (
        st.form("audio.filters", border=False, enter_to_submit=True),
        st.grid(4, min_column_width=150, vertical_alignment="bottom"),
    ):
        st.text_input(
            _("Find by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.url_input(_FILTERS["q"], str),
        )
        st.selectbox(
            _("Language"),
            _options(_FILTERS["language"], AUDIO_LANGUAGES),
            format_func=lambda code: ui.language_name(code) if code else _("All"),
            **ui.url_input(_FILTERS["language"], str),
        )
        st.selectbox(
            _("State"),
            _options(_FILTERS["state"], _STATES),
            format_func=lambda state: translate(_STATES.get(state) or state),
            **ui.url_input(_FILTERS["state"], str),
        )
        ui.filter_buttons("audio.filter", *_FILTERS.values(), primary=False)


def _options(name: str, known: Iterable[str]) -> list[str]:
    """The known values, and the one that the address names."""
    present = ui.url_value(name, str)
    return list(dict.fromkeys(["", *known, *([present] if present else [])]))


def _wanted(knowledge_id: str | None) -> Filters:
    wanted: Filters = {name: ui.url_value(place, str) for name, place in _FILTERS.items()}
    if wanted["state"] not in _STATES:
        wanted["state"] = None
    return {"knowledge_id": knowledge_id, **wanted}


def _nothing(wanted: Filters) -> None:
    with st.container(border=True):
        if any(wanted[name] for name in _FILTERS):
            st.caption(_("No audio fits. Remove a filter, or look for another word."))
        elif wanted["knowledge_id"]:
            st.caption(_("There is no audio of this document yet."))
        else:
            st.caption(_("There is no audio yet."))


def _watch(listed: AudioList, load: Callable[[], AudioList]) -> None:
    """Draw the page again when one of the listed files is done; the one at hand sees to itself."""
    waiting = _unfinished(listed)
    if waiting:
        ui.poll(
            listed,
            load,
            lambda newest: None,
            until=lambda newest: not waiting <= _unfinished(newest),
            every=_WATCH_SECONDS,
        )


def _unfinished(listed: AudioList) -> set[str]:
    return {
        audio.audio_id
        for audio in listed.audio_files
        if not audio_done(audio) and audio.audio_id != PAGE_STATE.audio.get()
    }


def _load(wanted: Filters, pager: ui.Pager) -> AudioList:
    return pager.load(lambda page: ui.api().get("/api/audio/list", AudioList, wanted | page))


def _row(audio: AudioFile) -> None:
    with st.container(border=True, gap="small"):
        what, actions = st.columns([5, 4], vertical_alignment="center")
        with what, st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{ui.literal(audio.name)}**", width="content")
                if audio.status != AudioStatus.COMPLETED:
                    st.markdown(audio_badge(audio), width="content")
            facts = [ui.when(audio.created_at)]
            if audio.language:
                facts.append(ui.language_name(audio.language))
            if audio.duration_seconds is not None:
                facts.append(ui.duration(audio.duration_seconds))
            if audio.description:
                facts.append(ui.shorten(audio.description, 80))
            st.caption(ui.literal(" · ".join(facts)))
        with actions:
            _actions(audio)
        if audio.status == AudioStatus.COMPLETED:
            outdated_note(audio)
        if st.session_state.get(_PLAYING) == audio.audio_id:
            play_audio(audio, "library")
        script_and_approval(audio, "library")


def _actions(audio: AudioFile) -> None:
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        ready = audio.status == AudioStatus.COMPLETED
        if ready:
            playing = st.session_state.get(_PLAYING) == audio.audio_id
            st.button(
                _("Close") if playing else _("Play"),
                key=f"audio.play.{audio.audio_id}",
                icon=":material/close:" if playing else ":material/play_arrow:",
                on_click=_play,
                args=(None if playing else audio.audio_id,),
            )
        elif PAGE_STATE.audio.get() != audio.audio_id:
            st.button(
                _("Open"),
                key=f"audio.open.{audio.audio_id}",
                icon=":material/arrow_upward:",
                on_click=_open,
                args=(audio,),
            )
        if st.button(_("Rename"), key=f"audio.rename.{audio.audio_id}", icon=":material/edit:"):
            st.dialog(_("Rename"), icon=":material/edit:")(_rename)(audio)
        if st.button(_("Delete"), key=f"audio.delete.{audio.audio_id}", icon=":material/delete:"):
            ui.confirm_delete(
                audio.name,
                _("The sound and its script are deleted for good. The document stays."),
                lambda: ui.api().delete(
                    ui.path("api", "audio", audio.audio_id), version=audio.version
                ),
                then=_forget(audio.audio_id),
            )


def _open(audio: AudioFile) -> None:
    if PAGE_STATE.document.get() != audio.knowledge_id:
        PAGE_STATE.remember()
        PAGE_STATE.open_document(audio.knowledge_id)
    PAGE_STATE.audio.set(audio.audio_id)


def _play(audio_id: str | None) -> None:
    st.session_state[_PLAYING] = audio_id


def _forget(audio_id: str) -> Callable[[], None]:
    def forget() -> None:
        if PAGE_STATE.audio.get() == audio_id:
            PAGE_STATE.audio.clear()

    return forget


def _rename(audio: AudioFile) -> None:
    form = ui.RecordForm(f"audio.details.{audio.audio_id}", audio, _details, _DETAILS)
    st.text_input(_("Name"), max_chars=200, **form.keep("name"))
    st.text_area(_("Description"), max_chars=1000, **form.keep("description"))
    address = ui.path("api", "audio", audio.audio_id)

    def send(changes: ui.JsonObject, version: int) -> AudioFile:
        return ui.api().put(address, AudioFile, {**changes, "version": version})

    form.draw_save(
        send,
        lambda: load_audio(audio.audio_id),
        key="audio.rename.save",
        doing=_("Saving…"),
        labels=_LABELS,
        in_dialog=True,
    )


def _details(audio: AudioFile) -> ui.JsonObject:
    return {"name": audio.name, "description": audio.description}
