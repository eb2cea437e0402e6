"""The core's routes about plugins: how each stands, what it was refused, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core import clock
from core.api_models import (
    PluginDetail,
    PluginList,
    PluginPage,
    PluginPermissions,
    PluginStart,
    PluginUsage,
    PluginView,
    Refusal,
    RefusalList,
)
from core.errors import Conflict, NotFound
from core.host.platform import Platform
from core.host.plugin_record import FAILS_AFTER, PluginRecord, PluginState
from core.i18n import text
from core.isolation.ownership import tasks_of
from core.isolation.switched_off import Counted
from core.security import Caller, require

_USAGE_DAYS = 31

PluginId = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
Reader = Annotated[Caller, Depends(require("plugins:read"))]
Operator = Annotated[Caller, Depends(require("plugins:write"))]

REMEDIES = {
    "discovery": text("Uninstall one of the two packages, or rename the entry point of one."),
    "import": text("Install what the plugin needs, or a version of it that works, and restart."),
    "hooks": text("Install a version of the plugin whose hooks fit this ElevenDops, and restart."),
    "register_plugin": text("Install a version of the plugin for this ElevenDops, and restart."),
    "register_settings": text("Set the plugin's own settings as its README says, and restart."),
    "openapi": text("Tell the plugin's makers: one of its routes cannot be described."),
    "lifespan": text("Look at the plugin's own services and at the log, and restart."),
}
"""What an operator does about a failure, by the stage at which it happened."""

OTHER_REMEDY = text(
    "Tell the plugin's makers the stage and the reason. Until they have "
    "mended it, switch the plugin off with ELEVENDOPS_DISABLED_PLUGINS."
)


OFF_REMEDY = text(
    "Install a version of the plugin that does not do this, or leave it "
    "off. “Start again” lets it run once more."
)
"""The same for a plugin that is off because of what it did."""


def add_plugin_routes(router: APIRouter, platform: Platform) -> None:
    """`/api/plugins` and `/api/refusals`."""

    @router.get("/api/plugins", tags=["Platform"])
    async def plugins(caller: Reader) -> PluginList:
        """Every plugin that was found, with where and why it failed."""
        await asyncio.to_thread(platform.examine_added)
        platform.heed()
        pages = platform.ledger.pages()
        return PluginList(
            plugins=[PluginView(**_view(record, pages)) for record in platform.registry.records],
            safe_mode=platform.settings.elevendops_safe_mode,
        )

    @router.get("/api/refusals", tags=["Platform"])
    async def refusals(
        caller: Reader,
        plugin_id: Annotated[str | None, Query(pattern=r"^[a-z][a-z0-9_]{1,40}$")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> RefusalList:
        """What plugins reached for without having declared it, the newest first."""
        page = await platform.audit.refusals(plugin_id, limit, cursor)
        return RefusalList(
            refusals=[
                Refusal(**(item.data | {"at": clock.parse(item.data["at"])})) for item in page.items
            ],
            next_cursor=page.next_cursor,
        )

    @router.get("/api/plugins/{plugin_id}", tags=["Platform"])
    async def plugin(plugin_id: PluginId, caller: Reader) -> PluginDetail:
        """One plugin, with what it spent on the voice and writing services."""
        await asyncio.to_thread(platform.examine_added)
        platform.heed()
        record = _find(platform, plugin_id)
        usage = await platform.audit.usage(plugin_id, _USAGE_DAYS)
        return PluginDetail(
            **_view(record, platform.ledger.pages()),
            usage=[PluginUsage.model_validate(day.data) for day in usage],
        )

    @router.post("/api/plugins/{plugin_id}/resume", tags=["Platform"])
    async def resume(plugin_id: PluginId, caller: Operator) -> PluginView:
        """Let the requests of a paused plugin through again."""
        record = _find(platform, plugin_id)
        if not record.active:
            raise Conflict(text("This plugin is not running. It can only be started by a restart."))
        record.breaker.close()
        record.in_a_row = 0
        return PluginView(**_view(record, platform.ledger.pages()))

    @router.post("/api/plugins/{plugin_id}/start", tags=["Platform"])
    async def start(plugin_id: PluginId, caller: Operator) -> PluginStart:
        """Let a plugin that has failed, or is off for what it did, run again.

        Where it has to be loaded anew, the API starts itself anew a moment after the answer.
        """
        record = _find(platform, plugin_id)
        if record.state is PluginState.DISABLED:
            raise Conflict(text("This plugin is switched off by a setting. Change the setting."))
        restarts = platform.switch_on(record)
        return PluginStart(
            plugin=PluginView(**_view(record, platform.ledger.pages())), restarts=restarts
        )


def _find(platform: Platform, plugin_id: str) -> PluginRecord:
    found = [record for record in platform.registry.records if record.id == plugin_id]
    if not found:
        raise NotFound(text("There is no plugin with this id."))
    return found[0]


def _remedy(record: PluginRecord) -> str | None:
    if record.off is not None:
        return OFF_REMEDY
    return None if record.stage is None else REMEDIES.get(record.stage, OTHER_REMEDY)


def _state(record: PluginRecord, pages: Counted) -> str:
    if record.active and record.breaker.open:
        return "paused"
    if record.active and max(record.in_a_row, pages.in_a_row) >= FAILS_AFTER:
        return "failing"
    return record.state.value


def _view(record: PluginRecord, pages: Mapping[str, Counted]) -> dict[str, object]:
    drawn = pages.get(record.id, Counted())
    permissions = record.info.permissions if record.info else None
    return {
        "id": record.id,
        "title": record.title,
        "version": record.info.version if record.info else None,
        "api_version": record.info.api_version if record.info else None,
        "source": record.source,
        "state": _state(record, drawn),
        "stage": record.stage,
        "error": record.error,
        "remedy": _remedy(record),
        "off_since": clock.parse(record.off.at) if record.off is not None else None,
        "warnings": record.warnings,
        "notices": record.notices,
        "routes": [f"/api/{prefix}" for prefix in record.prefixes],
        "pages": [PluginPage(title=page.title, url_path=page.url_path) for page in record.pages],
        "hooks": record.hook_names,
        "extension_points": record.extension_points,
        "contributes_to": record.contributes_to,
        "permissions": PluginPermissions(
            services=list(permissions.services),
            collections=list(permissions.collections),
            blobs=list(permissions.blobs),
            voice=permissions.voice,
            writer=permissions.writer,
            hosts=list(permissions.hosts),
        )
        if permissions
        else None,
        "startup_milliseconds": round(record.startup_seconds * 1000, 1),
        "requests": record.requests,
        "errors": record.errors + drawn.errors,
        "last_error": record.last_error or drawn.last_error,
        "background_tasks": len(tasks_of(record.id)),
    }
