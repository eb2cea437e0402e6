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
from core.shared.samples import SampleSpec

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
    """Say who the plugin is. Required; `id` must equal the folder's or entry point's name.

    Example:

    ```python
    @hookimpl
    def register_plugin() -> PluginInfo:
        return PluginInfo(id="notes", title="Notes", version="1.0", api_version=2)
    ```

    .. versionadded:: 1
    """


@hookspec
def register_settings() -> type[BaseModel]:  # type: ignore[empty-body]
    """Give a pydantic model of the plugin's own settings.

    Field `max_items` of plugin `notes` is read from the environment variable `NOTES_MAX_ITEMS`.
    The validated instance is `context.plugin_settings`.

    Example:

    ```python
    class NotesSettings(BaseModel):
        max_items: int = Field(100, ge=1, description="The most notes that are kept.")


    @hookimpl
    def register_settings() -> type[BaseModel]:
        return NotesSettings
    ```

    .. versionadded:: 1
    """


@hookspec
def register_collections() -> Sequence[CollectionSpec]:  # type: ignore[empty-body]
    """Declare the plugin's collections with every index that its queries need.

    Example:

    ```python
    @hookimpl
    def register_collections() -> Sequence[CollectionSpec]:
        return [CollectionSpec("notes_entries", (IndexSpec(("author", "-created_at")),))]
    ```

    .. versionadded:: 1
    """


@hookspec
def register_services(context: PluginContext) -> Mapping[type, object]:  # type: ignore[empty-body]
    """Offer services to other plugins, keyed by a Protocol from the plugin's `contract.py`.

    Others reach them by `context.service(TheProtocol)`, when a request runs, not when they load.

    Example:

    ```python
    @hookimpl
    def register_services(context: PluginContext) -> Mapping[type, object]:
        return {NoteReader: context.shared(Notes)}
    ```

    .. versionadded:: 1
    """


@hookspec
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:  # type: ignore[empty-body]
    """Say how each kind of long work of the plugin is done.

    Example:

    ```python
    @hookimpl
    def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
        return [JobSpec("notes.tidy", context.shared(Notes).tidy)]
    ```

    .. versionadded:: 1
    """


@hookspec
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:  # type: ignore[empty-body]
    """Give routers with relative paths; the core mounts each under `/api/<prefix>`.

    A prefix that another plugin or the core already has is refused.

    Example:

    ```python
    @hookimpl
    def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
        return [RouterSpec("notes", build_router(context.shared(Notes)))]
    ```

    .. versionadded:: 1
    """


@hookspec
def register_pages() -> Sequence[PageSpec]:  # type: ignore[empty-body]
    """List the plugin's dashboard pages. Called in the dashboard's process, without a context.

    Example:

    ```python
    @hookimpl
    def register_pages() -> Sequence[PageSpec]:
        return [PageSpec("Notes", "notes.page:render", ":material/sticky_note:", "notes")]
    ```

    .. versionadded:: 1
    """


@hookspec
def register_cards(context: PluginContext) -> Sequence[CardSpec]:  # type: ignore[empty-body]
    """Give figures about the clinic, and what needs attention, for its first page.

    Example:

    ```python
    @hookimpl
    def register_cards(context: PluginContext) -> Sequence[CardSpec]:
        return [CardSpec("note_count", "Notes", "notes", context.shared(Notes).card)]
    ```

    .. versionadded:: 1
    """


@hookspec
def register_health_checks(  # type: ignore[empty-body]
    context: PluginContext,
) -> Sequence[HealthCheck]:
    """Give named probes for `/api/health/ready`. Each has two seconds.

    Example:

    ```python
    @hookimpl
    def register_health_checks(context: PluginContext) -> Sequence[HealthCheck]:
        return [HealthCheck("notes", context.shared(Notes).check)]
    ```

    .. versionadded:: 1
    """


