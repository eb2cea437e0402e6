"""Traces kept on this machine: each process appends spans to a file, and any reads all of them."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = "traces"
"""Name of the folder under the data folder."""

MAX_FILE = 4 * 1024 * 1024
"""Bytes after which a file is put aside; a process keeps at most two files."""

Value = str | int | float | bool | Sequence[str]


@dataclass(frozen=True, slots=True)
class SpanEvent:
    """Something that happened within a span, at a time in nanoseconds since 1970 (UTC)."""

    name: str
    time_ns: int
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpanLink:
    """Another span that this one belongs with."""

    trace_id: str
    span_id: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A finished span. Times are nanoseconds since 1970 (UTC); ids are hexadecimal."""

    trace_id: str
    span_id: str
    parent_id: str | None
    name: str
    kind: str
    start_ns: int
    end_ns: int
    status: str
    attributes: Mapping[str, Value]
    events: tuple[SpanEvent, ...]
    links: tuple[SpanLink, ...]
    process: str

    @property
    def milliseconds(self) -> float:
        """How long it took."""
        return (self.end_ns - self.start_ns) / 1e6

    @property
    def failed(self) -> bool:
        """True when it ended with an error."""
        return self.status == "error"


@dataclass(frozen=True, slots=True)
class TraceSummary:
    """A trace in one line: its first span's name, all its plugins, and how it went.

    `plugins` are in the order of their first span; `page` is the address of the page it began on.
    """

    trace_id: str
    name: str
    start_ns: int
    milliseconds: float
    spans: int
    errors: int
    plugins: tuple[str, ...]
    page: str | None

    @property
    def failed(self) -> bool:
        """True when one of its spans ended with an error."""
        return self.errors > 0


class LocalTraces:
    """Reads the trace files of all processes in one folder.

    At most two files of `MAX_FILE` bytes for each process are there, so that everything is
    read anew for each question. Lines that are cut or no spans are left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recent(
        self,
        limit: int,
        plugin: str | None = None,
        page: str | None = None,
        *,
        errors_only: bool = False,
        min_milliseconds: float | None = None,
    ) -> list[TraceSummary]:
        """The newest traces, the latest first, that match every filter given."""
        grouped: dict[str, list[SpanRow]] = {}
        for row in self._rows():
            grouped.setdefault(row.trace_id, []).append(row)
        found = [
            summary
            for rows in grouped.values()
            if _matches(summary := _summary(rows), plugin, page, errors_only, min_milliseconds)
        ]
        found.sort(key=lambda summary: summary.start_ns, reverse=True)
        return found[:limit]

    def trace(self, trace_id: str) -> list[SpanRow]:
        """All spans of a trace by their start; empty when there is none."""
        rows = [row for row in self._rows(trace_id) if row.trace_id == trace_id]
        return sorted(rows, key=lambda row: (row.start_ns, -row.end_ns))

    def _rows(self, containing: str = "") -> Iterator[SpanRow]:
        for path in sorted(self._folder.glob("*.jsonl")):
            # A file that is put aside just now has a new name, and its lines are read there.
            with contextlib.suppress(FileNotFoundError), path.open(encoding="utf-8") as lines:
                for line in lines:
                    if containing in line and (row := _parsed(line)) is not None:
                        yield row


class LocalTraceFile:
    """Appends span lines to one process's file; puts it aside when it is large."""

    def __init__(self, folder: Path, process: str) -> None:
        self._path = folder / f"{process}.jsonl"
        self._aside = folder / f"{process}.1.jsonl"
        self._lock = threading.Lock()

    def append(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Write the spans, each as a JSON line. Raises OSError."""
        text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows).encode()
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                if file.tell() and file.tell() + len(text) > MAX_FILE:
                    os.replace(self._path, self._aside)
                else:
                    file.write(text)
                    return
            self._path.write_bytes(text)


def _parsed(line: str) -> SpanRow | None:
    try:
        found = json.loads(line)
        return SpanRow(
            trace_id=str(found["trace_id"]),
            span_id=str(found["span_id"]),
            parent_id=found["parent_id"],
            name=str(found["name"]),
            kind=str(found["kind"]),
            start_ns=int(found["start_ns"]),
            end_ns=int(found["end_ns"]),
            status=str(found["status"]),
            attributes=dict(found["attributes"]),
            events=tuple(_event(event) for event in found["events"]),
            links=tuple(SpanLink(link["trace_id"], link["span_id"]) for link in found["links"]),
            process=str(found["process"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _event(found: Mapping[str, Any]) -> SpanEvent:
    return SpanEvent(str(found["name"]), int(found["time_ns"]), dict(found["attributes"]))


def _summary(rows: Sequence[SpanRow]) -> TraceSummary:
    ordered = sorted(rows, key=lambda row: (row.start_ns, -row.end_ns))
    first = next((row for row in ordered if row.parent_id is None), ordered[0])
    names = [row.attributes.get("elevendops.plugin") for row in ordered]
    page = first.attributes.get("elevendops.page")
    return TraceSummary(
        trace_id=first.trace_id,
        name=first.name,
        start_ns=first.start_ns,
        milliseconds=first.milliseconds,
        spans=len(rows),
        errors=sum(row.failed for row in rows),
        plugins=tuple(dict.fromkeys(name for name in names if isinstance(name, str))),
        page=page if isinstance(page, str) else None,
    )


def _matches(
    summary: TraceSummary,
    plugin: str | None,
    page: str | None,
    errors_only: bool,
    min_milliseconds: float | None,
) -> bool:
    return (
        (plugin is None or plugin in summary.plugins)
        and (page is None or page == summary.page)
        and (not errors_only or summary.failed)
        and (min_milliseconds is None or summary.milliseconds >= min_milliseconds)
    )
