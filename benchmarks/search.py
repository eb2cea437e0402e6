"""Looking for things in a clinic that never deletes: `python -m benchmarks.search`.

One caller asks for each filter, for searches of one and two words, for statistics, for the list of
unanswered questions and for a page deep in the list. The first time is that of the first call after
a start, which nothing is kept for; then the repeated ones.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx

from benchmarks.measure.bench import Bench, served_api
from benchmarks.measure.report import Row, at_most, run_alone
from benchmarks.measure.usage import resident_megabytes

_MAX_MILLISECONDS = 150
_MEMORY_GROWTH = 1.1
_NOTHING = "search, nothing to find"
_CONVERSATIONS, _STATISTICS = "/api/conversations", "/api/conversations/statistics"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    stored: int = field(default=100_000, metadata={"help": "documents and conversations to store"})
    times: int = field(default=9, metadata={"help": "calls after the first"})
    pages: int = field(default=200, metadata={"help": "pages before the deep one"})


SMALL = Size(stored=60, times=1, pages=2)


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about finding things."""
    with served_api(bench, size.stored) as (client, pid):
        before = resident_megabytes(pid)
        bench.say(f"Looking for things among {size.stored:,}")
        for name, path, parameters in _asked(size.stored):
            rows = list(_rows(f"{name}, {size.stored:,} stored", client, path, parameters, size))
            found = client.get(path, params=parameters).raise_for_status().json()
            if found.get("total_count") == 0 and not name.endswith(_NOTHING):
                raise RuntimeError(f"{name}: nothing was found, so that nothing was measured")
            yield from rows
        deep = _deep(client, size.pages)
        name = f"conversations: page {size.pages + 1} of ten, {size.stored:,} stored"
        yield from _rows(name, client, _CONVERSATIONS, deep, size)
        after = resident_megabytes(pid)
    yield Row(
        "memory of the API after searches, of that before",
        "times",
        [after / before],
        goal=at_most(_MEMORY_GROWTH),
    )


def _asked(stored: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, path and query of each call."""
    # A conversation began each minute until now: half of them, to the day.
    half = datetime.now(UTC) - timedelta(minutes=stored / 2)
    since, until = f"{half:%Y-%m-%d}", f"{half + timedelta(days=7):%Y-%m-%d}"
    filters = {
        "all": {},
        "of a patient": {"patient_id": "P0007"},
        "of an agent": {"agent_id": "ag_2"},
        "of a patient and an agent": {"patient_id": "P0007", "agent_id": "ag_2"},
        "that need attention": {"requires_attention_only": "true"},
        "of an agent that need attention": {"agent_id": "ag_2", "requires_attention_only": "true"},
        "of a week": {"start_date": since, "end_date": until},
        "of an agent in a week": {"agent_id": "ag_2", "start_date": since, "end_date": until},
        "search, a word": {"q": "kidneys"},
        "search, two words": {"q": "kidneys water"},
        "search, two frequent words": {"q": "gout guide"},
        "search, a rare word": {"q": "crushing"},
        "search, a rare and a frequent word": {"q": "crushing gout"},
        _NOTHING: {"q": "zebra"},
        "search, two words and an agent": {"q": "gout guide", "agent_id": "ag_2"},
        "search, two words in a week": {"q": "gout guide", "start_date": since, "end_date": until},
    }
    for name, parameters in filters.items():
        yield f"conversations: {name}", _CONVERSATIONS, parameters
    for name in ("all", "that need attention", "search, two frequent words"):
        yield f"statistics: {name}", _STATISTICS, filters[name]
    yield "unanswered questions", "/api/conversations/unanswered", {}
    documents = "/api/knowledge"
    yield "documents: all", documents, {}
    yield "documents: by name", documents, {"q": "gout, part 7"}
    yield "documents: with a tag", documents, {"tag": "medication"}
    yield "documents: by name with a tag", documents, {"q": "gout", "tag": "medication"}


def _rows(
    name: str, client: httpx.Client, path: str, parameters: dict[str, str], size: Size
) -> Iterator[Row]:
    goal = at_most(_MAX_MILLISECONDS)
    yield Row(f"{name}: first", "ms", [_milliseconds(client, path, parameters)], goal=goal)
    again = [_milliseconds(client, path, parameters) for _ in range(size.times)]
    yield Row(f"{name}: again", "ms", again, goal=goal)


def _milliseconds(client: httpx.Client, path: str, parameters: dict[str, str]) -> float:
    started = time.perf_counter()
    client.get(path, params=parameters).raise_for_status()
    return 1000 * (time.perf_counter() - started)


def _deep(client: httpx.Client, pages: int) -> dict[str, str]:
    """The query of a page so deep in the list, of ten rows each."""
    query = {"limit": "10"}
    for _ in range(pages):
        answer = client.get(_CONVERSATIONS, params=query).raise_for_status().json()
        if answer["next_cursor"] is None:
            raise RuntimeError(f"the list ends before page {pages}")
        query["cursor"] = answer["next_cursor"]
    return query


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)
