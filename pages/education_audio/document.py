"""The document that a script is written from: found, chosen and read."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from pages.document_text import draw_sections
from pages.education_audio.page_state import PAGE_STATE
from plugins.knowledge.contract import KnowledgeDocument, KnowledgeList

_MAX_RESULTS = 50
_FIND = "audio.find"
_CHOSEN = "audio.document"


def load_documents() -> KnowledgeList:
    """The documents that fit the search, the newest first. Raises ApiProblem."""
    query = ui.kept(_FIND, "").strip() or None
    return ui.api().get("/api/knowledge", KnowledgeList, {"q": query, "limit": _MAX_RESULTS})


def load_chosen(listed: KnowledgeList) -> KnowledgeDocument | None:
    """The document that the address names, also when the list does not show it.

    None where there is none, or it cannot be had, which is said. Raises ApiProblem for what passes.
    """
    asked = PAGE_STATE.document.get()
    known = next((one for one in listed.documents if one.knowledge_id == asked), None)
    if asked is None or known is not None:
        return known
    try:
        return ui.api().get(ui.path("api", "knowledge", asked), KnowledgeDocument)
    except ui.ApiProblem as problem:
        if problem.retryable:
            raise
        if problem.status == 404:
            PAGE_STATE.leave_document()
            st.warning(
                _("The document that this address names does not exist any more."),
                icon=":material/info:",
            )
        else:
            ui.error_panel(problem)
        return None


def choose_document(
    listed: KnowledgeList, chosen: KnowledgeDocument | None
) -> KnowledgeDocument | None:
    """Draw the search and the choice; None when no document is chosen or nothing can be chosen."""
    searched = bool(ui.kept(_FIND, "").strip())
    if not listed.documents and not searched:
        ui.empty_state(
            _("There is no document yet"),
            _("A script is written from a document of your clinic. Upload the first one."),
            ui.page_of("knowledge"),
            _("Upload a document"),
        )
        return None
    documents = {document.knowledge_id: document for document in listed.documents}
    if chosen is not None and chosen.knowledge_id not in documents:
        documents = {chosen.knowledge_id: chosen, **documents}
    _draw(documents, listed)
    asked = PAGE_STATE.document.get()
    return documents.get(asked) if asked is not None else None


def read_document(document: KnowledgeDocument) -> None:
    """An expander with the document's text; it is loaded when it is opened."""
    reader = st.expander(
        _("Read “{disease_name}”", disease_name=ui.literal(document.disease_name)),
        icon=":material/article:",
        type="compact",
        key="audio.read",
        on_change="rerun",
    )
    if not reader.open:
        return
    with reader:
        whole = ui.fetch(
            lambda: ui.api().get(
                ui.path("api", "knowledge", document.knowledge_id),
                KnowledgeDocument,
                {"include": "sections"},
            ),
            "audio.read",
            _("Opening the document…"),
        )
        if whole is None:
            return
        with st.container(height=360, border=True):
            draw_sections(whole.read_sections or [], key="audio.read.sections")
        ui.link(
            ui.page_of("knowledge"),
            _("Open in Upload Knowledge"),
            query={"id": document.knowledge_id},
            icon=":material/arrow_forward:",
        )


def _draw(documents: dict[str, KnowledgeDocument], listed: KnowledgeList) -> None:
    with st.grid(2, min_column_width=180):
        st.text_input(
            _("Find a document"),
            type="search",
            live=True,  # a pause of another length would load pandas, 68 MB
            max_chars=100,
            placeholder=_("Beginning of a word in its name"),
            **ui.keep(_FIND, ""),
        )
        # The address knows which document is chosen; the widget shows it.
        asked = PAGE_STATE.document.get()
        st.session_state[_CHOSEN] = asked if asked in documents else None
        names = {one: _label(document) for one, document in documents.items()}
        st.selectbox(
            _("Document"),
            list(documents),
            index=None,
            format_func=ui.option_labels(_CHOSEN, names),
            placeholder=_("Choose a document") if documents else _("No document fits"),
            required=True,
            key=_CHOSEN,
            on_change=_take,
        )
    if not listed.documents:
        st.caption(_("No name fits what you look for. Names are found by the beginning of a word."))
    elif listed.next_cursor is not None:
        st.caption(
            ngettext(
                "The newest {count} of {number} document are offered. Type the "
                "beginning of a name to find the others.",
                "The newest {count} of {number} documents are offered. Type the "
                "beginning of a name to find the others.",
                listed.total_count,
                count=len(listed.documents),
            )
        )


def _label(document: KnowledgeDocument) -> str:
    size = ngettext("{number} character", "{number} characters", document.characters)
    return f"{document.disease_name} · {size}"


def _take() -> None:
    PAGE_STATE.remember()
    PAGE_STATE.open_document(ui.chosen_option(_CHOSEN) or None)
