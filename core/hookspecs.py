"""Every hook a plugin may implement; each docstring is the contract.

A plugin is a module with functions of these names, marked with `elevendops.hookimpl`. Hooks
are synchronous and return data. The core calls them plugin by plugin, each with a time limit, so
that an error in one never reaches another. Only `register_plugin` is required.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

import pluggy

from core.contracts import CardSpec, Event, HealthCheck, PageSpec, PluginInfo, RouterSpec
from core.extensions import (
    Contribution,
    ExtensionPoint,
    PanelSpec,
    SectionSpec,
    VoiceProviderSpec,
)
from core.jobs import JobRequest, JobSpec
from core.ports.documents import CollectionSpec
from core.samples import SampleSpec

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext

PROJECT = "elevendops"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class HookDeprecation(DeprecationWarning):
    """A hook, or an argument of one, that the next version of the contract will not have."""

    def __init__(self, hook: str, replacement: str, *, removed_in: int) -> None:
        super().__init__(
            f"{hook} is deprecated and ends with plugin API {removed_in}: {replacement}"
        )


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
    """Give figures about the clinic, and what needs attention, for its first page."""


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
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:  # type: ignore[empty-body]
    """Declare where other plugins may add to this one; the points stand in its `contract.py`.

    What they add is found by `context.extensions(THE_POINT)`, when a request or a job runs.
    """


@hookspec
def register_contributions(  # type: ignore[empty-body]
    context: PluginContext,
) -> Sequence[Contribution[Any]]:
    """Give parts for extension points, of other plugins or of one's own.

    A point of a plugin that is switched off has no taker. One that no plugin here has is named on
    the page Plugins.
    """


@hookspec
def register_voice_providers() -> Sequence[VoiceProviderSpec]:  # type: ignore[empty-body]
    """Offer a voice provider that VOICE_PROVIDER can choose by its key.

    Called before there is a context: the provider becomes a part of every plugin's context.
    """


@hookspec
def register_sections() -> Sequence[SectionSpec]:  # type: ignore[empty-body]
    """Name groups of pages for the navigation. Called in the dashboard's process."""


@hookspec
def register_panels() -> Sequence[PanelSpec]:  # type: ignore[empty-body]
    """Draw on another plugin's page, under what it shows. Called in the dashboard's process."""


@hookspec
def register_samples() -> Sequence[SampleSpec]:  # type: ignore[empty-body]
    """Give samples for demo mode. Called by `elevendops seed`, without a context."""


@hookspec
def on_event(  # type: ignore[empty-body]
    context: PluginContext, event: Event
) -> Sequence[JobRequest]:
    """Something happened, in this or in another plugin; return the jobs wanted done about it.

    Each plugin's hook is called for every event, which may come more than once: look at its type,
    return at once, and leave the work to the jobs.
    """
