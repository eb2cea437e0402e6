"""What one plugin may do, what it is refused, and what it spends."""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn

from core.access.audit import PluginAudit, Spending
from core.contracts import Permissions
from core.errors import PluginNotPermitted
from core.i18n import text


class PermissionChecker:
    """Decides for one plugin, and records what it refuses and what is spent."""

    def __init__(
        self, plugin_id: str, permissions: Permissions, own: Collection[str], audit: PluginAudit
    ) -> None:
        self.plugin_id = plugin_id
        self.permissions = permissions
        self.own = frozenset(own)
        self.__audit = audit

    async def refuse(self, action: str, subject: str, remedy: str) -> NoReturn:
        """Record the refusal and raise PluginNotPermitted."""
        await self.__audit.refused(self.plugin_id, action, subject)
        raise self._denied(action, subject, remedy)

    def denied(self, action: str, subject: str, remedy: str) -> PluginNotPermitted:
        """The same where nothing can be awaited: the refusal is recorded a moment later."""
        self.__audit.refused_soon(self.plugin_id, action, subject)
        return self._denied(action, subject, remedy)

    def _denied(self, action: str, subject: str, remedy: str) -> PluginNotPermitted:
        return PluginNotPermitted(
            text(
                "The plugin “{plugin_id}” may not {action} {subject}: {remedy}",
                plugin_id=self.plugin_id,
                action=action,
                subject=subject,
                remedy=remedy,
            )
        )

    async def read(self, collection: str) -> None:
        """Let the plugin read a collection, or refuse."""
        if collection not in self.own and collection not in self.permissions.collections:
            await self.refuse(
                "read",
                f"the collection {collection!r}",
                f"it has to declare Permissions(collections=({collection!r},)).",
            )

    async def write(self, collection: str) -> None:
        """Let the plugin write to a collection of its own, or refuse."""
        if collection not in self.own:
            await self.refuse(
                "write to",
                f"the collection {collection!r}",
                "a plugin writes to collections that it registers, and to no others.",
            )

    async def blob(self, key: str) -> None:
        """Let the plugin use a blob, or refuse."""
        folder = key.partition("/")[0]
        if folder != self.plugin_id and folder not in self.permissions.blobs:
            await self.refuse(
                "use",
                f"the blob folder {folder!r}",
                f"its own folder is {self.plugin_id!r}; for another it has to declare "
                f"Permissions(blobs=({folder!r},)).",
            )

    async def job(self, kind: str) -> None:
        """Let the plugin queue or see its own kind of job, or refuse."""
        if kind.partition(".")[0] != self.plugin_id:
            await self.refuse(
                "use", f"jobs of kind {kind!r}", "a plugin uses the jobs that it registers."
            )

    async def spend(self, service: str) -> None:
        """Let the plugin call a service that costs money (`voice` or `writer`), or refuse."""
        if not getattr(self.permissions, service):
            await self.refuse(
                "use", f"the {service} service", f"it has to declare Permissions({service}=True)."
            )

    async def spent(self, spending: Spending) -> None:
        """Record what a call cost."""
        await self.__audit.spent(self.plugin_id, spending)
