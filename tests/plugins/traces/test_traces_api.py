"""Traces through the real API: what is listed, how it is filtered, and one trace in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.plugins.traces.support import CLICK, JOB, ROUTE, SLOW, SPANS, keep, of, span
from tests.support.servers import Clinic, StandingApi


@pytest.fixture
def kept(clinic: Clinic) -> Clinic:
    """A clinic with three traces in the files of both processes."""
    keep(clinic.settings.elevendops_data_dir, SPANS)
    return clinic


@pytest.fixture(scope="module")
def kept_once(standing: StandingApi) -> None:
    """The same three traces in the clinic that tests share."""
    keep(standing.settings.elevendops_data_dir, SPANS)


async def ask(clinic: Clinic, **params: Any) -> dict[str, Any]:
    answer = await clinic.client.get("/api/traces", params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def listed(clinic: Clinic, **params: Any) -> list[str]:
    """The ids that the filter finds, but for those of other work of the running test."""
    known = {one["trace_id"] for one in SPANS}
    ids = [row["trace_id"] for row in (await ask(clinic, **params))["traces"]]
    return [trace_id for trace_id in ids if trace_id in known]


async def test_where_nothing_is_kept_the_list_is_empty(shared_clinic: Clinic) -> None:
    found = await ask(shared_clinic, plugin="nobody")
    assert found["kept"] is True
    assert found["traces"] == found["pages"] == []


async def test_the_newest_trace_is_the_first(kept: Clinic) -> None:
    found = await ask(kept)
    assert await listed(kept) == [SLOW, JOB, CLICK]
    (click,) = [row for row in found["traces"] if row["trace_id"] == CLICK]
    assert click == {
        "trace_id": CLICK,
        "name": "action upload-knowledge save",
        "started_at": "2023-11-14T22:13:20Z",
        "milliseconds": 40.0,
        "page": "upload-knowledge",
        "plugins": ["knowledge"],
        "span_count": 4,
        "error_count": 0,
    }
    assert {"dashboard", "knowledge"} <= set(found["plugins"])
    assert found["pages"] == ["dashboard", "upload-knowledge"]


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"plugin": "knowledge"}, [JOB, CLICK]),
        ({"page": "upload-knowledge"}, [CLICK]),
        ({"errors_only": True}, [JOB]),
        ({"min_milliseconds": 12.5}, [SLOW, JOB, CLICK]),
        ({"min_milliseconds": 40}, [SLOW, CLICK]),
        ({"min_milliseconds": 6000.5}, []),
        ({"plugin": "knowledge", "errors_only": True, "min_milliseconds": 1}, [JOB]),
        ({"plugin": "know"}, []),
        ({"page": "no such page"}, []),
    ],
)
@pytest.mark.usefixtures("kept_once")
async def test_filters_leave_out_what_does_not_fit(
    shared_clinic: Clinic, params: dict[str, Any], ids: list[str]
) -> None:
    assert await listed(shared_clinic, **params) == ids


async def test_a_filter_keeps_what_can_be_chosen(kept: Clinic) -> None:
    found = await ask(kept, plugin="dashboard")
    assert {"dashboard", "knowledge"} <= set(found["plugins"])
    assert found["pages"] == ["dashboard", "upload-knowledge"]


async def test_the_limit_takes_the_newest(clinic: Clinic) -> None:
    spans = [
        span(f"{number:032x}", number, None, "page x", at=number, attributes=of("limited"))
        for number in range(1, 61)
    ]
    keep(clinic.settings.elevendops_data_dir, spans)
    assert len((await ask(clinic, plugin="limited"))["traces"]) == 50
    found = await ask(clinic, plugin="limited", limit=3)
    assert [row["trace_id"] for row in found["traces"]] == [f"{n:032x}" for n in (60, 59, 58)]


async def test_what_only_the_product_asks_for_is_listed_when_asked_for(kept: Clinic) -> None:
    page, route, watch, broken = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)
    own = [
        span(page, 20, None, "page traces", attributes={"elevendops.page": "traces"}),
        span(route, 21, None, "GET /api/traces", attributes=of("traces")),
        span(watch, 22, None, "GET /api/plugins", attributes=of("core")),
        span(broken, 23, None, "GET /api/plugins", status="error", attributes=of("core")),
    ]
    keep(kept.settings.elevendops_data_dir, own)

    async def found(**params: Any) -> set[str]:
        ids = {row["trace_id"] for row in (await ask(kept, limit=200, **params))["traces"]}
        return ids & {page, route, watch, broken}

    assert await found() == {broken}
    assert await found(page="traces") == {page}
    assert await found(plugin="traces") == {route}
    assert await found(plugin="core") == {watch, broken}


async def test_one_trace_has_each_span_before_its_children(kept: Clinic) -> None:
    answer = await kept.client.get(f"/api/traces/{CLICK}")
    assert answer.status_code == 200
    found = answer.json()
    assert [(one["depth"], one["name"]) for one in found["spans"]] == [
        (0, "action upload-knowledge save"),
        (1, ROUTE),
        (2, "store get documents"),
        (2, "store query documents"),
    ]
    assert [one["offset_milliseconds"] for one in found["spans"]] == [0, 5, 10, 20]
    assert [one["process"] for one in found["spans"]] == ["dashboard", "api", "api", "api"]
    assert found["spans"][1]["plugin"] == "knowledge"
    assert found["spans"][2]["plugin"] is None
    assert found["spans"][2]["attributes"] == {
        "elevendops.collection": "documents",
        "elevendops.count": 1,
    }
    assert found["milliseconds"] == found["whole_milliseconds"] == 40
    assert found["caused_by"] == []


async def test_a_failed_job_says_why_and_what_set_it_off(kept: Clinic) -> None:
    found = (await kept.client.get(f"/api/traces/{JOB}")).json()
    (job,) = found["spans"]
    assert job["status"] == "error"
    assert found["error_count"] == 1
    assert job["events"] == [
        {
            "name": "exception",
            "offset_milliseconds": 10.0,
            "attributes": {"exception.type": "ProviderBusy"},
        }
    ]
    assert found["caused_by"] == [
        {
            "trace_id": CLICK,
            "name": "action upload-knowledge save",
            "started_at": "2023-11-14T22:13:20Z",
        }
    ]


async def test_a_cause_that_is_not_kept_any_more_is_named_by_its_id(clinic: Clinic) -> None:
    gone = [{"trace_id": "9" * 32, "span_id": "9" * 16}]
    keep(clinic.settings.elevendops_data_dir, [span(JOB, 1, None, "job x.y", links=gone)])
    found = (await clinic.client.get(f"/api/traces/{JOB}")).json()
    assert found["caused_by"] == [{"trace_id": "9" * 32, "name": None, "started_at": None}]


async def test_lost_parents_and_rings_lose_no_span(clinic: Clinic) -> None:
    trace = "7" * 32
    spans = [
        span(trace, 1, 99, "its parent was never written", at=5),
        span(trace, 2, 1, "child", at=6),
        span(trace, 3, 4, "ring a", at=7),
        span(trace, 4, 3, "ring b", at=8),
        span(trace, 5, 5, "its own parent", at=9),
    ]
    keep(clinic.settings.elevendops_data_dir, spans)
    found = (await clinic.client.get(f"/api/traces/{trace}")).json()
    assert [(one["depth"], one["name"]) for one in found["spans"]] == [
        (0, "its parent was never written"),
        (1, "child"),
        (0, "ring a"),
        (1, "ring b"),
        (0, "its own parent"),
    ]
    assert found["span_count"] == 5


async def test_a_very_deep_trace_is_shown(clinic: Clinic) -> None:
    trace = "8" * 32
    deep = [span(trace, n, n - 1 if n > 1 else None, f"level {n}", at=n) for n in range(1, 2001)]
    keep(clinic.settings.elevendops_data_dir, deep)
    found = (await clinic.client.get(f"/api/traces/{trace}")).json()
    assert [one["depth"] for one in found["spans"]] == list(range(2000))


async def test_lines_that_are_cut_or_odd_hide_no_other(clinic: Clinic, tmp_path: Path) -> None:
    odd = span(SLOW, 1, None, "odd", status="maybe", attributes={"a": {"b": 1}, "l": ["x", 2]})
    keep(
        clinic.settings.elevendops_data_dir,
        [*SPANS[:4], odd],
        "",
        "null",
        "[]",
        '{"trace_id": "',
        '{"trace_id": 5}',
    )
    assert await listed(clinic) == [CLICK, SLOW]
    found = (await clinic.client.get(f"/api/traces/{SLOW}")).json()
    assert found["spans"][0]["status"] == "unset"
    assert found["spans"][0]["attributes"] == {"a": "{'b': 1}", "l": ["x", "2"]}


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"min_milliseconds": -1}, "min_milliseconds"),
        ({"min_milliseconds": "soon"}, "min_milliseconds"),
        ({"min_milliseconds": "nan"}, "min_milliseconds"),
        ({"errors_only": "perhaps"}, "errors_only"),
        ({"plugin": "x" * 101}, "plugin"),
        ({"page": "a\x00b"}, "page"),
    ],
)
async def test_bad_filters_are_named(
    shared_clinic: Clinic, params: dict[str, Any], field: str
) -> None:
    answer = await shared_clinic.client.get("/api/traces", params=params)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [field]


async def test_ids_that_are_unknown_or_none(kept: Clinic) -> None:
    answer = await kept.client.get(f"/api/traces/{'0' * 32}")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no trace with this id")
    for rubbish in ("x", "1" * 31, "1" * 33, "G" * 32, "..%5Capi", "A" * 32):
        answer = await kept.client.get(f"/api/traces/{rubbish}")
        assert answer.status_code == 422, rubbish
        assert answer.json()["errors"][0]["field"] == "trace_id"
