"""The verdict on a message: found when its reply comes, used again when the talk is recorded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plugins.conversations.contract import (
    DecidedBy,
    QuestionStatus,
    QuestionView,
    RecordedTurn,
    Verdict,
)

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex
    from plugins.conversations.review.judgements import Judgement
    from plugins.education_audio.contract import DocumentComparison


def find_verdict(
    index: DocumentIndex,
    message: str,
    reply: str | None,
    comparison: DocumentComparison | None = None,
    earlier: Sequence[str] = (),
) -> Verdict:
    """Judge the questions of a message, which may lean on `earlier` ones of the patient.

    Takes up to a tenth of a second for each: call it in a worker thread.
    """
    # Not waited for by a start.
    from plugins.conversations.review.ledger import judge
    from plugins.conversations.review.replies import declines

    judged = judge(index, message, reply, comparison, earlier)
    return Verdict(
        basis=_basis(message, reply, earlier),
        declined=reply is not None and declines(reply),
        questions=[_question_view(one) for one in judged],
        surely_contradicts=any(
            one.status is QuestionStatus.CONTRADICTED and one.sure for one in judged
        ),
    )


def contradicts(
    index: DocumentIndex, message: str, reply: str, earlier: Sequence[str] = ()
) -> bool:
    """Whether `find_verdict` surely finds a contradiction, and nothing else of what it finds.

    Takes some ten milliseconds.
    """
    # Not waited for by a start.
    from plugins.conversations.review.ledger import surely_contradicts

    return surely_contradicts(index, message, reply, earlier)


def verdict_of(
    turn: RecordedTurn,
    index: DocumentIndex,
    comparison: DocumentComparison | None = None,
    earlier: Sequence[str] = (),
) -> Verdict:
    """The turn's verdict, judged now where it has none for this message and reply.

    An edit of the documents changes nothing of what was said by those of then.
    """
    kept = turn.verdict
    if kept is not None and kept.basis == _basis(turn.message, turn.response_text, earlier):
        return kept
    return find_verdict(index, turn.message, turn.response_text, comparison, earlier)


def _basis(message: str, reply: str | None, earlier: Sequence[str]) -> str:
    from plugins.conversations.review.ledger import EARLIER

    told = json.dumps([message, reply, *earlier[-EARLIER:]])
    return hashlib.sha256(told.encode()).hexdigest()


def _question_view(judged: Judgement) -> QuestionView:
    passage = judged.passage
    return QuestionView(
        question=judged.question,
        status=judged.status,
        reason=judged.reason,
        message_index=0,
        knowledge_id=passage.document_id if passage else None,
        disease_name=passage.document_title if passage else None,
        section_title=passage.section_title if passage else None,
        passage=passage.text if passage else None,
        decided_by=DecidedBy.MEANING if judged.by_meaning else DecidedBy.RULES,
    )
