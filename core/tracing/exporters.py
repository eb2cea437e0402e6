"""Where spans go: Cloud Trace, Google's Telemetry API, any OTLP collector, the console, a file.

Each receiver imports what it needs when it is made, on the sending thread. None tries anything
again by itself: that is the sender's, with its bounded queue.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from opentelemetry.trace import format_span_id, format_trace_id

from core.settings import Settings
from core.tracing.sending import Receiver

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan

CALL_SECONDS = 2.0
"""How long one message may take."""


def receiver_for(settings: Settings, process: str) -> Callable[[], Receiver] | None:
    """How to reach where the settings want spans to go; None when they want none."""
    chosen = settings.traces_go_to
    if chosen == "none":
        return None
    made: dict[str, Callable[[], Receiver]] = {
        "cloud-trace": lambda: _Exporting(cloud_trace(settings)),
        "telemetry-api": lambda: _Exporting(telemetry_api(settings)),
        "otlp": lambda: _Exporting(otlp(settings)),
        "console": ConsoleReceiver,
        "local": lambda: LocalReceiver(settings, process),
    }
    return made[chosen]


def cloud_trace(settings: Settings) -> Any:
    """Google's exporter for Cloud Trace."""
    from core.tracing.cloud import CloudTraceExporter

    project = settings.google_cloud_project or "elevendops-local"
    return CloudTraceExporter(project, settings.trace_endpoint, CALL_SECONDS)


def telemetry_api(settings: Settings) -> Any:
    """OTLP over HTTP to Google's Telemetry API, signed in as the service's account.

    Another address is only signed in to when it is an encrypted one.
    """
    endpoint = settings.trace_endpoint or "https://telemetry.googleapis.com/v1/traces"
    if not endpoint.startswith("https:"):
        import requests

        return _otlp(endpoint, requests.Session())
    import google.auth
    from google.auth.transport.requests import AuthorizedSession

    credentials, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/trace.append"])
    return _otlp(endpoint, AuthorizedSession(credentials))


def otlp(settings: Settings) -> Any:
    """OTLP over HTTP to the collector of OTEL_EXPORTER_OTLP_ENDPOINT."""
    import requests

    base = settings.otel_exporter_otlp_endpoint or "http://127.0.0.1:4318"
    return _otlp(f"{base.rstrip('/')}/v1/traces", requests.Session())


def _otlp(endpoint: str, session: Any) -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return OTLPSpanExporter(endpoint=endpoint, session=session, timeout=CALL_SECONDS)


class _Exporting:
    """An exporter of OpenTelemetry as a receiver."""

    def __init__(self, exporter: Any) -> None:
        self._exporter = exporter

    def send(self, spans: Sequence[ReadableSpan]) -> bool:
        return bool(self._exporter.export(spans).name == "SUCCESS")

    def close(self) -> None:
        self._exporter.shutdown()


class ConsoleReceiver:
    """Writes each span as one line of JSON to standard error, for debugging."""

    def send(self, spans: Sequence[ReadableSpan]) -> bool:
        """Write them."""
        # In production nothing else may be written there.
        output = sys.__stderr__ or sys.stderr
        for span in spans:
            output.write(json.dumps(row(span, "console")) + "\n")
        return True

    def close(self) -> None:
        """Nothing is open."""


class LocalReceiver:
    """Appends spans to this process's file in the data folder."""

    def __init__(self, settings: Settings, process: str) -> None:
        from core.tracing.local import FOLDER, LocalTraceFile

        self._process = process
        self._file = LocalTraceFile(settings.elevendops_data_dir / FOLDER, process)

    def send(self, spans: Sequence[ReadableSpan]) -> bool:
        """Write them."""
        self._file.append([row(span, self._process) for span in spans])
        return True

    def close(self) -> None:
        """Nothing is open."""


def row(span: ReadableSpan, process: str) -> dict[str, object]:
    """A span as `core.tracing.local` reads it."""
    context = span.get_span_context()
    assert context is not None  # what is sent has been recorded
    return {
        "trace_id": format_trace_id(context.trace_id),
        "span_id": format_span_id(context.span_id),
        "parent_id": format_span_id(span.parent.span_id) if span.parent else None,
        "name": span.name,
        "kind": span.kind.name.lower(),
        "start_ns": span.start_time,
        "end_ns": span.end_time,
        "status": span.status.status_code.name.lower(),
        "attributes": dict(span.attributes or {}),
        "events": [
            {
                "name": event.name,
                "time_ns": event.timestamp,
                "attributes": dict(event.attributes or {}),
            }
            for event in span.events
        ],
        "links": [
            {
                "trace_id": format_trace_id(link.context.trace_id),
                "span_id": format_span_id(link.context.span_id),
            }
            for link in span.links
        ],
        "process": process,
    }
