"""Adding documents: files or a pasted text, seen as they will be kept before they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from uuid import uuid4

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.i18n.formats import format_list, format_number
from pages.upload_knowledge.fetching import FetchedFile, draw_fetching, forget_fetched
from pages.upload_knowledge.files import (
    LABELS,
    UNCLEAR,
    ChosenFile,
    FileChoice,
    addresses_allowed,
    draw_file,
    file_formats,
    forget_files,
)
from pages.upload_knowledge.pasting import draw_pasting
from pages.upload_knowledge.shared_fields import (
    NAME,
    TAGS,
    Saved,
    draw_name,
    draw_tags,
    forget_saved,
    last_saved,
    note_saved,
    saved_now,
)
from plugins.knowledge.contract import (
    MAX_CONTENT,
    MAX_FILE,
    FileFormat,
    KnowledgeDocument,
)

_PROBLEMS = "upload.problems"
_KEYS = "upload.requests"
_ROUND = "upload.round"
_DONE = "upload.done"
_SAVE_SECONDS = 90.0
_MEGABYTE = 1_000_000
_FILES, _PASTED, _ADDRESS = text("Files"), text("Pasted text"), text("Web address")


@dataclass(frozen=True, slots=True)
class _ChosenFile:
    """A file that is to be saved, the name of its document, and what was asked about it."""

    file: ChosenFile
    name: str
    choice: FileChoice


def draw_adding() -> None:
    """The form for new documents."""
    with st.container():  # so that what is below stays in its place when this goes
        _saved()
    with st.container(border=True):
        st.markdown(_("**Add documents**"))
        way = st.segmented_control(
            _("Add from"),
            [_FILES, _PASTED, *([_ADDRESS] if addresses_allowed() else [])],
            format_func=translate,
            required=True,
            label_visibility="collapsed",
            **ui.keep("upload.way", _FILES),
        )
        if way == _PASTED:
            draw_pasting()
        elif way == _ADDRESS:
            fetched = draw_fetching()
            if fetched is not None:
                _form([fetched])
        else:
            _files()


def _files() -> None:
    formats = file_formats()
    files = st.file_uploader(
        _("Files"),
        type=[suffix for known in formats for suffix in known.suffixes] or None,
        accept_multiple_files=True,
        max_upload_size=MAX_FILE // _MEGABYTE,
        help=_help(formats),
        key=f"upload.file.{st.session_state.get(_ROUND, 0)}",
    )
    if files:
        forget_saved()
    _form(files)


def _saved() -> None:
    sent = [one.name for one in last_saved() if not one.waits]
    waiting = [one.name for one in last_saved() if one.waits]
    if sent:
        names = _listed(sent)
        st.success(
            _(
                "{names} is saved. It is now being sent to the voice service; you see "
                "its state below.",
                names=names,
            )
            if len(sent) == 1
            else _(
                "{names} are saved. They are now being sent to the voice service; you see "
                "their state below.",
                names=names,
            ),
            icon=":material/check_circle:",
        )
    if waiting:
        names = _listed(waiting)
        st.success(
            _("{names} is saved. It waits for approval: open it below.", names=names)
            if len(waiting) == 1
            else _("{names} are saved. They wait for approval: open them below.", names=names),
            icon=":material/check_circle:",
        )


def _listed(names: list[str]) -> str:
    return format_list([_("“{name}”", name=ui.literal(name)) for name in names])


def _help(formats: list[FileFormat]) -> str:
    titles = ", ".join(ui.literal(known.title) for known in formats) or _("Text")
    return _(
        "{titles}: up to {max_content} characters of text in a document.",
        titles=titles,
        max_content=format_number(MAX_CONTENT),
    )


def _form(files: Sequence[ChosenFile]) -> None:
    problems: dict[str, ui.ApiProblem] = st.session_state.get(_PROBLEMS, {})
    done: dict[str, Saved] = st.session_state.get(_DONE, {})
    waiting = [file for file in files if file.file_id not in done]
    first = problems.get(waiting[0].file_id) if waiting else None
    chosen: list[_ChosenFile] = []
    choice = FileChoice()
    # A part of its own, so that the fields below stay where they are while a file is read: one that
    # moves is drawn anew in the browser, without what is being typed.
    with st.container():
        if len(files) == 1 and waiting:
            choice = draw_file(waiting[0], first)
    left, right = st.columns(2)
    with left:
        if len(files) < 2:
            name = draw_name(first)
        else:
            name = ""
            st.markdown(_("Each file becomes a document of its own, with these tags."))
    with right:
        tags = draw_tags(first)
    if len(files) > 1:
        for file in files:
            if file.file_id in done:
                st.markdown(
                    _(":green[:material/check_circle:] {name} is saved", name=ui.literal(file.name))
                )
                continue
            with st.container(border=True):
                named = st.text_input(
                    _("Disease or topic of “{file}”", file=file.name),
                    max_chars=100,
                    **ui.keep(f"upload.name.{file.file_id}", _name_of(file.name)),
                )
                ui.field_error(problems.get(file.file_id), "disease_name")
                before = sum(one.choice.size for one in chosen)
                choice = draw_file(file, problems.get(file.file_id), before)
                chosen.append(_ChosenFile(file, named, choice))
    elif waiting:
        chosen = [_ChosenFile(waiting[0], name, choice)]
    pressed = st.button(
        ngettext("Save document", "Save {number} documents", max(len(chosen), 1)),
        key="upload.save",
        type="primary",
        icon=":material/save:",
    )
    if pressed and not chosen:
        st.error(_("Choose a file first."), icon=":material/error:")
    elif pressed:
        _save(chosen, tags)
    else:
        for file in waiting:
            problem = problems.get(file.file_id)
            if problem is not None and problem.error_code != UNCLEAR:
                ui.error_panel(problem, labels=LABELS)


def _name_of(filename: str) -> str:
    return PurePosixPath(filename).stem.replace("_", " ").replace("-", " ").strip()[:100]


def _save(chosen: list[_ChosenFile], tags: list[str]) -> None:
    """Save one file after the other; those that are refused stay, with the reason."""
    problems: dict[str, ui.ApiProblem] = {}
    done: dict[str, Saved] = dict(st.session_state.get(_DONE, {}))
    with st.status(_("Saving…"), expanded=len(chosen) > 1) as state:
        for number, one in enumerate(chosen, start=1):
            state.update(
                label=_(
                    "Saving {number} of {count}: {name}",
                    number=number,
                    count=len(chosen),
                    name=one.file.name,
                )
            )
            try:
                document = _send(one, tags)
            except ui.ApiProblem as problem:
                problems[one.file.file_id] = problem
            else:
                done[one.file.file_id] = saved_now(document)
                ui.forget(f"upload.name.{one.file.file_id}")
    st.session_state[_PROBLEMS] = problems
    st.session_state[_DONE] = done
    if not problems:
        for key in (_PROBLEMS, _DONE, _KEYS):
            st.session_state.pop(key, None)
        note_saved(list(done.values()))
        forget_files()
        forget_fetched()
        # A new key empties the file field.
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        ui.forget(NAME, TAGS)
    st.rerun()


def _send(one: _ChosenFile, tags: list[str]) -> KnowledgeDocument:
    fields: dict[str, str | list[str]] = {"disease_name": one.name, "tags": tags}
    if isinstance(one.file, FetchedFile):
        fields["address"] = one.file.address
    if one.choice.encoding is not None:
        fields["encoding"] = one.choice.encoding
    if one.choice.said.no_patient_data:
        fields["no_patient_data"] = "true"
    if one.choice.said.approved_sha256 is not None:
        fields["approved_sha256"] = one.choice.said.approved_sha256
    # The same until a document is made of it: pressed again after an outage, it is one document.
    keys: dict[str, str] = st.session_state.setdefault(_KEYS, {})
    key = keys.setdefault(one.file.file_id, uuid4().hex)
    return ui.api().upload(
        "/api/knowledge/upload",
        KnowledgeDocument,
        name=one.file.name,
        content=one.file.getvalue(),
        media_type="application/octet-stream",
        fields=fields,
        timeout=_SAVE_SECONDS,
        idempotency_key=key,
    )
