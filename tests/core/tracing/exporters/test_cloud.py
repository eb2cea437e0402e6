"""Our encoding for Cloud Trace is that of Google's exporter, message by message."""

from __future__ import annotations

import warnings

import grpc
import pytest
from google.cloud.trace_v2 import TraceServiceClient
from google.cloud.trace_v2.services.trace_service.transports import TraceServiceGrpcTransport
from google.cloud.trace_v2.types import Span
from opentelemetry import trace
from opentelemetry.exporter.cloud_trace import CloudTraceSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.trace import Link, SpanContext, SpanKind, Status, StatusCode
from opentelemetry.util.types import Attributes

from core.tracing.cloud import encoded

PROJECT = "clinic-1"
ATTRIBUTES: Attributes = {
    "http.route": "/api/knowledge/{knowledge_id}",
    "http.request.method": "GET",
    "elevendops.plugin": "knowledge",
    "elevendops.count": -3,
    "elevendops.bytes": 2**62,
    "elevendops.tts.audio_ms": 1234.56789,
    "gen_ai.response.finish_reasons": ["STOP", "MAX_TOKENS"],
    "a.flag": True,
    "empty": "",
}
LINKED = SpanContext(7, 9, is_remote=True)


def recorded(kind: SpanKind, status: StatusCode, resource: dict[str, str]) -> list[ReadableSpan]:
    """A span and one below it, with everything that a span may have."""
    tracer = TracerProvider(resource=Resource(resource), shutdown_on_exit=False).get_tracer("test")
    above = tracer.start_span("GET /api/knowledge", kind=kind, attributes=ATTRIBUTES)
    below = tracer.start_span(
        "store get knowledge",
        context=trace.set_span_in_context(above),
        links=[Link(LINKED), Link(LINKED, {"elevendops.plugin": "audio"})],
    )
    below.add_event("exception", {"exception.type": "ValueError"})
    below.add_event("retry")
    spans = [below, above]
    for span in spans:
        span.set_status(Status(status))
        span.end()
        assert isinstance(span, ReadableSpan)
    return spans  # type: ignore[return-value]  # asserted one by one


def by_google(spans: list[ReadableSpan]) -> list[object]:
    """What the exporter itself makes of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        transport = TraceServiceGrpcTransport(channel=grpc.insecure_channel("127.0.0.1:1"))
        exporter = CloudTraceSpanExporter(  # type: ignore[no-untyped-call]
            project_id=PROJECT,
            client=TraceServiceClient(transport=transport),
            resource_regex=r"(service|cloud|faas|elevendops)\..*",
        )
        return [Span.pb(span) for span in exporter._translate_to_cloud_trace(spans)]


LOCAL = {"service.name": "elevendops-api", "elevendops.mode": "local", "telemetry.sdk.name": "x"}
CLOUD_RUN = LOCAL | {
    "service.instance.id": "r-1",
    "cloud.provider": "gcp",
    "cloud.platform": "gcp_cloud_run",
    "faas.name": "elevendops",
    "faas.version": "r",
    "gcp.project_id": PROJECT,
}


@pytest.mark.parametrize("kind", list(SpanKind))
@pytest.mark.parametrize("status", list(StatusCode))
@pytest.mark.parametrize("resource", [LOCAL, CLOUD_RUN], ids=["local", "cloud-run"])
def test_a_span_is_encoded_as_by_the_exporter(
    kind: SpanKind, status: StatusCode, resource: dict[str, str]
) -> None:
    spans = recorded(kind, status, resource)
    assert [encoded(span, PROJECT) for span in spans] == by_google(spans)
