"""Starts the tracing of one process, as its settings say; where it is off, nothing is loaded."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opentelemetry import trace
from opentelemetry.trace import SpanContext, SpanKind

from core.settings import Settings
from core.tracing.spans import NOTHING, Attributes, InnerSpan, active
from core.version import __version__

if TYPE_CHECKING:
    from core.tracing.recorder import Recorder
    from core.tracing.sending import SpanSender

SERVICE = "elevendops"

FLUSH_SECONDS = 2.0
"""How long a process that ends waits for its last spans to leave: the supervisor gives it six
seconds for everything, and spans leave all along."""


class Tracing:
    """The tracing of one process; with nothing given it is off."""

    def __init__(
        self,
        recorder: Recorder | None = None,
        sender: SpanSender | None = None,
        facts: Attributes | None = None,
    ) -> None:
        self._recorder = recorder
        self._sender = sender
        self._facts = facts or {}

    @property
    def on(self) -> bool:
        """True when spans are recorded."""
        return self._recorder is not None

    def begin(
        self,
        name: str,
        attributes: Attributes,
        *,
        kind: SpanKind = SpanKind.INTERNAL,
        parent: SpanContext | None = None,
        links: Sequence[SpanContext] = (),
    ) -> InnerSpan:
        """Begin what this process does in a trace: a new one, or that of `parent`.

        The caller ends it, and works `inside` it.
        """
        if self._recorder is None:
            return NOTHING
        attributes = {**self._facts, **attributes}
        return InnerSpan(
            self._recorder.root(name, kind=kind, attributes=attributes, links=links, parent=parent)
        )

    @contextmanager
    def inside(self, span: InnerSpan) -> Iterator[None]:
        """Let what is recorded be below the span; its end is the caller's."""
        if span.recorded is None:
            yield
            return
        token = active.set(self._recorder)
        try:
            with trace.use_span(
                span.recorded, record_exception=False, set_status_on_exception=False
            ):
                yield
        finally:
            active.reset(token)

    @contextmanager
    def root(
        self,
        name: str,
        attributes: Attributes,
        *,
        kind: SpanKind = SpanKind.INTERNAL,
        parent: SpanContext | None = None,
        links: Sequence[SpanContext] = (),
    ) -> Iterator[InnerSpan]:
        """Record what this process does in a trace, from its beginning to its end."""
        span = self.begin(name, attributes, kind=kind, parent=parent, links=links)
        with self.inside(span), span:
            yield span

    def begin_shutdown(self) -> None:
        """Send at once from now on: the process is about to end."""
        if self._sender is not None:
            self._sender.begin_shutdown()

    def flush(self, seconds: float) -> bool:
        """Send all finished spans; True when they have left within this time."""
        return self._sender is None or self._sender.flush(seconds)

    def shutdown(self, seconds: float) -> bool:
        """Send all finished spans and end the sending; as `flush`."""
        return self._sender is None or self._sender.shutdown(seconds)


OFF = Tracing()
"""No tracing."""


def start_tracing(settings: Settings, process: str) -> Tracing:
    """The tracing of this process (`api` or `dashboard`) as the settings say.

    Connections are made when the first spans leave, from a thread of their own.
    """
    if settings.traces_go_to == "none":
        return OFF
    from core.tracing.exporters import receiver_for
    from core.tracing.recorder import Recorder
    from core.tracing.redaction import SpanRedactor
    from core.tracing.sampling import Share, TailSampler
    from core.tracing.sending import SpanSender

    # It speaks of each value and each batch that it does not like; the sender speaks once a minute.
    logging.getLogger("opentelemetry").setLevel(logging.CRITICAL + 1)
    connect = receiver_for(settings, process)
    assert connect is not None  # "none" is answered above
    resource = resource_of(settings, process)
    sender = SpanSender(connect, SpanRedactor(resource).redact)
    recorder = Recorder(Share(settings.trace_share), TailSampler(sender.offer))
    facts = {name: value for name, value in resource.items() if name.startswith("elevendops.")}
    return Tracing(recorder, sender, facts)


def resource_of(settings: Settings, process: str) -> dict[str, str]:
    """What each span says of the program: which process, version, revision and mode."""
    revision = os.environ.get("K_REVISION", "local")
    found = {
        "service.name": f"{SERVICE}-{process}",
        "service.version": __version__,
        "service.instance.id": f"{revision}-{os.getpid()}",
        "elevendops.mode": settings.mode_name,
        "elevendops.version": __version__,
        "elevendops.revision": revision,
    }
    if settings.google_cloud_project:
        found["gcp.project_id"] = settings.google_cloud_project
    if os.environ.get("K_SERVICE"):
        found |= {
            "cloud.provider": "gcp",
            "cloud.platform": "gcp_cloud_run",
            "faas.name": os.environ["K_SERVICE"],
            "faas.version": revision,
        }
    return found
