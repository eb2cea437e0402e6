"""What the API's HTTP answers mean to a page: models, events and problems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from core.errors import FieldProblem
from core.i18n import _, text
from core.ports.documents import JsonObject
from core.ui.api.problem import ApiProblem, sign_in_again

if TYPE_CHECKING:
    import httpx

M = TypeVar("M", bound=BaseModel)

_UNREACHABLE = text(
    "The ElevenDops service is starting or not reachable. Usually it is back within seconds."
)
_TOO_SLOW = text("The ElevenDops service took too long to answer.")
_BROKEN_OFF = text("The answer of the ElevenDops service broke off.")
_NOT_UNDERSTOOD = text(
    "The ElevenDops service sent an answer that this page does not "
    "understand. Reload the page; the service may have been updated."
)


def parsed(answer: httpx.Response, model: type[M]) -> M:
    """The body as `model`. Raises ApiProblem when it is something else."""
    try:
        return model.model_validate_json(answer.content)
    except ValidationError:
        raise ApiProblem(
            _NOT_UNDERSTOOD,
            title=_("Not understood"),
            error_code="unexpected_answer",
            status=answer.status_code,
            request=_name(answer.request),
        ) from None


def read_events(answer: httpx.Response) -> Iterator[JsonObject]:
    """The JSON object of each server-sent event, as it comes."""
    lines: list[str] = []
    for line in _lines(answer):
        if line.startswith("data:"):
            lines.append(line[5:].removeprefix(" "))
        elif not line and lines:
            yield _event("\n".join(lines), answer)
            lines = []
    if lines:
        yield _event("\n".join(lines), answer)


def _lines(answer: httpx.Response) -> Iterator[str]:
    # Not httpx's iter_lines: it also splits at U+2028 and its like, which may stand in a script.
    rest = b""
    for chunk in answer.iter_bytes():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.removesuffix(b"\r").decode()
    if rest:
        yield rest.removesuffix(b"\r").decode()


def _event(text: str, answer: httpx.Response) -> JsonObject:
    try:
        event = json.loads(text)
    except ValueError:
        event = None
    if not isinstance(event, dict):
        raise ApiProblem(
            _NOT_UNDERSTOOD,
            title=_("Not understood"),
            error_code="unexpected_answer",
            status=answer.status_code,
            request=_name(answer.request),
        )
    return event


def refusal(answer: httpx.Response) -> ApiProblem:
    """The problem document of an answer; any other error answer gets a plain sentence."""
    if answer.status_code == 401:
        return sign_in_again(_name(answer.request))
    try:
        found = answer.json()
    except ValueError:
        found = None
    if not isinstance(found, dict) or "detail" not in found:
        found = {
            "detail": _(
                "The ElevenDops service answered with an error ({status_code}).",
                status_code=answer.status_code,
            ),
            "error_code": f"http_{answer.status_code}",
            "retryable": answer.status_code in (429, 502, 503, 504),
        }
    retry_after = answer.headers.get("retry-after", "")
    trace = found.get("trace_id") or answer.headers.get("x-trace-id")
    return ApiProblem(
        detail=str(found["detail"]),
        title=str(found.get("title") or _("Something went wrong")),
        error_code=str(found.get("error_code") or "internal_error"),
        status=answer.status_code,
        retryable=bool(found.get("retryable")),
        retry_after=int(retry_after) if retry_after.isdecimal() else None,
        errors=tuple(
            FieldProblem(str(item.get("field", "")), str(item.get("message", "")))
            for item in found.get("errors") or ()
            if isinstance(item, dict)
        ),
        request=_name(answer.request),
        trace_id=str(trace) if trace else None,
    )


def transport_problem(error: httpx.TransportError, request: httpx.Request) -> ApiProblem:
    """The problem of a request that got no whole answer."""
    import httpx

    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        detail, title, code = _UNREACHABLE, _("Not reachable right now"), "api_unreachable"
    elif isinstance(error, httpx.TimeoutException):
        detail, title, code = _TOO_SLOW, _("No answer in time"), "api_timeout"
    else:
        detail, title, code = _BROKEN_OFF, _("The connection broke off"), "api_connection_lost"
    return ApiProblem(detail, title=title, error_code=code, retryable=True, request=_name(request))


def _name(request: httpx.Request) -> str:
    return f"{request.method} {request.url.path}"
