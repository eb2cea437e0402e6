"""Logs of both processes: one line for each event, in UTC, without anybody's words."""

from __future__ import annotations

import io
import json
import logging
import logging.config
import re
import sys
import threading
import time
import warnings
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

from opentelemetry.trace import SpanContext, format_span_id, format_trace_id, get_current_span
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from core import clock
from core.errors import error_location
from core.isolation.ownership import current_plugin
from core.tracing.propagation import from_traceparent


@dataclass(frozen=True, slots=True)
class TraceContext:
    """The span that is being worked for: trace id (32 hex digits), span id (16), sampled or not."""

    trace_id: str
    span_id: str
    sampled: bool


OURS = ("core", "plugins", "pages")
"""The packages whose loggers say as much as is asked for; those of installed plugins beside them.

Libraries only warn: below that they quote what they send and receive, word by word.
"""

# How asyncio goes on when it describes what failed, with values and errors in their own words.
_DESCRIBED = re.compile(r"[\n(<]")

_MOST = 16_000
"""Characters of a line: Cloud Logging refuses one of 256 KB, and no one reads it anywhere."""

log = logging.getLogger(__name__)

current_trace: ContextVar[TraceContext | None] = ContextVar("current_trace", default=None)


def parse_traceparent(header: str) -> TraceContext | None:
    """The W3C header `traceparent`; None when it is missing or not valid."""
    found = from_traceparent(header)
    return _in_digits(found) if found is not None else None


def trace_at_work() -> TraceContext | None:
    """The span that is recorded now, else the one that the request's caller works in."""
    here = get_current_span().get_span_context()
    return _in_digits(here) if here.is_valid else current_trace.get()


def _in_digits(context: SpanContext) -> TraceContext:
    return TraceContext(
        format_trace_id(context.trace_id),
        format_span_id(context.span_id),
        context.trace_flags.sampled,
    )


class TraceReader:
    """ASGI middleware: log lines of a request carry the trace that its caller belongs to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # A connection that stays open is not one piece of work.
            await self._app(scope, receive, send)
            return
        token = current_trace.set(parse_traceparent(Headers(scope=scope).get("traceparent", "")))
        try:
            await self._app(scope, receive, send)
        finally:
            current_trace.reset(token)


def event_text(record: logging.LogRecord) -> str:
    """What a record says. Of an exception only its type and place: its text may quote a patient."""
    args = record.args
    if isinstance(args, tuple):
        args = tuple(_named(arg) if isinstance(arg, BaseException) else arg for arg in args)
    text = str(record.msg) % args if args else str(record.msg)
    if record.name == "asyncio":
        text = _DESCRIBED.split(text)[0].strip(": ")
    if isinstance(record.msg, BaseException):
        text = _named(record.msg)
    if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
        text = f"{text}: {_named(record.exc_info[1])}"
    if len(text) > _MOST:
        text = f"{text[:_MOST]}… ({len(text)} characters)"
    left_out = getattr(record, "left_out", 0)
    return f"{text} ({left_out} more like it in the last minute)" if left_out else text


def _named(error: BaseException) -> str:
    return f"{type(error).__name__} at {error_location(error)}"


class LineFormatter(logging.Formatter):
    """Readable lines: `[2024-01-15T10:30:00Z] INFO: message`, with the trace where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        trace = trace_at_work()
        found = f" [trace {trace.trace_id} span {trace.span_id}]" if trace else ""
        return f"[{at}] {record.levelname}: {event_text(record)}{found}"


class CloudFormatter(logging.Formatter):
    """JSON lines that Cloud Logging reads, one object for each event.

    https://cloud.google.com/logging/docs/structured-logging names the special fields.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as a JSON object in one line."""
        entry: dict[str, object] = {
            "severity": record.levelname,
            "message": event_text(record),
            "time": clock.stamp(datetime.fromtimestamp(record.created, UTC)),
            "logger": record.name,
        }
        plugin = getattr(record, "plugin", None) or current_plugin() or _plugin_of(record.name)
        if plugin:
            entry["plugin"] = plugin
        trace = trace_at_work()
        if trace is not None:
            entry["logging.googleapis.com/trace"] = trace.trace_id
            entry["logging.googleapis.com/spanId"] = trace.span_id
            entry["logging.googleapis.com/trace_sampled"] = trace.sampled
        return json.dumps(entry)


def _plugin_of(logger: str) -> str | None:
    """The plugin whose module a logger is named after."""
    parts = logger.split(".")
    return parts[1] if parts[0] == "plugins" and len(parts) > 1 else None


