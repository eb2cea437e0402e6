"""The package `elevendops` is all that authors of plugins read about and import."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from core.extensions import ExtensionPoint
from elevendops import features
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


def public_features() -> dict[str, ModuleType]:
    """What each plugin shows to authors, by the plugin's id."""
    names = [module.name for module in pkgutil.iter_modules(features.__path__)]
    return {name: import_module(f"elevendops.features.{name}") for name in names}


# What the first gives is the core's own, so that nobody outside could use it for long; by the
# others Safety asks what authors ask `AgentDirectory`, and Recalls what they ask `RecallReader`.
NOT_FOR_AUTHORS = {"KnowledgeIndexes", "KnownAgents", "ExpiredDocuments"}


def test_whatever_a_plugin_offers_to_others_is_offered_to_authors() -> None:
    missing = []
    shown = public_features()
    for contract in (ROOT / "plugins").glob("*/contract*"):
        plugin = contract.parent.name
        for name, value in vars(import_module(f"plugins.{plugin}.contract")).items():
            ours = getattr(value, "__module__", "").startswith(f"plugins.{plugin}.")
            offered = isinstance(value, ExtensionPoint) or (ours and is_protocol(value))
            if offered and name not in {
                *NOT_FOR_AUTHORS,
                *getattr(shown.get(plugin), "__all__", ()),
            }:
                missing.append(f"elevendops.features.{plugin} lacks {name}")
    assert not missing, "\n".join(missing)


def test_the_records_that_authors_get_are_made_of_public_types() -> None:
    found = []
    shown = {
        f"{plugin}.{name}": getattr(module, name)
        for plugin, module in public_features().items()
        for name in module.__all__
    }
    for name, value in shown.items():
        if not inspect.isclass(value) or is_protocol(value):
            continue
        for field, hint in get_type_hints(value).items():
            found += [
                f"{name}.{field}: {kind.__name__}"
                for kind in classes_in(hint)
                if kind.__module__.startswith("plugins.") and kind not in shown.values()
            ]
    assert not found, "\n".join(found)


def is_protocol(value: object) -> bool:
    return inspect.isclass(value) and bool(getattr(value, "_is_protocol", False))


def classes_in(hint: object) -> Iterator[type]:
    """The classes that a type is made of."""
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    for part in get_args(hint):
        yield from classes_in(part)


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
