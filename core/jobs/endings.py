"""Why a job is given up that did not say so itself, as it is kept with the job."""

from __future__ import annotations

from core.i18n import stored, text
from core.ports.documents import JsonObject


def crashed(line: str | None) -> JsonObject:
    """It has ended the process; `line` is where, as `file:line`."""
    if line is None:
        detail = text("The program stopped several times while it did this work.")
    else:
        detail = text("This work ended the program, at {line}.", line=line)
    return _given_up(detail, "job_crashed")


def held_up() -> JsonObject:
    """It has held up the event loop."""
    detail = text("This work held up everything else and was stopped.")
    return _given_up(detail, "job_held_up")


def unexpected() -> JsonObject:
    """It has raised what it should not."""
    detail = text("Something went wrong inside ElevenDops. The log names the place.")
    return _given_up(detail, "internal_error")


def _given_up(detail: str, error_code: str) -> JsonObject:
    return {
        "detail": str(detail),
        "error_code": error_code,
        "retryable": False,
        "source": stored(detail),
    }