def configure_logging(level: str, *, for_cloud: bool = False) -> None:
    """Send every logger of the process, uvicorn's too, through one formatter.

    With `for_cloud` as JSON to stdout, where nothing else is written any more, else as readable
    lines to stderr.
    """
    least = logging.getLevelNamesMapping()[level]
    threading.excepthook = _failed_thread
    sys.unraisablehook = _failed_unraisably
    # Google's packages announce the ends of their support, years ahead, on import.
    warnings.filterwarnings("ignore", category=FutureWarning, module="google")
    logging.captureWarnings(for_cloud)
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"one": {"()": CloudFormatter if for_cloud else LineFormatter}},
            "filters": {
                "no_addresses": {"()": _NoAddresses},
                "repeats": {"()": _Repeats},
            },
            "handlers": {
                "one": {
                    "()": _Output,
                    "formatter": "one",
                    "filters": ["repeats"],
                    "stream": "ext://sys.stdout" if for_cloud else "ext://sys.stderr",
                }
            },
            "root": {"level": max(least, logging.WARNING), "handlers": ["one"]},
            "loggers": {
                **{package: {"level": level} for package in OURS},
                # What it says of its start and end; below that, each frame of a connection.
                "uvicorn": {"level": max(least, logging.INFO), "handlers": [], "propagate": True},
                # Addresses have query strings, where a search may quote a patient.
                "uvicorn.error": {
                    "handlers": [],
                    "propagate": True,
                    "filters": ["no_addresses"],
                },
                "uvicorn.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
            },
        }
    )

    if for_cloud:
        sys.stdout = sys.stderr = _DiscardedOutput()
        sys.excepthook = _failed_process


def enable_plugin_logging(module: str) -> None:
    """Let the loggers of a plugin's package say as much as our own."""
    logging.getLogger(module.partition(".")[0]).setLevel(logging.getLogger(OURS[0]).level)


class _NoAddresses(logging.Filter):
    """Keeps back uvicorn's lines about each WebSocket that it takes or refuses."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for a line with an address."""
        return '"WebSocket %s"' not in str(record.msg)


class _Repeats(logging.Filter):
    """Keeps a fault that lasts from flooding the log.

    Of warnings and errors that say the same, five in a minute are let through; the first one of the
    next minute says how many were left out.
    """

    LET_THROUGH, SECONDS, MAX_SAID = 5, 60.0, 1000

    def __init__(self) -> None:
        super().__init__()
        # By what is said: when its minute began, and how often it was said since.
        self._said: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """False for a line that is left out."""
        if record.levelno < logging.WARNING:
            return True
        what = (record.name, record.levelno, f"{record.msg} {record.args}"[:_MOST])
        began, times = self._said.pop(what, (record.created, 0))
        if record.created - began >= self.SECONDS:
            record.left_out = max(0, times - self.LET_THROUGH)
            began, times = record.created, 0
        self._said[what] = began, times + 1
        if len(self._said) > self.MAX_SAID:
            del self._said[next(iter(self._said))]
        return times < self.LET_THROUGH


class _Output(logging.StreamHandler[TextIO]):
    """Writes lines. Of one that cannot be made Python would show the values it was made of."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Say whose line it was, in its place; where nothing can be written, nothing."""
        with suppress(OSError, ValueError):
            self.stream.write(f"A log line of {record.name} could not be written\n")


class _DiscardedOutput(io.TextIOBase):
    """In place of stdout and stderr: what is printed may be anybody's words."""

    def __init__(self) -> None:
        self._told: set[str | None] = set()

    def write(self, text: str) -> int:
        """Leave it out, and say once for each plugin that it prints."""
        plugin = current_plugin()
        if plugin not in self._told:
            self._told.add(plugin)
            who = f"plugin {plugin}" if plugin else "a library"
            log.warning("%s prints; what is printed is left out, only log lines are kept", who)
        return len(text)


def _failed_process(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The process ends with an error, which Python would show with its words."""
    log.critical("the process ended: %s", error)


def _failed_thread(what: threading.ExceptHookArgs) -> None:
    """A thread ended with an error, which Python would show with its words."""
    if what.exc_value is not None and not issubclass(what.exc_type, SystemExit):
        log.error("a thread ended: %s", what.exc_value)


def _failed_unraisably(what: sys.UnraisableHookArgs) -> None:
    """An error came where nobody can take it, as in `__del__`."""
    if what.exc_value is not None:
        log.error("an error that nobody can take: %s", what.exc_value)
