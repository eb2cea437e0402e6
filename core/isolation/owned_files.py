"""Which files are whose, for code that runs without a mark."""

from __future__ import annotations

import os
import sys
import types
from pathlib import Path

from core.isolation.mark_file import Mark

_BUILT_IN = f"{Path(__file__).resolve().parents[2] / 'plugins'}{os.sep}"
_files: dict[str, str] = {}
_first_files: dict[str, str] = {}


def add(plugin: str, file: str) -> str:
    """Take the files beside this one for a plugin's, or this one alone at the top; how the names of
    all of them begin."""
    path = os.path.abspath(file)
    folder = os.path.dirname(path)
    is_alone = any(folder == os.path.abspath(entry) for entry in map(str, sys.path))
    beginning = path if is_alone else f"{folder}{os.sep}"
    _files[beginning] = plugin
    _first_files[plugin] = path
    return beginning


def is_built_in(plugin: str) -> bool:
    """Whether a plugin is a part of ElevenDops."""
    return _first_files.get(plugin, "").startswith(_BUILT_IN)


def all_files() -> list[tuple[str, str]]:
    """How names of files begin, and whose those are."""
    return list(_files.items())


def first_file_of(plugin: str) -> str | None:
    """The file of the plugin's module, once it has been imported."""
    return _first_files.get(plugin)


def owner_of_frame(frame: types.FrameType | None) -> Mark | None:
    """A mark for the plugin in whose file a stack is, for code that runs without one."""
    while frame is not None:
        file = frame.f_code.co_filename
        if (plugin := owner_of_file(file)) is not None:
            return Mark(plugin, "callback", f"{file}:{frame.f_lineno}")
        frame = frame.f_back
    return None


def owner_of_file(file: str) -> str | None:
    """The plugin whose file this is."""
    for beginning, plugin in list(_files.items()):
        if file.startswith(beginning):
            return plugin
    return None


def owner_of_error(error: BaseException) -> Mark | None:
    """A mark for the plugin in whose file an error was raised, at the innermost of its lines."""
    found, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if (plugin := owner_of_file(file)) is not None:
            found = Mark(plugin, "callback", f"{file}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found
