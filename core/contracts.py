"""Frozen, validated values that cross the plugin boundary."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from core.declarations import (
    FOLDER,
    HOST,
    ICON,
    KEY,
    PLUGIN_ID,
    SEGMENT,
    TARGET,
    validate,
    validate_callable,
    validate_order,
    validate_text,
)

if TYPE_CHECKING:
    from fastapi import APIRouter
    from starlette.routing import BaseRoute

    from core.extensions import ExtensionPoint


__all__ = [
    "API_VERSION",
    "OLDEST_API_VERSION",
    "Activity",
    "AttentionItem",
    "CardSpec",
    "CardValue",
    "Event",
    "HealthCheck",
    "LateRouter",
    "PageSpec",
    "Permissions",
    "PluginInfo",
    "RouterSpec",
]

API_VERSION = 2
"""The version of the plugin contract that this core offers."""

OLDEST_API_VERSION = 1
"""The oldest version whose plugins still run, with a warning."""

MAX_NAMES = 100
"""So many names one field of Permissions may have."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """What a plugin uses beside its own collections and its own blob folder (`<id>/…`).

    Anything else is refused with `PluginNotPermitted`, and the refusal is recorded.

    .. versionadded:: 2
    """

    services: tuple[str, ...] = ()
    """Ids of the plugins whose services it calls."""
    collections: tuple[str, ...] = ()
    """Collections of other plugins that it reads. Nobody writes to another's."""
    blobs: tuple[str, ...] = ()
    """Blob folders, such as `letters`, that it uses beside its own."""
    voice: bool = False
    """It calls the voice provider, which costs money."""
    writer: bool = False
    """It lets the language model write, which costs money."""
    hosts: tuple[str, ...] = ()
    """Outside hosts (`api.example.org`, with a port if it is not 443) that `context.http` asks."""

    def __post_init__(self) -> None:
        for field in ("services", "collections", "blobs", "hosts"):
            names = getattr(self, field)
            validate(
                isinstance(names, tuple) and all(isinstance(name, str) for name in names),
                f"Permissions.{field} must be a tuple of names; a single one needs a comma: ('x',)",
            )
            validate(
                len(names) <= MAX_NAMES, f"Permissions.{field} has more than {MAX_NAMES} names"
            )
        for field in ("voice", "writer"):
            validate(isinstance(getattr(self, field), bool), f"Permissions.{field} is no bool")
        for plugin in self.services:
            validate(PLUGIN_ID.fullmatch(plugin), f"Permissions.services: {plugin!r} is no id")
        for folder in self.blobs:
            validate(FOLDER.fullmatch(folder), f"Permissions.blobs: {folder!r} is no folder")
        for host in self.hosts:
            validate(HOST.fullmatch(host), f"Permissions.hosts: {host!r} is no host name")


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """Who a plugin is and what it may use. `id` equals its folder's or its entry point's name.

    `api_version` is the version of the contract that it was written for; saying nothing means 1.

    .. versionadded:: 1
    .. versionchanged:: 2
        `permissions`; who says no `api_version` is taken for version 1.
    """

    id: str
    title: str
    version: str
    api_version: int = 1
    permissions: Permissions = Permissions()

    def __post_init__(self) -> None:
        validate(
            PLUGIN_ID.fullmatch(self.id),
            f"PluginInfo.id {self.id!r} must be lower-case letters, digits and underscores",
        )
        validate_text(self.title, "PluginInfo.title")
        validate_text(self.version, "PluginInfo.version")
        validate(
            isinstance(self.permissions, Permissions), "PluginInfo.permissions is no Permissions"
        )


class LateRouter:
    """A router that is made once: when a request first comes to it, or a second after the start.

    `target` is `module:function`, imported only then; the function is called with the arguments and
    gives a `fastapi.APIRouter`. Where many routes are made, a start takes a millisecond less for
    each. A function that fails then takes its plugin out of the API.

    .. versionadded:: 2
    """

    def __init__(self, target: str, *arguments: object, **named: object) -> None:
        validate(
            TARGET.fullmatch(target), f"LateRouter.target {target!r} must be 'module:function'"
        )
        self._target = target
        self._arguments = arguments
        self._named = named
        self._router: APIRouter | None = None
        self._lock = threading.Lock()

    def made(self) -> APIRouter:
        """The router. Raises whatever the function raises, and AttributeError without one."""
        with self._lock:
            if self._router is None:
                module, _, function = self._target.partition(":")
                make = getattr(import_module(module), function)
                self._router = make(*self._arguments, **self._named)
            return self._router

    @property
    def routes(self) -> list[BaseRoute]:
        """The routes, which are made for this if they are not made yet."""
        return self.made().routes


