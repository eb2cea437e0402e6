"""What may be a patient's data in a text, asked about wherever it would leave for a provider."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.knowledge.contract import IdentifierKind, PossibleIdentifier

_KINDS = {
    IdentifierKind.NATIONAL_ID: text("National ID"),
    IdentifierKind.RECORD_NUMBER: text("Record number"),
    IdentifierKind.DATE_OF_BIRTH: text("Date of birth"),
    IdentifierKind.NAME: text("Name"),
    IdentifierKind.CONTACT: text("Telephone or e-mail of a person"),
}
_MANY = 20
_LONG_LIST = 400


def draw_places(found: list[PossibleIdentifier]) -> None:
    """Draw what may identify a patient, each with its line and the words around it."""
    st.warning(
        ngettext(
            "This text may hold a patient's data, in {number} place. It is sent to no "
            "provider until you answer.",
            "This text may hold a patient's data, in {number} places. It is sent to no "
            "provider until you answer.",
            len(found),
        ),
        icon=":material/person_alert:",
    )
    # All of them: whoever confirms confirms each.
    with st.container(height=_LONG_LIST if len(found) > _MANY else "content"):
        st.markdown("\n".join(f"- {_place(one)}" for one in found))


def draw_confirmation(key: str) -> bool:
    """The box that staff tick; whether it is ticked."""
    return st.checkbox(_("These are not a patient's data"), key=key)


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
