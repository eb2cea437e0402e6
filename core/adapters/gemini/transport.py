"""The Gemini SDK client over REST, made so that a running request can be ended from outside.

`google.ai.generativelanguage` is the client inside google-generativeai; it is used directly,
because the outer layer keeps one configuration for the whole process. Importing it takes more
than half a second, so `core.adapters.gemini.writer` imports this module on first use, in a thread.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import google.ai.generativelanguage as glm
from google.protobuf.json_format import ParseError  # type: ignore[import-untyped]
from requests.adapters import HTTPAdapter
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectTimeout,
    ReadTimeout,
    RequestException,
)
from requests.exceptions import ConnectionError as RequestsConnectionError
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ReadTimeoutError

from core.adapters.provider_errors import Service, google_error, is_loopback
from core.errors import ProviderRefused, Unavailable
from core.i18n import text
from core.ports.writer import WriterReport, WriterRequest

_CONNECT_SECONDS = 3.0
_READ_SECONDS = 90.0  # a model that thinks first is silent for long
_CHECK_SECONDS = 15.0

_FINISHED = "STOP"
_REASONS = {
    "MAX_TOKENS": text(
        "the script was cut off at the model's longest length. Use a shorter document"
    ),
    "RECITATION": text("the script came too close to a published text"),
    "LANGUAGE": text("the model does not write in this language"),
    "SPII": text("the script would have contained personal data"),
}
_BLOCKED = text("its safety filter blocked the text")

_running = threading.local()


class Cancellation:
    """Ends one request from another thread, also while that one waits for the network."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self.requested = False

    def request(self) -> None:
        """Wake the thread that reads the socket; it ends with an error nobody listens to."""
        with self._lock:
            self.requested = True
            if self._socket is not None:
                self._hang_up(self._socket)

    def watch(self, connected: socket.socket | None) -> None:
        """Remember the socket of the request."""
        with self._lock:
            self._socket = connected
            if self.requested and connected is not None:
                self._hang_up(connected)

    @staticmethod
    def _hang_up(connected: socket.socket) -> None:
        with contextlib.suppress(OSError):  # already closed by the other side
            connected.shutdown(socket.SHUT_RDWR)


