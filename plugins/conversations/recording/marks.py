"""What staff must know of a message whatever it says: how it was dealt with when it came."""

from __future__ import annotations

from core.i18n import text
from plugins.conversations.contract import ConcernKind, ConcernView, FinishedConversation
from plugins.conversations.review.analysis import Analysis
from plugins.conversations.review.concerns import graver_first, shortened

_STOPPED = text("The voice service's own safeguards stopped an answer")
_NOT_SCREENED = text("Not checked for red flags before the agent answered")


def with_marks(
    analysis: Analysis, conversation: FinishedConversation, *, looked_again: bool
) -> Analysis:
    """The analysis with a concern for each reply that was stopped, and each message not screened.

    With `looked_again` red flags were looked for in all messages now. Without, the analysis says
    of each that they were not.
    """
    places = [place for place, line in enumerate(analysis.messages) if line.role == "patient"]
    found: list[ConcernView] = []
    for place, turn in zip(places, conversation.turns, strict=True):
        if turn.stopped:
            found.append(_concern(ConcernKind.HELD_BACK, _STOPPED, turn.message, place))
        if looked_again and not turn.screened:
            found.append(_concern(ConcernKind.NOTE, _NOT_SCREENED, turn.message, place))
    if not found:
        return analysis
    return analysis.model_copy(update={"concerns": graver_first([*analysis.concerns, *found])})


def _concern(kind: ConcernKind, what: str, message: str, place: int) -> ConcernView:
    quote = shortened(message)
    return ConcernView(
        kind=kind,
        text=text("{what}: “{quote}”", what=what, quote=quote),
        quote=quote,
        message_index=place,
    )
