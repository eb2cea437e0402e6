"""The main job by browser, from an uploaded document to the log, with SQLite and files.

It is done once, on the wire of Cloud Trace: each action is one trace, down to its calls.

Google's own server is stood in for by one that speaks `BatchWriteSpans` over gRPC.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from core.tracing.redaction import SPAN_NAMES
from tests.core.tracing.support import Tree
from tests.e2e.conftest import supervised_product
from tests.e2e.main_job import leaflet, whole_job
from tests.support.browser import browser_page, settled
from tests.support.providers import trace_server
from tests.support.providers.trace_server import Received, SentSpan

pytestmark = [
    pytest.mark.browser,
    pytest.mark.process,
]

ACTIONS = {
    "action upload-knowledge upload.save": 1,
    "action education-audio audio.write": 1,
    "action education-audio audio.approve": 1,
    "action education-audio audio.speak": 1,
    "action agent-setup agent.create": 1,
    "action patient-test patient.start": 1,
    "action patient-test patient.ask": 2,
    "action patient-test patient.end": 1,
    "action conversation-logs log.back": 1,
    "action conversation-logs log.show": 1,
}
"""What the doctor does, and how often."""

BY_THE_TEST = {
    "GET /api/audio/list",
    "GET /api/agent",
    "GET /api/dashboard/stats",
    "GET /api/knowledge",
}
"""What the steps ask the API themselves, to compare."""

PATHS = (
    (
        "action upload-knowledge upload.save",
        "POST /api/knowledge",
        "POST /api/knowledge/upload",
        "store write knowledge_documents",
    ),
    ("action upload-knowledge upload.save", "job knowledge.sync", "voice create_document"),
    ("action upload-knowledge upload.save", "page upload-knowledge", "GET /api/knowledge"),
    (
        "action education-audio audio.write",
        "POST /api/audio/generate-script-stream",
        "generate_content gemini-3.8-flash",
    ),
    ("action education-audio audio.speak", "job education_audio.speak", "text_to_speech"),
    ("action agent-setup agent.create", "POST /api/agent", "store write agents"),
    ("action agent-setup agent.create", "job agents.sync", "voice create_agent"),
    ("action patient-test patient.ask", "POST /api/patient", "invoke_agent"),
    ("action patient-test patient.end", "POST /api/patient", "store write"),
    ("action conversation-logs log.show", "GET /api/conversations", "store query"),
)
"""Spans that stand below each other, by the beginnings of their names; others may be between."""

# Limits of Cloud Trace: https://cloud.google.com/trace/docs/quotas
MAX_ATTRIBUTES = 32
MAX_KEY = 128
MAX_VALUE = 256
MAX_NAME = 128


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Received]:
    """All that arrived of one main job, after the product has been stopped."""
    folder = tmp_path_factory.mktemp("traced")
    with trace_server.cloud_trace() as server:
        settings = {"TRACE_EXPORTER": "cloud-trace", "TRACE_ENDPOINT": server.address}
        with (
            supervised_product(folder / "data", settings, meanings=True) as product,
            browser_page() as page,
        ):
            whole_job(page, product, leaflet(folder))
            settled(page)
        yield server


@pytest.fixture(scope="module")
def trees(received: Received) -> list[Tree[SentSpan]]:
    """The traces."""
    spans: dict[str, list[SentSpan]] = {}
    for span in received.spans:
        spans.setdefault(span.trace_id, []).append(span)
    return [Tree(rows) for rows in spans.values()]


def test_from_an_uploaded_document_to_the_log(received: Received) -> None:
    """The steps have looked at all that the pages and the API show."""
    assert received.spans


def test_each_action_is_one_trace(trees: list[Tree[SentSpan]]) -> None:
    tops = [tree.tops() for tree in trees]
    assert [[span.name for span in top] for top in tops if len(top) != 1] == []
    counted = Counter(top.name for (top,) in tops)
    assert {name: counted[name] for name in ACTIONS} == ACTIONS
    for tree in trees:
        actions = [span.name for span in tree.rows if span.name.startswith("action ")]
        assert len(actions) <= 1, actions


def test_what_the_api_does_is_in_the_trace_of_a_page(trees: list[Tree[SentSpan]]) -> None:
    tops = [top for tree in trees for top in tree.tops()]
    alone = {top.name for top in tops if top.service == "elevendops-api"}
    assert alone == BY_THE_TEST


@pytest.mark.parametrize("path", PATHS, ids=" > ".join)
def test_the_tree_goes_from_the_click_to_the_provider(
    path: tuple[str, ...], trees: list[Tree[SentSpan]]
) -> None:
    found = [tree for tree in trees if tree.tops()[0].name == path[0]]
    assert len(found) == ACTIONS[path[0]]
    for tree in found:
        lines = [tree.path(span) for span in tree.rows if span.name.startswith(path[-1])]
        assert any(in_this_order(path, line) for line in lines), (path, lines)


def in_this_order(wanted: tuple[str, ...], names: list[str]) -> bool:
    left = iter(names)
    return all(any(name.startswith(one) for name in left) for one in wanted)


def test_every_action_names_page_and_plugin(trees: list[Tree[SentSpan]]) -> None:
    for tree in trees:
        (top,) = tree.tops()
        if top.name.split()[0] in ("action", "page"):
            assert top.attributes["elevendops.page"] == top.name.split()[1]
            assert top.attributes["elevendops.plugin"]


def test_names_are_by_route_and_limits_are_respected(received: Received) -> None:
    assert len(received.spans) > 100
    for span in received.spans:
        assert any(name.fullmatch(span.name) for name in SPAN_NAMES), span.name
        assert not re.search(r"[0-9a-f]{12}", span.name), span.name
        assert len(span.name.encode()) <= MAX_NAME
        assert len(span.attributes) <= MAX_ATTRIBUTES
        for key, value in span.attributes.items():
            assert len(key.encode()) <= MAX_KEY
            assert len(str(value).encode()) <= MAX_VALUE


def test_what_was_said_and_typed_is_nowhere(received: Received) -> None:
    whole = b"".join(received.raw)
    for words in (b"miss a dose", b"park my car", b"P1001", b"Bring this leaflet", b"Warfarin"):
        assert words not in whole
