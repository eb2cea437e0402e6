"""Vectors of sentences, made by Gemini."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from core.adapters.gemini.client import EmbeddingRequest, GeminiAddress, SdkClient, service_of
from core.adapters.gemini.sdk import GeminiSdk, connected
from core.adapters.sentence_vectors import SentenceVectors
from core.errors import AppError, ProviderBusy
from core.ports.embeddings import EmbeddingsUnavailable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 768
"""Numbers of a vector; the models keep most of the meaning in the first ones of their 3,072."""

_AT_ONCE = 50
_MAX_CHARACTERS = 1_000
# A patient waits for the one, nobody for the other.
_QUESTION_SECONDS, _SENTENCE_SECONDS = 4.0, 30.0
_QUESTION_PAUSES: tuple[float, ...] = (0.3,)
_SENTENCE_PAUSES: tuple[float, ...] = (1.0, 4.0)
_LONGEST_PAUSE = 30.0
# What the provider refuses for its words or its size; other texts are none the worse for it.
_OF_THIS_TEXT = frozenset({"invalid_argument", "out_of_range", "http_400", "http_413", "http_422"})
_REST_SECONDS = 30.0
_LONGER = 10.0

# The first model is told what a text is by a field of the request, later ones in the text itself.
_TOLD_BY_FIELD = ("gemini-embedding-001", "text-embedding-", "embedding-")
_QUESTION, _SENTENCE = "RETRIEVAL_QUERY", "RETRIEVAL_DOCUMENT"
_QUESTION_TOLD, _SENTENCE_TOLD = "task: question answering | query: ", "title: none | text: "


class _WrongVectors(Exception):
    """What the provider answered is not what was asked for."""


class GeminiEmbeddings(SentenceVectors):
    """`SentenceEmbeddings` of Gemini.

    Safe to use from several threads. After a failure nothing is asked for `rest_seconds`, or for
    ten times as long where it will not pass by itself: a patient's question is not to wait for it
    each time. A text that is refused for itself keeps no other from being asked.
    What fails is told by the provider's code, never by what was asked.
    """

    def __init__(
        self,
        address: GeminiAddress,
        sdk: GeminiSdk,
        model: str,
        *,
        rest_seconds: float = _REST_SECONDS,
    ) -> None:
        super().__init__(at_once=_AT_ONCE, dimensions=DIMENSIONS)
        self._address = address
        self._sdk = sdk
        self._name = model
        self._rest_seconds = rest_seconds
        self._service = service_of(address)
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: SdkClient | None = None
        self._closing = threading.Event()
        self._asked_again_at = 0.0

    @property
    def model(self) -> str:
        """The model, and how many numbers its vectors have."""
        return f"gemini {self._name} {DIMENSIONS}"

    def of_question(self, text: str) -> NDArray[np.float32]:
        """The vector of a question. Raises EmbeddingsUnavailable."""
        if not text.strip():
            raise EmbeddingsUnavailable("nothing was asked")
        return super().of_question(text)

    def close(self) -> None:
        """End what is asked and close the connections."""
        self._closing.set()
        with self._lock:
            loop, client, thread = self._loop, self._client, self._thread
            self._loop = self._client = self._thread = None
        if loop is None or thread is None:
            return
        if client is not None:
            asyncio.run_coroutine_threadsafe(client.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()

    def _ask(self, texts: Sequence[str], *, question: bool) -> NDArray[np.float32]:
        if time.monotonic() < self._asked_again_at:
            raise EmbeddingsUnavailable("Gemini has failed a moment ago")
        request = self._request(texts, question=question)
        pauses = iter(_QUESTION_PAUSES if question else _SENTENCE_PAUSES)
        while True:
            try:
                return _rows(self._embedded(request), len(texts))
            except AppError as error:
                pause = next(pauses, None) if error.retryable else None
                if pause is not None and isinstance(error, ProviderBusy) and error.retry_after:
                    # Whoever waits for an answer does not wait until a rate is free again.
                    long = question or error.retry_after > _LONGEST_PAUSE
                    pause = None if long else max(pause, float(error.retry_after))
                if pause is None:
                    if error.error_code not in _OF_THIS_TEXT:
                        self._rest(passing=error.retryable)
                    raise EmbeddingsUnavailable(f"Gemini: {error.error_code}") from None
                self._closing.wait(pause)
            except _WrongVectors as error:
                self._rest(passing=False)
                raise EmbeddingsUnavailable(f"Gemini has answered with {error}") from None
            except CancelledError:
                raise EmbeddingsUnavailable("the service is stopping") from None

    def _rest(self, *, passing: bool) -> None:
        seconds = self._rest_seconds * (1.0 if passing else _LONGER)
        self._asked_again_at = time.monotonic() + seconds

    def _request(self, texts: Sequence[str], *, question: bool) -> EmbeddingRequest:
        by_field = self._name.startswith(_TOLD_BY_FIELD)
        told = "" if by_field else (_QUESTION_TOLD if question else _SENTENCE_TOLD)
        return EmbeddingRequest(
            model=self._name,
            texts=[told + _sendable(one[:_MAX_CHARACTERS]) for one in texts],
            task=(_QUESTION if question else _SENTENCE) if by_field else None,
            dimensions=DIMENSIONS,
            seconds=_QUESTION_SECONDS if question else _SENTENCE_SECONDS,
        )

    def _embedded(self, request: EmbeddingRequest) -> list[list[float]]:
        with self._lock:
            if self._closing.is_set():
                raise EmbeddingsUnavailable("the service is stopping")
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                # The SDKs are asynchronous, and whoever asks here waits in a thread.
                self._thread = threading.Thread(
                    target=_run, args=(self._loop,), name="gemini-embeddings", daemon=True
                )
                self._thread.start()
            if self._client is None:
                self._client = connected(self._sdk, self._address, self._service)
            asked = asyncio.run_coroutine_threadsafe(self._client.embed(request), self._loop)
        return asked.result()


def _sendable(text: str) -> str:
    """The text with "?" for what UTF-8 has no bytes for, such as half an emoji."""
    return text.encode("utf-8", "replace").decode()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    loop.run_until_complete(_left())
    loop.close()


async def _left() -> None:
    """End what is still asked, so that whoever waits for it hears of it."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _rows(vectors: list[list[float]], wanted: int) -> NDArray[np.float32]:
    """The vectors, each of length 1: the first model's are not where they are shortened."""
    import numpy as np

    if len(vectors) != wanted or any(len(vector) != DIMENSIONS for vector in vectors):
        raise _WrongVectors("other vectors than were asked for")
    rows: NDArray[np.float32] = np.array(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not (np.isfinite(lengths).all() and lengths.all()):
        raise _WrongVectors("vectors that point nowhere")
    rows /= lengths
    return rows
