"""Stands in for the voice provider of a plugin that is off, so that all else works without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn, cast

from core.errors import not_running
from core.ports.voice import VoiceProvider


def absent_voice(plugins: Sequence[str]) -> VoiceProvider:
    """A provider whose calls raise Unavailable; `plugins` are their titles."""
    return cast("VoiceProvider", _AbsentVoice(plugins))


class _AbsentVoice:
    def __init__(self, plugins: Sequence[str]) -> None:
        self._name = ", ".join(f"“{title}”" for title in plugins)

    async def _call(self, *arguments: Any, **options: Any) -> NoReturn:
        raise not_running(self._name, retry_after=60)

    find_documents = create_document = update_document = delete_document = _call
    find_agent = create_agent = update_agent = delete_agent = _call
    voices = max_speech_characters = speak = signed_url = converse = check = _call

    async def close(self) -> None:
        """Nothing is open."""
