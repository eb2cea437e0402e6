"""Upload Knowledge: the documents that scripts are written from and agents answer from."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.i18n.formats import format_number
from core.ui.streamlit_compat import UploadedFile
from core.ui.text import with_small_print
from pages.upload_knowledge.document import draw_document
from pages.upload_knowledge.parts import sync_state, tag_name
from plugins.knowledge.contract import (
    DEFAULT_TAGS,
    MAX_CONTENT,
    FileFormat,
    FileFormats,
    FileReading,
    FileReadings,
    KnowledgeDocument,
    KnowledgeList,
    SyncStatus,
)

_PLUGIN = "knowledge"
_FILTERS = ("q", "tag", "sync_status")
_UNSETTLED = (SyncStatus.PENDING, SyncStatus.SYNCING)
_LABELS = {"disease_name": text("Disease or topic"), "tags": text("Tags"), "file": text("File")}
_STATES = {
    "": text("All"),
    SyncStatus.PENDING.value: text("Waiting"),
    SyncStatus.SYNCING.value: text("In progress"),
    SyncStatus.COMPLETED.value: text("Ready"),
    SyncStatus.FAILED.value: text("Failed"),
}
_UNCLEAR = "encoding_unclear"
_PROBLEM = "upload.problem"
_READINGS = "upload.readings"
_SAVED = "upload.saved"
_KEY = "upload.request"
_ROUND = "upload.round"

Filters = dict[str, ui.ParamValue]


def render() -> None:
    """Draw the form and the list, or the one document that the address names (`?id=…`)."""
    chosen = ui.url_state("id").get()
    if chosen is not None:
        draw_document(chosen)
        return
    ui.page_header(
        _("Upload Knowledge"),
        _(
            "Add the patient documents of your clinic. Audio is made from them, "
            "and agents answer only from them."
        ),
    )
    _upload()
    ui.section(_("Your documents"))
    _filter_form()
    listed = _documents()
    if listed is not None and listed.removal_count:
        ui.pending_removals("/api/knowledge/removals")


def _upload() -> None:
    saved: str | None = st.session_state.get(_SAVED)
    if saved is not None:
        st.success(
            _(
                "“{saved}” is saved. It is now being sent to the voice service; you see "
                "its state below.",
                saved=ui.literal(saved),
            ),
            icon=":material/check_circle:",
        )
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    formats = _formats()
    with st.container(border=True):
        st.markdown(_("**Add a document**"))
        file = st.file_uploader(
            _("File"),
            type=_suffixes(formats),
            max_upload_size=2,
            help=_(
                "{titles}: up to {max_content} characters of text.",
                titles=_titles(formats),
                max_content=format_number(MAX_CONTENT),
            ),
            key=f"upload.file.{st.session_state.get(_ROUND, 0)}",
        )
        if file is not None:
            # The next document is begun; what was said of the last one has been read.
            st.session_state.pop(_SAVED, None)
        ui.field_error(problem, "file")
        encoding = _encoding(file.file_id) if file is not None else None
        left, right = st.columns(2)
        with left:
            name = st.text_input(
                _("Disease or topic"),
                max_chars=100,
                placeholder=_("For example: High blood pressure"),
                **ui.keep("upload.name", ""),
            )
            ui.field_error(problem, "disease_name")
        with right:
            tags = st.multiselect(
                _("Tags"),
                list(DEFAULT_TAGS),
                format_func=tag_name,
                accept_new_options=True,
                max_selections=20,
                placeholder=_("Choose or type tags"),
                **ui.keep("upload.tags", []),
            )
            ui.field_error(problem, "tags")
        pressed = st.button(
            _("Save document"), key="upload.save", type="primary", icon=":material/save:"
        )
        if pressed:
            if file is None:
                st.error(_("Choose a file first."), icon=":material/error:")
            else:
                _save(file, name, [str(tag) for tag in tags], encoding)
        elif problem is not None and problem.error_code != _UNCLEAR:
            ui.error_panel(problem, labels=_LABELS)


def _formats() -> list[FileFormat]:
    """What can be uploaded, as it was known last; nothing while the service is away."""
    try:
        return ui.known("/api/knowledge/formats", FileFormats).formats
    except ui.ApiProblem:
        # The list below shows the error; a file of any kind may be chosen meanwhile.
        return []


def _suffixes(formats: list[FileFormat]) -> list[str] | None:
    return [suffix for known in formats for suffix in known.suffixes] or None


def _titles(formats: list[FileFormat]) -> str:
    return ", ".join(ui.literal(known.title) for known in formats) or _("Text")


def _encoding(file_id: str) -> str | None:
    """Ask how to read a file whose letters can be read in more than one way."""
    readings: list[FileReading] = st.session_state.get(_READINGS, {}).get(file_id, [])
    if not readings:
        return None
    st.warning(
        _(
            "This file does not say how its letters and signs are stored. Choose "
            "the reading that is right, then save. If none is, save the file as "
            "UTF-8 in your word processor."
        ),
        icon=":material/warning:",
    )
    chosen = st.radio(
        _("How should the file be read?"),
        readings,
        index=None,
        format_func=lambda reading: ui.literal(" / ".join(reading.lines)),
        captions=[reading.title for reading in readings],
        key=f"upload.reading.{file_id}",
    )
    return chosen.encoding if chosen is not None else None


def _save(file: UploadedFile, name: str, tags: list[str], encoding: str | None) -> None:
    fields: dict[str, str | list[str]] = {"disease_name": name, "tags": tags}
    if encoding is not None:
        fields["encoding"] = encoding
    # The same until a document is made of it: pressed again after an outage, it is one document.
    key = st.session_state.setdefault(_KEY, uuid4().hex)
    try:
        with st.spinner(_("Saving the document…")):
            document = ui.api().upload(
                "/api/knowledge/upload",
                KnowledgeDocument,
                name=file.name,
                content=file.getvalue(),
                media_type="application/octet-stream",
                fields=fields,
                timeout=60.0,
                idempotency_key=key,
            )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        if problem.error_code == _UNCLEAR:
            _load_readings(file)
        st.rerun()
    st.session_state.pop(_PROBLEM, None)
    st.session_state.pop(_KEY, None)
    st.session_state[_SAVED] = document.disease_name
    # A new key empties the file field.
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    ui.forget("upload.name", "upload.tags")
    st.rerun()


def _load_readings(file: UploadedFile) -> None:
    try:
        found = ui.api().upload(
            "/api/knowledge/upload/readings",
            FileReadings,
            name=file.name,
            content=file.getvalue(),
            media_type="application/octet-stream",
        )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        return
    # Kept for this file alone: a choice must not be taken over by the next one.
    st.session_state[_READINGS] = {file.file_id: found.readings}


def _filter_form() -> None:
    with st.form("knowledge.filters", border=False, enter_to_submit=True):
        first, second, third, last = st.columns([5, 3, 3, 5], vertical_alignment="bottom")
        first.text_input(
            _("Find by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.url_input("q", str),
        )
        second.selectbox(
            _("Tag"),
            _tag_options(),
            format_func=lambda tag: tag_name(tag) if tag else _("All"),
            **ui.url_input("tag", str),
        )
        third.selectbox(
            _("State"),
            list(_STATES),
            format_func=lambda state: translate(_STATES.get(state) or state),
            **ui.url_input("sync_status", str),
        )
        with last:
            ui.filter_buttons("upload", *_FILTERS, primary=False)


def _tag_options() -> list[str]:
    options = ["", *DEFAULT_TAGS]
    present = ui.url_value("tag", str)
    return options if present is None or present in options else [*options, present]


def _documents() -> KnowledgeList | None:
    asked: Filters = {name: ui.url_value(name, str) for name in _FILTERS}
    if asked["sync_status"] not in _STATES:
        asked["sync_status"] = None
    pager = ui.Pager("documents", of=asked)

    def load() -> KnowledgeList:
        return pager.load(lambda page: ui.api().get("/api/knowledge", KnowledgeList, asked | page))

    first = ui.fetch(load, "documents", _("Loading the documents…"))
    if first is None:
        return None
    if not first.documents and not first.unreadable_count:
        if any(asked.values()):
            ui.empty_state(_("No document fits"), _("Remove a filter, or look for another word."))
        else:
            ui.empty_state(
                _("There is no document yet"),
                _("Choose a file above, name its topic, pick a tag and save."),
            )
        return first
    ui.poll(
        first,
        load,
        _rows,
        until=lambda listed: not any(d.sync_status in _UNSETTLED for d in listed.documents),
    )
    pager.controls(
        first.next_cursor, len(first.documents), first.total_count, first.unreadable_count
    )
    return first


def _rows(listed: KnowledgeList) -> None:
    with st.container(gap="small"):
        for document in listed.documents:
            _row(document)


def _row(document: KnowledgeDocument) -> None:
    with st.container(border=True):
        what, state, open_it = st.columns([5, 5, 1.4], vertical_alignment="center")
        with what:
            facts = [
                ", ".join(tag_name(tag) for tag in document.tags),
                ngettext("{number} character", "{number} characters", document.characters),
                ui.when(document.modified_at),
            ]
            small = " · ".join(ui.literal(fact) for fact in facts)
            st.markdown(with_small_print(f"**{ui.literal(document.disease_name)}**", small))
        with state, st.container(gap="xsmall"):
            sync_state(document)
        with open_it:
            ui.link(
                ui.page_of(_PLUGIN),
                _("Open"),
                query={**st.query_params.to_dict(), "id": document.knowledge_id},
                icon=":material/arrow_forward:",
            )
