"""The scripts that are being written in this process, for those who watch them grow."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass

from core.context import PluginContext


@dataclass(frozen=True, slots=True)
class LiveText:
    """A text so far; `round` counts how often it began."""

    round: int
    text: str


class LiveTexts:
    """What this process writes now. Other processes see it in the store, a second later."""

    def __init__(self, context: PluginContext) -> None:
        self._texts: dict[str, LiveText] = {}
        self._changed = asyncio.Event()

    def get(self, draft_id: str) -> LiveText | None:
        """The text, or None when it is not being written here now."""
        return self._texts.get(draft_id)

    def put(self, draft_id: str, text: LiveText) -> None:
        """Show the text as it stands."""
        self._texts[draft_id] = text
        self._wake()

    def end(self, draft_id: str) -> None:
        """From now on the store knows best."""
        self._texts.pop(draft_id, None)
        self._wake()

    @property
    def changed(self) -> asyncio.Event:
        """Set by the next change; take it before looking, so that no change is missed."""
        return self._changed

    def _wake(self) -> None:
        event, self._changed = self._changed, asyncio.Event()
        event.set()


async def wait_for_change(event: asyncio.Event, seconds: float) -> None:
    """Wait for the next change, but not longer than this."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
