"""Adding a document from a text that is pasted or typed, seen as it will be kept before it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from uuid import uuid4

import streamlit as st

from core import ui
from core.i18n import _
from pages.upload_knowledge.files import LABELS, NOTHING_SAID, Said, draw_preview
from pages.upload_knowledge.shared_fields import (
    NAME,
    TAGS,
    draw_name,
    draw_tags,
    forget_saved,
    note_saved,
    saved_now,
)
from plugins.knowledge.contract import MAX_CONTENT, FilePreview, KnowledgeDocument

_TEXT = "upload.pasted"
_PREVIEW = "upload.pasted.preview"
_PROBLEM = "upload.pasted.problem"
_KEY = "upload.pasted.request"
_SECONDS = 90.0


def draw_pasting() -> None:
    """The form for a pasted text."""
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    pasted = (
        st.text_area(
            _("Text"),
            height=260,
            max_chars=MAX_CONTENT,
            placeholder=_("Paste the text here. A line that begins with # is a heading."),
            **ui.keep(_TEXT, ""),
        )
        or ""
    )
    said = NOTHING_SAID
    # A part of its own, so that the fields below stay where they are while it is read.
    with st.container():
        ui.field_error(problem, "raw_content")
        if pasted.strip():
            forget_saved()
            said = _seen(pasted)
    left, right = st.columns(2)
    with left:
        name = draw_name(problem)
    with right:
        tags = draw_tags(problem)
    pressed = st.button(
        _("Save document"), key="upload.pasted.save", type="primary", icon=":material/save:"
    )
    if pressed and not pasted.strip():
        st.error(_("Paste a text first."), icon=":material/error:")
    elif pressed:
        _save(name, tags, pasted, said)
    elif problem is not None:
        ui.error_panel(problem, labels={**LABELS, "raw_content": _("Text")})


def _seen(pasted: str) -> Said:
    """Draw what would be kept; what staff say of it."""
    found = _preview(pasted)
    if isinstance(found, ui.ApiProblem):
        ui.field_error(found, "raw_content")
        return NOTHING_SAID
    return draw_preview(found, _fingerprint(pasted))


def _preview(pasted: str) -> FilePreview | ui.ApiProblem:
    """What would be kept of the text; asked once for each text."""
    known: tuple[str, FilePreview] | None = st.session_state.get(_PREVIEW)
    fingerprint = _fingerprint(pasted)
    if known is not None and known[0] == fingerprint:
        return known[1]
    try:
        with st.spinner(_("Reading the text…")):
            found = ui.api().post(
                "/api/knowledge/preview", FilePreview, {"raw_content": pasted}, timeout=_SECONDS
            )
    except ui.ApiProblem as problem:
        return problem
    st.session_state[_PREVIEW] = (fingerprint, found)
    return found


def _save(name: str, tags: list[str], pasted: str, said: Said) -> None:
    """Save it; what was typed stays until that has succeeded."""
    body: ui.JsonObject = {"disease_name": name, "tags": tags, "raw_content": pasted}
    try:
        with st.spinner(_("Saving…")):
            document = ui.api().post(
                "/api/knowledge",
                KnowledgeDocument,
                {**body, **asdict(said)},
                timeout=_SECONDS,
                idempotency_key=_request_key(body),
            )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        for key in (_PROBLEM, _PREVIEW, _KEY):
            st.session_state.pop(key, None)
        note_saved([saved_now(document)])
        ui.forget(_TEXT, NAME, TAGS)
    st.rerun()


def _request_key(body: ui.JsonObject) -> str:
    """The same while the same is sent: pressed again after an outage, it is one document."""
    fingerprint = _fingerprint(json.dumps(body))
    known: tuple[str, str] | None = st.session_state.get(_KEY)
    if known is None or known[0] != fingerprint:
        known = st.session_state[_KEY] = (fingerprint, uuid4().hex)
    return known[1]


def _fingerprint(words: str) -> str:
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()
