"""The package `elevendops` is all that authors of plugins read about and import."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from elevendops._reference import public_modules
from tests.support.servers import ROOT

OURS = ("core", "plugins", "pages")
PRIVATE = re.compile(r"^\s*(?:from|import) (?:core|plugins|pages)\b|(?<!poetry\.)\bcore\.\w")
FOR_AUTHORS = [
    *(ROOT / "docs" / "plugins").glob("*.md"),
    *(file for file in (ROOT / "examples").rglob("*") if file.suffix in (".py", ".toml", ".md")),
    *(ROOT / "core" / "scaffold" / "templates").rglob("*.tmpl"),
]


@pytest.mark.parametrize("name", public_modules())
def test_a_public_module_says_what_it_and_each_of_its_names_is_for(name: str) -> None:
    module = import_module(name)
    assert inspect.getdoc(module)
    for public_name in getattr(module, "__all__", []):
        value = getattr(module, public_name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), f"{name}.{public_name}"


def test_what_authors_read_names_nothing_private() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in FOR_AUTHORS
        # The page on versions says what replaces the former names.
        if file.name != "versioning.md" and "__pycache__" not in file.parts
        for line in file.read_text(encoding="utf-8").splitlines()
        if PRIVATE.search(line)
    ]
    assert not found, "\n".join(found)


def own_modules() -> list[Path]:
    """The modules of the product, which plugins of others do not import."""
    return [file for name in OURS for file in (ROOT / name).rglob("*.py")]


def test_our_own_code_takes_nothing_from_the_package_core_itself() -> None:
    """What stands there is for plugins of version 2; our own names have a module each."""
    found = []
    for file in own_modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "core":
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names if alias.name == "core"]
            else:
                continue
            found += [
                f"{file.relative_to(ROOT)}: {name}"
                for name in names
                if not (ROOT / "core" / name).is_dir()
                and not (ROOT / "core" / f"{name}.py").is_file()
            ]
    assert not found, "\n".join(found)
