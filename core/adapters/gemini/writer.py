"""The writer Gemini, spoken to with one of its two SDKs.

Which of them, `core.adapters.gemini.sdk` knows.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

from core.adapters.gemini.client import GeminiAddress, SdkClient, Writing, service_of
from core.adapters.gemini.models import PAGE_SIZE, models_in
from core.adapters.gemini.run import recorded
from core.adapters.gemini.sdk import GeminiSdk, connected
from core.adapters.local_service import ask_local
from core.adapters.provider_errors import google_error
from core.errors import ProviderRefused
from core.i18n import text
from core.ports.writer import WriterModel, WriterReport, WriterRequest

if TYPE_CHECKING:
    from core.adapters.langsmith.runs import LangSmithRuns

_MAX_SECONDS = 300.0  # for one text, with its wait for a turn


class GeminiWriter:
    """A `Writer` on Gemini, or on the local preview service in its place.

    With `runs`, each text is a run in LangSmith too.
    """

    def __init__(
        self,
        address: GeminiAddress,
        sdk: GeminiSdk = "google-generativeai",
        runs: LangSmithRuns | None = None,
    ) -> None:
        self._address = address
        self._sdk = sdk
        self._runs = runs
        self._service = service_of(address)
        self._client: SdkClient | None = None
        self._client_lock = asyncio.Lock()
        self._running: set[Writing] = set()

    async def stream(
        self, request: WriterRequest, report: WriterReport | None = None
    ) -> AsyncGenerator[str, None]:
        """The text in pieces, in order. It ends normally only when the text is complete."""
        if self._address.local and request.schema is not None:
            raise ProviderRefused(
                text("{name} can only make a script of a document.", name=self._service.name),
                error_code="only_scripts",
            )
        report = report or WriterReport()
        with recorded(request, _provider(self._address), report, self._runs):
            client = await self._connected()
            pieces: asyncio.Queue[str | None] = asyncio.Queue()
            writing = client.begin(request, pieces.put_nowait, report)
            writing.work.add_done_callback(lambda _: pieces.put_nowait(None))
            self._running.add(writing)
            latest = asyncio.get_running_loop().time() + _MAX_SECONDS
            try:
                while True:
                    async with asyncio.timeout_at(latest):
                        piece = await pieces.get()
                    if piece is None:
                        break
                    yield piece
                if writing.work.cancelled():
                    raise self._service.unreachable()
                writing.work.result()
            except TimeoutError:
                raise self._service.timed_out() from None
            finally:
                self._running.discard(writing)
                await _ended(writing)

    async def models(self) -> list[WriterModel]:
        """As `Writer.models`."""
        if self._address.local:
            return models_in(await self._ask_local_for_models(PAGE_SIZE), self._service)
        return await (await self._connected()).models()

    async def check(self) -> None:
        """Raise unless the model service answers with our key."""
        if self._address.local:
            await self._ask_local_for_models(1)
        else:
            await (await self._connected()).list_one_model()

    async def _ask_local_for_models(self, page_size: int) -> Any:
        # Our own service is asked without an SDK, which takes 50 MB, until somebody writes.
        headers = {"x-goog-api-key": self._address.api_key}
        address = f"{self._address.endpoint}/v1beta/models?pageSize={page_size}"
        return await ask_local(address, headers, self._service, google_error)

    async def close(self) -> None:
        """End running texts and close the connections."""
        for writing in list(self._running):
            writing.stop()
        client, self._client = self._client, None
        if client is not None:
            await client.close()
        if self._runs is not None:
            await self._runs.close()

    async def _connected(self) -> SdkClient:
        async with self._client_lock:
            if self._client is None:
                self._client = await asyncio.to_thread(
                    connected, self._sdk, self._address, self._service
                )
            return self._client


def _provider(address: GeminiAddress) -> str:
    """Who is asked, as OpenTelemetry's conventions call it."""
    if address.vertex is not None:
        return "gcp.vertex_ai"
    return "elevendops" if address.local else "gcp.gemini"


async def _ended(writing: Writing) -> None:
    """End a text and wait until its connection is free; how it ended matters to nobody any more."""
    writing.stop()
    await asyncio.wait([writing.work])
    if not writing.work.cancelled():
        writing.work.exception()
