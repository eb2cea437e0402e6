"""A clinic whose voice service puts speech into words, as the test says."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

_RATE = 16_000
_TONE = struct.pack(f"<{_RATE}h", *(round(9000 * math.sin(n / 8)) for n in range(_RATE)))
SAID = "May I take a bath on the second day?"


def recorded(seconds: float = 1.0) -> bytes:
    """A WAV with a tone, which begins anew each second."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes((_TONE * math.ceil(seconds))[: 2 * int(_RATE * seconds)])
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Hosted:
    """A clinic with a key for the voice service, whose recogniser the test plays."""

    clinic: Clinic
    proxy: Proxy

    def answering(self, answer: Response) -> None:
        """What the recogniser says."""
        self.proxy.answer = lambda call: answer if "speech-to-text" in call.path else None

    @property
    def sent(self) -> list[Call]:
        """What it was asked."""
        return self.proxy.to("/v1/speech-to-text")


@asynccontextmanager
async def hosted_clinic(
    tmp_path: Path, local_service: LocalServiceProcess
) -> AsyncIterator[Hosted]:
    """Everything but the recogniser is the local service."""
    async with proxy_to(local_service.url) as proxy:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            elevenlabs_api_key="a key for the tests",
            elevenlabs_base_url=f"http://127.0.0.1:{proxy.port}",
        )
        async with running_clinic(settings) as clinic:
            yield Hosted(clinic, proxy)
