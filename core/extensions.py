"""What a plugin may add to others: parts for their extension points, panels, sections, voices.

A feature that can be extended declares an `ExtensionPoint` in its `contract.py`, asks
`context.extensions(THE_POINT)`, and calls each part it gets through `Extension.run`, so that a
failing one is named and the rest works. The core knows none of the points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from core.declarations import (
    KEY,
    KIND,
    SEGMENT,
    TARGET,
    validate,
    validate_callable,
    validate_order,
    validate_text,
)

if TYPE_CHECKING:
    from core.ports.voice import VoiceProvider

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExtensionPoint(Generic[T]):
    """Where other plugins add parts to a feature; it stands in that plugin's `contract.py`.

    `name` is the plugin's id, a dot and a word of its own: `visits.reminders`. Each part is a
    `kind`, best a frozen dataclass that checks itself. Where parts have a `key`, no two may have
    the same. They are given by their `order` (100 without one), then by key.

    .. versionadded:: 2
    """

    name: str
    kind: type[T]
    title: str

    def __post_init__(self) -> None:
        validate(
            isinstance(self.name, str) and KIND.fullmatch(self.name),
            f"ExtensionPoint.name {self.name!r} must be 'plugin.word'",
        )
        validate(_tells_instances(self.kind), f"ExtensionPoint.kind {self.kind!r} must be a class")
        validate_text(self.title, "ExtensionPoint.title")

    @property
    def plugin_id(self) -> str:
        """Whose feature is extended."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Contribution(Generic[T]):
    """A part for an extension point, of another plugin or of one's own.

    .. versionadded:: 2
    """

    point: ExtensionPoint[T]
    part: T

    def __post_init__(self) -> None:
        if not isinstance(self.point, ExtensionPoint):
            raise TypeError(f"Contribution.point {self.point!r} is no ExtensionPoint")
        if not isinstance(self.part, self.point.kind):
            raise TypeError(
                f"the extension point {self.point.name!r} takes {self.point.kind.__name__}: "
                f"expected {self.point.kind.__name__}, got {type(self.part).__name__}"
            )


def _tells_instances(kind: object) -> bool:
    """Whether `isinstance` can ask for it: a plain Protocol is a class that it refuses."""
    try:
        isinstance(None, kind)  # type: ignore[arg-type]
    except TypeError:
        return False
    return isinstance(kind, type)


@dataclass(frozen=True, slots=True)
class VoiceProviderSpec:
    """A voice provider by its key; `build` opens it when VOICE_PROVIDER names it.

    .. versionadded:: 2
    """

    key: str
    title: str
    build: Callable[[], VoiceProvider]

    def __post_init__(self) -> None:
        validate_text(self.title, "VoiceProviderSpec.title")
        validate_callable(self.build, "VoiceProviderSpec.build")
        validate(KEY.fullmatch(self.key), f"VoiceProviderSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A group of pages in the navigation. Sections stand by `order`, then title.

    .. versionadded:: 2
    """

    key: str
    title: str
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "SectionSpec.title")
        validate_order(self.order, "SectionSpec.order")
        validate(KEY.fullmatch(self.key), f"SectionSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A part of another plugin's page. `page` is that page's url_path, `target` is
    `module:function`, imported when the page is opened. Panels stand by `order`, then title.
    With `needs`, the panel and its title are drawn only where the page's address holds a value of
    this name, such as the id of the record that is open.

    .. versionadded:: 2
    """

    page: str
    title: str
    target: str
    order: int = 100
    needs: str | None = None

    def __post_init__(self) -> None:
        validate_text(self.title, "PanelSpec.title")
        validate_order(self.order, "PanelSpec.order")
        validate(SEGMENT.fullmatch(self.page), f"PanelSpec.page {self.page!r} is no url_path")
        validate(
            TARGET.fullmatch(self.target),
            f"PanelSpec.target {self.target!r} must be 'module:function'",
        )
