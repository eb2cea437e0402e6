"""Pages that could not load something are drawn again by themselves, ever less often."""

from __future__ import annotations

import math
import time

import streamlit as st

from core.ui.api.problem import ApiProblem

_FAILED = "ui.recover"

_FIRST_SECONDS = 2.0
_MAX_SECONDS = 30.0


def loading_failed(key: str, problem: ApiProblem) -> None:
    """Note that what a page loads under `key` did not come, and when to ask for it again.

    A service that is not reachable is asked for as soon as it answers its health check.
    """
    failures: dict[str, tuple[int, float]] = st.session_state.setdefault(_FAILED, {})
    if not problem.retryable:
        failures.pop(key, None)
        return
    before, _ = failures.get(key, (0, 0.0))
    pause = min(_FIRST_SECONDS * 2.0**before, _MAX_SECONDS)
    if before == 0 and problem.error_code == "api_unreachable":
        pause = 0.0
    failures[key] = (before + 1, time.monotonic() + max(pause, problem.retry_after or 0))


def loaded(key: str) -> None:
    """What is loaded under `key` has come."""
    st.session_state.get(_FAILED, {}).pop(key, None)


def forget_failures() -> None:
    """Another page is drawn, which loads other things."""
    st.session_state.pop(_FAILED, None)


def is_time_to_ask() -> bool:
    """True, once, when something that did not come is to be asked for again now."""
    failures: dict[str, tuple[int, float]] = st.session_state.get(_FAILED, {})
    due = [key for key, (_, at) in failures.items() if at <= time.monotonic()]
    for key in due:
        # Set anew when it is asked for; a page may have stopped asking for it.
        failures[key] = (failures[key][0], math.inf)
    return bool(due)
