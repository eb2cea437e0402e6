"""The one place where errors become RFC 9457 problem documents."""

import logging
from collections.abc import Sequence
from http.client import responses
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from core.errors import AppError, FieldProblem, Unavailable
from core.i18n import Text, plural, text, translate
from core.models.late import LateModel
from core.tracing.spans import current_trace_id, note_error_code

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class FieldProblemModel(LateModel):
    """One bad field of a request."""

    field: str
    message: str


class Problem(LateModel):
    """An error: `detail` is a sentence for people, `error_code` a name for programs."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    error_code: str
    retryable: bool
    errors: list[FieldProblemModel] = []
    trace_id: str | None = None
    """Under which operators find what happened."""


RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}
"""The OpenAPI answer of every route for errors."""


def response(
    *,
    status: int,
    title: str,
    detail: str,
    error_code: str,
    retryable: bool = False,
    fields: Sequence[FieldProblem] = (),
    retry_after: int | None = None,
) -> JSONResponse:
    """A problem document as an HTTP answer."""
    note_error_code(error_code)
    problem = Problem(
        title=translate(title),
        status=status,
        detail=translate(detail),
        error_code=error_code,
        retryable=retryable,
        errors=[FieldProblemModel(field=f.field, message=translate(f.message)) for f in fields],
        trace_id=current_trace_id(),
    )
    headers = {"Retry-After": str(retry_after)} if retry_after is not None else None
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def of_app_error(error: AppError) -> JSONResponse:
    """The problem document of an AppError."""
    return response(
        status=error.status,
        title=error.title,
        detail=error.detail,
        error_code=error.error_code,
        retryable=error.retryable,
        fields=error.fields,
        retry_after=error.retry_after,
    )


_READING = ("GET", "HEAD", "OPTIONS")
_START_SECONDS = 5


def internal(method: str) -> JSONResponse:
    """The problem document of a mistake in our own code; it tells nothing about it.

    `method` is the request's: only of one that reads is it known that it changed nothing.
    """
    return response(
        status=500,
        title=AppError.title,
        detail=text("Something went wrong inside ElevenDops. {changed}", changed=_changed(method)),
        error_code=AppError.error_code,
    )


def stopping(method: str) -> JSONResponse:
    """The problem document of a request that is not done when the program has to stop."""
    return response(
        status=Unavailable.status,
        title=Unavailable.title,
        detail=text("ElevenDops is being started again. {changed}", changed=_changed(method)),
        error_code="stopping",
        retryable=method in _READING,
        retry_after=_START_SECONDS,
    )


def _changed(method: str) -> Text:
    return (
        text("Nothing was changed by this request.")
        if method in _READING
        else text(
            "It is not known whether the change was made. Look at the record before you try again."
        )
    )


# What pydantic finds, in words for people who fill in a form.
_PLAIN: dict[str, Text] = {
    "missing": text("Required"),
    "json_invalid": text("The request is not valid JSON"),
    "string_pattern_mismatch": text("Some characters are not allowed here, or there are too many"),
    "string_type": text("Enter text"),
    "too_short": text("Give at least {min_length}"),
    "too_long": text("Give at most {max_length}"),
    "int_type": text("Give a whole number"),
    "int_parsing": text("Give a whole number"),
    "int_from_float": text("Give a whole number"),
    "float_type": text("Give a number"),
    "float_parsing": text("Give a number"),
    "bool_type": text("Give true or false"),
    "bool_parsing": text("Give true or false"),
    "greater_than_equal": text("Give at least {ge}"),
    "less_than_equal": text("Give at most {le}"),
    "enum": text("Give one of {expected}"),
    "literal_error": text("Give one of {expected}"),
    "extra_forbidden": text("Unknown field"),
    "finite_number": text("Give a number"),
    "list_type": text("Give a list"),
    "dict_type": text("Give an object"),
    "model_type": text("Give an object"),
    "model_attributes_type": text("Give an object"),
    "string_unicode": text("Some characters are not allowed here, or there are too many"),
    "timezone_aware": text("Give a time with its time zone"),
}
# The many ways in which pydantic says that a value of this kind cannot be read.
_UNREADABLE: dict[str, Text] = {
    "date": text("Give a date"),
    "datetime": text("Give a time with its time zone"),
    "int": text("Give a whole number"),
    "url": text("Give a web address"),
}


def field_path(location: Sequence[int | str]) -> str:
    """`template_config.template_ids.0` from a validation error's location."""
    parts = [str(part) for part in location]
    if parts and parts[0] in ("body", "query", "path", "header", "form"):
        parts = parts[1:] or [parts[0]]
    return ".".join(parts)


async def _app_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)
    request.state.app_error = True
    return of_app_error(error)


async def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # The input itself is left out: it may hold a patient's words.
    fields = [
        FieldProblem("body" if e["type"] == "json_invalid" else field_path(e["loc"]), _sentence(e))
        for e in error.errors()
    ]
    return response(
        status=422,
        title=text("Some values are not valid"),
        detail="; ".join(f"{f.field}: {translate(f.message)}" for f in fields),
        error_code="invalid_input",
        fields=fields,
    )


def _sentence(error: dict[str, Any]) -> str:
    values = error.get("ctx", {})
    match error["type"]:
        case "string_too_short":
            fewest = values["min_length"]
            return plural(
                "Give at least {number} character", "Give at least {number} characters", fewest
            )
        case "string_too_long":
            most = values["max_length"]
            return plural(
                "Give at most {number} character", "Give at most {number} characters", most
            )
        case "value_error":
            # What a model of ours refuses it tells in a text; pydantic's message is its English.
            match values.get("error"):
                case Exception(args=(Text() as said,)):
                    return said
    kind: str = error["type"]
    plain = _PLAIN.get(kind) or _UNREADABLE.get(kind.partition("_")[0])
    if plain is None:
        message = str(error["msg"]).removeprefix("Value error, ")
        return message[:1].upper() + message[1:]
    return text(plain.source.message, **values)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return of_http_error(error)


def of_http_error(error: HTTPException) -> JSONResponse:
    """The problem document of what the web framework refuses."""
    titles = {404: text("Not found"), 405: text("Method not allowed"), 413: text("Too large")}
    codes = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}
    title = titles.get(error.status_code, text("The request was not accepted"))
    # The framework's own detail is no more than the English name of the status.
    is_named = error.detail == responses.get(error.status_code)
    # A plugin may give anything, although the type says that it is words.
    detail: object = title if is_named else error.detail
    answer = response(
        status=error.status_code,
        title=title,
        detail=detail if isinstance(detail, Text) else str(detail),
        error_code=codes.get(error.status_code, f"http_{error.status_code}"),
    )
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
