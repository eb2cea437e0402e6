"""What the account at ElevenLabs has left, as its subscription tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from core.adapters.elevenlabs.calls import ONCE
from core.adapters.elevenlabs.inspection import Calls
from core.adapters.provider_errors import Service
from core.ports.speech import SpeechQuota

_SUBSCRIPTION = "user.subscription"
_UNLIMITED = "unlimited"


async def read_quota(calls: Calls, service: Service, seconds: float) -> SpeechQuota:
    """The credits of this period. Raises ProviderRefused where the key may not read them."""
    async with calls(_SUBSCRIPTION, seconds) as api:
        found = await api.get(request_options=ONCE)
    used, limit = found.character_count, found.character_limit
    # The SDK does not validate answers.
    if not isinstance(used, int) or not isinstance(limit, int):
        raise service.unreadable()
    resets = found.next_character_count_reset_unix
    return SpeechQuota(
        used=used,
        limit=limit,
        extension=_extension(found),
        resets_at=datetime.fromtimestamp(resets, UTC) if isinstance(resets, int) else None,
    )


def _extension(found: Any) -> int | None:
    """What may be used beyond the limit; None as much as one likes, and where nothing tells it.

    The owner's permission has a field of its own in old answers only: 0 is none today.
    """
    if found.can_extend_character_limit is False:
        return 0
    for told in (found.max_credit_limit_extension, found.max_character_limit_extension):
        if told == _UNLIMITED:
            return None
        if isinstance(told, int):
            return told
    return None
