"""How a page speaks: its header, errors and what to do, states, and emptiness."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from http import HTTPStatus
from typing import Literal, TypeVar

import streamlit as st
from pydantic import BaseModel

from core import clock
from core.host import older_api
from core.i18n import _, text, translate
from core.ui.api.problem import ApiProblem, advice
from core.ui.host import current_host, known, last_known
from core.ui.links import link
from core.ui.text import exactly, literal
from core.ui.widgets.recovery import loaded, loading_failed
from core.ui.widgets.state import visit

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

Tone = Literal["good", "busy", "waiting", "bad", "neutral"]

_TONES: dict[Tone, tuple[Literal["green", "blue", "orange", "red", "gray"], str]] = {
    "good": ("green", ":material/check_circle:"),
    "busy": ("blue", ":material/sync:"),
    "waiting": ("orange", ":material/schedule:"),
    "bad": ("red", ":material/error:"),
    "neutral": ("gray", ":material/radio_button_unchecked:"),
}

# What any work may be in. Where a feature has states of its own, its page has their words.
_STATES: dict[str, tuple[str, Tone]] = {
    "pending": (text("Waiting"), "waiting"),
    "queued": (text("Waiting"), "waiting"),
    "syncing": (text("In progress"), "busy"),
    "running": (text("In progress"), "busy"),
    "completed": (text("Ready"), "good"),
    "done": (text("Done"), "good"),
    "failed": (text("Failed"), "bad"),
    "waiting": (text("Waiting"), "waiting"),
}

_TRACE_ID = re.compile(r"[0-9a-f]{32}")

OLD_SHOWN = "ui.old_shown"
"""In the session while the page shows something as it was loaded last."""

_LOADED = "ui.loaded"
_LAST = "ui.last"


def page_header(title: str, subtitle: str | None = None) -> None:
    """The title of the page and one sentence about what staff do here."""
    st.title(translate(title), anchor=False)
    if subtitle:
        st.caption(translate(subtitle))


def section(title: str) -> None:
    """The heading of a part of the page."""
    st.header(translate(title), anchor=False)


def fetch(
    call: Callable[[], T],
    retry_key: str,
    doing: str = "Loading…",
    labels: Mapping[str, str] | None = None,
    last: str | None = None,
) -> T | None:
    """Load what the page shows, with a sign of life when it takes a while.

    An error is drawn in place with a retry button, and None is returned; `labels` are the words on
    the page for the names of fields. What can come later is asked for again by itself.

    With `last`, a name of what is loaded, an outage gives what came last under that name, and the
    shell says so: a form that is being filled in must not give way to an error.
    """
    seen: dict[str, int] = st.session_state.setdefault(_LOADED, {})
    # One place on the page whatever comes: what stands below must not begin anew in the browser,
    # as a tab that was chosen would.
    place = st.empty()
    try:
        if seen.get(retry_key) == visit():
            # A spinner above would move what the user is about to click.
            found = call()
        else:
            with ExitStack() as waiting:
                with place:
                    waiting.enter_context(st.spinner(translate(doing)))
                # Beside the spinner: what the call itself draws stays.
                found = call()
            place.empty()
    except ApiProblem as problem:
        if problem.error_code == "api_unreachable":
            current_host().watch.suspect()
        loading_failed(retry_key, problem)
        name, kept = st.session_state.get(f"{_LAST}.{retry_key}", (None, None))
        if problem.retryable and last is not None and name == last:
            # Said above the page, and not here, where it would move what is being clicked.
            st.session_state[OLD_SHOWN] = True
            value: T = kept
            return value
        with place.container():
            error_panel(problem, retry_key, labels)
        return None
    seen[retry_key] = visit()
    loaded(retry_key)
    if last is not None:
        st.session_state[f"{_LAST}.{retry_key}"] = (last, found)
    return found


def known_or_last(path: str, model: type[M], *, quiet: bool = False) -> M:
    """What `known` gives; what it gave last where the provider behind the API refuses to tell.

    The page then says both, unless it is told elsewhere (`quiet`): a form that is being filled in
    must not give way to an error. Raises ApiProblem for anything else, and without a last answer.
    """
    try:
        return known(path, model)
    except ApiProblem as problem:
        last = last_known(path, model) if problem.status == HTTPStatus.BAD_GATEWAY else None
        if last is None:
            raise
        if not quiet:
            error_panel(problem)
            st.caption(
                _(
                    ":material/history: What can be chosen is shown as it was offered last. "
                    "Nothing that you typed is lost."
                )
            )
        return last


def last_loaded(retry_key: str, otherwise: T) -> T:
    """What `fetch` got last under this key, if it was asked to remember it by `last`."""
    _, kept = st.session_state.get(f"{_LAST}.{retry_key}", (None, otherwise))
    value: T = kept
    return value


def error_panel(
    problem: ApiProblem, retry_key: str | None = None, labels: Mapping[str, str] | None = None
) -> bool:
    """What happened, what to do, and the details to copy.

    With `retry_key`, a retryable problem has a button that draws the page again; True on the run
    that the button started. `labels` are the words on the page for the names of fields.
    """
    again = False
    with st.container(border=True, gap="small"):
        # The list of bad fields says what `detail` does, in the words of the page.
        sentence = "" if problem.errors else f"  \n{literal(problem.detail)}"
        st.error(f"**{literal(problem.title)}**{sentence}", icon=":material/error:")
        field_errors(problem, labels or {})
        st.markdown(advice(problem))
        with st.container(horizontal=True, vertical_alignment="center"):
            if retry_key and problem.retryable:
                again = st.button(
                    _("Try again"),
                    key=f"retry.{retry_key}",
                    icon=":material/refresh:",
                    type="primary",
                )
            st.caption(
                _(
                    "Code {error_code} · {time}{trace}",
                    error_code=literal(problem.error_code),
                    time=exactly(problem.at),
                    trace=_trace(problem.trace_id),
                )
            )
        with st.expander(_("Details for support"), type="compact"):
            st.code(_details(problem), language=None, wrap_lines=True)
    return again


def _trace(trace_id: str | None) -> str:
    """Where operators find what happened: a link, where the settings know one."""
    if trace_id is None or not _TRACE_ID.fullmatch(trace_id):
        return ""
    host = current_host()
    address = host.settings.trace_link(trace_id)
    if address is None and host.settings.traces_go_to == "local":
        page = host.registry.page_showing("trace")
        address = f"/{page.url_path}?trace={trace_id}" if page else None
    said = _("Trace {trace_id}", trace_id=trace_id)
    return f" · [{said}]({address})" if address else f" · {said}"


def _details(problem: ApiProblem) -> str:
    """Facts for support, without anybody's words."""
    facts = {
        "code": problem.error_code,
        "status": problem.status,
        "request": problem.request,
        "time": clock.stamp(problem.at),
        "trace": problem.trace_id,
        "fields": [error.field for error in problem.errors],
    }
    return json.dumps({name: fact for name, fact in facts.items() if fact}, indent=1)


