"""What the Doctor Dashboard offers to pages."""

from datetime import datetime

from core.i18n import Words
from core.models.late import LateModel


class ActivityView(LateModel):
    """The newest thing that happened, in a sentence."""

    text: Words
    at: datetime
    page: str


class AttentionView(LateModel):
    """Something to look at, and the page and query that show it; what is urgent comes first."""

    text: Words
    page: str
    query: dict[str, str]
    urgent: bool = False


class CardView(LateModel):
    """One figure. `error` is a sentence when it could not be loaded; `value` is then None.

    `next_step` is what staff do to get the first one; it is None unless `value` is 0.
    """

    key: str
    title: Words
    value: int | None
    page: str
    next_step: Words | None
    activity: ActivityView | None
    attention: list[AttentionView]
    error: Words | None


class DashboardStats(LateModel):
    """The clinic at a glance. Counts are exact; a count is None when it could not be loaded."""

    document_count: int | None
    agent_count: int | None
    audio_count: int | None
    conversation_count: int | None
    last_activity: datetime | None
    cards: list[CardView]
