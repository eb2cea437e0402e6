"""How large a request may be: little, but where a route takes files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from starlette.types import Scope

MAX_BODY = 8 * 1024 * 1024
"""Bytes. The longest document, 300,000 characters, is at most 3.6 MB as escaped JSON."""

_AROUND_A_FILE = 1024 * 1024
"""Bytes of the fields and boundaries that are sent with a file."""
_ATTRIBUTE = "most_bytes_of_a_request"
_MULTIPART = "multipart/form-data"

_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])


def takes_files(most_bytes: int) -> Callable[[_Endpoint], _Endpoint]:
    """Mark a route's function: it takes files of so many bytes, as `UploadFile`.

    Those are written to a temporary file while they arrive, and not kept as any other body is;
    where temporary files are memory, as on Cloud Run, it takes that.
    """

    def mark(endpoint: _Endpoint) -> _Endpoint:
        setattr(endpoint, _ATTRIBUTE, most_bytes + _AROUND_A_FILE)
        return endpoint

    return mark


def limit_before_the_route(content_type: str) -> int | None:
    """What can be said of a request before anybody knows which route it is for; None: nothing."""
    return None if content_type.lower().startswith(_MULTIPART) else MAX_BODY


def limit_of_the_route(scope: Scope) -> int:
    """The bytes that a request may have whose route is found."""
    limit: int = getattr(scope.get("endpoint"), _ATTRIBUTE, MAX_BODY)
    return limit
