"""Google's exporter for Cloud Trace, with calls that end in time and a cheap encoding.

The exporter builds some forty Python objects for a span, which takes longer than the work that the
span is about. Here the same messages are filled in the protocol's own classes, in a fifteenth of
the time.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import grpc
from google.cloud.trace_v2 import TraceServiceClient
from google.cloud.trace_v2.services.trace_service.transports import TraceServiceGrpcTransport
from google.cloud.trace_v2.types import BatchWriteSpansRequest, Span
from opentelemetry.exporter.cloud_trace import LABELS_MAPPING, CloudTraceSpanExporter
from opentelemetry.exporter.cloud_trace.version import __version__ as exporter_version
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExportResult
from opentelemetry.sdk.version import __version__ as sdk_version
from opentelemetry.trace import StatusCode, format_span_id, format_trace_id

# Its maker wants everybody on OTLP, which TRACE_EXPORTER=telemetry-api is.
warnings.filterwarnings("ignore", "CloudTraceSpanExporter is deprecated", DeprecationWarning)

# What of the resource is shown with each span: the API of Cloud Trace has no resources.
_RESOURCE = re.compile(r"(service|cloud|faas|elevendops)\..*")
# Codes of google.rpc: OK and UNKNOWN.
_STATUS = {StatusCode.OK: 0, StatusCode.ERROR: 2}
_NOT_IN_VERSIONS = re.compile(r"[^0-9.]")
_AGENT = "opentelemetry-python {}; google-cloud-trace-exporter {}".format(
    *(_NOT_IN_VERSIONS.sub("", version) for version in (sdk_version, exporter_version))
)


class CloudTraceExporter(CloudTraceSpanExporter):
    """Sends spans to Cloud Trace of a project: one try for each batch, bounded in time.

    `endpoint` is the host and port of another server than Google's, without encryption. What
    leaves has passed `core.tracing.redaction`, which is stricter than the limits of Cloud Trace.
    """

    def __init__(self, project: str, endpoint: str | None, call_seconds: float) -> None:
        if endpoint:
            channel = grpc.insecure_channel(endpoint)
        else:
            channel = TraceServiceGrpcTransport.create_channel(
                options=[("grpc.primary_user_agent", "elevendops")]
            )
        transport = TraceServiceGrpcTransport(channel=channel)
        super().__init__(  # type: ignore[no-untyped-call]
            project_id=project, client=TraceServiceClient(transport=transport)
        )
        self._call_seconds = call_seconds

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send the spans. Raises the client's error when they did not arrive."""
        request = BatchWriteSpansRequest.pb()(
            name=f"projects/{self.project_id}",
            spans=[encoded(span, self.project_id) for span in spans],
        )
        self.client.batch_write_spans(
            request=BatchWriteSpansRequest.wrap(request), retry=None, timeout=self._call_seconds
        )
        return SpanExportResult.SUCCESS

    def shutdown(self) -> None:
        """Close the channel."""
        self.client.transport.close()


def encoded(span: ReadableSpan, project: str) -> Any:
    """The span as Cloud Trace's protocol buffer, as the exporter itself would make it."""
    context = span.get_span_context()
    assert context is not None  # what is sent has been recorded
    trace_id, span_id = format_trace_id(context.trace_id), format_span_id(context.span_id)
    message = Span.pb()(
        name=f"projects/{project}/traces/{trace_id}/spans/{span_id}",
        span_id=span_id,
        parent_span_id=format_span_id(span.parent.span_id) if span.parent else "",
        span_kind=span.kind.value + 1,
    )
    message.display_name.value = span.name
    message.start_time.FromNanoseconds(span.start_time)
    message.end_time.FromNanoseconds(span.end_time)
    _fill(message.attributes, span.attributes)
    message.attributes.MergeFrom(_labels(span.resource))
    if (code := _STATUS.get(span.status.status_code)) is not None:
        message.status.SetInParent()
        message.status.code = code
    for event in span.events:
        told = message.time_events.time_event.add()
        told.time.FromNanoseconds(event.timestamp)
        told.annotation.description.value = event.name
        _fill(told.annotation.attributes, event.attributes)
    for link in span.links:
        named = message.links.link.add(
            trace_id=format_trace_id(link.context.trace_id),
            span_id=format_span_id(link.context.span_id),
        )
        _fill(named.attributes, link.attributes)
    return message


@lru_cache(maxsize=4)
def _labels(resource: Resource) -> Any:
    message = Span.pb()().attributes
    found = {name: str(value) for name, value in resource.attributes.items() if _is_label(name)}
    _fill(message, found | {"g.co/agent": _AGENT})
    return message


def _is_label(name: str) -> bool:
    return _RESOURCE.match(name) is not None


def _fill(message: Any, attributes: Mapping[str, Any] | None) -> None:
    message.SetInParent()
    values = message.attribute_map
    for name, value in (attributes or {}).items():
        entry = values[LABELS_MAPPING.get(name, name)]
        if isinstance(value, bool):
            entry.bool_value = value
        elif isinstance(value, int):
            entry.int_value = value
        elif isinstance(value, float):
            entry.string_value.value = f"{value:0.4f}"
        else:
            entry.string_value.value = (
                value if isinstance(value, str) else ",".join(map(str, value))
            )
