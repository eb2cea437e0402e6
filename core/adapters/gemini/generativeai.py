"""google-generativeai over REST, made so that a running request can be ended from outside.

`google.ai.generativelanguage` is the client inside google-generativeai; it is used directly,
because the outer layer keeps one configuration for the whole process. Over REST it only blocks, so
it runs in a few threads of its own. Importing it takes half a second, so
`core.adapters.gemini.writer` imports this module on first use, in a thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
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

from core.adapters.gemini.client import (
    CHECK_SECONDS,
    CONNECT_SECONDS,
    JSON,
    READ_SECONDS,
    EmbeddingRequest,
    GeminiAddress,
    Writing,
    blocked_prompt,
    cut,
    require_finished,
)
from core.adapters.gemini.models import MAX_MODELS, PAGE_SIZE, writing_models
from core.adapters.gemini.schema import gemini_schema
from core.adapters.provider_errors import Service, google_error
from core.errors import ProviderRefused
from core.i18n import text
from core.ports.writer import WriterModel, WriterReport, WriterRequest
from core.security.addresses import is_loopback

_STREAMS = 4  # texts written at the same time; more wait for their turn

_running = threading.local()


class _Cancellation:
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


class GenerativeAiClient:
    """An `SdkClient` on google-generativeai."""

    def __init__(self, address: GeminiAddress, service: Service) -> None:
        if address.vertex is not None:
            raise ProviderRefused(
                text("The package google-generativeai does not speak to Vertex AI."),
                error_code="package_without_vertex",
            )
        self._service = service
        endpoint = address.endpoint.rstrip("/") if address.endpoint else None
        self._threads = ThreadPoolExecutor(_STREAMS, thread_name_prefix="gemini")
        options = {"api_key": address.api_key} | ({"api_endpoint": endpoint} if endpoint else {})
        sdk: Any = glm
        self._texts = sdk.GenerativeServiceClient(transport="rest", client_options=options)
        self._models = sdk.ModelServiceClient(transport="rest", client_options=options)
        for transport in (self._texts.transport, self._models.transport):
            # The client offers no way to its connections: private, read in
            # google-ai-generativelanguage 0.6.15. Without it no client can be made at all.
            session: Any = transport._session
            # A proxy of the environment must not see loopback traffic.
            session.trust_env = not is_loopback(endpoint)
            adapter = _Adapter(service, pool_maxsize=_STREAMS)
            session.mount("https://", adapter)
            session.mount("http://", adapter)

    def begin(
        self, request: WriterRequest, emit: Callable[[str], None], report: WriterReport
    ) -> Writing:
        """As `SdkClient.begin`."""
        loop = asyncio.get_running_loop()
        cancellation = _Cancellation()

        def emit_in_loop(piece: str) -> None:
            if not loop.is_closed():  # nobody waits any more
                loop.call_soon_threadsafe(emit, piece)

        work = asyncio.wrap_future(
            self._threads.submit(self._write, request, emit_in_loop, cancellation, report)
        )

        def stop() -> None:
            cancellation.request()
            work.cancel()

        return Writing(work, stop)

    def _write(
        self,
        request: WriterRequest,
        emit: Callable[[str], None],
        cancellation: _Cancellation,
        report: WriterReport,
    ) -> None:
        model = request.model if "/" in request.model else f"models/{request.model}"
        message = glm.GenerateContentRequest(
            model=model,
            contents=[glm.Content(role="user", parts=[glm.Part(text=request.prompt)])],
            system_instruction=(
                glm.Content(parts=[glm.Part(text=request.system)]) if request.system else None
            ),
            generation_config=(
                glm.GenerationConfig(
                    response_mime_type=JSON, response_schema=gemini_schema(request.schema)
                )
                if request.schema is not None
                else None
            ),
        )
        with self._our_errors(), _cancellable(cancellation):
            self._relay(message, emit, cancellation, report)

    def _relay(
        self,
        message: Any,
        emit: Callable[[str], None],
        cancellation: _Cancellation,
        report: WriterReport,
    ) -> None:
        finish = ""
        said_anything = False
        answers = self._texts.stream_generate_content(message, timeout=READ_SECONDS, retry=None)
        try:
            for answer in answers:
                if cancellation.requested:
                    break
                _note(answer, report)
                if answer.prompt_feedback.block_reason:
                    raise blocked_prompt(self._service)
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
            raise cut(self._service) from None
        finally:
            answers.cancel()
        require_finished(self._service, finish, said_anything=said_anything)

    async def models(self) -> list[WriterModel]:
        """As `SdkClient.models`."""
        loop = asyncio.get_running_loop()
        rows = await loop.run_in_executor(self._threads, self._listed, PAGE_SIZE, MAX_MODELS)
        return writing_models(
            (row.name, row.display_name, row.supported_generation_methods) for row in rows
        )

    async def list_one_model(self) -> None:
        """As `SdkClient.list_one_model`."""
        await asyncio.get_running_loop().run_in_executor(self._threads, self._listed, 1, 1)

    def _listed(self, page_size: int, most: int) -> list[Any]:
        with self._our_errors():
            listed = self._models.list_models(
                glm.ListModelsRequest(page_size=page_size), timeout=CHECK_SECONDS, retry=None
            )
            return list(islice(listed, most))

    async def embed(self, request: EmbeddingRequest) -> list[list[float]]:
        """As `SdkClient.embed`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._embedded, request)

    def _embedded(self, request: EmbeddingRequest) -> list[list[float]]:
        model = f"models/{request.model}"
        asked = [
            glm.EmbedContentRequest(
                model=model,
                content=glm.Content(parts=[glm.Part(text=one)]),
                task_type=request.task or glm.TaskType.TASK_TYPE_UNSPECIFIED,
                output_dimensionality=request.dimensions,
            )
            for one in request.texts
        ]
        with self._our_errors():
            answer = self._texts.batch_embed_contents(
                glm.BatchEmbedContentsRequest(model=model, requests=asked),
                timeout=request.seconds,
                retry=None,
            )
        return [list(embedding.values) for embedding in answer.embeddings]

    async def close(self) -> None:
        """As `SdkClient.close`."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._texts.transport.close()
        self._models.transport.close()

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
            raise cut(self._service) from None
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
        kwargs["timeout"] = (CONNECT_SECONDS, kwargs["timeout"])
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
def _cancellable(cancellation: _Cancellation) -> Iterator[None]:
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
