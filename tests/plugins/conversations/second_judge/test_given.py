"""What the voice service gave its agent decides where the ledger knows no more, and is shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from core.ports.results import ProviderLookUp
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    DecidedBy,
    GivenDocument,
    GivenForReply,
    QuestionStatus,
    QuestionView,
    ResultsState,
)
from plugins.conversations.review.analysis import Analysis, TranscriptLine
from plugins.conversations.review.patients_word import NOT_HELPED
from plugins.conversations.review.verdicts import find_verdict
from plugins.conversations.second_judge.given import (
    given_for,
    look_ups_of,
    quoted_anew,
    to_be_quoted_anew,
    with_given,
)
from tests.plugins.conversations.support import CAST, index_of

NOW = datetime(2026, 11, 29, tzinfo=UTC)
OWN = ("conversations", "Conversation Logs")
NOTHING = GivenForReply()
CAST_GIVEN = GivenForReply(documents=[GivenDocument(knowledge_id="kd_0", disease_name="Cast")])


def question(status: QuestionStatus = QuestionStatus.UNANSWERED, **more: Any) -> QuestionView:
    values: dict[str, Any] = {"question": "May I fly?", "status": status, "reason": "because"}
    return QuestionView(**(values | {"message_index": 0} | more))


def talk(reply: str, *questions: QuestionView, message: str = "May I fly?") -> Analysis:
    lines = [
        TranscriptLine(role="patient", content=message, timestamp=NOW),
        TranscriptLine(role="agent", content=reply, timestamp=NOW),
    ]
    return Analysis(
        messages=lines,
        questions=list(questions),
        concerns=[],
        given_state=ResultsState.WAITING,
    )


def told(analysis: Analysis, given: GivenForReply = NOTHING) -> QuestionView:
    """The first question when it is known what was given for its reply."""
    found = with_given(analysis, {0: given}, {}, OWN)
    assert found.given_state is ResultsState.COMPLETE
    return found.questions[0]


def test_what_is_asserted_without_anything_given_says_more_than_the_documents() -> None:
    before = talk("Flying is safe after two weeks.", question())
    after = with_given(before, {0: NOTHING}, {}, OWN)
    (found,) = after.questions
    assert (found.status, found.decided_by) == (QuestionStatus.SAYS_MORE, DecidedBy.PROVIDER)
    assert found.rules_said is QuestionStatus.UNANSWERED
    assert "Flying is safe after two weeks" in found.reason
    # Staff are asked to look, and find it among what was not answered.
    assert after.unanswered == ["May I fly?"]
    assert [one.kind for one in after.concerns] == [ConcernKind.UNANSWERED]
    assert after.messages[0].is_answered is False


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, that is not in the clinic's documents. Please ask your doctor.",
        "Eso no está en los documentos de su clínica. Pregunte a su médico.",
        "您診所的文件沒有提到這一點，請詢問您的醫師。",
    ],
)
def test_who_declines_without_anything_given_is_right_to(reply: str) -> None:
    found = told(talk(reply, question()))
    assert (found.status, found.decided_by) == (QuestionStatus.UNANSWERED, DecidedBy.PROVIDER)


def test_of_a_reply_to_several_questions_nobody_knows_what_asserts_which() -> None:
    other = question(QuestionStatus.ANSWERED, question="May I shower?", knowledge_id="kd_0")
    found = told(talk("You may shower, and fly.", question(), other))
    assert (found.status, found.decided_by) == (QuestionStatus.UNANSWERED, DecidedBy.PROVIDER)


@pytest.mark.parametrize(
    "kept",
    [
        question(QuestionStatus.ANSWERED, knowledge_id="kd_0"),
        question(QuestionStatus.CONTRADICTED, knowledge_id="kd_0"),
        question(QuestionStatus.RETRIEVAL_MISS, knowledge_id="kd_0"),
        question(QuestionStatus.OWN_RECORD),
        question(QuestionStatus.OFF_TOPIC),
        # Nobody has asked anything: the patient says no to a courtesy.
        question(reason=NOT_HELPED, helped=False),
    ],
)
def test_no_other_judgement_is_overruled(kept: QuestionView) -> None:
    found = told(talk("You may fly after two weeks.", kept))
    assert found == kept.model_copy(update={"given": NOTHING})


def test_a_document_that_was_given_decides_nothing() -> None:
    found = told(talk("Flying is safe after two weeks.", question()), CAST_GIVEN)
    assert (found.status, found.decided_by) == (QuestionStatus.UNANSWERED, DecidedBy.RULES)
    assert found.given == CAST_GIVEN


def test_something_that_is_no_document_now_decides_nothing() -> None:
    # The document may have been sent anew since, under another id.
    unknown = GivenForReply(others=True)
    found = told(talk("Flying is safe after two weeks.", question()), unknown)
    assert (found.status, found.decided_by) == (QuestionStatus.UNANSWERED, DecidedBy.RULES)
    assert found.given == unknown


def test_red_flags_and_what_was_held_back_stay() -> None:
    flag = ConcernView(kind=ConcernKind.RED_FLAG, text="Chest pain", quote="c", message_index=0)
    held = ConcernView(
        kind=ConcernKind.HELD_BACK, text="Held", quote="h", message_index=0, reply="Fly now."
    )
    before = talk("Please ask.", question()).model_copy(update={"concerns": [flag, held]})
    after = with_given(before, {0: NOTHING}, {}, OWN)
    assert after.concerns == [flag, held]
    assert after.questions[0].decided_by is DecidedBy.RULES


def test_a_quote_is_taken_from_what_was_given_where_that_holds_it_too() -> None:
    other = "# Casts, in short\n\nThe cast is removed after 6 weeks.\n"
    asked, reply = "When is the cast removed?", "The cast is removed after 6 weeks."
    both = index_of(other, CAST)
    before = talk(reply, *find_verdict(both, asked, reply).questions, message=asked)
    assert [(one.status, one.knowledge_id) for one in before.questions] == [
        (QuestionStatus.ANSWERED, "kd_0")
    ]
    given = {
        0: GivenForReply(documents=[GivenDocument(knowledge_id="kd_1", disease_name="Looking")])
    }
    assert to_be_quoted_anew(before, given) == {0: ["kd_1"]}
    alone = index_of("# Nothing", CAST)
    anew = quoted_anew(before, {0: alone}, None)
    (found,) = with_given(before, given, anew, OWN).questions
    assert (found.status, found.knowledge_id) == (QuestionStatus.ANSWERED, "kd_1")
    assert found.section_title == "When the cast comes off"
    # What does not hold it leaves the quote where it is, and the page says so.
    anew = quoted_anew(before, {0: index_of("# Nothing", "# Sun\n\nUse cream.\n")}, None)
    (kept,) = with_given(before, given, anew, OWN).questions
    assert kept == before.questions[0].model_copy(update={"given": given[0]})


def test_records_are_found_by_words_in_the_order_of_the_talk() -> None:
    lines = [
        TranscriptLine(role=role, content=content, timestamp=NOW)
        for role, content in (
            ("patient", "How often?"),
            ("agent", "Each week."),
            ("patient", "It was never sent"),
            ("patient", "How often?"),
            ("agent", "As I said."),
        )
    ]
    analysis = Analysis(messages=lines, questions=[], concerns=[])
    broken = ProviderLookUp("How often?", "Each", ("a",))
    first = ProviderLookUp("How  often?", "Each week.", ("b",))
    strange = ProviderLookUp("Somebody else's", "words", ("c",))
    last = ProviderLookUp("How often?", "As I said.", ("d",))
    found = look_ups_of(analysis, [broken, first, strange, last])
    assert found == {0: first, 3: last}


def test_what_belongs_to_none_of_the_agents_documents_is_told() -> None:
    ours = {"e1": CAST_GIVEN.documents[0]}
    assert given_for(ProviderLookUp("q", "r", ("e1",)), ours) == CAST_GIVEN
    assert given_for(ProviderLookUp("q", "r", ("e9",)), ours) == GivenForReply(others=True)
    assert given_for(ProviderLookUp("q", "r", ()), ours) == NOTHING