class GeminiClient:
    """Blocking calls to the Gemini API; safe to use from several threads."""

    def __init__(self, api_key: str, endpoint: str | None, service: Service, streams: int) -> None:
        self._service = service
        options = {"api_key": api_key} | ({"api_endpoint": endpoint} if endpoint else {})
        sdk: Any = glm
        self._texts = sdk.GenerativeServiceClient(transport="rest", client_options=options)
        self._models = sdk.ModelServiceClient(transport="rest", client_options=options)
        for transport in (self._texts.transport, self._models.transport):
            session: Any = transport._session
            # A proxy of the environment must not see loopback traffic.
            session.trust_env = not is_loopback(endpoint)
            adapter = _Adapter(service, pool_maxsize=streams)
            session.mount("https://", adapter)
            session.mount("http://", adapter)

    def write(
        self,
        request: WriterRequest,
        emit: Callable[[str], None],
        cancellation: Cancellation,
        report: WriterReport,
    ) -> None:
        """Emit the text in pieces, and fill the report.

        Returns only when the model has said that it is complete.
        """
        model = request.model if "/" in request.model else f"models/{request.model}"
        message = glm.GenerateContentRequest(
            model=model,
            contents=[glm.Content(role="user", parts=[glm.Part(text=request.prompt)])],
            system_instruction=(
                glm.Content(parts=[glm.Part(text=request.system)]) if request.system else None
            ),
        )
        with self._our_errors(), _cancellable(cancellation):
            finish = self._relay(message, emit, cancellation, report)
        if finish != _FINISHED:
            raise self._unfinished(finish)

    def _relay(
        self,
        message: Any,
        emit: Callable[[str], None],
        cancellation: Cancellation,
        report: WriterReport,
    ) -> str:
        """Pass the pieces on; returns the name of the finish reason, '' if there was none."""
        finish = ""
        said_anything = False
        answers = self._texts.stream_generate_content(message, timeout=_READ_SECONDS, retry=None)
        try:
            for answer in answers:
                if cancellation.requested:
                    break
                _note(answer, report)
                if answer.prompt_feedback.block_reason:
                    raise self._refusal("PROMPT_BLOCKED", _BLOCKED)
                # A slice of the SDK's own list would give bare messages with numbers for names.
                for candidate in list(answer.candidates)[:1]:
                    piece = "".join(part.text for part in candidate.content.parts)
                    if piece:
                        said_anything = True
                        emit(piece)
                    if candidate.finish_reason:
                        finish = report.finish_reason = candidate.finish_reason.name
        except ValueError:
            # The SDK's word for a body that ends inside the JSON array, or is none.
            raise self._cut() from None
        finally:
            answers.cancel()
        if finish == _FINISHED and not said_anything:
            raise self._refusal("EMPTY_ANSWER", text("it wrote nothing"))
        return finish

    def list_one_model(self) -> None:
        """The cheapest call that needs a valid key."""
        with self._our_errors():
            self._models.list_models(
                glm.ListModelsRequest(page_size=1), timeout=_CHECK_SECONDS, retry=None
            )

    def close(self) -> None:
        """Close idle connections."""
        self._texts.transport.close()
        self._models.transport.close()

    def _unfinished(self, finish: str) -> ProviderRefused | Unavailable:
        """What it means when the text did not end by itself."""
        return self._refusal(finish, _REASONS.get(finish, _BLOCKED)) if finish else self._cut()

    def _refusal(self, code: str, reason: str) -> ProviderRefused:
        return ProviderRefused(
            text(
                "{name} did not finish the script: {reason}.",
                name=self._service.name,
                reason=reason,
            ),
            error_code=code.lower(),
        )

    def _cut(self) -> Unavailable:
        return Unavailable(
            text(
                "The connection to {name} broke before the text was complete. Try again.",
                name=self._service.name,
            ),
            error_code="stream_cut",
        )

    @contextlib.contextmanager
    def _our_errors(self) -> Iterator[None]:
        try:
            yield
        except ParseError:
            raise self._service.unreadable() from None
        except ConnectTimeout:
            raise self._service.unreachable() from None
        except ReadTimeout:
            raise self._service.timed_out() from None
        except RequestsConnectionError as error:
            # How requests reports a read time-out in the middle of a body.
            if error.args and isinstance(error.args[0], ReadTimeoutError):
                raise self._service.timed_out() from None
            raise self._service.unreachable() from None
        except ChunkedEncodingError:
            raise self._cut() from None
        except RequestException:
            raise self._service.unreachable() from None


def _note(answer: Any, report: WriterReport) -> None:
    """What one part of the answer says of the whole; the last one is right."""
    report.model = answer.model_version or report.model
    usage = answer.usage_metadata
    report.input_tokens = usage.prompt_token_count or report.input_tokens
    report.output_tokens = usage.candidates_token_count or report.output_tokens


class _Adapter(HTTPAdapter):
    """Splits the time-out, reads errors by our rules, and watches the sockets of requests."""

    def __init__(self, service: Service, pool_maxsize: int) -> None:
        self._service = service
        super().__init__(pool_maxsize=pool_maxsize)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _WATCHED_POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _WATCHED_POOLS
        return manager

    def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs["timeout"] = (_CONNECT_SECONDS, kwargs["timeout"])
        response = super().send(request, *args, **kwargs)
        if response.status_code < 300:
            return response
        # The SDK cannot read the errors of streams, which are wrapped in a list.
        try:
            body = response.json()
        except ValueError:
            body = response.text
        raise google_error(
            response.status_code, body, self._service, response.headers.get("Retry-After")
        )


class _WatchedHTTP(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        super().request(*args, **kwargs)
        _watch(self.sock)


class _WatchedHTTPS(HTTPSConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        super().request(*args, **kwargs)
        _watch(self.sock)


class _WatchedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _WatchedHTTP


class _WatchedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedHTTPS


_WATCHED_POOLS = {"http": _WatchedHTTPPool, "https": _WatchedHTTPSPool}


@contextlib.contextmanager
def _cancellable(cancellation: Cancellation) -> Iterator[None]:
    """Let the cancellation reach the requests of this thread."""
    _running.cancellation = cancellation
    try:
        yield
    finally:
        _running.cancellation = None
        cancellation.watch(None)


def _watch(connected: Any) -> None:
    cancellation = getattr(_running, "cancellation", None)
    if cancellation is not None:
        cancellation.watch(connected)
