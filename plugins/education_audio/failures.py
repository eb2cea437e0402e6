"""Errors as kept with a draft or an audio file, and raised again for a caller who waited."""

from __future__ import annotations

from core import clock
from core.errors import (
    AppError,
    Conflict,
    InvalidInput,
    NotFound,
    OutOfCredit,
    ProviderBusy,
    ProviderRefused,
    ProviderTimeout,
    Unavailable,
)
from core.ports.documents import JsonObject
from core.tracing.spans import current_trace_id

_KINDS: tuple[type[AppError], ...] = (
    InvalidInput,
    NotFound,
    Conflict,
    ProviderBusy,
    ProviderRefused,
    Unavailable,
    ProviderTimeout,
)


def kept(error: AppError) -> JsonObject:
    """The error as it is stored, with when it happened and under which trace."""
    return {
        "detail": error.detail,
        "error_code": error.error_code,
        "status": error.status,
        "retryable": error.retryable,
        "at": clock.stamp(),
        "trace_id": current_trace_id(),
    }


def kept_end(error: JsonObject, before: JsonObject | None, trace_id: str | None) -> JsonObject:
    """A job's last error as it is stored; `before` is what its last try had kept.

    `trace_id` is that of the job, for an error that ended it from outside.
    """
    if before is not None and before["error_code"] == error["error_code"]:
        return before | {"retryable": False}
    return error | {
        "status": AppError.status,
        "at": clock.stamp(),
        "trace_id": trace_id,
    }


def when_and_trace(error: JsonObject | None) -> JsonObject:
    """The fields `error_at` and `error_trace_id` of a view; errors of old records have neither."""
    at = error.get("at") if error else None
    return {
        "error_at": clock.parse(at) if at else None,
        "error_trace_id": error.get("trace_id") if error else None,
    }


def raised(error: JsonObject, addition: str = "") -> AppError:
    """A stored error to raise, with a sentence added to it."""
    detail = f"{error['detail']} {addition}".strip()
    code = error["error_code"]
    if code == OutOfCredit.error_code:
        return OutOfCredit(detail)
    kind = next((kind for kind in _KINDS if kind.status == error["status"]), AppError)
    return kind(detail, error_code=code)
