"""What an error of Cloud Storage's client means: whether it passes, and what a user is told.

Imports the vendor's packages, so `core.adapters.gcs.blobs` imports it on first use, in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import google.auth.exceptions as auth
import requests
import urllib3
from google.api_core import exceptions as api
from google.cloud.storage import exceptions as storage

from core.adapters.gcs.operation import OutOfTime, current_operation, unreachable
from core.errors import AppError, Unavailable
from core.i18n import text

T = TypeVar("T")

_PASSING_STATUS = frozenset({408, 429, 500, 502, 503, 504})


def again(work: Callable[[], T]) -> T:
    """Do the work, and again after an error that passes, while this thread's operation has time."""
    return current_operation().retry(work, is_transient)


def is_transient(error: Exception) -> bool:
    """Whether the same request can succeed a moment later."""
    if isinstance(error, api.GoogleAPICallError):
        return error.code in _PASSING_STATUS
    if isinstance(error, storage.InvalidResponse):
        return error.response.status_code in _PASSING_STATUS
    if isinstance(error, auth.RefreshError):
        return bool(error.retryable) or _because_of_the_network(error)
    return isinstance(
        error,
        requests.RequestException
        | urllib3.exceptions.HTTPError
        | auth.TransportError
        | storage.DataCorruption
        | OSError,
    )


def bucket_is_missing(error: Exception) -> bool:
    """Whether a 404 speaks of the bucket, not of the object."""
    return isinstance(error, api.NotFound) and "bucket does not exist" in str(error)


def as_app_error(error: Exception, bucket: str) -> AppError | None:
    """What a user and the operator are told; None for a mistake of the program.

    It never holds a key, a token or the name of a blob.
    """
    if bucket_is_missing(error):
        return _unavailable(
            text(
                "The Cloud Storage bucket “{bucket}” does not exist. Create it, or correct "
                "GCS_BUCKET_NAME.",
                bucket=bucket,
            )
        )
    if isinstance(error, api.Forbidden | api.Unauthorized):
        return _unavailable(
            text(
                "Cloud Storage does not let the service account use the bucket “{bucket}”. "
                "Give it the role Storage Object Admin there.",
                bucket=bucket,
            )
        )
    if isinstance(error, auth.DefaultCredentialsError) or (
        isinstance(error, auth.RefreshError) and not is_transient(error)
    ):
        return _unavailable(
            text(
                "There are no valid Google credentials for Cloud Storage. Run "
                "ElevenDops as a service account, or set "
                "GOOGLE_APPLICATION_CREDENTIALS."
            )
        )
    if isinstance(error, OutOfTime | api.RetryError) or is_transient(error):
        return unreachable()
    if isinstance(error, api.GoogleAPICallError | auth.GoogleAuthError | storage.InvalidResponse):
        return _unavailable(text("Cloud Storage refused the request. Look into the log."))
    return None


def reason(error: Exception) -> str:
    """One word or two for the log: the kind of the error and its HTTP status."""
    status = getattr(error, "code", None)
    return f"{type(error).__name__} {int(status)}" if status else type(error).__name__


def _unavailable(sentence: str) -> Unavailable:
    return Unavailable(sentence, error_code="store_unavailable")


def _because_of_the_network(error: Exception) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, auth.TransportError | requests.RequestException):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
