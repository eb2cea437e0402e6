"""The gate that every span passes: known names, single words, and nothing of an exception."""

from __future__ import annotations

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode

from core.tracing.recording import RecordedSpan
from core.tracing.redaction import ATTRIBUTES, MAX_VALUE, SpanRedactor
from core.tracing.sampling import TailSampler
from tests.core.tracing.support import recording

SECRET = "I have chest pain"
REDACTOR = SpanRedactor({})


def made(name: str = "page agents", **attributes: str | int | bool | list[str]) -> ReadableSpan:
    """A span with these attributes, `__` for a dot in their names, as it leaves."""
    tracing, kept, _ = recording()
    with tracing.root(name, {key.replace("__", "."): value for key, value in attributes.items()}):
        pass
    return REDACTOR.redact(kept[0])


@pytest.mark.parametrize(
    "name",
    [
        "page upload-knowledge",
        "action upload-knowledge save",
        "action education-audio audio.play",
        "GET /api/knowledge/{knowledge_id}",
        "GET /blobs/{key:path}",
        "DELETE unmatched",
        "hook register_routes",
        "service KnowledgeReader.require",
        "store array_contains jobs".replace("array_contains", "query"),
        "blob put",
        "job knowledge.sync",
        "text_to_speech eleven_multilingual_v2",
        "invoke_agent 12",
        "generate_content gemini-3.8-flash",
        "voice create_document",
    ],
)
def test_known_names_leave(name: str) -> None:
    assert made(name).name == name


@pytest.mark.parametrize(
    "name",
    [
        SECRET,
        f"page {SECRET}",
        f"action agents {SECRET}",
        f"GET /api/{SECRET}",
        "job Anna",
        "invoke_agent 我胸口痛",
        "page agents\n",
        "store get P1234 x",
        "",
    ],
)
def test_any_other_name_becomes_its_kind(name: str) -> None:
    assert made(name).name == "internal"


def test_a_number_that_no_receiver_could_take_does_not_leave() -> None:
    found = made(elevendops__count=2**63, elevendops__bytes=2**63 - 1)
    assert found.attributes == {"elevendops.count": "(removed)", "elevendops.bytes": 2**63 - 1}


def test_only_known_attributes_leave() -> None:
    found = made(
        elevendops__plugin="agents",
        url__query="q=chest",
        db__statement="select",
        exception__message=SECRET,
        patient="P1",
        gen_ai__prompt=SECRET,
    )
    assert found.attributes == {"elevendops.plugin": "agents"}
    assert not any("message" in name or "url" in name for name in ATTRIBUTES)


@pytest.mark.parametrize("value", [SECRET, "我胸口痛", "Müller", "a\tb", "two words", "a\x00b"])
def test_a_value_that_may_be_a_sentence_is_removed(value: str) -> None:
    found = made(elevendops__error_code=value, gen_ai__response__finish_reasons=["STOP", value])
    assert found.attributes == {
        "elevendops.error_code": "(removed)",
        "gen_ai.response.finish_reasons": ("STOP", "(removed)"),
    }


def test_values_are_cut() -> None:
    found = made(elevendops__error_code="x" * 5_000)
    assert found.attributes == {"elevendops.error_code": "x" * MAX_VALUE}
    assert made(elevendops__count=7, elevendops__page="a").attributes == {
        "elevendops.count": 7,
        "elevendops.page": "a",
    }


def test_of_an_exception_only_its_type_leaves() -> None:
    tracing, kept, _ = recording()

    def fail() -> None:
        with tracing.root("page agents", {}) as span:
            assert span.recorded is not None
            span.recorded.add_event(SECRET, {"exception.type": SECRET})
            span.recorded.add_event("exception", {"exception.message": SECRET})
            span.recorded.record_exception(ValueError(SECRET), {"exception.message": SECRET})
            span.recorded.set_status(StatusCode.ERROR, SECRET)
            raise ValueError(SECRET)

    with pytest.raises(ValueError, match=SECRET):
        fail()
    found = REDACTOR.redact(kept[0])
    assert [(event.name, dict(event.attributes or {})) for event in found.events] == [
        ("exception", {}),
        ("exception", {"exception.type": "ValueError"}),
        ("exception", {"exception.type": "ValueError"}),
    ]
    assert found.status.status_code is StatusCode.ERROR
    assert found.status.description is None
    assert SECRET not in found.to_json()


def test_links_and_ids_stay_and_the_resource_is_narrowed() -> None:
    context = SpanContext(1, 2, is_remote=False)
    parent = SpanContext(1, 3, is_remote=True)
    gate = SpanRedactor({"service.name": "elevendops", "host.name": "anna", "cloud.x": "y" * 999})
    span = RecordedSpan(
        "job knowledge.sync",
        context,
        parent,
        TailSampler(lambda spans: None).begin(context),
        kind=SpanKind.CONSUMER,
    )
    span.add_link(parent, {"patient": SECRET})
    span.set_status(Status(StatusCode.ERROR, SECRET))
    span.end()
    found = gate.redact(span)
    assert (found.get_span_context(), found.parent) == (context, parent)
    assert (found.kind, found.start_time) == (SpanKind.CONSUMER, span.start_time)
    assert found.end_time == span.end_time
    assert [link.context for link in found.links] == [parent]
    assert found.resource.attributes == {
        "service.name": "elevendops",
        "cloud.x": "y" * MAX_VALUE,
    }
    assert SECRET not in found.to_json()
