"""The one gate that every span passes on its way out: names and values that are known, no others.

Between a clinic and its operators stands this list. What is not on it does not leave: no message
of an exception, no stack trace, no description of a status, and no value that could be a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from opentelemetry.trace import Link, Status

from core.tracing.recording import RecordedSpan
from core.version import __version__

if TYPE_CHECKING:
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.sdk.util.instrumentation import InstrumentationScope

MAX_VALUE = 200
"""Characters of a text value that leave."""

ATTRIBUTES = frozenset(
    {
        "elevendops.plugin",
        "elevendops.mode",
        "elevendops.page",
        "elevendops.action",
        "elevendops.collection",
        "elevendops.operation",
        "elevendops.count",
        "elevendops.hook",
        "elevendops.service",
        "elevendops.job.kind",
        "elevendops.job.attempt",
        "elevendops.user",
        "elevendops.version",
        "elevendops.revision",
        "elevendops.error_code",
        "elevendops.tts.characters",
        "elevendops.tts.audio_ms",
        "elevendops.tts.cost_characters",
        "elevendops.conversation.turn",
        "elevendops.blob.folder",
        "elevendops.bytes",
        "error.type",
        "http.request.method",
        "http.route",
        "http.response.status_code",
        "gen_ai.operation.name",
        "gen_ai.provider.name",
        "gen_ai.request.model",
        "gen_ai.response.model",
        "gen_ai.usage.input_tokens",
        "gen_ai.usage.output_tokens",
        "gen_ai.response.finish_reasons",
        "gen_ai.speech.voice",
        "gen_ai.output.type",
    }
)
"""The attributes of spans that leave."""

RESOURCE_FAMILIES = ("service.", "cloud.", "gcp.", "faas.", "elevendops.", "telemetry.sdk.")
"""What a resource says, by the beginnings of its names: which program this is, and where."""

EVENTS = {"exception": frozenset({"exception.type"})}
"""The events that leave, with their attributes."""

SPAN_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"page [a-z0-9_-]{1,80}",
        r"refresh [a-z0-9_-]{1,80}",
        r"action [a-z0-9_-]{1,80} [a-z_]{1,40}(\.[a-z_]{1,40})?",
        r"[A-Z]{3,7} /[a-zA-Z0-9_{}:./-]{0,150}",
        r"[A-Z]{3,7} unmatched",
        r"hook [a-z_]{1,60}",
        r"service [A-Z][A-Za-z0-9]{0,60}\.[a-z][a-z0-9_]{0,60}",
        r"store [a-z_]{1,20} [a-z0-9_]{1,60}",
        r"blob [a-z_]{1,20}",
        r"job [a-z0-9_]{1,60}(\.[a-z0-9_]{1,60})*",
        r"text_to_speech [A-Za-z0-9_.-]{1,60}",
        r"invoke_agent \d{1,6}",
        r"generate_content [A-Za-z0-9_./-]{1,80}",
        r"voice [a-z_]{1,40}",
    )
)
"""What a span may be called; any other is called after its kind."""

# A single word of letters, digits and signs. A sentence has spaces, or letters beyond ASCII.
_WORD = re.compile(r"[!-~]*")
_REMOVED = "(removed)"
# Of a larger number no exporter can make a message, and the spans beside it would be lost as well.
_INTEGER_BITS = 64


class SpanRedactor:
    """Lets the spans of one process out; `resource` is what it says of itself.

    The SDK is loaded with the first of them: no start waits for it.
    """

    def __init__(self, resource: Mapping[str, Any]) -> None:
        self._about = {
            name: _cut(value)
            for name, value in resource.items()
            if name.startswith(RESOURCE_FAMILIES)
        }

    @cached_property
    def _resource(self) -> Resource:
        from opentelemetry.sdk.resources import Resource

        return Resource(self._about)

    @cached_property
    def _scope(self) -> InstrumentationScope:
        from opentelemetry.sdk.util.instrumentation import InstrumentationScope

        return InstrumentationScope("elevendops", __version__)

    def redact(self, span: RecordedSpan) -> ReadableSpan:
        """The span with nothing in it but what may leave."""
        from opentelemetry.sdk.trace import Event, ReadableSpan

        return ReadableSpan(
            name=_name(span.name, span.kind.name.lower()),
            context=span.context,
            parent=span.parent,
            resource=self._resource,
            attributes=_allowed(span.attributes, ATTRIBUTES),
            events=[
                Event(name, _allowed(attributes, EVENTS[name]), at)
                for name, at, attributes in span.events
                if name in EVENTS
            ],
            links=[Link(link) for link in span.links],
            kind=span.kind,
            status=Status(span.status),
            start_time=span.start_time,
            end_time=span.end_time,
            instrumentation_scope=self._scope,
        )


@lru_cache(maxsize=1000)
def _name(name: str, kind: str) -> str:
    return name if any(pattern.fullmatch(name) for pattern in SPAN_NAMES) else kind


def _allowed(attributes: Mapping[str, Any] | None, names: frozenset[str]) -> dict[str, Any]:
    return {name: _value(value) for name, value in (attributes or {}).items() if name in names}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return value if value.bit_length() < _INTEGER_BITS else _REMOVED
    if isinstance(value, float):
        return value
    if isinstance(value, Sequence):
        return tuple(_value(one) for one in value)
    return _REMOVED


@lru_cache(maxsize=2000)
def _text(value: str) -> str:
    return value[:MAX_VALUE] if _WORD.fullmatch(value) else _REMOVED


def _cut(value: Any) -> Any:
    return value[:MAX_VALUE] if isinstance(value, str) else value
