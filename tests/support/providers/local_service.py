"""The local service as the product starts it, without the model that compares meanings.

The model reads each document for some 60 ms a sentence, also long after the test that made it.
Tests of meanings have a model of their own, and `tests.e2e.test_main_job_traces` has the product's.
"""

from __future__ import annotations

import importlib
import sys

from core.local.__main__ import main
from core.local.service import WRITING_PAUSE_SECONDS
from core.local.speech.engine import Speech, SpeechEngine
from core.local.speech.voices import LocalVoice
from tests.support.forked.forking import next_server

AT_ONCE = "--at-once"
"""Scripts are streamed as ever, but without the pauses that let a page show how they grow; and what
was spoken lately is not spoken anew."""

FORKS = "--forks"
"""Instead of one service, one for each that is asked for, see `fork_services`."""

_KEPT = 50
# What a service imports when it is asked to serve, and what it imports late.
_LATER = (
    "core.local.conversations.answers",
    "core.local.writer.script",
    "core.spoken",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)


class RememberingEngine(SpeechEngine):
    """Speaks as ever, and keeps what it has spoken lately.

    A text sounds the same each time, many tests have the same ones, and to speak them took more of
    the processor than all else that this service does.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spoken: dict[tuple[str, LocalVoice, str, float], Speech] = {}

    async def synthesize(
        self,
        text: str,
        voice: LocalVoice,
        *,
        output_format: str = "mp3_44100_128",
        speed: float = 1.0,
    ) -> Speech:
        """Speak the whole text, or give what was spoken before."""
        key = (text, voice, output_format, speed)
        speech = self._spoken.pop(key, None)
        if speech is None:
            speech = await super().synthesize(text, voice, output_format=output_format, speed=speed)
        self._spoken[key] = speech
        while len(self._spoken) > _KEPT:
            del self._spoken[next(iter(self._spoken))]
        return speech


def serve(options: list[str]) -> None:
    """Be the service that the environment and the options say, until it is told to stop."""
    if AT_ONCE in options:
        main(embeddings=None, writing_pause=0.0, speech=RememberingEngine())
    else:
        main(embeddings=None, writing_pause=WRITING_PAUSE_SECONDS)


def fork_services() -> None:
    """Start services as forks, see `tests.support.forked.forking`, with the options of `serve`.

    Each is a fork of this process, which has imported what they need: that takes five times as long
    as all else that a start does.
    """
    for module in _LATER:
        importlib.import_module(module)
    options = next_server()
    if options is not None:
        serve(options)


if __name__ == "__main__":
    if FORKS in sys.argv:
        fork_services()
    else:
        serve(sys.argv[1:])
