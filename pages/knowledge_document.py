"""One document: its sections and text, its state at the voice service, editing and deleting."""

from __future__ import annotations

import streamlit as st

from core import ui
from pages.knowledge_parts import sync_state, tag_name
from plugins.knowledge.contract import (
    DEFAULT_TAGS,
    MAX_CONTENT,
    KnowledgeDocument,
    SyncStatus,
)

_LABELS = {"disease_name": "Disease or topic", "tags": "Tags", "raw_content": "Text"}
_SETTLED = (SyncStatus.COMPLETED, SyncStatus.FAILED)


def draw_document(knowledge_id: str) -> None:
    """Draw the document with this id, or say why it cannot be shown."""
    st.button(
        "All documents",
        icon=":material/arrow_back:",
        type="tertiary",
        key="document.back",
        on_click=ui.clear_url,
        args=("id",),
    )
    address = ui.path("api", "knowledge", knowledge_id)

    def load() -> KnowledgeDocument:
        return ui.api().get(address, KnowledgeDocument)

    document = ui.fetch(load, "document", "Opening the document…")
    if document is None:
        return
    ui.page_header(
        ui.literal(document.disease_name),
        f"{ui.count(document.characters, 'character')} · changed {ui.when(document.modified_at)} "
        f"· uploaded by {ui.literal(document.doctor_id)}",
    )
    st.markdown(" ".join(f":blue-badge[{ui.literal(tag_name(tag))}]" for tag in document.tags))
    ui.poll(
        document,
        load,
        sync_state,
        until=lambda found: found.sync_status in _SETTLED,
    )
    read, edit = st.tabs(["Read", "Edit"])
    with read:
        _read(document)
    with edit:
        _edit(document, address)
    with st.container(horizontal=True):
        ui.link(
            ui.page_of("education_audio"),
            "Make education audio from it",
            query={"document": knowledge_id},
            icon=":material/graphic_eq:",
        )
        if st.button(
            "Delete this document", key="document.delete", icon=":material/delete:", type="tertiary"
        ):
            ui.confirm_delete(
                document.disease_name,
                "Agents that answer from it will no longer know it. Audio that was made from it "
                "stays, and is no longer offered to patients.",
                lambda: ui.api().delete(address),
                then=lambda: ui.clear_url("id"),
            )


def _read(document: KnowledgeDocument) -> None:
    sections = list(document.structured_sections.values())
    with st.expander(f"{ui.count(len(sections), 'section')}", type="compact"):
        for section in sections:
            indent = "  " * max(section.level - 1, 0)
            size = ui.count(section.characters, "character")
            st.markdown(f"{indent}- {ui.literal(section.title)} :gray[{size}]")
    with st.container(border=True):
        st.text(document.raw_content or "")


def _edit(document: KnowledgeDocument, address: str) -> None:
    # Keyed by the version, so that a change made elsewhere is not overwritten with an old text.
    prefix = f"edit.{document.knowledge_id}.{document.modified_at.timestamp()}"
    problem: ui.ApiProblem | None = st.session_state.get(f"{prefix}.problem")
    name = st.text_input(
        "Disease or topic", max_chars=100, **ui.keep(f"{prefix}.name", document.disease_name)
    )
    ui.field_error(problem, "disease_name")
    tags = st.multiselect(
        "Tags",
        list(dict.fromkeys((*DEFAULT_TAGS, *document.tags))),
        format_func=tag_name,
        accept_new_options=True,
        max_selections=20,
        **ui.keep(f"{prefix}.tags", document.tags),
    )
    ui.field_error(problem, "tags")
    text = st.text_area(
        "Text",
        height=420,
        max_chars=MAX_CONTENT,
        **ui.keep(f"{prefix}.text", document.raw_content or ""),
    )
    ui.field_error(problem, "raw_content")
    changes: ui.JsonObject = {}
    if name != document.disease_name:
        changes["disease_name"] = name
    if list(tags) != document.tags:
        changes["tags"] = list(tags)
    if text != document.raw_content:
        changes["raw_content"] = text
    if st.button(
        "Save changes",
        key="document.save",
        type="primary",
        icon=":material/save:",
        disabled=not changes,
    ):
        try:
            with st.spinner("Saving the changes…"):
                ui.api().put(address, KnowledgeDocument, changes, timeout=60.0)
        except ui.ApiProblem as found:
            st.session_state[f"{prefix}.problem"] = found
            st.rerun()
        st.session_state.pop(f"{prefix}.problem", None)
        st.toast("The changes are saved.", icon=":material/check_circle:")
        st.rerun()
    if problem is not None:
        ui.error_panel(problem, labels=_LABELS)
