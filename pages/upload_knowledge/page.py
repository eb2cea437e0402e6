"""Upload Knowledge: the documents that scripts are written from and agents answer from."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.upload_knowledge.adding import draw_adding
from pages.upload_knowledge.comparison import draw_comparison
from pages.upload_knowledge.document import draw_document
from pages.upload_knowledge.parts import state_badges, sync_error, tag_name
from pages.upload_knowledge.retired import draw_retired
from pages.upload_knowledge.review import days_told
from plugins.knowledge.contract import (
    DEFAULT_TAGS,
    KnowledgeDocument,
    KnowledgeList,
    SyncStatus,
    TagCounts,
)

_PLUGIN = "knowledge"
_FILTERS = ("q", "tag", "sync_status")
_DUE = "review_due"
_UNSETTLED = (SyncStatus.PENDING, SyncStatus.SYNCING)
_STATES = {
    "": text("All"),
    SyncStatus.PENDING.value: text("Waiting"),
    SyncStatus.SYNCING.value: text("In progress"),
    SyncStatus.COMPLETED.value: text("Ready"),
    SyncStatus.FAILED.value: text("Failed"),
    SyncStatus.UNAPPROVED.value: text("Waits for approval"),
}

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
    draw_adding()
    ui.section(_("Your documents"))
    _filter_form()
    listed = _documents()
    if listed is not None and listed.removal_count:
        ui.pending_removals("/api/knowledge/removals")
    draw_comparison()
    draw_retired()


def _filter_form() -> None:
    # A grid is one element, where each of several columns is one beside what stands in it.
    with (
        st.form("knowledge.filters", border=False, enter_to_submit=True),
        st.grid(4, min_column_width=150, vertical_alignment="bottom"),
    ):
        st.text_input(
            _("Find by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.url_input("q", str),
        )
        st.selectbox(
            _("Tag"),
            _tag_options(),
            format_func=lambda tag: tag_name(tag) if tag else _("All"),
            **ui.url_input("tag", str),
        )
        st.selectbox(
            _("State"),
            list(_STATES),
            format_func=lambda state: translate(_STATES.get(state) or state),
            **ui.url_input("sync_status", str),
        )
        ui.filter_buttons("upload", *_FILTERS, primary=False)


def _tag_options() -> list[str]:
    options = list(dict.fromkeys(("", *DEFAULT_TAGS, *_own_tags())))
    present = ui.url_value("tag", str)
    return options if present is None or present in options else [*options, present]


def _own_tags() -> list[str]:
    """The tags that documents have, as they were known last; none while the service is away."""
    try:
        return [one.tag for one in ui.known("/api/knowledge/tags", TagCounts).tags]
    except ui.ApiProblem:
        # The list of documents shows the error; the usual tags can be chosen meanwhile.
        return []


def _documents() -> KnowledgeList | None:
    asked: Filters = {name: ui.url_value(name, str) for name in _FILTERS}
    if asked.get("sync_status") not in _STATES:
        asked["sync_status"] = None
    if ui.url_value(_DUE, str):
        asked = {_DUE: "true"}
        st.info(
            _("Only documents whose review is due are shown."), icon=":material/event_upcoming:"
        )
        st.button(_("Show all documents"), key="upload.all", on_click=ui.clear_url, args=(_DUE,))
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
    """Draw the rows; one that can be tried again has a button of its own."""
    stretches = groupby(listed.documents, lambda document: bool(document.sync_error_message))
    for number, (failed, documents) in enumerate(stretches):
        if failed:
            for document in documents:
                _failed_row(document)
        else:
            ui.row_list(
                [
                    ui.Row(_told(document), document.disease_name, document.knowledge_id)
                    for document in documents
                ],
                _("Open"),
                key=f"upload.rows.{number}",
            )


def _told(document: KnowledgeDocument) -> str:
    facts = [
        ", ".join(tag_name(tag) for tag in document.tags),
        ngettext("{number} character", "{number} characters", document.characters),
        ui.when(document.modified_at),
    ]
    small = " · ".join([*map(ui.literal, facts), *days_told(document)])
    name = f"**{ui.literal(document.disease_name)}** {state_badges(document)}"
    return ui.with_small_print(name, small)


def _failed_row(document: KnowledgeDocument) -> None:
    with ui.list_row():
        with st.container(gap="xsmall"):
            st.markdown(_told(document))
            sync_error(document)
        ui.link(
            ui.page_of(_PLUGIN),
            _("Open"),
            query={**st.query_params.to_dict(), "id": document.knowledge_id},
            icon=":material/arrow_forward:",
        )
