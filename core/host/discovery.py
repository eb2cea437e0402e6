"""Finds the candidates for plugins without importing any: built-in folders, then entry points."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import Distribution, EntryPoint, distribution, distributions
from pathlib import Path
from types import ModuleType

from core.declarations import PLUGIN_ID

ENTRY_POINT_GROUP = "elevendops.plugins"
BUILT_IN = "built in"
"""The source of the plugins that come with ElevenDops."""

BUILT_IN_FOLDER = Path(__file__).resolve().parents[2] / "plugins"

# The modules of a built-in plugin that its hooks for the API import; services wait for a request.
_BEHIND_HOOKS = ("settings", "models")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that says it is a plugin. `problem` is why it cannot be one."""

    id: str
    source: str
    load: Callable[[], ModuleType]
    problem: str | None = None


def candidates(folder: Path = BUILT_IN_FOLDER) -> list[Candidate]:
    """All candidates: folders of built-in plugins by name, then installed ones by id.

    Of two with the same id the first is taken; a later one, a name that can be no id, and a
    distribution whose entry points cannot be read have a problem.
    """
    found = _built_in(folder)
    first = {candidate.id: candidate.source for candidate in found}
    points, unreadable = _entry_points()
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        source, problem = _source(point.dist), None
        if PLUGIN_ID.fullmatch(point.name) is None:
            problem = (
                f"the entry point's name {point.name!r} must be lower-case letters, digits and "
                "underscores, because it is the plugin's id"
            )
        elif point.name in first:
            problem = (
                f"the id {point.name!r} is already used by the plugin from {first[point.name]}; "
                f"uninstall {source} or rename its entry point"
            )
        first.setdefault(point.name, source)
        found.append(Candidate(point.name, source, point.load, problem))
    return found + unreadable


def built_in_ids(folder: Path = BUILT_IN_FOLDER) -> list[str]:
    """The ids of the built-in plugins, which are the names of their folders."""
    return sorted(file.parent.name for file in folder.glob("*/plugin.py"))


def _built_in(folder: Path) -> list[Candidate]:
    return [
        Candidate(name, BUILT_IN, partial(_load_folder, folder, name))
        for name in built_in_ids(folder)
    ]


def preload_built_in(folder: Path = BUILT_IN_FOLDER, *, for_api: bool = False) -> None:
    """Import the built-in plugins ahead of time, and `for_api` what their hooks for it import.

    What one of them raises is said when the registry loads it or calls its hooks.
    """
    for found in _built_in(folder):
        with suppress(Exception):
            found.load()
        for name in _BEHIND_HOOKS if for_api else ():
            if (folder / found.id / f"{name}.py").exists():
                with suppress(Exception):
                    importlib.import_module(f"{folder.name}.{found.id}.{name}")


def import_rest(plugin_id: str, folder: Path = BUILT_IN_FOLDER) -> list[Exception]:
    """Import the modules of a built-in plugin that it has not imported by itself; gives what was
    raised.

    A folder with a `__main__` is a program of its own, which runs in another process: it is left
    out with all that it loads.
    """
    raised: list[Exception] = []
    files = sorted((folder / plugin_id).rglob("*.py"))
    programs = {file.parent for file in files if file.name == "__main__.py"}
    for file in files:
        if not programs.isdisjoint(file.parents):
            continue
        module = ".".join(file.relative_to(folder.parent).with_suffix("").parts)
        try:
            importlib.import_module(module.removesuffix(".__init__"))
        except Exception as error:  # noqa: BLE001 - isolation: a plugin's module
            raised.append(error)
    return raised


def _entry_points() -> tuple[list[EntryPoint], list[Candidate]]:
    """The entry points of plugins, and the distributions whose cannot be read.

    Python's own `entry_points` takes three times as long: it takes apart what all distributions
    have, and what is wrong with one fails it for all.
    """
    points: list[EntryPoint] = []
    unreadable: list[Candidate] = []
    seen: set[str] = set()
    for found in distributions():
        try:
            if ENTRY_POINT_GROUP not in (_text(found) or ""):
                continue
            name = _normalized(found.name)
            if name not in seen:
                seen.add(name)
                # Of two with one name the first on the path counts, whatever it has.
                points += distribution(name).entry_points.select(group=ENTRY_POINT_GROUP)
        except Exception as error:  # noqa: BLE001 - isolation: somebody else's metadata
            source = _source(found)
            reason = f"its entry points cannot be read ({type(error).__name__})"
            unreadable.append(Candidate(source, source, _nothing, reason))
    return points, unreadable


def _text(found: Distribution) -> str | None:
    return found.read_text("entry_points.txt")


def _normalized(name: str) -> str:
    """One of the names by which a distribution is found (PEP 503), the same for each of them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _nothing() -> ModuleType:
    raise ImportError("its entry points cannot be read")


def _source(found: Distribution | None) -> str:
    if found is None:
        return "an unknown distribution"
    try:
        metadata = found.metadata  # parsed anew by each of `name` and `version`
    except Exception:  # noqa: BLE001 - isolation: somebody else's metadata
        return f"a distribution in {found.locate_file('')}"
    return f"{metadata['Name']} {metadata['Version']}"


def _load_folder(folder: Path, name: str) -> ModuleType:
    root = str(folder.parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    return importlib.import_module(f"{folder.name}.{name}.plugin")
