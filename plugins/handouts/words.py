"""What a patient reads on the page of a link, in the language of that link."""

from __future__ import annotations

from pathlib import Path

from core.i18n import Catalogue, translate
from plugins.handouts.contract import HandoutLanguage, HandoutState

PATIENTS = Catalogue("handouts", Path(__file__).with_name("locale"), offered=False)
"""Its languages are those of patients; the clinic's pages have their own."""

_ = PATIENTS.gettext

QUESTIONS = (
    PATIENTS.text("What will you do at home, and how often?"),
    PATIENTS.text("What should you not do, or be careful with?"),
    PATIENTS.text("When would you call the clinic or the emergency services?"),
)
"""The general questions, where a clinician has written none."""

CLOSED = {
    HandoutState.EXPIRED: PATIENTS.text(
        "The time of this link is over. Ask your clinic for a new one."
    ),
    HandoutState.REVOKED: PATIENTS.text(
        "Your clinic has withdrawn this recording. Please do not go by it any more, and ask your "
        "clinic what holds for you now."
    ),
    HandoutState.RENEWING: PATIENTS.text(
        "Your clinic is renewing this recording, because its information has changed. Please do "
        "not go by the earlier one, and ask your clinic what holds for you now."
    ),
    HandoutState.WITHDRAWN: PATIENTS.text(
        "Your clinic has withdrawn this recording. Please do not go by it any more, and ask your "
        "clinic what holds for you now."
    ),
    HandoutState.AWAY: PATIENTS.text(
        "This recording cannot be shown right now. Please try again in a few minutes."
    ),
}
UNKNOWN = PATIENTS.text(
    "This link leads nowhere. Check that it is complete, or ask your clinic for a new one."
)


def questions_of(questions: list[str], language: HandoutLanguage) -> list[str]:
    """The questions of a link, as its patient reads them."""
    return questions or [translate(question, language) for question in QUESTIONS]
