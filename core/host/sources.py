"""The source files of a plugin, and the imports of `core` in them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

PRIVATE = ("core", "plugins", "pages")
"""Our own packages, which plugins of others import until plugin API 3."""

_PERHAPS = re.compile(rb"^[ \t]*(?:from|import)[ \t]+(?:core|plugins|pages)\b", re.MULTILINE)


def source_files(module: ModuleType) -> list[Path]:
    """The Python files of a plugin: those of its package, or its one module."""
    if module.__file__ is None:
        return []
    file = Path(module.__file__)
    return sorted(file.parent.rglob("*.py")) if module.__package__ else [file]


def private_import_warning(module: ModuleType) -> str | None:
    """One sentence about all imports of our own packages in a plugin of others; None for none."""
    found = [place for file in source_files(module) for place in _private_imports(file)]
    if not found:
        return None
    others = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return (
        "importing core, plugins or pages is deprecated and ends with plugin API 3: import "
        f"elevendops ({found[0]}{others})"
    )


def _private_imports(file: Path) -> Iterator[str]:
    """Where a file imports from our own packages, as `service.py:12`."""
    try:
        source = file.read_bytes()
        # Most files need no closer look.
        tree = ast.parse(source, str(file)) if _PERHAPS.search(source) else None
    except (OSError, SyntaxError, ValueError):
        return  # whoever imports the file meets the error
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""] if not node.level else []
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        if any(name.partition(".")[0] in PRIVATE for name in names):
            yield f"{file.name}:{node.lineno}"
