"""The scripts and styles of our own components, in files beside their modules."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def asset_beside(module_file: str, suffix: str) -> str:
    """The text of the file that is called as a module is, `__file__`, but for its suffix."""
    return Path(module_file).with_suffix(suffix).read_text(encoding="utf-8")
