"""The extension points that plugins declare, and the parts with which others fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.context import Extension
from core.extensions import Contribution, ExtensionPoint
from core.host.registry import PluginRecord, PluginRegistry

T = TypeVar("T")

_USUAL_ORDER = 100


@dataclass(slots=True)
class ExtensionPoints:
    """Every point by its name. What is given to one that nobody declares has no taker."""

    _declared: dict[str, ExtensionPoint[Any]] = field(default_factory=dict)
    _given: dict[str, list[tuple[PluginRecord, Any]]] = field(default_factory=dict)

    def declare(self, record: PluginRecord, point: ExtensionPoint[Any]) -> None:
        """Take a plugin's own point. Raises ValueError for a name that is not its own, or twice."""
        if point.plugin_id != record.id:
            raise ValueError(
                f"the extension point {point.name!r} must begin with {record.id + '.'!r}"
            )
        if point.name in self._declared:
            raise ValueError(f"the extension point {point.name!r} is declared twice")
        self._declared[point.name] = point
        record.extension_points.append(point.name)

    def declared(self, name: str) -> ExtensionPoint[Any] | None:
        """The point of this name, if a plugin that was loaded has it."""
        return self._declared.get(name)

    def fill(self, record: PluginRecord, contribution: Contribution[Any]) -> None:
        """Take a plugin's part. Raises TypeError for one of another kind than the point takes, and
        ValueError for a key that somebody has.
        """
        point, part = contribution.point, contribution.part
        taker = self._declared.get(point.name, point)
        if not isinstance(part, taker.kind):
            raise TypeError(
                f"the extension point {point.name!r} of plugin {point.plugin_id!r} takes "
                f"{taker.kind.__name__} of {taker.kind.__module__}, not "
                f"{type(part).__name__} of {type(part).__module__}"
            )
        given = self._given.setdefault(point.name, [])
        key = getattr(part, "key", None)
        if key is not None:
            # What a failed plugin gave stands in nobody's way.
            owner = next(
                (o.id for o, other in given if o.active and getattr(other, "key", None) == key),
                None,
            )
            if owner is not None:
                raise ValueError(
                    f"{type(part).__name__} {key!r} for the extension point {point.name!r} is "
                    f"already given by plugin {owner!r}"
                )
        given.append((record, part))
        if point.name not in record.contributes_to:
            record.contributes_to.append(point.name)

    def parts(self, point: ExtensionPoint[T]) -> list[Extension[T]]:
        """What working plugins give to a point, by order, then key."""
        return self._working(point.name)

    def collections(self, point: ExtensionPoint[Any]) -> list[str] | None:
        """What the working parts of a point follow from; None where one does not say it."""
        named = [getattr(part.spec, "collections", ()) for part in self._working(point.name)]
        return [name for names in named for name in names] if all(named) else None

    def parts_of_kind(self, kind: type[T]) -> list[Extension[T]]:
        """What working plugins give to the points that take this kind."""
        names = [point.name for point in self._declared.values() if point.kind is kind]
        return [part for name in names for part in self._working(name)]

    def name_strays(self, registry: PluginRegistry) -> None:
        """Note with each plugin what it gives to points that no plugin has.

        The point of a plugin that is switched off or failed is not known, and is no mistake.
        """
        out = {record.id for record in registry.records if not record.active}
        for name in self._given.keys() - self._declared.keys():
            if name.partition(".")[0] in out:
                continue
            for record in {id(owner): owner for owner, _ in self._given[name]}.values():
                record.notices.append(
                    f"It adds to {name!r}, and no plugin here has an extension point of this name."
                )

    def _working(self, name: str) -> list[Extension[Any]]:
        working = [
            Extension(part, record) for record, part in self._given.get(name, ()) if record.active
        ]
        return sorted(
            working,
            key=lambda item: (
                getattr(item.spec, "order", _USUAL_ORDER),
                str(getattr(item.spec, "key", "")),
            ),
        )
