"""Lists and shows the traces that are kept on this machine."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from core.context import PluginContext
from core.errors import NotFound
from core.i18n import text
from core.tracing.local import LocalTraces, TraceSummary
from plugins.traces import PAGE, PLUGIN_ID
from plugins.traces.contract import RelatedTrace, TraceDetail, TraceList
from plugins.traces.models import detail_of, moment, row_of

"""Address of the page that shows traces."""

_BEHIND = frozenset({"core", PLUGIN_ID})
"""What answers when no feature is at work."""

_ALL = 1_000_000
_MAX_RELATED = 20

_UNKNOWN = text("There is no trace with this id among those that are kept here.")
_ELSEWHERE = text("Traces are not kept on this machine. In production they are in Cloud Trace.")


@dataclass(frozen=True, slots=True)
class TraceFilter:
    """Which traces are wanted; None and False take all."""

    plugin: str | None = None
    page: str | None = None
    errors_only: bool = False
    min_milliseconds: float | None = None


class Traces:
    """Reads what both processes have kept. Each question reads the files anew, in a thread."""

    def __init__(self, context: PluginContext) -> None:
        self._kept = context.traces

    async def page(self, wanted: TraceFilter, limit: int) -> TraceList:
        """The newest traces that fit the filter."""
        if self._kept is None:
            return TraceList(kept=False, traces=[], plugins=[], pages=[])
        return await asyncio.to_thread(_list, self._kept, wanted, limit)

    async def detail(self, trace_id: str) -> TraceDetail:
        """One trace with its spans. Raises NotFound."""
        if self._kept is None:
            raise NotFound(_ELSEWHERE)
        found = await asyncio.to_thread(_detail, self._kept, trace_id)
        if found is None:
            raise NotFound(_UNKNOWN)
        return found


def _list(kept: LocalTraces, wanted: TraceFilter, limit: int) -> TraceList:
    everything = kept.recent(_ALL)
    found = everything
    if wanted != TraceFilter():
        found = kept.recent(
            _ALL,
            wanted.plugin,
            wanted.page,
            errors_only=wanted.errors_only,
            min_milliseconds=wanted.min_milliseconds,
        )
    if wanted.page != PAGE and wanted.plugin not in _BEHIND:
        found = [summary for summary in found if not _is_own(summary)]
    return TraceList(
        kept=True,
        traces=[row_of(summary) for summary in found[:limit]],
        plugins=sorted({plugin for summary in everything for plugin in summary.plugins}),
        pages=sorted({summary.page for summary in everything if summary.page}),
    )


def _is_own(summary: TraceSummary) -> bool:
    """True for what nobody but the product itself asked for, unless something failed.

    Looking at traces makes traces, and so does the dashboard, which looks every few seconds whether
    the API is there. They are of no interest unless they are asked for.
    """
    if summary.failed:
        return False
    if summary.page is not None:
        return summary.page == PAGE
    return bool(summary.plugins) and set(summary.plugins) <= _BEHIND


def _detail(kept: LocalTraces, trace_id: str) -> TraceDetail | None:
    spans = kept.trace(trace_id)
    if not spans:
        return None
    causes = dict.fromkeys(link.trace_id for span in spans for link in span.links)
    causes.pop(trace_id, None)
    return detail_of(
        spans, caused_by=[_related(kept, other) for other in list(causes)[:_MAX_RELATED]]
    )


def _related(kept: LocalTraces, trace_id: str) -> RelatedTrace:
    spans = kept.trace(trace_id)
    if not spans:
        return RelatedTrace(trace_id=trace_id, name=None, started_at=None)
    return RelatedTrace(trace_id=trace_id, name=spans[0].name, started_at=moment(spans[0].start_ns))
