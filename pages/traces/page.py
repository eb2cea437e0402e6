"""Traces: what one click or job did, in which plugin, and how long each part took."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.i18n.formats import format_number
from pages.traces.waterfall import draw_trace
from pages.traces.words import milliseconds
from plugins.traces.contract import TraceList, TraceRow

_FILTERS = ("plugin", "page", "errors_only", "min_milliseconds")
_LABELS = {
    "plugin": text("Plugin"),
    "page": text("Page"),
    "errors_only": text("Only with errors"),
    "min_milliseconds": text("Minimum duration"),
}
_SHOWN = 25
_MAX_SHOWN = 200
_DURATIONS = {
    "": text("Any time"),
    "100": text("100 ms"),
    "500": text("500 ms"),
    "1000": text("1 s"),
    "5000": text("5 s"),
}
_CLOUD = "https://console.cloud.google.com/traces/explorer"

Filters = dict[str, ui.ParamValue]


def render() -> None:
    """Draw the list, or the one trace that the address names (`?trace=…`)."""
    chosen = ui.url_state("trace").get()
    if chosen is not None:
        draw_trace(chosen)
        return
    ui.page_header(
        _("Traces"),
        _(
            "For operators: what a click or a job did, in which plugin, and how "
            "long each part took."
        ),
    )
    asked = _request_filters()
    found = ui.fetch(
        lambda: ui.api().get("/api/traces", TraceList, asked | {"limit": _limit()}),
        "traces",
        _("Reading the traces…"),
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
        rows = [_row(row) for row in found.traces]
        ui.row_list(rows, _("Open"), param="trace", key="traces.rows")
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
    return min(max(int(text), 1), _MAX_SHOWN) if text.isdecimal() and len(text) < 5 else _SHOWN


def _filter_form(found: TraceList | None) -> None:
    with st.form("traces.filters", border=True, enter_to_submit=True):
        columns = st.columns([2, 2, 2, 2], vertical_alignment="bottom")
        with columns[0]:
            _choice("plugin", {"": _("All plugins")}, found.plugins if found else ())
        with columns[1]:
            _choice("page", {"": _("All pages")}, found.pages if found else ())
        with columns[2]:
            _choice("min_milliseconds", _DURATIONS, ())
        columns[3].toggle(translate(_LABELS["errors_only"]), **ui.url_input("errors_only", bool))
        ui.filter_buttons("traces", *_FILTERS)


def _choice(name: str, first: Mapping[str, str], more: tuple[str, ...] | list[str]) -> None:
    """A list to choose from, with what the address holds even where no trace has it."""
    words = {**first, **{value: value for value in more}}
    present = ui.url_value(name, str)
    if present is not None:
        words.setdefault(present, present)
    st.selectbox(
        translate(_LABELS[name]),
        list(words),
        format_func=lambda value: translate(words.get(value) or value or ""),
        **ui.url_input(name, str),
    )


def _elsewhere() -> None:
    ui.empty_state(
        _("Traces are not kept on this machine"),
        _(
            "A clinic in the cloud sends them to Cloud Trace: look there for the "
            "trace id that an error panel or a log line shows. TRACE_EXPORTER says "
            "where they go."
        ),
    )
    st.link_button(_("Open Cloud Trace"), _CLOUD, icon=":material/open_in_new:")


def _nothing(filtered: bool) -> None:
    if filtered:
        ui.empty_state(_("No traces match"), _("Remove a filter, or choose a shorter time."))
        return
    ui.empty_state(
        _("No trace has been kept yet"),
        _(
            "Open another page and do something there, such as saving a document. "
            "A few seconds later it appears here, with all that it set off."
        ),
        ui.page_of("knowledge"),
        _("Go to your documents"),
    )


def _row(row: TraceRow) -> ui.Row:
    where = [ui.literal(", ".join(row.plugins) or _("no plugin"))]
    if row.page:
        where.append(_("begun on {page}", page=ui.literal(row.page)))
    at = ui.when(row.started_at)
    how = [
        at,
        ui.ago(row.started_at),
        milliseconds(row.milliseconds),
        ngettext("{number} span", "{number} spans", row.span_count),
    ]
    told = f"**{ui.literal(row.name)}** {_state(row)}"
    for facts in (where, how):
        told = ui.with_small_print(told, " · ".join(facts))
    return ui.Row(told, f"{row.name}, {at}", row.trace_id)


def _state(row: TraceRow) -> str:
    if row.error_count:
        return ui.badge(ngettext("{number} error", "{number} errors", row.error_count), "bad")
    return ui.badge(_("No error"), "good")


def _more(shown: int) -> None:
    limit = _limit()
    if shown < limit:
        st.caption(
            _(
                "{count}, the newest first. That is all.",
                count=ngettext("{number} trace", "{number} traces", shown),
            )
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if limit < _MAX_SHOWN:
            st.button(
                _("Show more"),
                key="traces.more",
                icon=":material/expand_more:",
                on_click=_show_more,
                args=(min(limit * 2, _MAX_SHOWN),),
            )
        st.caption(
            _(
                "The newest {shown}. Filters look through all that are kept.",
                shown=format_number(shown),
            )
        )


def _show_more(limit: int) -> None:
    st.query_params["show"] = str(limit)
