"""What plugins were refused, and what they spent: kept in the document store, for operators."""

import asyncio
import logging
import time
import uuid
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import StrictInt

from core import clock
from core.errors import Conflict, NotFound, Unavailable
from core.i18n import text
from core.models.late import LateModel
from core.ports.documents import (
    CollectionSpec,
    DocumentPage,
    DocumentStore,
    Filter,
    IndexSpec,
    JsonObject,
    Query,
    StoredDocument,
)
from core.records import Stamp

log = logging.getLogger(__name__)


class _StoredRefusal(LateModel):
    plugin_id: str
    at: Stamp
    action: str
    subject: str


class _StoredUsage(LateModel):
    plugin_id: str
    day: str
    voice_calls: StrictInt = 0
    voice_characters: StrictInt = 0
    writer_calls: StrictInt = 0
    writer_characters: StrictInt = 0


AUDIT = CollectionSpec("plugin_audit", (IndexSpec(("plugin_id", "-at")),), record=_StoredRefusal)
"""One document for each refusal."""

USAGE = CollectionSpec("plugin_usage", (IndexSpec(("plugin_id", "-day")),), record=_StoredUsage)
"""One document for each plugin and day (UTC)."""

_SAME_SECONDS = 60.0
_MAX_A_MINUTE = 100
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Spending:
    """What one call cost: `service` was called once, with so many characters."""

    service: Literal["voice", "writer"]
    characters: int


class PluginAudit:
    """Keeps refusals and spending. A store that is away costs no work: counts are kept for later.

    The same refusal of the same plugin is recorded once in a minute, and at most a hundred of one
    plugin, so that a plugin that tries in a loop fills no disk.
    """

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._refused_at: dict[tuple[str, str, str], float] = {}
        self._waiting: dict[str, Counter[str]] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._noted: list[tuple[str, str, str]] = []
        self._writing: set[asyncio.Task[None]] = set()

    async def refused(self, plugin_id: str, action: str, subject: str) -> None:
        """Record that a plugin was refused, such as `read` of `collection patients`."""
        now = time.monotonic()
        key = (plugin_id, action, subject)
        self._refused_at = {
            known: at for known, at in self._refused_at.items() if now - at < _SAME_SECONDS
        }
        if key in self._refused_at:
            return
        if sum(1 for known in self._refused_at if known[0] == plugin_id) >= _MAX_A_MINUTE:
            return
        self._refused_at[key] = now
        log.warning("plugin %s was refused: %s %s", plugin_id, action, subject)
        entry: JsonObject = {
            "plugin_id": plugin_id,
            "at": clock.stamp(),
            "action": action,
            "subject": subject,
        }
        try:
            await self._store.create(AUDIT.name, f"pa_{uuid.uuid4().hex}", entry)
        except Unavailable as error:
            log.error("the refusal was not recorded: %s", error.error_code)
            self._refused_at.pop(key, None)

    def refused_soon(self, plugin_id: str, action: str, subject: str) -> None:
        """The same where nothing can be awaited; outside the event loop it is kept for `settle`."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            self._noted.append((plugin_id, action, subject))
            return
        self._begin(self.refused(plugin_id, action, subject))

    async def spent(self, plugin_id: str, spending: Spending) -> None:
        """Add a call to the plugin's account of today."""
        waiting = self._waiting.setdefault(plugin_id, Counter())
        waiting[f"{spending.service}_calls"] += 1
        waiting[f"{spending.service}_characters"] += spending.characters
        # A caller who goes away must not take the account with it.
        await asyncio.shield(self._begin(self._settle(plugin_id)))

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Write in a task that `settle` waits for."""
        task = asyncio.get_running_loop().create_task(work)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return task

    async def settle(self) -> None:
        """Store what could not be stored before."""
        while self._noted:
            await self.refused(*self._noted.pop())
        await asyncio.gather(*self._writing)
        for plugin_id in list(self._waiting):
            await self._settle(plugin_id)

    async def refusals(self, plugin_id: str | None, limit: int, cursor: str | None) -> DocumentPage:
        """Refusals, the newest first. Raises InvalidInput for a bad cursor."""
        filters = () if plugin_id is None else (Filter("plugin_id", "==", plugin_id),)
        return await self._store.query(
            AUDIT.name, Query(filters=filters, order_by="-at", limit=limit, cursor=cursor)
        )

    async def usage(self, plugin_id: str, days: int) -> list[StoredDocument]:
        """What a plugin spent on its last `days` days of spending, the newest first."""
        page = await self._store.query(
            USAGE.name,
            Query(filters=(Filter("plugin_id", "==", plugin_id),), order_by="-day", limit=days),
        )
        return page.items

    async def _settle(self, plugin_id: str) -> None:
        async with self._locks.setdefault(plugin_id, asyncio.Lock()):
            owed = self._waiting.pop(plugin_id, Counter())
            if not owed:
                return
            try:
                await self._add(plugin_id, owed)
            except (Unavailable, Conflict) as error:
                self._waiting.setdefault(plugin_id, Counter()).update(owed)
                log.warning("spending is recorded later: %s", error.error_code)

    async def _add(self, plugin_id: str, owed: Counter[str]) -> None:
        day = clock.stamp()[:10]
        identifier = f"{plugin_id}.{day}"
        for _ in range(_TRIES):
            found = await self._store.get(USAGE.name, identifier)
            before: JsonObject = found.data if found else {"plugin_id": plugin_id, "day": day}
            after = before | {name: before.get(name, 0) + more for name, more in owed.items()}
            try:
                if found is None:
                    await self._store.create(USAGE.name, identifier, after)
                else:
                    await self._store.replace(USAGE.name, identifier, after, found.version)
                return
            except (Conflict, NotFound):
                continue
        raise Conflict(text("The account was changed by too many at once."))
