"""Trace files as both processes write them, made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

START = 1_700_000_000_000_000_000
"""14 November 2023, 22:13:20 UTC, in nanoseconds since 1970."""

CLICK = "1" * 32
JOB = "2" * 32
SLOW = "3" * 32


def span(
    trace_id: str,
    number: int,
    parent: int | None,
    name: str,
    *,
    at: float = 0.0,
    takes: float = 1.0,
    process: str = "api",
    status: str = "unset",
    **more: Any,
) -> dict[str, Any]:
    """One line of a file; `at` and `takes` are milliseconds, `number` makes the span's id."""
    start = START + round(at * 1e6)
    return {
        "trace_id": trace_id,
        "span_id": f"{number:016x}",
        "parent_id": None if parent is None else f"{parent:016x}",
        "name": name,
        "kind": "internal",
        "start_ns": start,
        "end_ns": start + round(takes * 1e6),
        "status": status,
        "attributes": {},
        "events": [],
        "links": [],
        "process": process,
    } | more


def of(plugin: str, **more: Any) -> dict[str, Any]:
    """Attributes of a span of this plugin."""
    return {"elevendops.plugin": plugin} | more


ROUTE = "GET /api/knowledge/{knowledge_id}"
SPANS = [
    # A click on Upload Knowledge, through both processes, to the store.
    span(
        CLICK,
        1,
        None,
        "action upload-knowledge save",
        takes=40,
        process="dashboard",
        attributes=of("knowledge", **{"elevendops.page": "upload-knowledge"}),
    ),
    span(
        CLICK,
        2,
        1,
        ROUTE,
        at=5,
        takes=30,
        kind="server",
        attributes=of("knowledge", **{"http.response.status_code": 200}),
    ),
    span(CLICK, 4, 2, "store query documents", at=20, takes=2),
    span(
        CLICK,
        3,
        2,
        "store get documents",
        at=10,
        takes=5,
        attributes={"elevendops.collection": "documents", "elevendops.count": 1},
    ),
    # The job that it queued, which failed.
    span(
        JOB,
        5,
        None,
        "job knowledge.sync",
        at=1000,
        takes=12.5,
        status="error",
        attributes=of("knowledge", **{"error.type": "ProviderBusy"}),
        events=[
            {
                "name": "exception",
                "time_ns": START + 1_010_000_000,
                "attributes": {"exception.type": "ProviderBusy"},
            }
        ],
        links=[{"trace_id": CLICK, "span_id": f"{2:016x}"}],
    ),
    # A slow page of another plugin.
    span(
        SLOW,
        6,
        None,
        "page dashboard",
        at=2000,
        takes=6000,
        process="dashboard",
        attributes=of("dashboard", **{"elevendops.page": "dashboard"}),
    ),
]


def keep(folder: Path, spans: list[dict[str, Any]], *rubbish: str) -> None:
    """Append the spans to the files of their processes in the data folder, as they stand."""
    (folder / "traces").mkdir(parents=True, exist_ok=True)
    for one in spans:
        with (folder / "traces" / f"{one['process']}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(one) + "\n")
    with (folder / "traces" / "api.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in rubbish)
