"""Documents out of use: archived ones, and deleted ones that can still be brought back."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.upload_knowledge.parts import tag_name
from plugins.knowledge.contract import (
    KnowledgeDocument,
    RetiredDocument,
    RetiredDocuments,
    Retirement,
)

_ADDRESS = "/api/knowledge/retired"
_TITLES = {
    Retirement.ARCHIVED: text("Archived documents"),
    Retirement.DELETED: text("Recently deleted"),
}
_SAYINGS = {
    Retirement.ARCHIVED: text(
        "These are kept. No agent answers from them, no script is written from them, and the voice "
        "service does not have them."
    ),
    Retirement.DELETED: text(
        "These are out of use and can be brought back until they are erased for good."
    ),
}


def draw_retired() -> None:
    """Draw both lists, each closed until somebody opens it."""
    for retirement in Retirement:
        shown = st.expander(
            translate(_TITLES[retirement]),
            icon=":material/archive:"
            if retirement is Retirement.ARCHIVED
            else ":material/auto_delete:",
            key=f"retired_{retirement}",
            on_change="rerun",
        )
        if shown.open:
            with shown:
                _list(retirement)


def _list(retirement: Retirement) -> None:
    st.caption(translate(_SAYINGS[retirement]))
    pager = ui.Pager(f"retired_{retirement}")
    listed = ui.fetch(
        lambda: pager.load(
            lambda page: ui.api().get(
                _ADDRESS, RetiredDocuments, {"retirement": retirement.value, **page}
            )
        ),
        f"retired_{retirement}",
        _("Loading the documents…"),
    )
    if listed is None:
        return
    if not listed.documents:
        st.markdown(_("There is none."))
    for document in listed.documents:
        _row(document)
    pager.controls(
        listed.next_cursor, len(listed.documents), listed.total_count, listed.unreadable_count
    )


def _row(document: RetiredDocument) -> None:
    key = f"retired.{document.knowledge_id}"
    address = f"{_ADDRESS}{ui.path(document.knowledge_id)}"
    with st.container(border=True):
        name = f"**{ui.literal(document.disease_name)}**"
        st.markdown(ui.with_small_print(name, ui.literal(_facts(document))))
        with st.container(horizontal=True):
            if st.button(_("Bring back"), icon=":material/restore:", key=f"{key}.back"):
                _bring_back(address, document)
            read = st.toggle(_("Read"), key=f"{key}.read")
            if st.button(
                _("Erase now"), icon=":material/delete_forever:", type="tertiary", key=f"{key}.no"
            ):
                ui.confirm_delete(
                    document.disease_name,
                    _(
                        "The document, its uploaded file and all its versions are erased for good. "
                        "Nobody can bring them back."
                    ),
                    lambda: ui.api().delete(address),
                    verb=text("Erase"),
                )
        if read:
            whole = ui.fetch(
                lambda: ui.api().get(address, RetiredDocument), key, _("Opening the document…")
            )
            if whole is not None:
                ui.user_text(whole.raw_content or "")


def _facts(document: RetiredDocument) -> str:
    tags = ", ".join(tag_name(tag) for tag in document.tags)
    time, name = ui.when(document.retired_at), document.retired_by
    if document.retirement is Retirement.ARCHIVED:
        did = (
            _("archived {time} by {name}", time=time, name=name)
            if name
            else _("archived {time}", time=time)
        )
    else:
        did = (
            _("deleted {time} by {name}", time=time, name=name)
            if name
            else _("deleted {time}", time=time)
        )
    facts = [tags, did]
    if document.erased_after is not None:
        facts.append(_("can be brought back until {time}", time=ui.when(document.erased_after)))
    return " · ".join(facts)


def _bring_back(address: str, document: RetiredDocument) -> None:
    try:
        ui.api().post(f"{address}/restore", KnowledgeDocument)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    ui.notify(_("“{name}” is back in use.", name=ui.literal(document.disease_name)))
    st.rerun()
