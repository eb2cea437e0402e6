"""What became of one question."""

from __future__ import annotations

from dataclasses import dataclass

from core.retrieval.asking.evidence import Passage
from plugins.conversations.contract import QuestionStatus


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one question, why, and the passage that answers it.

    `sure` is False for a contradiction that only the comparison of whole sentences has found: it
    takes some right replies in other words for one. `by_meaning` says that sentences were compared
    by their meaning too, and `said` are the words of the reply that contradict.
    """

    question: str
    status: QuestionStatus
    reason: str
    passage: Passage | None = None
    sure: bool = True
    by_meaning: bool = False
    said: str = ""
