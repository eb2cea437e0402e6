"""One event of every kind that the loaded plugins tell each other, about things that are gone."""

from __future__ import annotations

import dataclasses
import itertools
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from core.contracts import Event

_VALUES: dict[object, object] = {
    str: "unknown_0",
    bool: True,
    int: 0,
    float: 0.0,
    NoneType: None,
    datetime: datetime(2000, 1, 1, tzinfo=UTC),
}


def sample_events() -> Iterator[Event]:
    """Events with made-up ids: a choice of words gives one for each. A kind with a field that
    cannot be made up is left out.
    """
    for kind in _kinds(Event):
        hints = get_type_hints(kind)
        fields = [field.name for field in dataclasses.fields(kind)]
        choices = [_values(hints[name]) for name in fields]
        for values in itertools.product(*choices):
            yield kind(**dict(zip(fields, values, strict=True)))


def _kinds(base: type[Event]) -> Iterator[Any]:
    for kind in base.__subclasses__():
        yield from _kinds(kind)
        # A dataclass with slots is made twice; the first one is in no module.
        module = sys.modules.get(kind.__module__)
        if dataclasses.is_dataclass(kind) and getattr(module, kind.__name__, None) is kind:
            yield kind


def _values(hint: object) -> list[object]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    for part in (hint, *reversed(get_args(hint))):
        if part in _VALUES:
            return [_VALUES[part]]
    return []
