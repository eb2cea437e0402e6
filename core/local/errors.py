"""Errors of the local service, in the shapes that ElevenLabs and Google document."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from core.local.speech.engine import SpeechUnavailable, UnsupportedFormat

GEMINI_PREFIX = "/v1beta/"

# HTTP status -> error type, as in the provider's table of errors.
_ERROR_TYPES = {
    400: "validation_error",
    401: "authentication_error",
    403: "authorization_error",
    404: "not_found",
    405: "invalid_request",
    409: "conflict",
    413: "invalid_request",
    500: "internal_error",
    503: "service_unavailable",
}

# HTTP status -> canonical status name, as in google.rpc.Code.
_GOOGLE_STATUSES = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    413: "INVALID_ARGUMENT",
}
# HTTP status -> code of an error that the web framework raises.
_FRAMEWORK_CODES = {
    404: "not_found",
    405: "method_not_allowed",
    413: "request_too_large",
}


class VoiceApiError(Exception):
    """A refused voice request: HTTP status, the provider's code for it and a sentence."""

    def __init__(self, status: int, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.param = param

    @classmethod
    def not_found(cls, kind: str, identifier: str) -> VoiceApiError:
        """404 for an unknown id; `kind` is agent, voice, document, conversation, …"""
        message = f"{kind.capitalize()} with id '{identifier[:80]}' was not found."
        return cls(HTTPStatus.NOT_FOUND, f"{kind}_not_found", message)


class WriterApiError(Exception):
    """A refused writer request: HTTP status and a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def install_error_handlers(app: FastAPI) -> None:
    """Answer every error of the app in the shape of the protocol that was spoken."""
    app.add_exception_handler(VoiceApiError, _voice_error)
    app.add_exception_handler(WriterApiError, _writer_error)
    app.add_exception_handler(SpeechUnavailable, _speech_unavailable)
    app.add_exception_handler(UnsupportedFormat, _unsupported_format)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


def _voice_response(
    status: int, code: str, message: str, param: str | None = None, kind: str | None = None
) -> JSONResponse:
    request_id = secrets.token_hex(16)
    detail: dict[str, object] = {
        "type": kind or _ERROR_TYPES.get(status, "invalid_request"),
        "code": code,
        "message": message,
        "status": code,
        "request_id": request_id,
    }
    if param is not None:
        detail["param"] = param
    return JSONResponse({"detail": detail}, status, headers={"request-id": request_id})


def _writer_response(
    status: int, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    error = {
        "code": status,
        "message": message,
        "status": _GOOGLE_STATUSES.get(status, "INTERNAL"),
        "details": [],
    }
    return JSONResponse({"error": error}, status, headers=headers)


def _voice_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, VoiceApiError)
    return _voice_response(error.status, error.code, error.message, error.param)


def _writer_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, WriterApiError)
    return _writer_response(error.status, error.message)


def _speech_unavailable(_: Request, error: Exception) -> Response:
    return _voice_response(HTTPStatus.SERVICE_UNAVAILABLE, "service_unavailable", str(error))


def _unsupported_format(_: Request, error: Exception) -> Response:
    return _voice_response(
        HTTPStatus.BAD_REQUEST, "invalid_output_format", str(error), "output_format"
    )


def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    problems = [
        {"loc": list(problem["loc"]), "msg": problem["msg"], "type": problem["type"]}
        for problem in error.errors()
    ]
    if request.url.path.startswith(GEMINI_PREFIX):
        sentences = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'][1:])}: {problem['msg']}"
            for problem in problems
        )
        return _writer_response(HTTPStatus.BAD_REQUEST, f"The request is not valid: {sentences}")
    return JSONResponse({"detail": jsonable_encoder(problems)}, HTTPStatus.UNPROCESSABLE_ENTITY)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith(GEMINI_PREFIX):
        return _writer_response(error.status_code, str(error.detail), error.headers)
    code = _FRAMEWORK_CODES.get(error.status_code, "bad_request")
    return _voice_response(error.status_code, code, str(error.detail))


def _unexpected(request: Request, _: Exception) -> Response:
    message = "The local preview service failed. Its log tells more."
    if request.url.path.startswith(GEMINI_PREFIX):
        return _writer_response(HTTPStatus.INTERNAL_SERVER_ERROR, message)
    return _voice_response(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", message)
