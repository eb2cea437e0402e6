"""Texts of other features that leave for a provider: what in them may identify a patient."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from core.context import PluginContext
from plugins.knowledge.contract import PossibleIdentifier
from plugins.knowledge.models import COLLECTION

_MARK = "[…]"


class LeavingTexts:
    """A `PatientIdentifiers`."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents

    async def left_out(self, texts: Sequence[str]) -> list[str]:
        """As `PatientIdentifiers.left_out`."""
        return await asyncio.to_thread(lambda: [_left_out(one) for one in texts])

    async def unanswered(self, knowledge_id: str, texts: Sequence[str]) -> list[PossibleIdentifier]:
        """As `PatientIdentifiers.unanswered`."""
        found = await asyncio.to_thread(_found, texts)
        # The document is read only where there is something to ask.
        stored = await self._documents.get(COLLECTION, knowledge_id) if found else None
        answer = stored.data.get("no_patient_data") if stored is not None else None
        answered = answer["fingerprints"] if answer else ()
        return [one for one in found if one.fingerprint not in answered]


def _found(texts: Iterable[str]) -> list[PossibleIdentifier]:
    # It takes long to import, and no start waits for it.
    from plugins.knowledge.identifiers.finder import possible_identifiers

    found: dict[str, PossibleIdentifier] = {}
    for text in texts:
        for one in possible_identifiers(text):
            found.setdefault(one.fingerprint, one)
    return list(found.values())


def _left_out(text: str) -> str:
    from plugins.knowledge.identifiers.finder import possible_identifiers

    # The longest first: one may be a part of another.
    for found in sorted({one.text for one in possible_identifiers(text)}, key=len, reverse=True):
        text = text.replace(found, _MARK)
    return text
