"""One trace as a waterfall: its spans under each other, each where it stands in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from core.i18n.formats import format_number
from pages.traces.words import milliseconds
from plugins.traces.contract import AttributeValue, EventView, RelatedTrace, SpanView, TraceDetail

_PLUGIN = "traces"
_MAX_SPANS = 500
_DEEPEST = 12
# Each against white and against the dark page's background at least 3 to 1 (WCAG 1.4.11).
_BARS = {"dashboard": "#a855f7", "api": "#3b82f6"}
_OTHER_BAR = "#808080"
_ERROR_BAR = "#ef4444"
_FAINT = "color-mix(in srgb, currentColor 12%, transparent)"
_CELL = f"padding:.3rem .5rem;border-bottom:1px solid {_FAINT};vertical-align:top;text-align:left"
_FACT = "margin:0;font-size:.8125rem"
_NUMBER = f"{_CELL};text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums"


def draw_trace(trace_id: str) -> None:
    """Draw the trace with this id, or say why it cannot be shown."""
    ui.back_button(_("All traces"), "traces.back", lambda: ui.clear_url("trace"))
    found = ui.fetch(
        lambda: ui.api().get(ui.path("api", "traces", trace_id), TraceDetail),
        "trace",
        _("Reading the trace…"),
        {"trace_id": _("Trace id")},
    )
    if found is None:
        return
    ui.page_header(
        ui.literal(found.name),
        _(
            "{time} · trace {trace_id}",
            time=ui.when(found.started_at),
            trace_id=ui.literal(found.trace_id),
        ),
    )
    ui.figures(
        {
            _("Took"): milliseconds(found.milliseconds),
            _("Spans"): format_number(found.span_count),
            _("Errors"): format_number(found.error_count),
            _("Plugins"): format_number(len(found.plugins)),
        },
        key="traces.figures",
    )
    if found.plugins:
        st.markdown(_("**Plugins:** {plugins}", plugins=ui.literal(", ".join(found.plugins))))
    _related(found.caused_by)
    ui.section(_("What happened when"))
    st.caption(_("Open a span to see what is known of it."))
    shown = found.spans[:_MAX_SPANS]
    st.html(waterfall(shown, found.whole_milliseconds))
    if len(found.spans) > len(shown):
        st.caption(
            _(
                "The first {most} of {count}.",
                most=format_number(_MAX_SPANS),
                count=ngettext("{number} span", "{number} spans", len(found.spans)),
            )
        )


def _related(causes: list[RelatedTrace]) -> None:
    """Links to the traces of what set this one off."""
    if not causes:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("**Triggered by**"), width="content")
        for cause in causes:
            if cause.name is None or cause.started_at is None:
                st.caption(
                    _("trace {trace_id}, not kept here", trace_id=ui.literal(cause.trace_id)),
                    width="content",
                )
                continue
            ui.link(
                ui.page_of(_PLUGIN),
                f"{cause.name}, {ui.when(cause.started_at)}",
                query={**st.query_params.to_dict(), "trace": cause.trace_id},
                icon=":material/timeline:",
            )


def waterfall(spans: list[SpanView], whole: float) -> str:
    """The spans as an HTML table: all that a bar shows stands beside it as text."""
    rows = "".join(_row(span, whole) for span in spans)
    heads = "".join(
        f'<th scope="col" style="{_NUMBER if number else _CELL}">{name}</th>'
        for name, number in (
            (_("Span"), False),
            (_("Where"), False),
            (_("Starts at"), True),
            (_("Takes"), True),
            (_("Timeline"), False),
        )
    )
    return (
        # Reachable by keyboard, since on a small screen it scrolls to the side.
        '<div role="region" aria-label="Spans of this trace" tabindex="0" style="overflow-x:auto">'
        '<table style="border-collapse:collapse;width:100%;min-width:44rem;font-size:.875rem">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(span: SpanView, whole: float) -> str:
    indent = min(span.depth, _DEEPEST) * 1.1
    mark = f";border-left:3px solid {_ERROR_BAR}" if span.status == "error" else ""
    where = escape(span.process)
    if span.plugin:
        where += f"<br>{escape(span.plugin)}"
    return (
        f'<tr><td style="{_CELL}{mark}"><div style="padding-left:{indent:.1f}rem">'
        f"{_span(span)}</div></td>"
        f'<td style="{_CELL}">{where}</td>'
        f'<td style="{_NUMBER}">{milliseconds(span.offset_milliseconds)}</td>'
        f'<td style="{_NUMBER}">{milliseconds(span.milliseconds)}</td>'
        f'<td style="{_CELL};width:30%">{_bar(span, whole)}</td></tr>'
    )


def _span(span: SpanView) -> str:
    """Name and state, to be opened for what is known; an error is open from the start."""
    failed = span.status == "error"
    said = "<strong>Error: </strong>" if failed else ""
    return (
        f"<details{' open' if failed else ''}>"
        f'<summary style="cursor:pointer;overflow-wrap:anywhere">{said}{escape(span.name)}'
        f"</summary>{_facts(span)}</details>"
    )


def _facts(span: SpanView) -> str:
    facts = [("level", str(span.depth + 1)), ("kind", span.kind), (_("span id"), span.span_id)]
    facts += list(_values(span.attributes))
    facts += [fact for event in span.events for fact in _event(event)]
    lines = "".join(
        f'<dt style="{_FACT};font-weight:600">{escape(name)}</dt>'
        f'<dd style="{_FACT};overflow-wrap:anywhere">{escape(value)}</dd>'
        for name, value in facts
    )
    return (
        '<dl style="margin:.25rem 0 .25rem 1rem;display:grid;gap:.1rem .75rem;'
        f'grid-template-columns:auto minmax(6rem,1fr)">{lines}</dl>'
    )


def _event(event: EventView) -> Iterator[tuple[str, str]]:
    yield f"event {event.name}", f"at {milliseconds(event.offset_milliseconds)}"
    yield from _values(event.attributes)


def _values(attributes: Mapping[str, AttributeValue]) -> Iterator[tuple[str, str]]:
    for name, value in sorted(attributes.items()):
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _bar(span: SpanView, whole: float) -> str:
    """Hidden from screen readers: the two cells before it say the same in numbers."""
    scale = 100 / whole if whole > 0 else 0.0
    left = min(max(span.offset_milliseconds * scale, 0.0), 99.5)
    width = min(max(span.milliseconds * scale, 0.5), 100 - left)
    colour = _ERROR_BAR if span.status == "error" else _BARS.get(span.process, _OTHER_BAR)
    return (
        f'<div aria-hidden="true" style="position:relative;height:.8rem;margin-top:.25rem;'
        f'background:{_FAINT};border-radius:2px">'
        f'<div style="position:absolute;left:{left:.2f}%;width:{width:.2f}%;min-width:2px;'
        f'height:100%;background:{colour};border-radius:2px"></div></div>'
    )
