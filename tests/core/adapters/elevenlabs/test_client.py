"""What of the SDK is loaded by calls through our client."""

from __future__ import annotations

import subprocess
import sys

from tests.support.servers import LocalServiceProcess

CALLS = """
import asyncio, sys
from core.adapters.elevenlabs.voice import ElevenLabsVoice

async def call(url):
    voice = ElevenLabsVoice("test", url)
    await voice.check()
    await voice.language_models()
    await voice.close()

asyncio.run(call(sys.argv[1]))
print(*sys.modules)
"""


def test_parts_that_nothing_here_calls_stay_unloaded(local_service: LocalServiceProcess) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS, local_service.url], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "elevenlabs.conversational_ai" in loaded  # so the calls went through the SDK
    assert loaded.isdisjoint(
        {"elevenlabs.client", "elevenlabs.music", "elevenlabs.music_custom", "elevenlabs.webhooks"}
    )
