"""The writer Gemini, spoken to with its own SDK over REST.

google-generativeai has reached its end of life: everything that knows it is this module and
`core.adapters.gemini.transport`. Over REST it only blocks, so it runs in a few threads of its
own; the text comes to the event loop through a queue, piece by piece.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncGenerator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from core.adapters.gemini.run import recorded
from core.adapters.langsmith.runs import LangSmithRuns
from core.adapters.local_service import ask_local
from core.adapters.provider_errors import Service, google_error, is_loopback
from core.i18n import text
from core.ports.writer import WriterReport, WriterRequest

_STREAMS = 4  # texts written at the same time; more wait for their turn
_MAX_SECONDS = 300.0  # for one text, with its wait for a turn


class GeminiWriter:
    """A `Writer` on Gemini or, with an `endpoint` on loopback, on the local preview service.

    With `runs`, each text is a run in LangSmith too.
    """

    def __init__(
        self, api_key: str, endpoint: str | None, runs: LangSmithRuns | None = None
    ) -> None:
        local = is_loopback(endpoint)
        self._runs = runs
        self._provider = "elevendops" if local else "gcp.gemini"
        name = text("The local preview writing service") if local else text("Gemini")
        self._service = Service(name, "GOOGLE_API_KEY", api_key, local)
        self._api_key = api_key
        self._endpoint = endpoint
        self._client: Any = None
        self._client_lock = asyncio.Lock()
        self._threads = ThreadPoolExecutor(_STREAMS, thread_name_prefix="gemini")
        self._running: set[Any] = set()

    async def stream(
        self, request: WriterRequest, report: WriterReport | None = None
    ) -> AsyncGenerator[str, None]:
        """The text in pieces, in order. It ends normally only when the text is complete."""
        report = report or WriterReport()
        with recorded(request.model, self._provider, report, self._runs):
            client = await self._connected()
            loop = asyncio.get_running_loop()
            pieces: asyncio.Queue[str | None] = asyncio.Queue()
            cancellation = _transport().Cancellation()

            def put(piece: str | None) -> None:
                if not loop.is_closed():  # nobody waits any more
                    loop.call_soon_threadsafe(pieces.put_nowait, piece)

            work: Future[None] = self._threads.submit(
                client.write, request, put, cancellation, report
            )
            work.add_done_callback(lambda _: put(None))
            self._running.add(cancellation)
            latest = loop.time() + _MAX_SECONDS
            try:
                while True:
                    async with asyncio.timeout_at(latest):
                        piece = await pieces.get()
                    if piece is None:
                        break
                    yield piece
                if work.cancelled():
                    raise self._service.unreachable()
                work.result()
            except TimeoutError:
                raise self._service.timed_out() from None
            finally:
                self._running.discard(cancellation)
                cancellation.request()
                work.cancel()

    async def check(self) -> None:
        """Raise unless the model service answers with our key."""
        if self._service.local:
            # Our own service is asked without the SDK, which takes 40 MB, until somebody writes.
            headers = {"x-goog-api-key": self._api_key}
            address = f"{self._endpoint}/v1beta/models?pageSize=1"
            await ask_local(address, headers, self._service, google_error)
            return
        client = await self._connected()
        await asyncio.get_running_loop().run_in_executor(self._threads, client.list_one_model)

    async def close(self) -> None:
        """End running texts and close the connections."""
        for cancellation in list(self._running):
            cancellation.request()
        self._threads.shutdown(wait=False, cancel_futures=True)
        client, self._client = self._client, None
        if client is not None:
            client.close()
        if self._runs is not None:
            await self._runs.close()

    async def _connected(self) -> Any:
        async with self._client_lock:
            if self._client is None:
                self._client = await asyncio.to_thread(self._build_client)
            return self._client

    def _build_client(self) -> Any:
        return _transport().GeminiClient(self._api_key, self._endpoint, self._service, _STREAMS)


def _transport() -> Any:
    """Our module around the SDK; the first import is slow."""
    return importlib.import_module("core.adapters.gemini.transport")
