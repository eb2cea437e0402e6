"""The question whether a script, or what is typed for one, holds a patient's data."""

from __future__ import annotations

import hashlib

import streamlit as st

from core import ui
from core.i18n import _
from pages.patient_data import draw_confirmation, draw_places
from plugins.education_audio.contract import OpenIdentifiers
from plugins.knowledge.contract import IdentifierAnswer, PossibleIdentifier

UNANSWERED = "patient_data_unanswered"
"""The error code of what is refused as long as the question is open."""


def draw_question_of_script(knowledge_id: str, found: list[PossibleIdentifier], place: str) -> bool:
    """Draw the open question of a script; True when it has just been answered.

    `place` tells two places of one page apart.
    """
    return _question(knowledge_id, found, place, _("Take the data out of the script, or confirm:"))


def draw_question_of_wish(body: ui.JsonObject) -> bool:
    """Draw the open question of what is typed for a script; True when it has just been answered."""
    try:
        asked = ui.api().post("/api/audio/identifiers", OpenIdentifiers, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return False
    if not asked.identifiers:
        return True
    mend = _("Take the data out of what you typed or of the template, or confirm:")
    return _question(body["knowledge_id"], asked.identifiers, "wish", mend)


def _question(knowledge_id: str, found: list[PossibleIdentifier], place: str, mend: str) -> bool:
    fingerprints = [one.fingerprint for one in found]
    # A tick for other places is no tick for these.
    asked = hashlib.sha256("".join([knowledge_id, *fingerprints]).encode()).hexdigest()[:16]
    with st.container(border=True):
        draw_places(found)
        st.markdown(mend)
        sure = draw_confirmation(f"audio.identifiers.{place}.{asked}")
        pressed = st.button(
            _("Confirm"), key=f"audio.identifiers.{place}.answer", disabled=not sure
        )
        if not pressed or not sure:
            return False
        body = {"knowledge_id": knowledge_id, "fingerprints": fingerprints}
        try:
            ui.api().post("/api/audio/no-patient-data", IdentifierAnswer, body)
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return False
    return True
