"""Visits over HTTP, and the questions that conversations bring into them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from elevendops.features.conversations import (
    ConversationRecorder,
    FinishedConversation,
    RecordedTurn,
)
from elevendops.testing import Clinic, said

API = "/api/appointments"
NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
DECLINE = "That is not in your clinic's documents."


def add(clinic: Clinic, patient_id: str, starts_at: datetime = NOON) -> dict[str, Any]:
    """Put a visit into the calendar."""
    body = {"patient_id": patient_id, "starts_at": starts_at.isoformat(), "reason": "Check-up"}
    answer = clinic.client.post(API, json=body)
    assert answer.status_code == 201, answer.text
    kept: dict[str, Any] = answer.json()
    return kept


def talk(clinic: Clinic, patient_id: str, question: str) -> None:
    """Record a conversation in which one question was not answered."""
    conversation = FinishedConversation(
        conversation_id=f"cv_{patient_id}",
        patient_id=patient_id,
        agent_id="ag_1",
        agent_name="Knee",
        knowledge_ids=[],
        started_at=NOON,
        ended_at=NOON + timedelta(minutes=1),
        turns=[
            RecordedTurn(
                message=question,
                asked_at=NOON,
                response_text=DECLINE,
                answered_at=NOON,
                audio_key=None,
                error=None,
            )
        ],
    )
    clinic.run(clinic.platform.service(ConversationRecorder).record(conversation))
    clinic.finish_jobs("conversations")
    clinic.finish_jobs("appointments")


def listed(clinic: Clinic, **query: str) -> list[tuple[str, list[str]]]:
    """Patients and open questions of a day, in their order."""
    answer = clinic.client.get(API, params=query)
    assert answer.status_code == 200, answer.text
    return [(visit["patient_id"], visit["open_questions"]) for visit in answer.json()["visits"]]


def test_a_day_has_its_visits_by_time(clinic: Clinic) -> None:
    add(clinic, "late", NOON + timedelta(hours=2))
    add(clinic, "early", NOON - timedelta(hours=2))
    add(clinic, "another-day", NOON + timedelta(days=3))

    assert listed(clinic) == [("early", []), ("late", [])]
    day = (NOON + timedelta(days=3)).date().isoformat()
    assert listed(clinic, day=day) == [("another-day", [])]


def test_a_finished_conversation_brings_its_open_question_to_the_front(clinic: Clinic) -> None:
    add(clinic, "calm", NOON - timedelta(hours=1))
    add(clinic, "asking", NOON + timedelta(hours=1))
    talk(clinic, "asking", "May I eat before the operation?")

    assert listed(clinic) == [("asking", ["May I eat before the operation?"]), ("calm", [])]
    assert clinic.client.get(API).json()["with_open_questions"] == 1


def test_a_new_visit_finds_what_was_asked_before(clinic: Clinic) -> None:
    talk(clinic, "asking", "May I eat before the operation?")
    add(clinic, "asking")
    clinic.finish_jobs("appointments")

    assert listed(clinic) == [("asking", ["May I eat before the operation?"])]


def test_pages_of_a_day_hold_each_visit_once(clinic: Clinic) -> None:
    for number in range(5):
        add(clinic, f"p{number}", NOON + timedelta(minutes=number))
    first = clinic.client.get(API, params={"limit": 3}).json()
    rest = clinic.client.get(API, params={"limit": 3, "cursor": first["next_cursor"]}).json()
    seen = [visit["patient_id"] for visit in first["visits"] + rest["visits"]]
    assert seen == ["p0", "p1", "p2", "p3", "p4"]
    assert first["total_count"] == 5
    assert rest["next_cursor"] is None


def test_a_visit_is_removed_once(clinic: Clinic) -> None:
    visit = add(clinic, "p1")
    assert clinic.client.delete(f"{API}/{visit['visit_id']}").status_code == 204
    assert clinic.client.delete(f"{API}/{visit['visit_id']}").status_code == 404
    assert listed(clinic) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("patient_id", " "),
        ("patient_id", "x" * 65),
        ("starts_at", "tomorrow"),
        ("starts_at", "2024-01-15T10:30:00"),
        ("reason", ""),
        ("reason", "x" * 201),
    ],
)
def test_a_bad_value_is_refused_by_name(clinic: Clinic, field: str, value: str) -> None:
    body = {"patient_id": "p1", "starts_at": NOON.isoformat(), "reason": "Check-up"}
    answer = clinic.client.post(API, json=body | {field: value})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert listed(clinic) == []


def test_the_dashboard_counts_the_visits_of_today(clinic: Clinic) -> None:
    add(clinic, "asking")
    talk(clinic, "asking", "May I eat before the operation?")
    cards = clinic.client.get("/api/dashboard/stats").json()["cards"]
    card = next(card for card in cards if card["key"] == "visits_today")
    assert card["value"] == 1
    assert [item["text"] for item in card["attention"]] == ["1 visit today has open questions"]


def test_the_clinics_time_zone_says_when_a_day_begins(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elevendops.testing import running_clinic

    monkeypatch.setenv("APPOINTMENTS_TIME_ZONE", "Pacific/Auckland")
    with running_clinic(tmp_path, only=("appointments",)) as clinic:
        add(clinic, "p1", datetime(2030, 1, 15, 20, 0, tzinfo=UTC))
        assert listed(clinic, day="2030-01-16") == [("p1", [])]
        assert listed(clinic, day="2030-01-15") == []


def test_a_zone_that_nobody_knows_stops_only_this_plugin(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elevendops.testing import running_clinic

    monkeypatch.setenv("APPOINTMENTS_TIME_ZONE", "Middle/Earth")
    with running_clinic(tmp_path, only=("appointments",)) as clinic:
        assert clinic.client.get(API).status_code == 503
        assert clinic.record("appointments").stage == "register_settings"
        assert clinic.client.get("/api/knowledge").status_code == 200


def test_the_page_lists_and_takes_visits(clinic: Clinic) -> None:
    page = clinic.page("appointments")
    assert "No visits on this day" in said(page)

    next(field for field in page.text_input if field.label == "Patient id").set_value("asking")
    next(field for field in page.text_input if field.label == "Reason").set_value("Knee")
    next(button for button in page.button if button.label == "Add visit").click().run()
    assert not page.exception
    assert "asking" in said(page)
    assert "1 visit, 0 with open questions" in said(page)

    talk(clinic, "asking", "May I eat before the operation?")
    page.run()
    assert "May I eat before the operation?" in said(page)
    assert "1 open question" in said(page)