def field_errors(problem: ApiProblem, labels: Mapping[str, str]) -> None:
    """Each bad field with its reason; `labels` maps a field's path, or its first part, to the
    words on the page: `{"due_on": "Due date"}`."""
    lines = []
    for error in problem.errors:
        label = labels.get(error.field) or labels.get(error.field.split(".")[0]) or error.field
        lines.append(f"- **{literal(label)}**: {literal(error.message)}")
    if lines:
        st.markdown("\n".join(lines))


def field_error(problem: ApiProblem | None, field: str) -> None:
    """The reason why one field is bad, for right below its input; nothing when it is not."""
    if problem is None:
        return
    for error in problem.errors:
        if error.field == field or error.field.startswith(f"{field}."):
            st.markdown(f":red[:material/error: {literal(error.message)}]")


def status_badge(state: str, tone: Tone | None = None) -> None:
    """A state as a coloured word with a sign, such as `status_badge(job.state)`.

    The states of jobs and syncs have their words; any other text is shown as it is, with the tone
    that is given: `status_badge("Arrived", "good")`.
    """
    st.markdown(badge(state, tone))


def badge(state: str, tone: Tone | None = None) -> str:
    """The same as Markdown, to stand inside a line of text."""
    known = _STATES.get(state) or older_api.STATES.get(state)
    words, usual = known or (literal(state), "neutral")
    colour, icon = _TONES[tone or usual]
    return f":{colour}-badge[{icon} {translate(words)}]"


def empty_state(
    title: str,
    text: str,
    page: str | None = None,
    label: str | None = None,
    query: Mapping[str, str] | None = None,
) -> None:
    """Why there is nothing here, and the page where staff make the first one."""
    with st.container(border=True, horizontal_alignment="center", gap="xsmall"):
        st.space("small")
        st.markdown(f"**{literal(title)}**", text_alignment="center")
        st.caption(literal(text), text_alignment="center")
        if page and label:
            link(page, label, query=query, icon=":material/arrow_forward:")
        st.space("small")