@hookspec
def lifespan(  # type: ignore[empty-body]
    context: PluginContext,
) -> AbstractAsyncContextManager[Any]:
    """Return an async context manager that the core holds open while the API serves.

    Example:

    ```python
    @hookimpl
    def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
        return context.shared(Notes).watching()
    ```

    .. versionadded:: 1
    """


@hookspec
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:  # type: ignore[empty-body]
    """Declare where other plugins may add to this one; the points stand in its `contract.py`.

    What they add is found by `context.extensions(THE_POINT)`, when a request or a job runs.

    Example:

    ```python
    STAMPS = ExtensionPoint("notes.stamps", StampSpec, "Stamps on notes")


    @hookimpl
    def register_extension_points() -> Sequence[ExtensionPoint]:
        return [STAMPS]
    ```

    .. versionadded:: 2
    """


@hookspec
def register_contributions(  # type: ignore[empty-body]
    context: PluginContext,
) -> Sequence[Contribution[Any]]:
    """Give parts for extension points, of other plugins or of one's own.

    A point of a plugin that is switched off has no taker. One that no plugin here has is named on
    the page Plugins.

    Example:

    ```python
    @hookimpl
    def register_contributions(context: PluginContext) -> Sequence[Contribution]:
        return [
            Contribution(STAMPS, StampSpec("seen", "Seen")),
            Contribution(STAMPS, StampSpec("done", "Done")),
        ]
    ```

    .. versionadded:: 2
    """


@hookspec
def register_voice_providers() -> Sequence[VoiceProviderSpec]:  # type: ignore[empty-body]
    """Offer a voice provider that VOICE_PROVIDER can choose by its key.

    Called before there is a context: the provider becomes a part of every plugin's context.

    Example:

    ```python
    @hookimpl
    def register_voice_providers() -> Sequence[VoiceProviderSpec]:
        return [VoiceProviderSpec("parrot", "Parrot Speech", open_parrot)]
    ```

    .. versionadded:: 2
    """


@hookspec
def register_sections() -> Sequence[SectionSpec]:  # type: ignore[empty-body]
    """Name groups of pages for the navigation. Called in the dashboard's process.

    Example:

    ```python
    @hookimpl
    def register_sections() -> Sequence[SectionSpec]:
        return [SectionSpec("front_desk", "Front desk", order=35)]
    ```

    .. versionadded:: 2
    """


@hookspec
def register_panels() -> Sequence[PanelSpec]:  # type: ignore[empty-body]
    """Draw on another plugin's page, under what it shows. Called in the dashboard's process.

    Example:

    ```python
    @hookimpl
    def register_panels() -> Sequence[PanelSpec]:
        return [PanelSpec("notes", "Last notes", "notes.page:panel")]
    ```

    .. versionadded:: 2
    """


@hookspec
def register_samples() -> Sequence[SampleSpec]:  # type: ignore[empty-body]
    """Give samples for demo mode. Called by `elevendops seed`, without a context.

    Example:

    ```python
    def add_notes(clinic: SampleClinic) -> None:
        if not clinic.all("/api/notes", "notes"):
            with clinic.adding("note: Welcome"):
                clinic.call("POST", "/api/notes", {"text": "Welcome"})


    @hookimpl
    def register_samples() -> Sequence[SampleSpec]:
        return [SampleSpec("notes", add_notes, order=50)]
    ```

    .. versionadded:: 2
    """


@hookspec
def on_event(  # type: ignore[empty-body]
    context: PluginContext, event: Event
) -> Sequence[JobRequest]:
    """Something happened, in this or in another plugin; return the jobs wanted done about it.

    Each plugin's hook is called for every event, which may come more than once: look at its type,
    return at once, and leave the work to the jobs.

    Example:

    ```python
    @hookimpl
    def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
        if isinstance(event, NoteWritten):
            return [JobRequest("notes.tidy", {"about": event.note_id}, event.note_id)]
        return []
    ```

    .. versionadded:: 2
    """
