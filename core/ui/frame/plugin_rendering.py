"""Draws pages and panels of plugins, each behind a guard: one that fails is named and counted."""

from __future__ import annotations

import importlib
import threading
import time
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, TypeVar

import streamlit as st

from core.contracts import PageSpec
from core.extensions import PanelSpec
from core.host.registry import PluginRecord, PluginRegistry
from core.isolation.code_lines import blamed_line, where_is
from core.isolation.mark_file import Mark
from core.isolation.marks import marked, present_mark
from core.isolation.owned_files import owner_of_error
from core.isolation.ownership import contained_call, owned_by
from core.isolation.watch.thread_time import own_time
from core.ui.api.problem import ApiProblem
from core.ui.frame.failure import show_failure, show_panel_failure
from core.ui.frame.page_size import limited_page
from core.ui.host import current_host, record_of
from core.ui.page_tracing import note_failed
from core.ui.streamlit_compat import RerunException, ScriptControlException
from core.ui.text import literal
from core.ui.widgets.feedback import section
from core.ui.widgets.state import url_value

T = TypeVar("T")

_RERUNS = 50
_BUSY = 0.2


class EndlessRerunError(RuntimeError):
    """A page asked again and again to be drawn anew, and did hardly anything else."""


class _Row(threading.local):
    """How often in a row the page of this thread has asked to be drawn anew, and since when."""

    reruns = 0
    began = ran = kept_waiting = 0.0

    def count_one(self) -> bool:
        """Count a rerun; True when there were many, and the page has hardly waited in between.

        What a busy machine keeps from it is no waiting.
        """
        now, (ran, kept_waiting) = time.monotonic(), own_time()
        if not self.reruns:
            self.began, self.ran, self.kept_waiting = now, ran, kept_waiting
        self.reruns += 1
        if self.reruns < _RERUNS:
            return False
        self.reruns = 0
        own = now - self.began - (kept_waiting - self.kept_waiting)
        return ran - self.ran >= _BUSY * own


_row = _Row()


def draw_page(record: PluginRecord, spec: PageSpec) -> None:
    """Draw a page, or the error panel in its place."""
    try:
        _call(record, spec.target, f"page {spec.url_path}")
        current_host().ledger.count_page(record.id, None)
    except ScriptControlException:
        raise  # how Streamlit itself ends a run, such as by st.stop
    except BaseException as error:  # noqa: BLE001 - the isolation guard of a page
        _count(record, f"page {spec.url_path}", error)
        show_failure(error, plugin_id=record.id, key=spec.url_path)


def for_later(call: Callable[..., Any]) -> Callable[..., Any]:
    """What a page leaves for later, a fragment or a callback, as the doing of its plugin."""
    mark = present_mark()
    if mark is None:
        return call
    return contained_call(mark, _with_an_end(call), ScriptControlException)


def count_for_later(error: Exception) -> None:
    """Count what a fragment or a callback raised for the plugin in whose file that was."""
    mark = owner_of_error(error)
    record = record_of(mark.plugin) if mark is not None else None
    if record is not None:
        _count(record, "a part of a page", error)


def _with_an_end(call: Callable[..., T]) -> Callable[..., T]:
    """The same, which may not show what no browser can draw, nor ask for ever to be drawn anew and
    do hardly anything else.

    Streamlit draws it anew in the same thread. What waits in between, to show what is new, may go
    on for as long as somebody looks. Raises PageTooLargeError and EndlessRerunError.
    """

    @wraps(call)
    def run(*args: Any, **options: Any) -> T:
        try:
            with limited_page():
                return call(*args, **options)
        except RerunException as control:
            if _row.count_one():
                raise EndlessRerunError().with_traceback(control.__traceback__) from None
            raise

    return run


def draw_panels(registry: PluginRegistry, page: str, out: Collection[tuple[str, str]]) -> None:
    """Draw what plugins add to the page at this address, under what it shows.

    `out` are id and source of the plugins that the API says are failed or switched off.
    """
    for record, spec in registry.panels(page):
        needed = spec.needs is None or url_value(spec.needs, str) is not None
        if needed and (record.id, record.source) not in out:
            _panel(record, spec)


def _panel(record: PluginRecord, spec: PanelSpec) -> None:
    with st.container():
        section(literal(spec.title))
        try:
            _call(record, spec.target, f"panel {spec.target} on {spec.page}")
        except ScriptControlException:
            raise
        except BaseException as error:  # noqa: BLE001 - the isolation guard of a panel
            _count(record, f"panel {spec.target} on {spec.page}", error)
            show_panel_failure(error, plugin=record.title, plugin_id=record.id, key=spec.target)


def _call(record: PluginRecord, target: str, step: str) -> None:
    module, _, function = target.partition(":")
    mark = Mark(record.id, step, module)
    try:
        with owned_by(record.id):
            with marked(mark):
                draw = getattr(importlib.import_module(module), function)
            mark = Mark(record.id, step, where_is(draw))
            with marked(mark):
                _with_an_end(draw)()
    finally:
        for sentence in record.put_back(mark):
            current_host().ledger.count_page(record.id, sentence)


def _count(record: PluginRecord, what: str, error: BaseException) -> None:
    """A request that failed is counted by the API; here only what the plugin itself did.

    The text of the error may quote a patient, so only its type and place are kept.
    """
    note_failed(error)
    if not isinstance(error, ApiProblem):
        sentence = f"{what}: {type(error).__name__} at {blamed_line(error)}"
        record.record_failure(sentence)
        current_host().ledger.count_page(record.id, sentence)
