"""Errors as kept with a draft or an audio file, and raised again for a caller who waited."""

from __future__ import annotations

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
    """The error as it is stored."""
    return {
        "detail": error.detail,
        "error_code": error.error_code,
        "status": error.status,
        "retryable": error.retryable,
    }


def kept_end(error: JsonObject, before: JsonObject | None) -> JsonObject:
    """A job's last error as it is stored; `before` is what its last try had kept."""
    if before is not None and before["error_code"] == error["error_code"]:
        return before | {"retryable": False}
    return error | {"status": AppError.status}


def raised(error: JsonObject, addition: str = "") -> AppError:
    """A stored error to raise, with a sentence added to it."""
    detail = f"{error['detail']} {addition}".strip()
    code = error["error_code"]
    if code == OutOfCredit.error_code:
        return OutOfCredit(detail)
    kind = next((kind for kind in _KINDS if kind.status == error["status"]), AppError)
    return kind(detail, error_code=code)
