"""What is left at the voice service for another document, told before it is saved."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from core.context import PluginContext
from core.errors import AppError, OutOfCredit
from core.i18n import amount, plural, text
from core.ports.knowledge_room import KnowledgeRoom, limits_of
from core.ports.speech import SpeechQuota, terms_of
from plugins.knowledge.contract import RoomLeft

log = logging.getLogger(__name__)

_SEARCHED_BYTES = 500
"""A smaller document is given to agents whole, and takes none of the room."""

_KEPT_SECONDS = 20.0
"""So old may be what is told of the account: several files are looked at one after the other."""

_WAIT_SECONDS = 6.0
"""No page waits longer for figures that only help."""

_SYNC_WAIT_SECONDS = 30.0

T = TypeVar("T")


class VoiceRoom:
    """The room for documents and the credits of the account, as the voice service tells them."""

    def __init__(self, context: PluginContext) -> None:
        limits, terms = limits_of(context.voice), terms_of(context.voice)
        self._room = _Lately[KnowledgeRoom](
            lambda: limits.knowledge_room() if limits is not None else None
        )
        self._quota = _Lately[SpeechQuota](
            lambda: terms.speech_quota() if terms is not None else None
        )

    async def left(self) -> RoomLeft:
        """What is left; None where the voice service does not tell it, or not in time."""
        room, quota = await asyncio.gather(
            self._room.told(_WAIT_SECONDS), self._quota.told(_WAIT_SECONDS)
        )
        return RoomLeft(
            used=room.used if room is not None else None,
            limit=room.limit if room is not None else None,
            credits_left=quota.left if quota is not None else None,
        )

    async def require(self, content: str) -> None:
        """Raise OutOfCredit when the plan has too little room for a new document with this text.

        Where that is not told, the voice service will say it.
        """
        needed = len(content.encode())
        room = await self._room.told(_SYNC_WAIT_SECONDS)
        if room is not None and not fits(needed, room.left):
            # Somebody may have made room since.
            room = await self._room.told(_SYNC_WAIT_SECONDS, anew=True)
        if room is None or fits(needed, room.left):
            return
        raise OutOfCredit(
            text(
                "The plan at the voice service has too little room left for this document: it "
                "takes {needed}, and {left} of {limit} are left. Nothing was sent. Archive "
                "documents that nobody needs, or have the plan extended, then try again.",
                needed=plural("{number} byte", "{number} bytes", needed),
                left=amount(room.left),
                limit=amount(room.limit),
            )
        )


class _Lately(Generic[T]):
    """A figure of the account, asked anew when it is old."""

    def __init__(self, ask: Callable[[], Awaitable[T] | None]) -> None:
        self._ask = ask
        self._asked: asyncio.Task[T | None] | None = None
        self._until = 0.0

    async def told(self, seconds: float, *, anew: bool = False) -> T | None:
        """What was told lately, or is told `anew`; None when it is not told, or not in so many
        seconds.
        """
        asked = self._asked
        if asked is None or (asked.done() and (anew or time.monotonic() >= self._until)):
            # It goes on when nobody waits any longer: the next one finds what it has brought.
            asked = self._asked = asyncio.create_task(self._answer())
        done, _ = await asyncio.wait({asked}, timeout=seconds)
        return asked.result() if done else None

    async def _answer(self) -> T | None:
        asked = self._ask()
        try:
            return await asked if asked is not None else None
        except AppError as error:
            # The key may not read it, or nobody answers: the sync itself will tell.
            log.info("the voice service does not tell what is left: %s", error.error_code)
            return None
        except Exception as error:  # noqa: BLE001 - an odd answer, or a provider of a plugin
            log.warning("what is left could not be read: %s", type(error).__name__)
            return None
        finally:
            self._until = time.monotonic() + _KEPT_SECONDS


def fits(needed: int, left: int | None) -> bool | None:
    """Whether a document of so many bytes has room; None where it is not told how much is left."""
    if needed < _SEARCHED_BYTES:
        return True
    return None if left is None else needed <= left
