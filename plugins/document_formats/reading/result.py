"""What reading a file gives: its text as Markdown and what was left out, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Unreadable(Exception):
    """The file cannot be read; `code` says why."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(slots=True)
class Found:
    """The text of a file as Markdown, and codes with values of what was not read of it."""

    text: str = ""
    not_read: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def leave_out(self, code: str, **values: Any) -> None:
        """Say that something was not read."""
        self.not_read.append((code, values))
