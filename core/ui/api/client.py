"""The dashboard's typed client of the API: one pooled client for each process.

    visits = client.get("/api/visits", VisitList, {"day": "2026-03-02", "limit": 20})

Every failure, from a refused connection to a bad field, is an ApiProblem.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote

from pydantic import BaseModel

from core.i18n import current_language
from core.ports.documents import JsonObject
from core.records.versions import etag
from core.tracing.setup import OFF, Tracing
from core.ui.api.connections import CONNECT_SECONDS, Connections
from core.ui.api.responses import parsed, read_events, refusal, transport_problem
from core.ui.page_tracing import api_call

if TYPE_CHECKING:
    import httpx

M = TypeVar("M", bound=BaseModel)

ParamValue = str | int | float | bool | date | datetime | Enum | None
Params = Mapping[str, ParamValue | Sequence[ParamValue]]

STREAM_SECONDS = 90.0


def path(*segments: str) -> str:
    """An address from segments, each quoted: `path("api", "visits", some_id)`."""
    return "/" + "/".join(quote(segment, safe="") for segment in segments)


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that the API gave, and where on the web it has it from, "" for nowhere."""

    name: str
    content: bytes
    location: str


class ApiClient:
    """Asks the API at `base_url`. Safe to use from many threads.

    `token` gives the proof of who is calling, anew for each call: where users sign in, a client
    belongs to one caller (`for_caller`). It may raise ApiProblem when that one is not signed in.
    """

    def __init__(
        self, base_url: str, token: Callable[[], str] | None = None, tracing: Tracing = OFF
    ) -> None:
        self.base_url = base_url
        self._tracing = tracing
        self._token = token
        self._connections = Connections(base_url)

    def connect(self) -> None:
        """Make ready for the first question, which else makes ready itself."""
        self._connections.open()

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()

    def for_caller(self, token: Callable[[], str]) -> ApiClient:
        """A client for this caller alone, over the same connections."""
        client = copy.copy(self)
        client._token = token
        return client

    def get(
        self,
        path: str,
        model: type[M],
        params: Params | None = None,
        *,
        timeout: float | None = None,
        accept: Collection[int] = (),
    ) -> M:
        """GET; the answer as `model`. Parameters that are None are left out.

        `accept` lists error statuses whose body is a `model` too.
        """
        return self._ask("GET", path, model, params=params, timeout=timeout, accept=accept)

    def post(
        self,
        path: str,
        model: type[M],
        body: BaseModel | JsonObject | None = None,
        params: Params | None = None,
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
    ) -> M:
        """POST a JSON body; the answer as `model`.

        Repeated with the same `idempotency_key`, a request makes one record only.
        """
        return self._ask(
            "POST",
            path,
            model,
            body=body,
            params=params,
            timeout=timeout,
            headers=_repeatable(idempotency_key),
        )

    def put(
        self,
        path: str,
        model: type[M],
        body: BaseModel | JsonObject | None = None,
        *,
        timeout: float | None = None,
    ) -> M:
        """PUT a JSON body; the answer as `model`. Fields that a model leaves unset are not sent."""
        return self._ask("PUT", path, model, body=body, timeout=timeout)

    def delete(
        self, path: str, *, version: int | None = None, timeout: float | None = None
    ) -> None:
        """DELETE, with `version` only that one of the record; an answer is not read."""
        headers = {} if version is None else {"If-Match": etag(version)}
        self._answer("DELETE", path, timeout=timeout, headers=headers)

    def upload(
        self,
        path: str,
        model: type[M],
        *,
        name: str,
        content: bytes,
        media_type: str,
        fields: Mapping[str, str | list[str]] | None = None,
        timeout: float | None = None,
        idempotency_key: str | None = None,
    ) -> M:
        """POST a file as the multipart field `file`, with form fields; the answer as `model`."""
        answer = self._answer(
            "POST",
            path,
            files={"file": (name, content, media_type)},
            data=dict(fields or {}),
            timeout=timeout,
            headers=_repeatable(idempotency_key),
        )
        return parsed(answer, model)

    def fetch_file(
        self, path: str, body: BaseModel | JsonObject, *, timeout: float | None = None
    ) -> ReceivedFile:
        """POST a JSON body; the answer as a file with the name that its header gives it."""
        answer = self._answer("POST", path, json=_json(body), timeout=timeout)
        name = answer.headers.get("Content-Disposition", "").rpartition("filename*=UTF-8''")[2]
        return ReceivedFile(
            unquote(name), answer.content, answer.headers.get("Content-Location", "")
        )

    def events(
        self,
        path: str,
        body: BaseModel | JsonObject,
        *,
        timeout: float = STREAM_SECONDS,
    ) -> Iterator[JsonObject]:
        """POST and read the server-sent events of the answer, each as its JSON object.

        `timeout` is how long to wait for the next event, in seconds. Raises ApiProblem at the
        first `next()`, or later when the stream breaks off.
        """
        import httpx

        http = self._connections.open()
        with api_call(self._tracing, "POST", path) as (span, headers):
            request = http.build_request(
                "POST",
                path,
                json=_json(body),
                headers={"Accept": "text/event-stream"} | self._caller() | headers,
                timeout=httpx.Timeout(timeout, connect=CONNECT_SECONDS),
            )
            try:
                answer = http.send(request, stream=True)
                span.set("http.response.status_code", answer.status_code)
                try:
                    if answer.is_error:
                        answer.read()
                        raise refusal(answer)
                    yield from read_events(answer)
                finally:
                    answer.close()
            except httpx.TransportError as error:
                raise transport_problem(error, request) from None

    def _caller(self) -> dict[str, str]:
        """Who asks, and the language of the page that the answer is for."""
        headers = {"Accept-Language": current_language()}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token()}"
        return headers

    def _ask(
        self,
        method: str,
        path: str,
        model: type[M],
        *,
        body: BaseModel | JsonObject | None = None,
        params: Params | None = None,
        timeout: float | None = None,
        accept: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> M:
        answer = self._answer(
            method,
            path,
            params=query_pairs(params),
            json=None if body is None else _json(body),
            timeout=timeout,
            accept=accept,
            headers=headers,
        )
        return parsed(answer, model)

    def _answer(
        self,
        method: str,
        path: str,
        *,
        timeout: float | None = None,
        accept: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
        **content: Any,
    ) -> httpx.Response:
        import httpx

        http = self._connections.open()
        with api_call(self._tracing, method, path) as (span, traced):
            request = http.build_request(
                method,
                path,
                headers={**(headers or {}), **self._caller(), **traced},
                timeout=(
                    httpx.USE_CLIENT_DEFAULT
                    if timeout is None
                    else httpx.Timeout(timeout, connect=min(timeout, CONNECT_SECONDS))
                ),
                **content,
            )
            try:
                answer = http.send(request)
            except httpx.TransportError as error:
                raise transport_problem(error, request) from None
            span.set("http.response.status_code", answer.status_code)
            if answer.is_error and answer.status_code not in accept:
                raise refusal(answer)
            return answer


def _repeatable(key: str | None) -> dict[str, str]:
    return {} if key is None else {"Idempotency-Key": key}


def _plain(value: ParamValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def query_pairs(params: Params | None) -> list[tuple[str, str]]:
    """Name and value of each parameter as the API reads them; those that are None are left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in (params or {}).items():
        values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        pairs += [(name, _plain(one)) for one in values if one is not None]
    return pairs


def _json(body: BaseModel | JsonObject) -> Any:
    if isinstance(body, BaseModel):
        return body.model_dump(mode="json", exclude_unset=True)
    return body
