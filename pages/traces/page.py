"""Traces: what one click or job did, in which plugin, and how long each part took."""

from __future__ import annotations

import streamlit as st

from core import ui
from pages.traces.waterfall import draw_trace
from pages.traces.words import milliseconds
from plugins.traces.contract import TraceList, TraceRow

_PLUGIN = "traces"
_FILTERS = ("plugin", "page", "errors_only", "min_milliseconds")
_LABELS = {
    "plugin": "Plugin",
    "page": "Page",
    "errors_only": "Only with errors",
    "min_milliseconds": "Took at least",
}
_SHOWN = 25
_MOST = 200
_DURATIONS = {"": "Any time", "100": "100 ms", "500": "500 ms", "1000": "1 s", "5000": "5 s"}
_CLOUD = "https://console.cloud.google.com/traces/explorer"

Filters = dict[str, ui.ParamValue]


def render() -> None:
    """Draw the list, or the one trace that the address names (`?trace=…`)."""
    chosen = ui.url_state("trace").get()
    if chosen is not None:
        draw_trace(chosen)
        return
    ui.page_header(
        "Traces",
        "For operators: what a click or a job did, in which plugin, and how long each part took.",
    )
    asked = _request_filters()
    found = ui.fetch(
        lambda: ui.api().get("/api/traces", TraceList, asked | {"limit": _limit()}),
        "traces",
        "Reading the traces…",
        _LABELS,
    )
    if found is not None and not found.kept:
        _elsewhere()
        return
    # Also where the answer is a refusal, so that the filter can be corrected.
    _filter_form(found)
    if found is None:
        return
    if not found.traces:
        _nothing(bool(asked))
        return
    with st.container(gap="small"):
        for row in found.traces:
            _row(row)
        _more(len(found.traces))


def _request_filters() -> Filters:
    found: Filters = {
        "plugin": ui.url_value("plugin", str),
        "page": ui.url_value("page", str),
        "errors_only": ui.url_value("errors_only", bool),
        "min_milliseconds": ui.url_value("min_milliseconds", str),
    }
    return {name: value for name, value in found.items() if value is not None}


def _limit() -> int:
    text = ui.url_value("show", str) or ""
    return min(max(int(text), 1), _MOST) if text.isdecimal() and len(text) < 5 else _SHOWN


def _filter_form(found: TraceList | None) -> None:
    with st.form("traces.filters", border=True, enter_to_submit=True):
        columns = st.columns([2, 2, 2, 2], vertical_alignment="bottom")
        with columns[0]:
            _choice("plugin", {"": "All plugins"}, found.plugins if found else ())
        with columns[1]:
            _choice("page", {"": "All pages"}, found.pages if found else ())
        with columns[2]:
            _choice("min_milliseconds", _DURATIONS, ())
        columns[3].toggle(_LABELS["errors_only"], **ui.url_input("errors_only", bool))
        ui.filter_buttons("traces", *_FILTERS)


def _choice(name: str, first: dict[str, str], more: tuple[str, ...] | list[str]) -> None:
    """A list to choose from, with what the address holds even where no trace has it."""
    words = first | {value: value for value in more}
    present = ui.url_value(name, str)
    if present is not None:
        words.setdefault(present, present)
    st.selectbox(
        _LABELS[name],
        list(words),
        format_func=lambda value: words.get(value, value),
        **ui.url_input(name, str),
    )


def _elsewhere() -> None:
    ui.empty_state(
        "Traces are not kept on this machine",
        "A clinic in the cloud sends them to Cloud Trace: look there for the trace id that an "
        "error panel or a log line shows. TRACE_EXPORTER says where they go.",
    )
    st.link_button("Open Cloud Trace", _CLOUD, icon=":material/open_in_new:")


def _nothing(filtered: bool) -> None:
    if filtered:
        ui.empty_state(
            "No trace fits these filters", "Take a filter away, or choose a shorter time."
        )
        return
    ui.empty_state(
        "No trace has been kept yet",
        "Open another page and do something there, such as saving a document. A few seconds later "
        "it appears here, with all that it set off.",
        ui.page_of("knowledge"),
        "Go to your documents",
    )


def _row(row: TraceRow) -> None:
    with st.container(border=True):
        what, where, how, way = st.columns([5, 4, 3, 1.4], vertical_alignment="center")
        with what, st.container(gap=None):
            st.markdown(f"**{ui.literal(row.name)}**")
            st.caption(f"{ui.when(row.started_at)} · {ui.ago(row.started_at)}")
        with where, st.container(gap=None):
            st.markdown(ui.literal(", ".join(row.plugins) or "no plugin"))
            if row.page:
                st.caption(f"begun on {ui.literal(row.page)}")
        with how, st.container(gap="xsmall"):
            st.markdown(f"{milliseconds(row.milliseconds)} · {ui.count(row.span_count, 'span')}")
            st.markdown(_state(row))
        with way:
            ui.link(
                ui.page_of(_PLUGIN),
                "Open",
                query={**st.query_params.to_dict(), "trace": row.trace_id},
                icon=":material/arrow_forward:",
            )


def _state(row: TraceRow) -> str:
    if row.error_count:
        return ui.badge(ui.count(row.error_count, "error"), "bad")
    return ui.badge("No error", "good")


def _more(shown: int) -> None:
    limit = _limit()
    if shown < limit:
        st.caption(f"{ui.count(shown, 'trace')}, the newest first. That is all.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if limit < _MOST:
            st.button(
                "Show more",
                key="traces.more",
                icon=":material/expand_more:",
                on_click=_show_more,
                args=(min(limit * 2, _MOST),),
            )
        st.caption(f"The newest {shown:,}. Filters look through all that are kept.")


def _show_more(limit: int) -> None:
    st.query_params["show"] = str(limit)
