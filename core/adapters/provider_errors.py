"""Turns what a voice or writing provider answers into the errors of `core.errors`.

Errors are told apart by the provider's own code, status or type field, never by searching their
text. Bodies of ElevenLabs come as `{"detail": {"code" | "status", "type", "message"}}`, as a list
of field errors (HTTP 422), or as a plain string; bodies of Google as
`{"error": {"code", "status", "message", "details"}}`, on streams wrapped in a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from core.errors import (
    AppError,
    NotFound,
    OutOfCredit,
    ProviderBusy,
    ProviderRefused,
    ProviderTimeout,
    Unavailable,
)
from core.i18n import text

_MASK = "[key removed]"
_NAMED_SECRET = re.compile(
    r"""((?:x-)?(?:xi|goog)?-?(?:api)?[-_ ]?key|token|conversation_signature|authorization)
        (["']?\s*[:=]\s*["']?(?:bearer\s+)?)[^\s"',;&}]+""",
    re.IGNORECASE | re.VERBOSE,
)
_KEY_SHAPES = re.compile(r"\b(?:sk_[0-9A-Za-z]{16,}|AIza[0-9A-Za-z_-]{16,})")
# Codes go into logs and traces, where what a provider says does not.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_MAX_MESSAGE = 300  # characters of a provider's message that a person still reads

_OUT_OF_CREDIT = frozenset({"quota_exceeded", "insufficient_credits"})
_BAD_KEY = frozenset(
    {
        "invalid_api_key",
        "missing_api_key",
        "invalid_authorization_header",
        "unauthorized",
        "needs_authorization",
        "sign_in_required",
    }
)
_TRANSIENT = frozenset(
    {
        "rate_limit_exceeded",
        "concurrent_limit_exceeded",
        "too_many_concurrent_requests",
        "system_busy",
        "already_running",
        "concurrent_modification",
    }
)
_SOCKET_TIMEOUTS = frozenset({"llm_timeout", "timeout"})
_SOCKET_FAULTS = frozenset({1001, 1006, 1011, 1012, 1013, 1014})  # RFC 6455: not the caller's


@dataclass(frozen=True, slots=True)
class Service:
    """The provider an error speaks of.

    `name` starts a sentence ("ElevenLabs", "The local preview voice service"), `key_setting` is
    the setting that holds its key, `secret` the key itself, removed from every message.
    """

    name: str
    key_setting: str
    secret: str
    local: bool = False

    def unreachable(self) -> Unavailable:
        """Nobody answers, or the connection broke."""
        if self.local:
            return Unavailable(
                text(
                    "{name} cannot be reached. It is usually back within seconds.", name=self.name
                ),
                retry_after=2,
            )
        return Unavailable(
            text("{name} cannot be reached right now. Try again in a moment.", name=self.name)
        )

    def timed_out(self) -> ProviderTimeout:
        """The connection stands, but no answer came in time."""
        return ProviderTimeout(
            text("{name} did not answer in time. Try again in a moment.", name=self.name)
        )

    def unreadable(self) -> Unavailable:
        """An answer that is not what the service documents, for example a proxy's page."""
        return Unavailable(
            text(
                "{name} sent an answer that could not be read. Try again in a moment.",
                name=self.name,
            ),
            error_code="unreadable_answer",
        )

    def refused(self, message: str, code: str | None = None) -> ProviderRefused:
        """The provider said no; its message is cleaned of keys."""
        said = clean(message, self.secret) or text("no reason was given")
        return ProviderRefused(
            text("{name} refused the request: {said}", name=self.name, said=said), error_code=code
        )

    def bad_key(self, code: str) -> ProviderRefused:
        """The key is wrong or missing, which only the operator can mend."""
        return ProviderRefused(
            text(
                "{name} did not accept the API key. Set a valid key in {key_setting}.",
                name=self.name,
                key_setting=self.key_setting,
            ),
            error_code=code,
        )

    def busy(self, retry_after: str | None, code: str | None = None) -> ProviderBusy:
        """The provider limits the rate; `retry_after` is the header's text."""
        return ProviderBusy(
            text("{name} is busy right now. Try again in a moment.", name=self.name),
            error_code=code,
            retry_after=seconds_to_wait(retry_after),
        )

    def out_of_credit(self) -> OutOfCredit:
        """The key is good, the account is empty."""
        return OutOfCredit(
            text(
                "The {name} account has no credit left. Add credit or wait for the next "
                "billing period; the API key itself is fine.",
                name=self.name,
            )
        )


def clean(message: str, secret: str = "") -> str:
    """The message in one line, without the key or anything that looks like one."""
    if secret:
        message = message.replace(secret, _MASK)
    message = _KEY_SHAPES.sub(_MASK, message)
    message = _NAMED_SECRET.sub(lambda found: found[1] + found[2] + _MASK, message)
    line = " ".join(message.split())
    return line if len(line) <= _MAX_MESSAGE else line[: _MAX_MESSAGE - 1] + "…"


_MAX_DIGITS = 10  # of a time to wait; int() refuses thousands


