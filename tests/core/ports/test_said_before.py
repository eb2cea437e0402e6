"""What an agent is told was said before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.ports.said_before import patient_messages, said_before


def test_the_messages_of_the_patient_are_found_again() -> None:
    told = said_before([("May I eat?\nAnd drink?", "Yes.\n\nYou may."), ("When?", "At once.")])
    assert list(patient_messages(told)) == ["May I eat?\nAnd drink?", "When?"]


def test_the_latest_is_told_where_there_was_much() -> None:
    told = said_before([(f"Question {number}?", "word " * 400) for number in range(9)])
    assert list(patient_messages(told)) == ["Question 7?", "Question 8?"]


def test_another_note_tells_of_no_messages() -> None:
    assert said_before([]) == ""
    assert list(patient_messages("The patient looks at page two.\nPatient: hello")) == []


_LINES = st.lists(
    st.sampled_from(["You: ", "Patient: ", "  You: no", "", " ", "Earlier in this conversation:"])
    | st.text(max_size=9),
    max_size=4,
).map("\n".join)


@given(st.lists(st.tuples(_LINES, _LINES), max_size=4))
def test_whatever_was_said_is_read_as_it_was_said(exchanges: list[tuple[str, str]]) -> None:
    told = said_before(exchanges)
    assert list(patient_messages(told)) == [message for message, _ in exchanges]


def test_a_line_that_looks_like_a_turn_is_none() -> None:
    told = said_before([("The note says:\nYou: rest.", "Yes.\nPatient: Anna"), ("Why?", "So.")])
    assert list(patient_messages(told)) == ["The note says:\nYou: rest.", "Why?"]