@dataclass(frozen=True, slots=True)
class RouterSpec:
    """A router with relative paths, mounted by the core under `/api/<prefix>`.

    .. versionadded:: 1
    .. versionchanged:: 2
        `router` may be a LateRouter.
    """

    prefix: str
    router: APIRouter | LateRouter

    def __post_init__(self) -> None:
        validate(
            SEGMENT.fullmatch(self.prefix),
            f"RouterSpec.prefix {self.prefix!r} must be one segment of a-z, 0-9 and '-'",
        )


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A dashboard page. `target` is `module:function`, imported when the page is opened.

    `icon` is a Material symbol such as `:material/mic:`. Pages are listed section by section, in
    a section by `order`, then title. `section` is the key of a SectionSpec; pages of a section that
    nobody registers stand at the end. `shows` is a kind of thing of the platform that can be looked
    at there: a page that shows `trace` opens one by the query `?trace=<id>`.

    .. versionadded:: 1
    .. versionchanged:: 2
        `section` is the key of a SectionSpec, no longer a title.
    """

    title: str
    target: str
    icon: str
    url_path: str
    order: int = 100
    section: str = "clinic"
    shows: str | None = None

    def __post_init__(self) -> None:
        validate_text(self.title, "PageSpec.title")
        validate_order(self.order, "PageSpec.order")
        validate(
            KEY.fullmatch(self.section), f"PageSpec.section {self.section!r} must be snake_case"
        )
        if self.shows is not None:
            validate(KEY.fullmatch(self.shows), f"PageSpec.shows {self.shows!r} must be snake_case")
        validate(
            TARGET.fullmatch(self.target),
            f"PageSpec.target {self.target!r} must be 'module:function'",
        )
        validate(
            ICON.fullmatch(self.icon), f"PageSpec.icon {self.icon!r} must be ':material/name:'"
        )
        validate(
            SEGMENT.fullmatch(self.url_path),
            f"PageSpec.url_path {self.url_path!r} must be one segment of a-z, 0-9 and '-'",
        )


@dataclass(frozen=True, slots=True)
class Activity:
    """The newest thing that happened: a plain sentence and when (UTC).

    .. versionadded:: 1
    """

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """Something staff should look at, and the page (url_path and query) where they can.

    What is `urgent` stands before everything else, whichever card it is of.

    .. versionadded:: 1
    .. versionchanged:: 2
        `urgent`.
    """

    text: str
    page: str
    query: tuple[tuple[str, str], ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class CardValue:
    """What a card shows now: an exact count, the newest activity, what needs attention.

    .. versionadded:: 1
    """

    value: int
    activity: Activity | None = None
    attention: tuple[AttentionItem, ...] = ()


@dataclass(frozen=True, slots=True)
class CardSpec:
    """A figure about the clinic for its first page. `key` names it in the API, as `visit_count`.

    `next_step` is shown while the value is 0: what staff do to get the first one. `collections`
    are all that the value follows from, beside the hour (UTC): where they are named, it is loaded
    again only once one of them was changed, or in another hour. `points` are the extension points
    whose parts it follows from too: what their parts name as `collections` counts with its own, and
    a part that names none has it loaded each time.

    .. versionadded:: 1
    .. versionchanged:: 2
        `collections` and `points`.
    """

    key: str
    title: str
    page: str
    load: Callable[[], Awaitable[CardValue]]
    order: int = 100
    next_step: str | None = None
    collections: tuple[str, ...] = ()
    points: tuple[ExtensionPoint[Any], ...] = ()

    def __post_init__(self) -> None:
        validate(KEY.fullmatch(self.key), f"CardSpec.key {self.key!r} must be a snake_case name")
        validate(SEGMENT.fullmatch(self.page), f"CardSpec.page {self.page!r} is no url_path")
        validate_text(self.title, "CardSpec.title")
        validate_order(self.order, "CardSpec.order")
        validate_callable(self.load, "CardSpec.load")
        # One name alone would pass for as many names as it has letters.
        validate(isinstance(self.collections, tuple), "CardSpec.collections must be a tuple")
        validate(isinstance(self.points, tuple), "CardSpec.points must be a tuple")


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """A named probe for readiness: `probe` returns when the dependency works and raises if not.

    .. versionadded:: 1
    """

    name: str
    probe: Callable[[], Awaitable[None]]

    def __post_init__(self) -> None:
        validate(KEY.fullmatch(self.name), f"HealthCheck.name {self.name!r} must be snake_case")
        validate_callable(self.probe, "HealthCheck.probe")


class Event:
    """Base of what plugins tell each other by `context.emit`.

    An event is a frozen dataclass in the contract.py of the plugin that emits it. It holds ids and
    facts, never anybody's words.

    .. versionadded:: 2
    """

    __slots__ = ()
