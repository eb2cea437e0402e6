"""ApiProblem: what a page knows of a request that failed, and what it tells the user to do."""

from __future__ import annotations

from datetime import datetime

from core import clock
from core.errors import FieldProblem
from core.i18n import _, text
from core.tracing.spans import current_trace_id


class ApiProblem(Exception):
    """A request to the API failed.

    `detail` is one plain sentence for the user. `status` is the HTTP status, None when no answer
    came. `retryable` tells whether the same request can succeed later, `retry_after` is in
    seconds. `request` is the method and path, without the query: it may hold words of a search.
    `at` is when it happened (UTC, now unless given).
    """

    def __init__(
        self,
        detail: str,
        *,
        title: str = text("Something went wrong"),
        error_code: str = "internal_error",
        status: int | None = None,
        retryable: bool = False,
        retry_after: int | None = None,
        errors: tuple[FieldProblem, ...] = (),
        request: str = "",
        trace_id: str | None = None,
        at: datetime | None = None,
    ) -> None:
        # Without the sentence: it may name a document, and exceptions end up in logs.
        super().__init__(f"{request}: {status or 'no answer'} {error_code}")
        self.detail = detail
        self.title = title
        self.error_code = error_code
        self.status = status
        self.retryable = retryable
        self.retry_after = retry_after
        self.errors = errors
        self.request = request
        # Told of an earlier time, the present trace has nothing to do with it.
        self.trace_id = trace_id if trace_id or at else current_trace_id()
        self.at = at or clock.now()

    @property
    def unreachable(self) -> bool:
        """True when the service gave no answer at all."""
        return self.status is None

    def names(self, field: str) -> bool:
        """True when one of the bad fields is `field` or lies inside it."""
        return any(e.field == field or e.field.startswith(f"{field}.") for e in self.errors)


def sign_in_again(request: str = "") -> ApiProblem:
    """The API, or this process before it, does not know the user any more."""
    return ApiProblem(
        _("Your sign-in has ended."),
        title=_("Please sign in again"),
        error_code="not_signed_in",
        status=401,
        request=request,
    )


_ASK = text("send the details below to the person who looks after ElevenDops.")
_UNKNOWN = text(
    "It is not known whether this was done. Look whether it is there "
    "before you try again. Nothing that you typed is lost."
)
_NO_ANSWER = ("api_timeout", "api_connection_lost")
_ADVICE = {
    401: text(
        "Reload the page and sign in. What you typed is still here until then: copy it first."
    ),
    403: text("Ask the person who looks after ElevenDops for access."),
    404: text("It may have been deleted. Go back to the list and choose again."),
    412: text("Reload the page to see how things stand now, then decide again."),
    409: text("Reload the page to see how things stand now, then decide again."),
    413: text("Choose a smaller file, or split it into several."),
    422: text("Correct it and try again."),
    502: text("If it happens again, {ask}", ask=_ASK),
}


def advice(problem: ApiProblem) -> str:
    """One sentence that says what to do about the problem."""
    if problem.retryable and problem.request.startswith("GET "):
        return _("Wait a moment and try again.")
    if problem.error_code in _NO_ANSWER:
        return _UNKNOWN
    if problem.retryable:
        return _("Wait a moment and try again. Nothing that you typed is lost.")
    if problem.errors:
        return _("Correct what is named here and try again.")
    return _ADVICE.get(problem.status or 500, _("If it happens again, {ask}", ask=_ASK))
