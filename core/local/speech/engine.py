"""Speaks texts with the preview voices, through worker processes that it starts and watches."""

import asyncio
import contextlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.local.speech.protocol import FRAME_HEADER, OUTPUT_FORMATS, pack_frame
from core.local.speech.text import is_speakable
from core.local.speech.voices import LocalVoice

__all__ = [
    "OUTPUT_FORMATS",
    "Alignment",
    "Speech",
    "SpeechEngine",
    "SpeechUnavailable",
    "UnsupportedFormat",
]

# The range that ElevenLabs documents for voice_settings.speed.
MIN_SPEED, MAX_SPEED = 0.7, 1.2

_INSTALL_HINT = (
    "The preview voice needs two extra libraries. "
    'Install them with: pip install "elevendops[speech]"'
)
# Where the worker finds this package, whatever directory the service was started in.
_IMPORT_ROOT = str(Path(__file__).resolve().parents[3])
# A worker ends as soon as its input closes; one that does not is stuck and is killed.
_CLOSING_SECONDS = 2.0
# About ten times what the slowest case took, Chinese text to 44.1 kHz MP3 at 1.4 ms a character.
_DEADLINE_SECONDS_PER_CHARACTER = 0.015
# Texts above this take seconds; they never occupy the last worker, so short ones get through.
_LONG_TEXT_CHARACTERS = 2000


class SpeechUnavailable(Exception):
    """No speech can be made; the message says in one plain sentence what to do."""


class UnsupportedFormat(Exception):
    """The output format is unknown or not served; the message names it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """When each character of the text is spoken, in seconds; three lists of equal length.

    Times never fall. Characters that are not spoken, such as Markdown marks, share the time of
    the word or the pause that they stand in.
    """

    characters: list[str]
    start_seconds: list[float]
    end_seconds: list[float]


@dataclass(frozen=True, slots=True)
class Speech:
    """A spoken text: the audio file or samples, its MIME type, length and character times."""

    audio: bytes
    media_type: str
    duration_seconds: float
    alignment: Alignment


class _WorkerLost(Exception):
    """The worker process ended in the middle of an exchange."""


class _Worker:
    """One worker process, started when it is first asked."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send one request and return the answer; raises _WorkerLost, SpeechUnavailable."""
        process = self._process or await self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(pack_frame(request))
            await process.stdin.drain()
        except ConnectionError as error:
            raise _WorkerLost from error
        return await self._receive(process)

    async def _start(self) -> asyncio.subprocess.Process:
        paths = [_IMPORT_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "core.local.speech.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=1 << 20,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        greeting, _ = await self._receive(self._process)
        if reason := greeting.get("unavailable"):
            raise SpeechUnavailable(f"{_INSTALL_HINT} (reason: {reason})")
        return self._process

    @staticmethod
    async def _receive(process: asyncio.subprocess.Process) -> tuple[dict[str, Any], bytes]:
        assert process.stdout is not None
        try:
            header = await process.stdout.readexactly(FRAME_HEADER.size)
            message_length, body_length = FRAME_HEADER.unpack(header)
            message = json.loads(await process.stdout.readexactly(message_length))
            return message, await process.stdout.readexactly(body_length)
        except asyncio.IncompleteReadError as error:
            raise _WorkerLost from error

    def hang_up(self) -> None:
        """Close the process's input, which ends it even in the middle of a text."""
        if self._process and self._process.stdin:
            self._process.stdin.close()

    async def close(self) -> None:
        """End the process and wait until it is gone; the next request starts another."""
        self.hang_up()
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdout is not None
        try:
            async with asyncio.timeout(_CLOSING_SECONDS):
                # Reading to the end lets asyncio release the pipe before the event loop closes.
                await process.stdout.read()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.stdout.read()
        await process.wait()


class SpeechEngine:
    """Speaks texts in worker processes, one text at a time in each.

    A worker that ends or exceeds its deadline is replaced and its text tried once more. The
    deadline in seconds is `base_deadline_seconds` plus 0.015 for every character of the text.
    Use one engine within one event loop, between `start` and `stop`.
    """

    def __init__(self, *, workers: int = 2, base_deadline_seconds: float = 20.0) -> None:
        self._base_deadline_seconds = base_deadline_seconds
        self._workers = [_Worker() for _ in range(workers)]
        # Last in, first out: a second process starts only when two texts come at once.
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._idle.put_nowait(worker)
        self._long_texts = asyncio.Semaphore(max(1, workers - 1))
        self._running = False

    @property
    def worker_pids(self) -> list[int]:
        """Process ids of the workers that have been started."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def available(self) -> bool:
        """Return whether the optional speech libraries are installed, without loading them."""
        try:
            return all(importlib.util.find_spec(name) for name in ("espeakng_loader", "lameenc"))
        except ImportError:
            return False

    async def start(self) -> None:
        """Allow requests; a worker process starts with the first of them."""
        self._running = True

    async def stop(self) -> None:
        """End all workers and wait for them; texts being spoken fail with SpeechUnavailable."""
        self._running = False
        for worker in self._workers:
            worker.hang_up()
        stopped = [await self._idle.get() for _ in self._workers]
        for worker in stopped:
            await worker.close()
            self._idle.put_nowait(worker)

    async def synthesize(
        self,
        text: str,
        voice: LocalVoice,
        *,
        output_format: str = "mp3_44100_128",
        speed: float = 1.0,
    ) -> Speech:
        """Speak the whole text, sentence by sentence.

        `speed` is 0.7 to 1.2 times the voice's normal rate. Raises UnsupportedFormat, ValueError
        (nothing to speak, or a speed out of range) and SpeechUnavailable (the libraries are
        missing, the engine is stopped, or the worker failed twice).
        """
        if output_format not in OUTPUT_FORMATS:
            raise UnsupportedFormat(f"The preview voice cannot make {output_format!r} audio.")
        if not is_speakable(text):
            raise ValueError("The text has no words to speak.")
        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise ValueError(f"The speed must be between {MIN_SPEED} and {MAX_SPEED}.")
        if not self.available():
            raise SpeechUnavailable(_INSTALL_HINT)
        request = {
            "text": text,
            "base": voice.base,
            "variant": voice.variant,
            "words_per_minute": round(voice.words_per_minute * speed),
            "output_format": output_format,
        }
        long_text = len(text) > _LONG_TEXT_CHARACTERS
        async with self._long_texts if long_text else contextlib.nullcontext():
            answer, audio = await self._ask(request, len(text))
        return Speech(
            audio=audio,
            media_type=OUTPUT_FORMATS[output_format].media_type,
            duration_seconds=answer["duration_seconds"],
            alignment=Alignment(list(text), answer["starts"], answer["ends"]),
        )

    async def _ask(self, request: dict[str, Any], characters: int) -> tuple[dict[str, Any], bytes]:
        deadline = self._base_deadline_seconds + _DEADLINE_SECONDS_PER_CHARACTER * characters
        worker = await self._idle.get()
        try:
            for _attempt in range(2):
                if not self._running:
                    raise SpeechUnavailable("The preview voice is not running.")
                answered = False
                try:
                    async with asyncio.timeout(deadline):
                        answer = await worker.ask(request)
                    answered = True
                    return answer
                except (_WorkerLost, TimeoutError):
                    continue
                finally:
                    # After anything but a full answer, even a cancellation, the next frame
                    # from this process could belong to the wrong text.
                    if not answered:
                        await worker.close()
        finally:
            self._idle.put_nowait(worker)
        raise SpeechUnavailable(
            "The preview voice stopped twice while speaking this text. Try a shorter text."
        )
