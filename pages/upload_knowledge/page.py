"""Upload Knowledge: the documents that scripts are written from and agents answer from."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.upload_knowledge.adding import draw_adding
from pages.upload_knowledge.comparison import draw_comparison
from pages.upload_knowledge.document import draw_document
from pages.upload_knowledge.parts import state_badges, sync_error, tag_name
from pages.upload_knowledge.retired import draw_retired
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
    for document in listed.documents:
        _row(document)


def _row(document: KnowledgeDocument) -> None:
    facts = [
        ", ".join(tag_name(tag) for tag in document.tags),
        ngettext("{number} character", "{number} characters", document.characters),
        ui.when(document.modified_at),
    ]
    small = " · ".join(ui.literal(fact) for fact in facts)
    name = f"**{ui.literal(document.disease_name)}** {state_badges(document)}"
    with ui.list_row():
        if document.sync_error_message:
            with st.container(gap="xsmall"):
                st.markdown(ui.with_small_print(name, small))
                sync_error(document)
        else:
            st.markdown(ui.with_small_print(name, small), width="stretch")
        ui.link(
            ui.page_of(_PLUGIN),
            _("Open"),
            query={**st.query_params.to_dict(), "id": document.knowledge_id},
            icon=":material/arrow_forward:",
        )
