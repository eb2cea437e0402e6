"""The trace files of a machine: written by each process, read as traces by any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.tracing.local import MAX_FILE, LocalTraceFile, LocalTraces

TRACE = "4bf92f3577b34da6a3ce929d0e0e473"


def row(
    trace: int = 1, span: int = 1, parent: int | None = None, **more: object
) -> dict[str, object]:
    found: dict[str, object] = {
        "trace_id": f"{TRACE}{trace:x}",
        "span_id": f"{span:016x}",
        "parent_id": None if parent is None else f"{parent:016x}",
        "name": f"store get things{span}",
        "kind": "internal",
        "start_ns": trace * 1_000_000_000 + span * 1_000_000,
        "end_ns": trace * 1_000_000_000 + span * 1_000_000 + 5_000_000,
        "status": "unset",
        "attributes": {},
        "events": [],
        "links": [],
        "process": "api",
    }
    return found | more


def test_what_is_written_is_read(tmp_path: Path) -> None:
    event = {"name": "exception", "time_ns": 5, "attributes": {"exception.type": "ValueError"}}
    link = {"trace_id": "a" * 32, "span_id": "b" * 16}
    written = row(
        parent=7, status="error", attributes={"elevendops.count": 3}, events=[event], links=[link]
    )
    LocalTraceFile(tmp_path / "new", "api").append([written])
    (found,) = LocalTraces(tmp_path / "new").trace(f"{TRACE}1")
    assert found.parent_id == f"{7:016x}"
    assert found.failed
    assert found.milliseconds == 5.0
    assert found.attributes == {"elevendops.count": 3}
    assert found.events[0].attributes == {"exception.type": "ValueError"}
    assert found.links[0].span_id == "b" * 16


def test_a_trace_is_made_of_the_files_of_both_processes(tmp_path: Path) -> None:
    LocalTraceFile(tmp_path, "dashboard").append(
        [row(span=1, name="page agents", attributes={"elevendops.page": "agents"})]
    )
    LocalTraceFile(tmp_path, "api").append(
        [
            row(span=3, parent=2, status="error"),
            row(span=2, parent=1, attributes={"elevendops.plugin": "agents"}),
        ]
    )
    traces = LocalTraces(tmp_path)
    assert [span.span_id[-1] for span in traces.trace(f"{TRACE}1")] == ["1", "2", "3"]
    (summary,) = traces.recent(5)
    assert (summary.name, summary.page, summary.plugins) == ("page agents", "agents", ("agents",))
    assert (summary.spans, summary.errors, summary.failed) == (3, 1, True)


def test_filters(tmp_path: Path) -> None:
    LocalTraceFile(tmp_path, "api").append(
        [
            row(1, attributes={"elevendops.plugin": "agents"}),
            row(2, status="error", attributes={"elevendops.plugin": "knowledge"}),
            row(3, end_ns=9_000_000_000, attributes={"elevendops.page": "knowledge"}),
        ]
    )
    traces = LocalTraces(tmp_path)

    def found(*arguments: object, **options: object) -> str:
        recent = traces.recent(10, *arguments, **options)  # type: ignore[arg-type]
        return "".join(summary.trace_id[-1] for summary in recent)

    assert found() == "321"
    assert found("agents") == "1"
    assert found(None, "knowledge") == "3"
    assert found(errors_only=True) == "2"
    assert found(min_milliseconds=100.0) == "3"
    assert found("agents", errors_only=True) == ""
    assert [summary.trace_id[-1] for summary in traces.recent(2)] == ["3", "2"]


@pytest.mark.parametrize("bad", ["", "{", "[]", "null", '{"trace_id": "x"}', "\x00", "{}"])
def test_a_line_that_is_no_span_is_left_out(tmp_path: Path, bad: str) -> None:
    (tmp_path / "api.jsonl").write_text(f"{bad}\n{json.dumps(row())}\n{bad}", encoding="utf-8")
    assert len(LocalTraces(tmp_path).recent(10)) == 1


def test_no_folder_is_no_traces(tmp_path: Path) -> None:
    assert LocalTraces(tmp_path / "none").recent(10) == []
    assert LocalTraces(tmp_path / "none").trace(f"{TRACE}1") == []


def test_files_stay_small(tmp_path: Path) -> None:
    file = LocalTraceFile(tmp_path, "api")
    for number in range(1, 14):
        file.append([row(number, name="x" * (MAX_FILE // 3))])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["api.1.jsonl", "api.jsonl"]
    assert all(path.stat().st_size <= MAX_FILE for path in tmp_path.iterdir())
    # The newest are there, none twice.
    kept = [summary.trace_id[-1] for summary in LocalTraces(tmp_path).recent(20)]
    assert kept[0] == "d"
    assert len(kept) == len(set(kept)) >= 3
