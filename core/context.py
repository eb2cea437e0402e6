"""PluginContext: all that a plugin may touch, in one frozen object."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from core.contracts import CardSpec, ConversationFinished, DocumentChanged
from core.jobs import JobQueue
from core.ports.blobs import BlobStore
from core.ports.documents import DocumentStore
from core.ports.voice import VoiceProvider
from core.ports.writer import Writer
from core.settings import Settings

T = TypeVar("T")

Event = DocumentChanged | ConversationFinished


class ServiceLookup(Protocol):
    """Finds the service that some plugin offers for a Protocol."""

    def __call__(self, contract: type[T]) -> T:
        """The service. Raises Unavailable, naming the plugin, when it is not running."""
        ...


@dataclass(frozen=True, slots=True)
class PluginContext:
    """What the core hands to one plugin."""

    plugin_id: str
    settings: Settings
    plugin_settings: BaseModel | None
    documents: DocumentStore
    blobs: BlobStore
    voice: VoiceProvider
    writer: Writer
    jobs: JobQueue
    service: ServiceLookup
    emit: Callable[[Event], Awaitable[None]]
    cards: Callable[[], list[CardSpec]]
    _instances: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def shared(self, build: Callable[[PluginContext], T]) -> T:
        """The one instance that `build` makes of this context, for all hooks of the plugin."""
        if build not in self._instances:
            self._instances[build] = build(self)
        instance: T = self._instances[build]
        return instance

    def own_settings(self, model: type[T]) -> T:
        """The plugin's own settings as the model it registered."""
        if not isinstance(self.plugin_settings, model):
            raise TypeError(f"plugin {self.plugin_id!r} registered no settings {model.__name__}")
        return self.plugin_settings


ContextFactory = Callable[[str, Any], PluginContext]
"""Makes the context of one plugin from its id and its validated settings."""
