"""What plugins for version 2 and older import from `core`, with a warning for each plugin.

This module and `core.__getattr__` go when plugin API 2 is not offered any more.
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from types import FrameType

_PLACES = {
    "elevendops": """
        API_VERSION Activity AttentionItem CardSpec CardValue CollectionSpec Event HealthCheck
        IndexSpec JobRequest JobSpec PageSpec PanelSpec Permissions PluginInfo RouterSpec
        SectionSpec VoiceProviderSpec hookimpl __version__
    """,
    "elevendops.features.conversations": """
        AnswerAnalyserSpec AnswerNote AskedQuestion ConversationFinished ExportedConversation
        ExporterSpec
    """,
    "elevendops.features.education_audio": "CheckedScript ScriptCheckSpec ScriptFinding",
    "elevendops.features.knowledge": "DocumentChanged ExtractorSpec",
}
_PLACE = {name: place for place, names in _PLACES.items() for name in names.split()}
_ASKING = ("core", __name__, "importlib._bootstrap")
"""Modules whose frames stand between the one that imports and this one."""

_warned: set[str] = set()


def find(name: str) -> object:
    """The value of this name of `core`. Raises AttributeError."""
    if name == "__all__":
        return sorted(_PLACE.keys() - {"__version__"})
    place = _PLACE.get(name)
    if place is None:
        raise AttributeError(f"module 'core' has no attribute {name!r}")
    _warn(name, place)
    return getattr(import_module(place), name)


def _warn(name: str, place: str) -> None:
    """Warn once for each top-level package, at the line that imports."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__") in _ASKING:
        frame = frame.f_back
    module = str(frame.f_globals.get("__name__")) if frame else ""
    package = module.partition(".")[0]
    if frame is None or package in _warned:
        return
    warnings.warn_explicit(
        f"importing from core is deprecated and ends with plugin API 3: import from elevendops "
        f"({package} needs {name}, which is in {place})",
        DeprecationWarning,
        frame.f_code.co_filename,
        frame.f_lineno,
        module,
        frame.f_globals.setdefault("__warningregistry__", {}),
    )
    _warned.add(package)
