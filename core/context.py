"""PluginContext: all that a plugin may touch, in one frozen object."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from core.access.services import PluginWriter
from core.access.stores import PluginBlobs, PluginDocuments, PluginJobs
from core.contracts import CardSpec, Event
from core.errors import AppError, InvalidInput, PluginFault
from core.extensions import ExtensionPoint
from core.i18n import text
from core.isolation.code_lines import blamed_line, where_is
from core.isolation.guard import guarded_call
from core.isolation.mark_file import Mark
from core.isolation.marks import in_context, in_steps, marked
from core.isolation.owned_files import first_file_of
from core.isolation.owner import Owner
from core.isolation.ownership import owned_by
from core.ports.documents import CountChanges
from core.ports.embeddings import SentenceEmbeddings
from core.ports.voice import VoiceProvider

if TYPE_CHECKING:
    import httpx

    from core.tracing.local import LocalTraces

T = TypeVar("T")
R = TypeVar("R")


class ServiceLookup(Protocol):
    """Finds the service that some plugin offers for a Protocol."""

    def __call__(self, contract: type[T]) -> T:
        """The service. Raises Unavailable, naming the plugin, when it is not running, and
        PluginNotPermitted when its plugin is not declared in the permissions.
        """
        ...


class ExtensionLookup(Protocol):
    """Finds what all working plugins add to an extension point."""

    def __call__(self, point: ExtensionPoint[T] | type[T]) -> list[Extension[T]]:
        """Their parts, by order, then key. A type in place of the point ends with plugin API 3."""
        ...


@dataclass(frozen=True, slots=True)
class ClinicFacts:
    """What a plugin may know of the settings: how the clinic runs, and no key or password.

    .. versionadded:: 2
    """

    environment: Literal["local", "production"]
    demo: bool
    voice_is_local: bool
    writer_is_local: bool
    gemini_models: tuple[str, ...]
    """Models that the operator names; the first is the default."""
    gemini_models_only: bool
    """Whether no others shall be offered."""
    model_ends: Mapping[str, date]
    """The last day of models whose end is announced."""
    reply_wait_seconds: float
    """Ends with plugin API 3: it is a setting of one feature."""
    clinicians_named: bool
    """Whether the operator names who of the staff are clinicians; else everybody may approve."""


@dataclass(frozen=True, slots=True)
class Extension(Generic[T]):
    """One part that a plugin adds to a feature. Call it through `run`, which contains it.

    .. versionadded:: 2
    """

    spec: T
    _owner: Owner

    @property
    def plugin_id(self) -> str:
        """Whose it is."""
        return self._owner.id

    @property
    def plugin_title(self) -> str:
        """Whose it is, for people."""
        return self._owner.title

    async def run(self, work: Callable[[], R], otherwise: R, *, seconds: float = 10.0) -> R:
        """The result of `work`, done in a thread; `otherwise` when it fails or takes too long.

        InvalidInput is meant for the user and is raised. Any other failure is counted and logged
        as the plugin's, without its words.
        """
        mark = self._mark(work)

        def own_work() -> R:
            with owned_by(mark.plugin), in_context(mark), marked(mark):
                return work()

        try:
            return await asyncio.to_thread(partial(guarded_call, own_work, seconds))
        except InvalidInput:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: plugin code
            self.record_failure(error)
            return otherwise

    async def stream(
        self, work: Callable[[], AsyncIterator[R]], *, seconds: float = 30.0
    ) -> AsyncIterator[R]:
        """What `work` yields, each within `seconds`.

        AppError, such as that of a store which is away, is raised as it is. Any other failure is
        counted and logged as the plugin's, and raised as PluginFault.
        """
        mark = self._mark(work)
        items: AsyncIterator[R] | None = None
        try:
            with owned_by(mark.plugin), in_context(mark), marked(mark):
                items = aiter(work())
            while True:
                with owned_by(mark.plugin), in_context(mark):
                    async with asyncio.timeout(seconds):
                        try:
                            item = await in_steps(anext(items), mark)
                        except StopAsyncIteration:
                            return
                yield item
        except (AppError, asyncio.CancelledError, GeneratorExit):
            raise
        except BaseException as error:  # noqa: BLE001 - isolation: plugin code
            self.record_failure(error)
            raise self.fault("did not get to its end") from None
        finally:
            if isinstance(items, AsyncGenerator):
                await in_steps(items.aclose(), mark)

    def _mark(self, work: Callable[[], object]) -> Mark:
        """What says that this part runs. `work` may begin in the feature that calls it."""
        own = first_file_of(self.plugin_id)
        where = f"{own}:1" if own else where_is(work)
        return Mark(self.plugin_id, f"extension {type(self.spec).__name__}", where)

    def fault(self, what: str) -> PluginFault:
        """The error for the user when this part has failed."""
        return PluginFault(
            text(
                "“{title}” {what}. Ask whoever runs ElevenDops to look at the list of plugins.",
                title=self._owner.title,
                what=what,
            )
        )

    def record_failure(self, error: BaseException) -> None:
        """Count and log a failure of this part that happened outside `run`."""
        kind = type(self.spec).__name__
        self._owner.record_failure(f"{kind}: {type(error).__name__} at {blamed_line(error)}")


@dataclass(frozen=True, slots=True)
class PluginContext:
    """What the core hands to one plugin: its own things, and what it declared in Permissions.

    .. versionadded:: 1
    .. versionchanged:: 2
        `extensions`, `http`, `change_numbers` and `traces`; the others are views of the plugin's
        own things.
    """

    plugin_id: str
    settings: ClinicFacts
    plugin_settings: BaseModel | None
    documents: PluginDocuments
    blobs: PluginBlobs
    voice: VoiceProvider
    writer: PluginWriter
    jobs: PluginJobs
    service: ServiceLookup
    extensions: ExtensionLookup
    emit: Callable[[Event], Awaitable[None]]
    cards: Callable[[], list[CardSpec]]
    change_numbers: CountChanges
    """As `CountsChanges.change_numbers`, for any collections: None where nobody counts."""
    _open_http: Callable[[], httpx.AsyncClient]
    traces: LocalTraces | None = None
    """What operators look at; None where traces are kept elsewhere."""
    embeddings: SentenceEmbeddings | None = None
    """What compares texts by meaning, on this machine. For the features of the product: others have
    None, for all who ask it take turns."""
    _instances: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    # Routes may be made in a thread, while a request asks for the same instance.
    _one_at_a_time: AbstractContextManager[bool] = field(
        default_factory=threading.RLock, compare=False, repr=False
    )

    def shared(self, build: Callable[[PluginContext], T]) -> T:
        """The one instance that `build` makes of this context, for all hooks of the plugin."""
        if build not in self._instances:
            with self._one_at_a_time:
                if build not in self._instances:
                    self._instances[build] = build(self)
        instance: T = self._instances[build]
        return instance

    @property
    def http(self) -> httpx.AsyncClient:
        """A client for the hosts that the plugin declared; requests time out after ten seconds."""
        if "http" not in self._instances:
            self._instances["http"] = self._open_http()
        client: httpx.AsyncClient = self._instances["http"]
        return client

    async def close(self) -> None:
        """Release what the context itself holds open; the core calls it."""
        if "http" in self._instances:
            await self._instances["http"].aclose()

    def own_settings(self, model: type[T]) -> T:
        """The plugin's own settings as the model it registered."""
        if not isinstance(self.plugin_settings, model):
            raise TypeError(f"plugin {self.plugin_id!r} registered no settings {model.__name__}")
        return self.plugin_settings
