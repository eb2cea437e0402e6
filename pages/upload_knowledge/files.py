"""What is added before it is saved: what would be kept of it, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from core.i18n.formats import format_number
from pages.document_text import draw_sections
from pages.patient_data import draw_confirmation, draw_places
from pages.upload_knowledge.approval import approval_rules
from plugins.knowledge.contract import (
    FileFormat,
    FileFormats,
    FilePreview,
    FileReading,
    FileReadings,
)

LABELS = {"disease_name": text("Disease or topic"), "tags": text("Tags"), "file": text("File")}
UNCLEAR = "encoding_unclear"

_PREVIEWS = "upload.previews"
_READINGS = "upload.readings"
_READ_SECONDS = 90.0
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


def file_formats() -> list[FileFormat]:
    """What can be uploaded, as it was known last; nothing while the service is away."""
    try:
        return ui.known("/api/knowledge/formats", FileFormats).formats
    except ui.ApiProblem:
        # The list of documents shows the error; a file of any kind may be chosen meanwhile.
        return []


def addresses_allowed() -> bool:
    """Whether documents are fetched from web addresses, as it was known last."""
    try:
        return ui.known("/api/knowledge/formats", FileFormats).addresses
    except ui.ApiProblem:
        return False


def forget_files() -> None:
    """Forget what was read of files that are saved."""
    for key in (_PREVIEWS, _READINGS):
        st.session_state.pop(key, None)


class ChosenFile(Protocol):
    """A file that was chosen to be added."""

    @property
    def file_id(self) -> str:
        """Another one for each choice."""
        ...

    @property
    def name(self) -> str:
        """Its name, with the suffix of its kind."""
        ...

    def getvalue(self) -> bytes:
        """Its bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """What staff say of a text that they see: that it holds no patient's data, and, by the hash of
    the text, that they have read and approve it.
    """

    no_patient_data: bool = False
    approved_sha256: str | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class FileChoice:
    """How to read a file's letters, if that was asked, what was said of its text, and how many
    bytes the text takes."""

    encoding: str | None = None
    said: Said = NOTHING_SAID
    size: int = 0


def draw_file(file: ChosenFile, problem: ui.ApiProblem | None, before: int = 0) -> FileChoice:
    """Draw what would be kept of a file, and ask what has to be known of it.

    `problem` is why the file could not be saved; those that are saved before it take so many bytes.
    """
    ui.field_error(problem, "file")
    encoding = _encoding(file)
    found = _preview(file, encoding)
    if isinstance(found, ui.ApiProblem):
        if found.error_code == UNCLEAR:
            if not _readings(file):
                _load_readings(file)
                encoding = _encoding(file)
        elif problem is None:
            ui.field_error(found, "file")
    else:
        return FileChoice(encoding, draw_preview(found, file.file_id, before), found.size)
    return FileChoice(encoding)


def draw_preview(preview: FilePreview, key: str, before: int = 0) -> Said:
    """Draw what would be kept, and ask whether it holds a patient's data and is approved.

    `key` names what is previewed: a tick for one text is none for another. Texts that are saved
    before it take so many bytes.
    """
    for same in preview.same_text:
        st.warning(
            _(
                "The same text is there already: “{name}”. Save it only if you want it twice.",
                name=ui.literal(same.disease_name),
            ),
            icon=":material/content_copy:",
        )
    for sentence in preview.not_read:
        st.warning(ui.literal(sentence), icon=":material/visibility_off:")
    _room(preview, before)
    size = ngettext("{number} character", "{number} characters", preview.characters)
    with st.expander(_("What will be kept: {size}", size=size)):
        draw_sections(preview.read_sections, key=f"upload.sections.{key}")
    with st.expander(_("As it was written"), type="compact"):
        ui.user_text(preview.text)
    if not preview.identifiers:
        return Said(approved_sha256=_approved(preview, key))
    draw_places(preview.identifiers)
    sure = draw_confirmation(f"upload.no_patient.{key}")
    if not sure:
        st.caption(
            _(
                "You can also save it as it is: it is kept here, and sent to no provider "
                "until the data are taken out or you confirm."
            )
        )
    return Said(no_patient_data=sure, approved_sha256=_approved(preview, key))