def seconds_to_wait(header: str | None) -> int | None:
    """`Retry-After` in whole seconds, from seconds or an HTTP date (RFC 9110, section 10.2.3)."""
    if not header:
        return None
    if header.strip().isdecimal() and len(header) < _MAX_DIGITS:
        return int(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, round((moment - datetime.now(UTC)).total_seconds()))


def elevenlabs_error(
    status: int | None, body: Any, service: Service, retry_after: str | None = None
) -> AppError:
    """The error for an HTTP answer of ElevenLabs; `body` is the parsed JSON, or text."""
    detail = body.get("detail", body) if isinstance(body, Mapping) else body
    fields = detail if isinstance(detail, Mapping) else {}
    code = _code(fields.get("code")) or _code(fields.get("status"))
    kind = _text(fields.get("type"))
    message = _text(fields.get("message")) or _plain_message(detail)
    status = status or 0

    if code in _OUT_OF_CREDIT and status in (401, 402):
        return service.out_of_credit()
    if code in _BAD_KEY or (status == 401 and (not code or kind == "authentication_error")):
        return service.bad_key(code or "unauthorized")
    if status == 429 or code in _TRANSIENT:
        return service.busy(retry_after, code or None)
    if code.endswith(("not_found", "does_not_exist")) or (status == 404 and fields):
        said = clean(message, service.secret)
        return NotFound(
            text("{name} does not know this entry: {said}", name=service.name, said=said),
            error_code=code or None,
        )
    if status == 408:
        return service.timed_out()
    if status >= 500:
        return service.unreachable()
    if not 400 <= status < 500:
        return service.unreadable()
    return service.refused(
        message or text("HTTP status {status}", status=status),
        code or f"http_{status}",
    )


def google_error(
    status: int, body: Any, service: Service, retry_after: str | None = None
) -> AppError:
    """The error for an HTTP answer of the Gemini API; `body` is the parsed JSON, or text."""
    if isinstance(body, list):
        body = body[0] if body else {}
    error = body.get("error") if isinstance(body, Mapping) else None
    fields = error if isinstance(error, Mapping) else {}
    canonical = _code(fields.get("status"))
    message = _text(fields.get("message"))
    reason, delay = _google_details(fields.get("details"))

    if reason in ("API_KEY_INVALID", "API_KEY_EXPIRED") or canonical == "UNAUTHENTICATED":
        return service.bad_key((reason or canonical).lower())
    if canonical == "RESOURCE_EXHAUSTED" or status == 429:
        return service.busy(retry_after or delay, canonical.lower() or None)
    if canonical == "DEADLINE_EXCEEDED":
        return service.timed_out()
    if canonical in ("UNAVAILABLE", "INTERNAL") or status >= 500:
        return service.unreachable()
    if canonical == "NOT_FOUND":
        return NotFound(
            text(
                "{name} does not know this: {clean}",
                name=service.name,
                clean=clean(message, service.secret),
            )
        )
    if status == 401:
        return service.bad_key("unauthenticated")
    if not 400 <= status < 500:
        return service.unreadable()
    code = (reason or canonical).lower() or f"http_{status}"
    return service.refused(message or text("HTTP status {status}", status=status), code)


def socket_error(code: Any, kind: str, message: str, service: Service) -> AppError:
    """The error for an `error` event or a close frame of the conversation socket.

    `code` is the WebSocket close code, `kind` the event's `error_type` (may be empty).
    """
    if kind in _OUT_OF_CREDIT:
        return service.out_of_credit()
    if kind in _BAD_KEY:
        return service.bad_key(kind)
    if kind in _TRANSIENT:
        return service.busy(None, kind)
    if kind in _SOCKET_TIMEOUTS:
        return service.timed_out()
    kind = _code(kind) or ("error" if kind else "")
    if kind or (isinstance(code, int) and code not in _SOCKET_FAULTS and code != 1000):
        return service.refused(
            message or text("the conversation was ended"), kind or f"close_{code}"
        )
    return Unavailable(text("The conversation with the agent was cut. Start it again."))


def _code(value: Any) -> str:
    """A code of the provider; what is no code by its looks may be a patient's words."""
    text = _text(value)
    return text if _CODE.fullmatch(text) else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _plain_message(detail: Any) -> str:
    """The readable part of a body without `message`: FastAPI's list, or a short plain string."""
    if isinstance(detail, list):
        rows = [row for row in detail if isinstance(row, Mapping)]
        return "; ".join(
            f"{'.'.join(str(part) for part in row.get('loc') or ())}: {_text(row.get('msg'))}"
            for row in rows
        )
    text = _text(detail)
    return "" if text.lstrip().startswith("<") else text


def _google_details(details: Any) -> tuple[str, str]:
    """The reason of google.rpc.ErrorInfo and the seconds of google.rpc.RetryInfo, or ''."""
    reason = delay = ""
    for row in details if isinstance(details, list) else []:
        if not isinstance(row, Mapping):
            continue
        kind = _text(row.get("@type")).rpartition(".")[2]
        if kind == "ErrorInfo":
            reason = _code(row.get("reason"))
        elif kind == "RetryInfo":
            delay = _text(row.get("retryDelay")).removesuffix("s").partition(".")[0]
    return reason, delay
