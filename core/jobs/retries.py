"""Whether a job is tried again, and after which pause."""

from __future__ import annotations

from core import clock
from core.errors import AppError, Unavailable
from core.isolation.ownership import PluginHeldUp
from core.ports.documents import JsonObject

MAX_BACKOFF_SECONDS = 10.0
MAX_PAUSE_SECONDS = 15 * 60.0
"""A provider may ask for longer; asking once more costs little. It bounds what a due time means."""

GIVE_UP_AFTER_SECONDS = 24 * 3600.0
MAX_CRASHES = 2
"""Deaths of the process after which a job is given up; the supervisor gives up after four."""
MAX_UNEXPECTED_ERRORS = 3


def backoff(failures: int) -> float:
    """Seconds until the next try: 1, 2, 4, 8, then 10."""
    return _doubled(failures, MAX_BACKOFF_SECONDS)


def patient_backoff(failures: int) -> float:
    """Seconds until the next try of a job that is never given up: 1, 2, 4, … then 15 minutes."""
    return _doubled(failures, MAX_PAUSE_SECONDS)


def _doubled(failures: int, longest: float) -> float:
    # A job fails thousands of times in a long outage, and 2.0 ** 1024 is an OverflowError.
    return min(2.0 ** min(max(failures, 0), 16), longest)


def next_pause(data: JsonObject, error: Exception | None) -> float | None:
    """Seconds until the next try of a job, or None when it is given up.

    `data` is the job's document; `error` is how the try has ended, None for a job whose process
    has died.
    """
    pause = _ordinary_pause(data, error)
    # Jobs of earlier versions do not say.
    if pause is None and data.get("never_give_up"):
        return patient_backoff(data["failures"])
    return pause


def _ordinary_pause(data: JsonObject, error: Exception | None) -> float | None:
    if error is None:
        return 0.0 if data["crashes"] < MAX_CRASHES else None
    if isinstance(error, PluginHeldUp):
        return None
    if not isinstance(error, AppError):
        again = data["failures"] + 1 < MAX_UNEXPECTED_ERRORS
        return backoff(data["failures"]) if again else None
    age = (clock.now() - clock.parse(data["created_at"])).total_seconds()
    if not error.retryable or age >= GIVE_UP_AFTER_SECONDS:
        return None
    # A 503's Retry-After is our own guess; a busy provider's is its word.
    asked = 0 if isinstance(error, Unavailable) else error.retry_after or 0
    return max(backoff(data["failures"]), min(float(asked), MAX_PAUSE_SECONDS))
