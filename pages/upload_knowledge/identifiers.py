"""The question whether a text holds a patient's data: where, and the answer."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.knowledge.contract import IdentifierKind, KnowledgeDocument, PossibleIdentifier

_KINDS = {
    IdentifierKind.NATIONAL_ID: text("National ID"),
    IdentifierKind.RECORD_NUMBER: text("Record number"),
    IdentifierKind.DATE_OF_BIRTH: text("Date of birth"),
    IdentifierKind.NAME: text("Name"),
    IdentifierKind.CONTACT: text("Telephone or e-mail of a person"),
}
_SHOWN = 20


def draw_places(found: list[PossibleIdentifier]) -> None:
    """Draw what may identify a patient, each with its line and the words around it."""
    st.warning(
        ngettext(
            "This document may hold a patient's data, in {number} place. It is sent to no "
            "provider until you answer.",
            "This document may hold a patient's data, in {number} places. It is sent to no "
            "provider until you answer.",
            len(found),
        ),
        icon=":material/person_alert:",
    )
    st.markdown("\n".join(f"- {_place(one)}" for one in found[:_SHOWN]))
    if len(found) > _SHOWN:
        st.caption(ngettext("{number} more place", "{number} more places", len(found) - _SHOWN))


def draw_confirmation(key: str) -> bool:
    """The box that staff tick; whether it is ticked."""
    return st.checkbox(_("These are not a patient's data"), key=key)


def draw_question(document: KnowledgeDocument, address: str) -> None:
    """Draw the open question of a document, or who has answered it."""
    if not document.identifiers:
        answer = document.no_patient_data
        if answer is not None:
            time = ui.when(answer.answered_at)
            st.caption(
                _(
                    "{name} said {time} that this text holds no patient's data.",
                    name=ui.literal(answer.answered_by),
                    time=time,
                )
                if answer.answered_by
                else _("It was said {time} that this text holds no patient's data.", time=time)
            )
        return
    with st.container(border=True):
        draw_places(document.identifiers)
        st.markdown(_("Take the data out under “Edit”, or confirm:"))
        sure = draw_confirmation(f"identifiers.{document.knowledge_id}.{document.version}")
        if not st.button(
            _("Confirm and send the document"), key="identifiers.answer", disabled=not sure
        ):
            return
        body = {"content_sha256": document.content_sha256}
        try:
            ui.api().post(f"{address}/no-patient-data", KnowledgeDocument, body)
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        st.rerun()


def _place(one: PossibleIdentifier) -> str:
    place = _("line {line}", line=one.line) if one.line else _("in the name")
    return _(
        "{kind}, {place}: {before}**{words}**{after}",
        kind=translate(_KINDS[one.kind]),
        place=place,
        before=_kept_spaces(one.before),
        words=ui.literal(one.text),
        after=_kept_spaces(one.after),
    )


def _kept_spaces(words: str) -> str:
    shown = ui.literal(words)
    if not shown:
        return ""
    head = " " if words[0].isspace() else ""
    tail = " " if words[-1].isspace() else ""
    return f"{head}{shown}{tail}"
