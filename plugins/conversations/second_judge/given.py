"""What the voice service gave its agent for each reply, laid beside what the ledger found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.i18n import text
from core.ports.results import ProviderLookUp
from plugins.conversations.contract import (
    DecidedBy,
    GivenDocument,
    GivenForReply,
    QuestionStatus,
    QuestionView,
    ResultsState,
)
from plugins.conversations.review.analysis import Analysis, reply_to
from plugins.conversations.review.concerns import shortened
from plugins.conversations.review.patients_word import NOT_HELPED
from plugins.conversations.second_judge.outcome import with_judged

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex
    from plugins.education_audio.contract import DocumentComparison

Asked = tuple[int, str]
"""The place of a message in the transcript, and a question of it."""

_QUOTED_ANEW = frozenset({QuestionStatus.ANSWERED, QuestionStatus.RETRIEVAL_MISS})
"""What of the given documents alone can say no more, and no less, than all documents do."""


def look_ups_of(
    analysis: Analysis, look_ups: Sequence[ProviderLookUp]
) -> dict[int, ProviderLookUp]:
    """The records of the voice service by the places of the messages that they are about.

    Both are in the order of the talk. Of several records of the same words, as a connection leaves
    them that broke off, that counts whose reply is the one that was kept.
    """
    held_back = {one.message_index: one.reply for one in analysis.concerns if one.reply is not None}
    found: dict[int, ProviderLookUp] = {}
    left = [(_words(one.message), one) for one in look_ups]
    for place, line in enumerate(analysis.messages):
        if line.role != "patient":
            continue
        asked = _words(line.content)
        same = [number for number, (message, _) in enumerate(left) if message == asked]
        if not same:
            continue
        reply = _words(held_back.get(place) or reply_to(place, analysis.messages))
        chosen = next((one for one in same if _words(left[one][1].reply) == reply), same[0])
        found[place] = left[chosen][1]
        del left[: chosen + 1]
    return found


def given_for(look_up: ProviderLookUp, documents: Mapping[str, GivenDocument]) -> GivenForReply:
    """What was given, by our own documents; `documents` are the agent's, by the service's ids."""
    return GivenForReply(
        documents=[documents[entry] for entry in look_up.entries if entry in documents],
        others=any(entry not in documents for entry in look_up.entries),
    )


def to_be_quoted_anew(
    analysis: Analysis, given: Mapping[int, GivenForReply]
) -> dict[int, list[str]]:
    """The given documents, by the place of each message with a quote from another document."""
    return {
        question.message_index: _ids(given[question.message_index])
        for question in analysis.questions
        if question.message_index in given
        and _may_be_quoted_anew(question, given[question.message_index])
    }


def quoted_anew(
    analysis: Analysis,
    indexes: Mapping[int, DocumentIndex],
    comparison: DocumentComparison | None,
) -> dict[Asked, QuestionView]:
    """The questions of these messages as the given documents alone have them.

    Takes up to a tenth of a second for each sentence of a reply: call it in a worker thread.
    """
    from plugins.conversations.review.verdicts import find_verdict

    found: dict[Asked, QuestionView] = {}
    for place, index in indexes.items():
        earlier = [one.content for one in analysis.messages[:place] if one.role == "patient"]
        message, reply = analysis.messages[place].content, reply_to(place, analysis.messages)
        for judged in find_verdict(index, message, reply, comparison, earlier).questions:
            found[place, judged.question] = judged
    return found


def with_given(
    analysis: Analysis,
    given: Mapping[int, GivenForReply],
    anew: Mapping[Asked, QuestionView],
    own_plugin: tuple[str, str],
) -> Analysis:
    """The analysis with what was given, and with what that decides.

    A question that nothing answers, where nothing of the documents was given either, is decided by
    it; a quote is taken from what was given where that holds it as well. Red flags, contradictions
    and what a language model has proved stay as they are.
    """
    questions = list(analysis.questions)
    judged: dict[int, QuestionView] = {}
    for place, question in enumerate(questions):
        told = given.get(question.message_index)
        if told is None:
            continue
        known = question.model_copy(update={"given": told})
        changed = _decided(known, told, analysis) or _with_quote(known, told, anew)
        if changed is None:
            questions[place] = known
        else:
            judged[place] = changed
    kept = analysis.model_copy(
        update={"questions": questions, "given_state": ResultsState.COMPLETE}
    )
    return with_judged(kept, judged, own_plugin)


def _decided(
    question: QuestionView, given: GivenForReply, analysis: Analysis
) -> QuestionView | None:
    """The question as the records decide it; None where they decide nothing."""
    from plugins.conversations.review.additions import asserted_in

    place = question.message_index
    reply = reply_to(place, analysis.messages)
    # What is none of the documents now may have been one of them during the talk.
    if (
        given.documents
        or given.others
        or question.status is not QuestionStatus.UNANSWERED
        or question.reason == NOT_HELPED
        or not reply.strip()
        or place in analysis.held_back
    ):
        return None
    alone = sum(one.message_index == place for one in analysis.questions) == 1
    # In a reply to several questions a sentence may be about another of them.
    asserted = asserted_in(reply) if alone else None
    if asserted is None:
        status = QuestionStatus.UNANSWERED
        reason = text(
            "Your documents do not answer this, and the voice service gave its agent nothing of "
            "them for the reply."
        )
    else:
        status = QuestionStatus.SAYS_MORE
        reason = text(
            "No document says “{sentence}”, and the voice service gave its agent nothing of them "
            "for the reply.",
            sentence=shortened(asserted),
        )
    return question.model_copy(
        update={
            "status": status,
            "reason": reason,
            "decided_by": DecidedBy.PROVIDER,
            "rules_said": question.rules_said or question.status,
        }
    )


def _with_quote(
    question: QuestionView, given: GivenForReply, anew: Mapping[Asked, QuestionView]
) -> QuestionView | None:
    """The question with a quote from what was given, where that says the same of it."""
    found = anew.get((question.message_index, question.question))
    if (
        found is None
        or found.status is not question.status
        or found.knowledge_id not in _ids(given)
        or not _may_be_quoted_anew(question, given)
    ):
        return None
    taken = ("reason", "knowledge_id", "disease_name", "section_title", "passage")
    return question.model_copy(update={name: getattr(found, name) for name in taken})


def _may_be_quoted_anew(question: QuestionView, given: GivenForReply) -> bool:
    return (
        bool(given.documents)
        and question.status in _QUOTED_ANEW
        and question.decided_by is not DecidedBy.LANGUAGE_MODEL
        and question.knowledge_id is not None
        and question.knowledge_id not in _ids(given)
    )


def _ids(given: GivenForReply) -> list[str]:
    return [one.knowledge_id for one in given.documents]


def _words(text: str) -> str:
    return " ".join(text.split())
