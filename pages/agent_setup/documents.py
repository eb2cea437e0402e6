"""Chooses the documents that an agent answers from."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.agent_setup.values import Inputs
from plugins.knowledge.contract import KnowledgeDocument, KnowledgeList, SyncStatus

GONE_DOCUMENT = text("A document that was deleted")
_MAX_DOCUMENTS = 100


def choose_documents(prefix: str, inputs: Inputs) -> list[str]:
    """Draw the choice; the ids of what is chosen. `prefix` begins the keys of what it keeps."""
    arguments = inputs.keep("documents")
    chosen = ui.chosen_options(arguments["key"])
    with st.container(border=True):
        find = st.text_input(
            _("Find documents by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.keep(f"{prefix}.find", ""),
        )
        names = ui.fetch(lambda: _document_names(find, chosen), f"{prefix}.names", last="names")
        names = dict(names or {})
        for one in chosen:
            names.setdefault(one, translate(GONE_DOCUMENT))
        picked = st.multiselect(
            _("Documents"),
            list(names),
            format_func=ui.option_labels(arguments["key"], names),
            max_selections=_MAX_DOCUMENTS,
            placeholder=_("Choose the documents that it answers from"),
            **arguments,
        )
        if not names:
            st.caption(_("No document was found."))
            ui.link(ui.page_of("knowledge"), _("Upload a document"), icon=":material/upload_file:")
    return [str(one) for one in picked]


def _document_names(find: str, chosen: list[str]) -> dict[str, str]:
    query: dict[str, ui.ParamValue] = {"limit": ui.LISTED, "q": find.strip() or None}
    listed = ui.api().get("/api/knowledge", KnowledgeList, query).documents
    names = {document.knowledge_id: _document_name(document) for document in listed}
    if others := [one for one in chosen if one not in names]:
        found = ui.api().get("/api/knowledge", KnowledgeList, {"ids": others}).documents
        names |= {document.knowledge_id: _document_name(document) for document in found}
    return names


def _document_name(document: KnowledgeDocument) -> str:
    name = document.disease_name
    if document.sync_status is SyncStatus.UNAPPROVED:
        if document.approval.former_in_use:
            return _("{name} (a change waits for approval)", name=name)
        return _("{name} (not approved)", name=name)
    ready = document.sync_status is SyncStatus.COMPLETED
    return name if ready else _("{name} (not ready yet)", name=name)