def _room(preview: FilePreview, before: int) -> None:
    """Say what the voice service has left for the text, before it is saved."""
    room = preview.room
    left = room.left
    is_too_little = preview.fits is False
    if left is None:
        said = _("The voice service does not tell how much room its plan has left for documents.")
    elif before:
        left = max(left - before, 0)
        is_too_little = is_too_little or preview.size > left
        said = _(
            "It takes {size}; with the files above, the plan of the voice service has {left} of "
            "{limit} left.",
            size=_bytes(preview.size),
            left=_bytes(left),
            limit=_bytes(room.limit or 0),
        )
    else:
        said = _(
            "It takes {size}; the plan of the voice service has {left} of {limit} left.",
            size=_bytes(preview.size),
            left=_bytes(left),
            limit=_bytes(room.limit or 0),
        )
    if room.credits_left is not None:
        credit = ngettext("{number} credit left", "{number} credits left", room.credits_left)
        said = f"{said} {credit}."
    if is_too_little:
        st.warning(
            _(
                "{room} **That is too little.** It can be kept here, and agents cannot answer from "
                "it until there is room: archive documents that nobody needs, or have the plan "
                "extended.",
                room=said,
            ),
            icon=":material/database_off:",
        )
    else:
        st.caption(said)


def _bytes(number: int) -> str:
    """`0.3 MB`, `12 KB`: rounded, as nobody counts bytes."""
    if number >= _MEGABYTE:
        return f"{format_number(number / _MEGABYTE, decimals=1)} MB"
    if number >= _KILOBYTE:
        return f"{format_number(number // _KILOBYTE)} KB"
    return ngettext("{number} byte", "{number} bytes", number)


def _approved(preview: FilePreview, key: str) -> str | None:
    """The hash of the text, once it is ticked as read."""
    rules = approval_rules()
    if rules.second_reader and rules.names_typed:
        # It takes two names, which the document's own page asks for.
        return None
    ticked = st.checkbox(
        _("I have read this text and approve it"),
        key=f"upload.approved.{key}.{preview.content_sha256}",
        help=_("You can also do it later, on the document's own page."),
    )
    return preview.content_sha256 if ticked else None


def _preview(file: ChosenFile, encoding: str | None) -> FilePreview | ui.ApiProblem:
    """What the service reads of a file; asked once for each file and way to read it."""
    kept: dict[tuple[str, str | None], FilePreview | ui.ApiProblem]
    kept = st.session_state.setdefault(_PREVIEWS, {})
    known = kept.get((file.file_id, encoding))
    if known is not None:
        return known
    fields: dict[str, str | list[str]] = {} if encoding is None else {"encoding": encoding}
    try:
        with st.spinner(_("Reading {name}…", name=file.name)):
            found = ui.api().upload(
                "/api/knowledge/upload/preview",
                FilePreview,
                name=file.name,
                content=file.getvalue(),
                media_type="application/octet-stream",
                fields=fields,
                timeout=_READ_SECONDS,
            )
    except ui.ApiProblem as problem:
        if not problem.retryable:
            kept[file.file_id, encoding] = problem
        return problem
    kept[file.file_id, encoding] = found
    return found


def _readings(file: ChosenFile) -> list[FileReading]:
    found: list[FileReading] = st.session_state.get(_READINGS, {}).get(file.file_id, [])
    return found


def _encoding(file: ChosenFile) -> str | None:
    """Ask how to read a file whose letters can be read in more than one way."""
    readings = _readings(file)
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
        key=f"upload.reading.{file.file_id}",
    )
    return chosen.encoding if chosen is not None else None


def _load_readings(file: ChosenFile) -> None:
    try:
        found = ui.api().upload(
            "/api/knowledge/upload/readings",
            FileReadings,
            name=file.name,
            content=file.getvalue(),
            media_type="application/octet-stream",
        )
    except ui.ApiProblem as problem:
        ui.field_error(problem, "file")
        return
    # Kept for each file alone: a choice must not be taken over by another one.
    st.session_state.setdefault(_READINGS, {})[file.file_id] = found.readings
