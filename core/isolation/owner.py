"""Whose code it is that runs, as far as it matters to what contains it."""

from __future__ import annotations

from typing import Protocol


class Owner(Protocol):
    """A plugin that is answerable for its parts; the registry's records are owners."""

    @property
    def id(self) -> str:
        """The plugin's id."""
        ...

    @property
    def title(self) -> str:
        """The plugin's name, for people."""
        ...

    def record_failure(self, what: str) -> None:
        """Count and log a failure by the plugin's own fault; `what` holds nobody's words."""
        ...
