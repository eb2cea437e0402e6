"""Every hook a plugin may implement; each docstring is the contract.

A plugin is a module with functions of these names, marked with `core.hookimpl`. Hooks are
synchronous and return data. The core calls them plugin by plugin, each with a time limit, so that
an error in one never reaches another. Only `register_plugin` is required.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

import pluggy

from core.contracts import (
    CardSpec,
    CollectionSpec,
    ConversationFinished,
    DocumentChanged,
    HealthCheck,
    JobRequest,
    JobSpec,
    PageSpec,
    PluginInfo,
    RouterSpec,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext

PROJECT = "elevendops"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def register_plugin() -> PluginInfo:  # type: ignore[empty-body]
    """Say who the plugin is. Required; `id` must equal the folder's or entry point's name."""


@hookspec
def register_settings() -> type[BaseModel]:  # type: ignore[empty-body]
    """Give a pydantic model of the plugin's own settings.

    Field `max_items` of plugin `notes` is read from the environment variable `NOTES_MAX_ITEMS`.
    The validated instance is `context.plugin_settings`.
    """


@hookspec
def register_collections() -> Sequence[CollectionSpec]:  # type: ignore[empty-body]
    """Declare the plugin's collections with every index that its queries need."""


@hookspec
def register_services(context: PluginContext) -> Mapping[type, object]:  # type: ignore[empty-body]
    """Offer services to other plugins, keyed by a Protocol from the plugin's `contract.py`.

    Others reach them by `context.service(TheProtocol)`, when a request runs, not when they load.
    """


@hookspec
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:  # type: ignore[empty-body]
    """Say how each kind of long work of the plugin is done."""


@hookspec
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:  # type: ignore[empty-body]
    """Give routers with relative paths; the core mounts each under `/api/<prefix>`.

    A prefix that another plugin or the core already has is refused.
    """


@hookspec
def register_pages() -> Sequence[PageSpec]:  # type: ignore[empty-body]
    """List the plugin's dashboard pages. Called in the dashboard's process, without a context."""


@hookspec
def register_cards(context: PluginContext) -> Sequence[CardSpec]:  # type: ignore[empty-body]
    """Give figures for the Doctor Dashboard."""


@hookspec
def register_health_checks(  # type: ignore[empty-body]
    context: PluginContext,
) -> Sequence[HealthCheck]:
    """Give named probes for `/api/health/ready`. Each has two seconds."""


@hookspec
def lifespan(  # type: ignore[empty-body]
    context: PluginContext,
) -> AbstractAsyncContextManager[Any]:
    """Return an async context manager that the core holds open while the API serves."""


@hookspec
def document_changed(  # type: ignore[empty-body]
    context: PluginContext, event: DocumentChanged
) -> Sequence[JobRequest]:
    """A knowledge document changed; return the jobs that this plugin wants done about it."""


@hookspec
def conversation_finished(  # type: ignore[empty-body]
    context: PluginContext, event: ConversationFinished
) -> Sequence[JobRequest]:
    """A conversation was recorded; return the jobs that this plugin wants done about it."""
