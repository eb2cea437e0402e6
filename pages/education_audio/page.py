"""Education Audio: a document becomes a script, a clinician approves it, a voice speaks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core import ui
from core.i18n import _
from pages.education_audio.audio.library import draw_library
from pages.education_audio.audio.player import load_audio, show_audio
from pages.education_audio.begun import draw_begun
from pages.education_audio.checks.findings import draw_findings, draw_sentences
from pages.education_audio.choosing.options import writing_options
from pages.education_audio.document import (
    choose_document,
    load_chosen,
    load_documents,
    read_document,
)
from pages.education_audio.lexicon import draw_lexicon
from pages.education_audio.page_state import PAGE_STATE
from pages.education_audio.readers import draw_readers
from pages.education_audio.script import approve_script, edit_script
from pages.education_audio.speech import make_speech
from pages.education_audio.templates import draw_templates
from pages.education_audio.writing import (
    ask_for_script,
    begin_problem,
    being_written,
    failed_script,
    follow_script,
    forget_wish,
    load_draft,
    script_asked_for,
    write_script,
)
from plugins.education_audio.contract import AudioFile, AudioStatus, DraftState, ScriptDraft
from plugins.knowledge.contract import KnowledgeDocument, KnowledgeList

T = TypeVar("T", ScriptDraft, AudioFile)


@dataclass(frozen=True, slots=True)
class _AtHand:
    """What the page shows: the documents to choose from, and what the address names."""

    documents: KnowledgeList
    chosen: KnowledgeDocument | None
    draft: ScriptDraft | None
    audio: AudioFile | None


def render() -> None:
    """Draw the steps from a document to speech, as far as one has come, and the audio so far."""
    PAGE_STATE.come_back()
    ui.page_header(
        _("Education Audio"),
        _("Have a script written from one of your documents, approve it, and let it be spoken."),
    )
    at_hand = ui.fetch(
        _load, "audio.page", _("Loading documents and scripts…"), last=PAGE_STATE.at_hand()
    )
    if at_hand is None:
        return
    with st.container(border=True):
        heading = st.container()
        document = choose_document(at_hand.documents, at_hand.chosen)
        with heading:
            _step(1, _("Document"), done=document is not None)
        if document is not None:
            read_document(document)
    if document is None:
        draw_library(None)
    else:
        _steps(document, at_hand)
    draw_begun({one.knowledge_id: one.disease_name for one in at_hand.documents.documents})
    draw_templates()
    draw_lexicon()
    draw_readers()
    PAGE_STATE.remember()


def _load() -> _AtHand:
    draft = _named("script", PAGE_STATE.draft, load_draft)
    audio = _named("audio", PAGE_STATE.audio, load_audio)
    documents = load_documents()
    return _AtHand(documents, load_chosen(documents), draft, audio)


def _named(what: str, state: ui.UrlState, load: Callable[[str], T]) -> T | None:
    """What the address names, when it is there and belongs to the chosen document."""
    asked = state.get()
    if asked is None:
        return None
    try:
        found = load(asked)
    except ui.ApiProblem as problem:
        if problem.status != 404:
            raise
        st.warning(
            _("The {what} that this address names does not exist any more.", what=what),
            icon=":material/info:",
        )
        state.clear()
        return None
    if PAGE_STATE.document.get() is None:
        PAGE_STATE.document.set(found.knowledge_id)
    elif PAGE_STATE.document.get() != found.knowledge_id:
        state.clear()
        return None
    return found


def _steps(document: KnowledgeDocument, at_hand: _AtHand) -> None:
    draft, audio = at_hand.draft, at_hand.audio
    asked = script_asked_for(document.knowledge_id)
    growing = asked or (draft is not None and being_written(draft))
    written = draft is not None and not growing and bool(draft.script)
    with st.container(border=True):
        _step(2, _("Script"), done=written)
        with st.expander(
            _("How the script is written"),
            expanded=not (written or growing or audio),
            icon=":material/tune:",
        ):
            body = writing_options(document)
        _script_buttons(growing=growing, written=written, possible=body is not None)
        begin_problem(body)
    here = st.container()
    if asked and body is not None:
        # The stream holds this run until its end, so the rest is drawn before.
        draw_library(document)
        with here:
            write_script(body)
        return
    forget_wish()
    with here:
        if draft is not None and growing:
            follow_script(draft)
        else:
            _script_and_speech(document, draft, audio)
    draw_library(document)


def _script_buttons(*, growing: bool, written: bool, possible: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Write the script"),
            key="audio.write",
            type="secondary" if written else "primary",
            icon=":material/edit_note:",
            disabled=growing or not possible,
            on_click=ask_for_script,
        )
        if growing:
            st.caption(_("The script grows below. You can leave this page; writing continues."))
            st.empty()
            return
        if PAGE_STATE.before.get() is not None:
            st.button(
                _("Restore previous script"),
                key="audio.before",
                type="tertiary",
                icon=":material/undo:",
                on_click=_go_back,
            )
        if written:
            st.caption(_("A new script replaces this one. You can go back to it."))


def _go_back() -> None:
    before, now = PAGE_STATE.before.get(), PAGE_STATE.draft.get()
    PAGE_STATE.leave_script()
    PAGE_STATE.draft.set(before)
    PAGE_STATE.before.set(now)


def _script_and_speech(
    document: KnowledgeDocument, draft: ScriptDraft | None, audio: AudioFile | None
) -> None:
    if draft is None:
        if audio is not None:
            show_audio(audio, None)
        return
    if draft.state == DraftState.FAILED:
        failed_script(draft)
    if not draft.script:
        return
    with st.container(border=True):
        heading = st.container()
        left, right = st.columns([5, 3], gap="medium")
        with left:
            text = edit_script(draft)
        with right:
            if text.strip():
                draw_findings(draft, text)
            approval = approve_script(document, draft, text, audio)
        draw_sentences(draft, text)
        with heading:
            _step(3, _("Check and approve"), done=approval is not None)
    with st.container(border=True):
        _step(4, _("Speech"), done=audio is not None and audio.status == AudioStatus.COMPLETED)
        make_speech(document, text, approval)
        if audio is not None:
            show_audio(audio, text)


def _step(number: int, title: str, *, done: bool) -> None:
    sign = ":green[:material/check_circle:]" if done else f":primary-badge[{number}]"
    ui.section(f"{sign} {title}")
