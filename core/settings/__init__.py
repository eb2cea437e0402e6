"""Typed settings from the environment; every problem is named at once."""

from __future__ import annotations

from core.settings.model import Settings
from core.settings.reading import (
    load_settings,
    make_run_key,
    read_settings,
    readable_settings,
)

__all__ = ["Settings", "load_settings", "make_run_key", "read_settings", "readable_settings"]
