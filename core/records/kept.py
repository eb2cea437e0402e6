"""Records that are asked for again and again, and read once until one of them is changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from core.ports.documents import CountChanges, StoredDocument

_MOST = 1_000
"""Records that are kept; most take some 2 KB each."""

ReadMany = Callable[[str, Sequence[str]], Awaitable[list[StoredDocument | None]]]
"""As `DocumentStore.get_many`."""


class KeptRecords:
    """Reads records of a collection, and none again until anybody changes something in it.

    Where the store does not count changes, all are read each time. Nobody may change what they get.
    """

    def __init__(self, collection: str, read: ReadMany, change_numbers: CountChanges) -> None:
        self._collection = collection
        self._read = read
        self._change_numbers = change_numbers
        self._numbers: tuple[int, ...] | None = None
        self._kept: dict[str, StoredDocument] = {}

    async def get_many(self, ids: Sequence[str]) -> list[StoredDocument | None]:
        """The records of these ids in their order, None for an unknown or unreadable one."""
        # Asked before they are read: after a change in between, whoever asks next reads them.
        numbers = self._change_numbers((self._collection,))
        if numbers is None:
            return await self._read(self._collection, ids)
        if numbers != self._numbers or len(self._kept) > _MOST:
            self._numbers, self._kept = numbers, {}
        kept = self._kept
        known = {one: kept[one] for one in ids if one in kept}
        # What cannot be read is asked for again: no number tells when it is back.
        if missing := [one for one in dict.fromkeys(ids) if one not in known]:
            found = await self._read(self._collection, missing)
            read = {one.id: one for one in found if one is not None}
            known |= read
            kept |= read
        return [known.get(one) for one in ids]
