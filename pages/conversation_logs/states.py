"""What a page says of the status of a question."""

from __future__ import annotations

from core import ui
from core.i18n import text
from plugins.conversations.contract import QuestionStatus

STATES: dict[QuestionStatus, tuple[str, ui.Tone]] = {
    QuestionStatus.CONTRADICTED: (text("The reply contradicts your documents"), "bad"),
    QuestionStatus.SAYS_MORE: (text("The reply says more than your documents"), "bad"),
    QuestionStatus.UNANSWERED: (text("Not answered"), "bad"),
    QuestionStatus.RETRIEVAL_MISS: (text("In your documents, but the agent missed it"), "bad"),
    QuestionStatus.PARTLY_ANSWERED: (text("Partly answered"), "waiting"),
    QuestionStatus.OWN_RECORD: (text("About their own record"), "waiting"),
    QuestionStatus.OFFICE: (text("About appointments or staff"), "waiting"),
    QuestionStatus.PRICE: (text("About prices or insurance"), "waiting"),
    QuestionStatus.OTHERS_MEDICINE: (text("About somebody else's medicine"), "waiting"),
    QuestionStatus.OWN_DOSE: (text("About changing a medicine"), "waiting"),
    QuestionStatus.SYSTEM_FAULT: (text("Service fault"), "bad"),
    QuestionStatus.ANSWERED: (text("Answered"), "good"),
    QuestionStatus.OFF_TOPIC: (text("Not a health question"), "neutral"),
}
"""Its words and tone, in the order of the page: a clinician looks for what was not answered."""
