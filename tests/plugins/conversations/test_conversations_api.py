"""The list and the statistics: filters, pages, days, and totals that equal the rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.plugins.conversations.support import DECLINE, Row, got, listed, record, turn
from tests.support.servers import Clinic

PATIENTS = ["P1", "P10", "p1"]
MESSAGES = [
    ("Thank you, all is clear about the cast.", "You are welcome."),
    ("Do I need a vaccine for Kenya? Is malaria common?", DECLINE),
    ("我想知道手術後可以游泳嗎？", "這個問題請和您的醫師討論。"),
    ("Gracias por la información.", "De nada."),
]
START = datetime(2024, 3, 9, 23, 50, tzinfo=UTC)
COUNT = 24


@pytest.fixture
async def log(clinic: Clinic) -> Clinic:
    """A clinic with 24 conversations, one every 20 minutes across midnight."""
    for number in range(COUNT):
        message, reply = MESSAGES[number % len(MESSAGES)]
        started = START + timedelta(minutes=20 * number)
        await record(
            clinic,
            f"c{number:02}",
            [turn(message, reply)],
            patient_id=PATIENTS[number % 3],
            agent_id=f"ag_{number % 2}",
            agent_name=["Cast guide", "Reiseführer"][number % 2],
            started_at=started,
            ended_at=started + timedelta(seconds=30 * number),
        )
    return clinic


async def everything(clinic: Clinic, **params: Any) -> list[Row]:
    """The rows of all pages, each page as small as it gets."""
    rows: list[Row] = []
    cursor = None
    while True:
        page = await listed(clinic, **params, limit=3, **({"cursor": cursor} if cursor else {}))
        assert len(page["conversations"]) <= 3
        rows += page["conversations"]
        cursor = page["next_cursor"]
        if cursor is None:
            return rows


async def test_an_empty_log(clinic: Clinic) -> None:
    assert await listed(clinic) == {
        "conversations": [],
        "total_count": 0,
        "next_cursor": None,
        "attention_required_count": 0,
        "total_answered": 0,
        "total_unanswered": 0,
        "totals_complete": True,
    }
    assert await got(clinic, "/api/conversations/statistics") == {
        "total_conversations": 0,
        "average_duration_seconds": 0.0,
        "average_duration_formatted": "0s",
        "attention_percentage": 0.0,
        "complete": True,
    }


FILTERS: list[tuple[dict[str, Any], list[int]]] = [
    ({}, list(range(COUNT))),
    ({"patient_id": "P1"}, list(range(0, COUNT, 3))),
    ({"patient_id": "p1"}, list(range(2, COUNT, 3))),
    ({"patient_id": "P"}, []),
    ({"agent_id": "ag_1"}, list(range(1, COUNT, 2))),
    ({"requires_attention_only": True}, [n for n in range(COUNT) if n % 4 in (1, 2)]),
    ({"requires_attention_only": False}, list(range(COUNT))),
    ({"patient_id": "P1", "agent_id": "ag_0"}, list(range(0, COUNT, 6))),
    (
        {"patient_id": "P1", "requires_attention_only": True},
        [n for n in range(0, COUNT, 3) if n % 4 in (1, 2)],
    ),
    (
        {"agent_id": "ag_0", "requires_attention_only": True},
        [n for n in range(0, COUNT, 2) if n % 4 == 2],
    ),
    (
        {"patient_id": "P10", "agent_id": "ag_1", "requires_attention_only": True},
        [n for n in range(1, COUNT, 3) if n % 4 == 1],
    ),
    # The first one begins ten minutes before midnight and belongs to that day.
    ({"end_date": "2024-03-09"}, [0]),
    ({"start_date": "2024-03-10"}, list(range(1, COUNT))),
    ({"start_date": "2024-03-09", "end_date": "2024-03-09"}, [0]),
    ({"start_date": "2024-03-11"}, []),
    ({"start_date": "2024-03-10T00:10:00Z", "end_date": "2024-03-10T00:30:00Z"}, [1, 2]),
    ({"start_date": "2024-03-10T08:10:00.000001+08:00"}, list(range(2, COUNT))),
    ({"end_date": "2024-03-09T19:10:00-05:00", "patient_id": "P10"}, [1]),
    (
        {"start_date": "2024-03-10", "requires_attention_only": True, "agent_id": "ag_1"},
        [n for n in range(1, COUNT, 2) if n % 4 == 1],
    ),
    # Words of the patient, of the agent's name, and the patient's id.
    ({"q": "KENYA"}, [n for n in range(COUNT) if n % 4 == 1]),
    ({"q": "informacion"}, [n for n in range(COUNT) if n % 4 == 3]),
    ({"q": "kenya malaria vaccine"}, [n for n in range(COUNT) if n % 4 == 1]),
    ({"q": "kenya cast"}, []),
    ({"q": "游泳"}, [n for n in range(COUNT) if n % 4 == 2]),
    ({"q": "手術後可以"}, [n for n in range(COUNT) if n % 4 == 2]),
    ({"q": "泳"}, [n for n in range(COUNT) if n % 4 == 2]),
    ({"q": "泳游"}, []),
    ({"q": "guide"}, list(range(0, COUNT, 2))),
    ({"q": "reisefuhrer"}, list(range(1, COUNT, 2))),
    ({"q": "p10"}, list(range(1, COUNT, 3))),
    ({"q": "nowhere"}, []),
    ({"q": "?!"}, []),
    ({"q": "  "}, list(range(COUNT))),
    ({"q": "kenya", "patient_id": "P10"}, [n for n in range(1, COUNT, 3) if n % 4 == 1]),
    ({"q": "kenya", "end_date": "2024-03-10T01:00:00Z"}, [1]),
    (
        {"q": "kenya malaria", "start_date": "2024-03-10T01:00:00Z", "agent_id": "ag_1"},
        [n for n in range(4, COUNT) if n % 4 == 1],
    ),
    ({"q": "guide", "requires_attention_only": True}, [n for n in range(COUNT) if n % 4 == 2]),
]


async def test_filters_find_their_conversations_and_total_them(log: Clinic) -> None:
    for params, numbers in FILTERS:
        page = await listed(log, **params)
        rows = page["conversations"]
        found = [row["conversation_id"] for row in rows]
        assert found == [f"c{number:02}" for number in reversed(numbers)], params
        assert page["next_cursor"] is None
        assert page["total_count"] == len(rows), params
        assert page["attention_required_count"] == sum(row["requires_attention"] for row in rows)
        assert page["total_answered"] == sum(row["answered_count"] for row in rows)
        assert page["total_unanswered"] == sum(row["unanswered_count"] for row in rows)
        assert await everything(log, **params) == rows, params
        figures = await got(log, "/api/conversations/statistics", **params)
        durations = [row["duration_seconds"] for row in rows]
        attention = [row["requires_attention"] for row in rows]
        count = max(1, len(rows))
        assert figures["total_conversations"] == len(rows), params
        assert figures["average_duration_seconds"] == round(sum(durations) / count, 1)
        assert figures["attention_percentage"] == round(100 * sum(attention) / count, 1)


async def test_totals_cover_every_page(log: Clinic) -> None:
    page = await listed(log, limit=2)
    assert len(page["conversations"]) == 2
    assert page["total_count"] == COUNT
    assert page["attention_required_count"] == COUNT // 2
    assert page["total_unanswered"] == COUNT // 4 * 3


async def test_a_page_goes_on_after_new_conversations(log: Clinic) -> None:
    for params in ({}, {"q": "kenya malaria"}):
        first = await listed(log, limit=2, **params)
        await record(
            log, f"new{len(params)}", [turn(*MESSAGES[1])], started_at=START.replace(month=5)
        )
        second = await listed(log, limit=2, cursor=first["next_cursor"], **params)
        ids = [row["conversation_id"] for row in first["conversations"] + second["conversations"]]
        assert ids == [row["conversation_id"] for row in await everything(log, **params)][1:5]


async def test_durations_are_spoken_plainly(clinic: Clinic) -> None:
    for number, (seconds, text) in enumerate(
        [(45, "45s"), (125 * 2 - 45, "2m 05s"), (3725 * 3 - 250, "1h 02m 05s")]
    ):
        ended = START + timedelta(seconds=seconds)
        await record(clinic, f"c{number}", [], started_at=START, ended_at=ended)
        figures = await got(clinic, "/api/conversations/statistics")
        assert figures["average_duration_formatted"] == text


LONG = "x" * 129
BAD: list[tuple[dict[str, Any], str]] = [
    ({"patient_id": ""}, "patient_id"),
    ({"patient_id": "a b"}, "patient_id"),
    ({"patient_id": LONG}, "patient_id"),
    ({"agent_id": ""}, "agent_id"),
    ({"agent_id": "../x"}, "agent_id"),
    ({"start_date": ""}, "start_date"),
    ({"start_date": "soon"}, "start_date"),
    ({"start_date": "2024-02-30"}, "start_date"),
    ({"start_date": "2024-01-15T10:00:00"}, "start_date"),
    ({"start_date": "1" * 50}, "start_date"),
    ({"end_date": "2024-13-01"}, "end_date"),
    ({"end_date": "9999-12-31"}, "end_date"),
    ({"start_date": "2024-03-11", "end_date": "2024-03-10"}, "start_date"),
    ({"requires_attention_only": "perhaps"}, "requires_attention_only"),
    ({"q": "x" * 201}, "q"),
    ({"q": "a\x00b"}, "q"),
]
BAD_LIST: list[tuple[dict[str, Any], str]] = [
    ({"limit": 0}, "limit"),
    ({"limit": 201}, "limit"),
    ({"limit": "many"}, "limit"),
    ({"limit": ""}, "limit"),
    ({"cursor": "x" * 1001}, "cursor"),
    ({"cursor": "nonsense"}, "cursor"),
    ({"cursor": ""}, "cursor"),
    ({"cursor": "nonsense", "q": "two words"}, "cursor"),
    ({"cursor": "WyJhIl0", "q": "two words"}, "cursor"),
    ({"cursor": "bm9wZQ", "q": "one"}, "cursor"),
]


async def test_bad_values_are_named(clinic: Clinic) -> None:
    cases = [(path, *case) for path in ("", "/statistics") for case in BAD]
    cases += [("", *case) for case in BAD_LIST]
    for path, params, field in cases:
        answer = await clinic.client.get(f"/api/conversations{path}", params=params)
        assert answer.status_code == 422, (path, params, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["error_code"] == "invalid_input"
        assert [error["field"] for error in problem["errors"]] == [field], (path, params)


async def test_a_cursor_of_another_list_is_refused(log: Clinic) -> None:
    cursor = (await listed(log, limit=2))["next_cursor"]
    for params in ({"patient_id": "P1"}, {"q": "kenya"}, {"q": "kenya malaria"}):
        answer = await log.client.get("/api/conversations", params={"cursor": cursor, **params})
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["field"] == "cursor"


async def test_unknown_and_impossible_ids(clinic: Clinic) -> None:
    for conversation_id, status, code in (
        ("unknown", 404, "not_found"),
        ("..%2Fx", 404, "not_found"),
        ("a%20b", 422, "invalid_input"),
        (LONG, 422, "invalid_input"),
        ("%00", 422, "invalid_input"),
        ("会", 422, "invalid_input"),
    ):
        answer = await clinic.client.get(f"/api/conversations/{conversation_id}")
        assert answer.status_code == status, (conversation_id, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["error_code"] == code


async def test_nothing_can_be_changed(clinic: Clinic) -> None:
    for path in ("", "/statistics", "/c1"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = await clinic.client.request(method, f"/api/conversations{path}", json={})
            assert answer.status_code == 405, (method, path)
