"""What an agent is told was said before."""

from __future__ import annotations

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
