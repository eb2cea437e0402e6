"""What a user does is one trace: the run of a page, its callbacks before it, its calls of the API.

Streamlit runs the callbacks of a widget before the script, and a part that is redrawn alone
without the script. So a trace begins with the first call of the API in a callback, or with the
page; the page ends it.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import streamlit as st
from opentelemetry.trace import SpanContext, SpanKind, get_current_span

from core.tracing import propagation
from core.tracing.setup import Tracing
from core.tracing.spans import NOTHING, InnerSpan, active, begin, inner, note_failure
from core.ui.links import open_page, open_plugin
from core.ui.streamlit_compat import (
    RerunException,
    changed_widgets,
    is_whole_page_run,
    user_key_from_element_id,
)

_BEFORE = "ui.trace"
# A page that draws itself again, as after a change, is what the same user's action led to.
_SAME_ACTION_SECONDS = 5.0
_WORD = re.compile(r"[a-z_]{1,40}")
# Followed by what was written on the widget, which may be somebody's words.
_LABELLED = ("link", "retry")
# What Streamlit adds to the key of an element of our own, for what its script says.
_EVENTS = "__events"


@dataclass(slots=True)
class _Run:
    """What is recorded of one action; `action` is None when a page was just opened."""

    span: InnerSpan
    action: str | None
    inside: ExitStack


class _Here(threading.local):
    """The run in this thread, and before it what a callback has begun."""

    begun: _Run | None = None


_here = _Here()


@contextmanager
def page_run(tracing: Tracing) -> Iterator[None]:
    """Record the run of the script, with what its callbacks did; `page_is` names the page."""
    if not tracing.on:
        yield
        return
    run = _here.begun = _here.begun or _begin(tracing)
    try:
        with run.inside:
            try:
                yield
            except RerunException:
                _remember(run.span.context)
                raise
            except BaseException as error:
                run.span.failed(error)
                raise
    finally:
        _here.begun = None
        run.span.end()


def page_is(address: str, plugin: str) -> None:
    """From here on the run draws the page at this address, which is the plugin's."""
    run = _here.begun
    if run is None or run.span.recorded is None:
        return
    facts = {"elevendops.page": address, "elevendops.plugin": plugin}
    if run.action is None:
        run.span.recorded.update_name(f"page {address}")
        run.span.recorded.set_attributes(facts)
    else:
        run.inside.enter_context(inner(f"page {address}", facts))


@contextmanager
def part_run(tracing: Tracing) -> Iterator[None]:
    """Record a part that is redrawn alone, by the clock; within a page's run it belongs to that."""
    if not tracing.on or active.get() is not None:
        yield
        return
    with tracing.root(f"refresh {open_page()}", _where()) as span:
        try:
            yield
        except RerunException:
            _remember(span.context)
            raise


@contextmanager
def api_call(
    tracing: Tracing, method: str, path: str
) -> Iterator[tuple[InnerSpan, dict[str, str]]]:
    """Record a call of the API; gives the span and the headers that name it.

    What no user asks for, such as the watch over the API, is in no trace.
    """
    if not tracing.on:
        yield NOTHING, {}
        return
    # Before its script begins, a run of a whole page does the callbacks.
    if active.get() is None and is_whole_page_run():
        _here.begun = _begin(tracing)
    with begin(
        f"{method} {_beginning(path)}", {"http.request.method": method}, kind=SpanKind.CLIENT
    ) as span:
        yield span, propagation.write(span.context) if span.context is not None else {}


def broke_in_callback(error: BaseException) -> None:
    """A callback failed, so that no page is drawn that would end the trace."""
    run, _here.begun = _here.begun, None
    if run is not None:
        run.span.failed(error)
        run.inside.close()
        run.span.end()


def note_failed(error: BaseException) -> None:
    """The page of this run failed, or a part of it; what it shows instead is no failure.

    That of the page is marked, and that of the action for which it is drawn.
    """
    if active.get() is None:
        return
    here, run = get_current_span(), _here.begun
    note_failure(here, error)
    if run is not None and run.span.recorded not in (None, here):
        note_failure(run.span.recorded, error)


def _begin(tracing: Tracing) -> _Run:
    page, facts, action = open_page(), _where(), _changed()
    before = _recent()
    if action is None:
        span = tracing.begin(f"page {page}", facts, parent=before)
    else:
        span = tracing.begin(f"action {page} {action}", facts | {"elevendops.action": action})
    inside = ExitStack()
    inside.enter_context(tracing.inside(span))
    return _Run(span, action, inside)


def _where() -> dict[str, str]:
    """The page that stood open before the run, and whose it is."""
    return {"elevendops.page": open_page(), "elevendops.plugin": open_plugin()}


def _changed() -> str | None:
    """What the user did to a widget, as an action's name; None when the page was just opened."""
    changed = changed_widgets()
    if not changed:
        return None
    # With a button that is pressed come the fields that were filled in before.
    pressed = next((widget for widget, value in changed.items() if value is True), None)
    key = user_key_from_element_id(pressed or next(iter(changed)))
    return action_of(key, otherwise="button" if pressed else "field")


def action_of(key: str | None, otherwise: str) -> str:
    """What a widget with this key does, without the ids and labels in it.

    Only the beginning of a key is meant: what follows may be an id, or somebody's word.
    """
    parts = (key or "").removesuffix(_EVENTS).split(".")
    if not _WORD.fullmatch(parts[0]):
        return otherwise
    if len(parts) == 1 or parts[0] in _LABELLED or not _WORD.fullmatch(parts[1]):
        return parts[0]
    return f"{parts[0]}.{parts[1]}"


def _remember(span: SpanContext | None) -> None:
    st.session_state[_BEFORE] = (span, time.monotonic())


def _recent() -> SpanContext | None:
    """The run that has just asked for this one."""
    span, at = st.session_state.pop(_BEFORE, (None, 0.0))
    found: SpanContext | None = span
    return found if time.monotonic() - at < _SAME_ACTION_SECONDS else None


def _beginning(path: str) -> str:
    """The first two segments of an address, which are never an id: `/api/visits`."""
    return "/".join(path.split("/")[:3])


def traced_part(tracing: Callable[[], Tracing], part: Callable[[], None]) -> Callable[[], None]:
    """The same part of a page, recorded when it is redrawn alone."""

    def run() -> None:
        with part_run(tracing()):
            part()

    # Streamlit tells parts apart by their names.
    run.__qualname__ = part.__qualname__
    run.__module__ = part.__module__
    return run
