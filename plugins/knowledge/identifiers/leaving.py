"""Takes what may identify a patient out of texts that leave for a provider."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

_MARK = "[…]"


class LeavingTexts:
    """A `PatientIdentifiers`."""

    async def left_out(self, texts: Sequence[str]) -> list[str]:
        """As `PatientIdentifiers.left_out`."""
        return await asyncio.to_thread(lambda: [_left_out(one) for one in texts])


def _left_out(text: str) -> str:
    # It takes long to import, and no start waits for it.
    from plugins.knowledge.identifiers.finder import possible_identifiers

    # The longest first: one may be a part of another.
    for found in sorted({one.text for one in possible_identifiers(text)}, key=len, reverse=True):
        text = text.replace(found, _MARK)
    return text
