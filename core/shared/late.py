"""Parts of a plugin that are imported and made when something of them is first needed.

For the features of the product: a start asks each what it offers, and needs hardly any of it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from core.context import PluginContext
from core.declarations import TARGET, validate


def late(context: PluginContext, target: str) -> Any:
    """What stands for the one instance of `module:maker` that all hooks share
    (`context.shared`), until something of it is asked for.
    """
    return _Late(_finder(context, target))


def late_method(context: PluginContext, target: str, name: str) -> Callable[..., Any]:
    """A method of that instance, which is made by the first call."""
    return _LateMethod(_finder(context, target), name)


def _finder(context: PluginContext, target: str) -> Callable[[], Any]:
    validate(TARGET.fullmatch(target), f"the target {target!r} must be 'module:maker'")
    module, _, maker = target.partition(":")

    def find() -> Any:
        return context.shared(getattr(import_module(module), maker))

    return find


class _Late:
    def __init__(self, find: Callable[[], Any]) -> None:
        self.__find = find

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__find(), name)


class _LateMethod:
    def __init__(self, find: Callable[[], Any], name: str) -> None:
        self._find = find
        self._name = name

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        """The method itself: whose code is running is told by it."""
        method: Callable[..., Any] = getattr(self._find(), self._name)
        return method

    def __call__(self, *arguments: Any) -> Any:
        return self.__wrapped__(*arguments)
