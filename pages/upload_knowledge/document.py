"""One document: its sections and text, its state at the voice service, editing and deleting."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from core.ui.widgets.quotes import QUOTE, draw_marked, find_quote
from pages.document_text import draw_sections
from pages.upload_knowledge.approval import draw_approval
from pages.upload_knowledge.findings import draw_findings
from pages.upload_knowledge.identifiers import draw_question
from pages.upload_knowledge.parts import proof_line, sync_state, tag_name
from pages.upload_knowledge.review import days_told, draw_expiry_warning, draw_review
from pages.upload_knowledge.versions import draw_versions
from plugins.knowledge.contract import (
    DEFAULT_TAGS,
    MAX_CONTENT,
    KnowledgeDocument,
    ReadSection,
    RetiredDocument,
    SyncStatus,
)

_SAVE_SECONDS = 60.0
_PLACE = ("id", QUOTE)
"""What the address says of the document that is open."""
_SETTLED = (SyncStatus.COMPLETED, SyncStatus.FAILED, SyncStatus.UNAPPROVED)


def draw_document(knowledge_id: str) -> None:
    """Draw the document with this id, or say why it cannot be shown."""
    ui.back_button(_("All documents"), "document.back", lambda: ui.clear_url(*_PLACE))
    address = ui.path("api", "knowledge", knowledge_id)

    def load() -> KnowledgeDocument:
        return ui.api().get(address, KnowledgeDocument)

    def load_whole() -> KnowledgeDocument:
        return ui.api().get(address, KnowledgeDocument, {"include": "sections"})

    key = f"document.{knowledge_id}"
    document = ui.fetch(load_whole, "document", _("Opening the document…"), last=knowledge_id)
    if document is None:
        ui.unsaved(key, _FIELDS)
        return
    form = ui.RecordForm(key, document, _values, _FIELDS)
    facts = [
        ngettext("{number} character", "{number} characters", document.characters),
        _("changed {time}", time=ui.when(document.modified_at)),
    ]
    if document.changed_by:
        facts.append(_("by {name}", name=ui.literal(document.changed_by)))
    facts += days_told(document)
    ui.page_header(ui.literal(document.disease_name), " · ".join(facts))
    st.markdown(" ".join(f":blue-badge[{ui.literal(tag_name(tag))}]" for tag in document.tags))
    ui.poll(
        document,
        load,
        sync_state,
        until=lambda found: found.sync_status in _SETTLED,
    )
    with st.container():  # one place on the page, so that what stands below stays as it is
        proof_line(document)
    draw_expiry_warning(document)
    draw_question(document, address)
    draw_approval(document, address)
    read, edit, findings, versions = st.tabs(
        [_("Read"), _("Edit"), _("Findings"), _("Versions")],
        key=f"document.tabs.{knowledge_id}",
        on_change="rerun",
    )
    with read:
        _read(document)
    # What nobody sees costs as much as what somebody does; what was typed there is kept.
    if edit.open:
        with edit:
            _edit(form, document, address)
    if findings.open:
        with findings:
            draw_findings(address)
    if versions.open:
        with versions:
            draw_versions(document, address)
    with st.container(horizontal=True):
        ui.link(
            ui.page_of("education_audio"),
            _("Make education audio from it"),
            query={"document": knowledge_id},
            icon=":material/graphic_eq:",
        )
        if st.button(
            _("Archive this document"),
            key="document.archive",
            icon=":material/archive:",
            type="tertiary",
        ):
            _archive(document, address)
        if st.button(
            _("Delete this document"),
            key="document.delete",
            icon=":material/delete:",
            type="tertiary",
        ):
            ui.confirm_delete(
                document.disease_name,
                _(
                    "Agents that answer from it will no longer know it. Existing audio is kept, "
                    "and is no longer offered to patients. You can bring the document back for a "
                    "while, under “Recently deleted”."
                ),
                lambda: ui.api().delete(address, version=document.version),
                then=lambda: ui.clear_url(*_PLACE),
            )


def _archive(document: KnowledgeDocument, address: str) -> None:
    try:
        body = {"version": document.version}
        ui.api().post(f"{address}/archive", RetiredDocument, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    ui.notify(
        _(
            "“{name}” is archived. It is kept, and nothing answers or is written from it.",
            name=ui.literal(document.disease_name),
        )
    )
    ui.clear_url(*_PLACE)
    st.rerun()


def _read(document: KnowledgeDocument) -> None:
    draw_review(document, ui.path("api", "knowledge", document.knowledge_id))
    if document.original is not None:
        for sentence in document.original.not_read:
            st.caption(f":material/visibility_off: {ui.literal(sentence)}")
        if document.original.address is not None:
            # Whoever saved it said so: the file may have been changed in between.
            address = ui.literal(document.original.address)
            st.caption(_("Said to come from {address}", address=address))
        ui.made_file_link(
            ui.path("api", "knowledge", document.knowledge_id, "original"),
            _("Download the uploaded file “{name}”", name=document.original.name),
        )
    sections = document.read_sections or []
    quote = ui.url_value(QUOTE, str)
    if quote is not None and _quoted(sections, quote):
        return
    wanted = st.text_input(
        _("Find in the text"), key=f"document.find.{document.knowledge_id}", max_chars=100
    ).strip()
    found = [one for one in sections if _holds(one, wanted)]
    if wanted:
        st.caption(
            ngettext(
                "{number} section holds these words.",
                "{number} sections hold these words.",
                len(found),
            )
        )
    with st.container(border=True):
        draw_sections(found, key="document.sections")
    written = st.expander(
        _("As it was written"),
        type="compact",
        key=f"document.written.{document.knowledge_id}",
        on_change="rerun",
    )
    if written.open:
        with written:
            ui.user_text(document.raw_content or "")


def _quoted(sections: list[ReadSection], quote: str) -> bool:
    """Draw the section that holds the words of the address; False when none does."""
    places = ((section, find_quote(section.text, quote)) for section in sections)
    section, place = next((one for one in places if one[1] is not None), (None, None))
    if section is None or place is None:
        st.warning(
            _(
                "The quoted words are not in the document as it is now. It was changed since: "
                "“{quote}”",
                quote=ui.literal(quote),
            ),
            icon=":material/history:",
        )
        return False
    st.caption(_("The quoted words are marked. This is the section that they are in."))
    with st.container(border=True):
        st.markdown(f"**{ui.literal(section.title)}**")
        draw_marked(section.text, place)
    st.button(
        _("Show the whole document"), key="document.whole", on_click=ui.clear_url, args=(QUOTE,)
    )
    return True


def _holds(section: ReadSection, words: str) -> bool:
    text = f"{section.title} {section.text}".casefold()
    return all(word in text for word in words.casefold().split())


def _edit(
    form: ui.RecordForm[KnowledgeDocument], document: KnowledgeDocument, address: str
) -> None:
    problem = form.problem
    st.text_input(_("Disease or topic"), max_chars=100, **form.keep("disease_name"))
    ui.field_error(problem, "disease_name")
    st.multiselect(
        _("Tags"),
        list(dict.fromkeys((*DEFAULT_TAGS, *document.tags))),
        format_func=tag_name,
        accept_new_options=True,
        max_selections=20,
        **form.keep("tags"),
    )
    ui.field_error(problem, "tags")
    st.text_area(_("Text"), height=420, max_chars=MAX_CONTENT, **form.keep("raw_content"))
    ui.field_error(problem, "raw_content")

    def send(changes: ui.JsonObject, version: int) -> KnowledgeDocument:
        body = {**changes, "version": version}
        return ui.api().put(address, KnowledgeDocument, body, timeout=_SAVE_SECONDS)

    form.draw_save(
        send,
        lambda: ui.api().get(address, KnowledgeDocument),
        key="document.save",
        labels=_LABELS,
    )


def _values(document: KnowledgeDocument) -> ui.JsonObject:
    return {
        "disease_name": document.disease_name,
        "tags": list(document.tags),
        "raw_content": document.raw_content or "",
    }


def _tag_names(tags: list[str]) -> str:
    return ", ".join(tag_name(tag) for tag in tags)


_FIELDS = {
    "disease_name": ui.FormField(text("Disease or topic")),
    "tags": ui.FormField(text("Tags"), _tag_names),
    "raw_content": ui.FormField(text("Text")),
}
_LABELS = {name: field.label for name, field in _FIELDS.items()}
