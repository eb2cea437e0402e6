"""Reads the hooks of a plugin's module: checked against the specs once, then called directly."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pluggy

from core import hookspecs
from core.hookspecs import HookDeprecation
from core.host import older_api

_MARK = f"{hookspecs.PROJECT}_impl"


@dataclass(frozen=True, slots=True)
class PluginHooks:
    """The hooks that one plugin implements, and what is deprecated about them."""

    implementations: Mapping[str, pluggy.HookImpl]
    warnings: tuple[str, ...] = ()

    def call(self, hook: str, arguments: Mapping[str, object]) -> Any:
        """What the plugin's hook returns; it gets those of the arguments that it asks for."""
        found = self.implementations[hook]
        return found.function(*(arguments[name] for name in found.argnames))


class HookReader:
    """Checks plugins against the hooks of modules of specs; without any, against all hooks."""

    def __init__(self, *specs: ModuleType) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        for module in specs or (hookspecs, older_api):
            self._manager.add_hookspecs(module)
        self.names = tuple(sorted(vars(self._manager.hook)))

    def read(self, plugin: object) -> PluginHooks:
        """The plugin's hooks. Raises pluggy.PluginValidationError for a wrong one.

        The plugin is known to the manager during the check only: nothing that one plugin
        registers can touch another's calls.
        """
        marked = _marked(plugin)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", HookDeprecation)
            self._manager.register(marked, getattr(plugin, "__name__", None))
        try:
            self._manager.check_pending()
            found = {
                caller.name: implementation
                for caller in self._manager.get_hookcallers(marked) or ()
                for implementation in caller.get_hookimpls()
            }
        finally:
            self._manager.unregister(marked)
        for name, implementation in found.items():
            if implementation.wrapper or implementation.hookwrapper:
                raise pluggy.PluginValidationError(
                    plugin, f"the hook {name!r} is a wrapper; a plugin's hooks return data"
                )
        return PluginHooks(found, tuple(_deprecations(caught)))


def _marked(plugin: object) -> object:
    """The hooks of a module alone: pluggy looks closely at each name that it is shown."""
    if not isinstance(plugin, ModuleType):
        return plugin
    marked = ModuleType(plugin.__name__)
    for name, value in vars(plugin).items():
        if callable(value) and hasattr(value, _MARK):
            setattr(marked, name, value)
    return marked


def _deprecations(caught: list[warnings.WarningMessage]) -> list[str]:
    """What was said about hooks; other warnings are shown as usual."""
    found = []
    for warning in caught:
        if issubclass(warning.category, HookDeprecation):
            found.append(str(warning.message))
        else:
            warnings.showwarning(
                warning.message, warning.category, warning.filename, warning.lineno
            )
    return found
