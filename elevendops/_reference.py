"""Writes docs/plugins/reference.md from the docstrings of the hooks and of the public names.

Run by `python -m elevendops._reference` in the repository.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import pkgutil
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from pydantic import BaseModel

import elevendops
import elevendops.features
from core import hookspecs
from core.contracts import API_VERSION, OLDEST_API_VERSION
from core.extensions import ExtensionPoint
from core.host import older_api
from core.host.discovery import BUILT_IN
from core.host.registry import PluginRegistry

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "plugins" / "reference.md"

_OPTIONS = f"{hookspecs.PROJECT}_spec"
"""Where pluggy keeps the options of a hook specification."""

_VERSION_NOTE = re.compile(
    r"^\.\. (versionadded|versionchanged|deprecated):: (\d+)((?:\n {4}.+)*)$", re.MULTILINE
)
"""The directives of Sphinx by which a docstring says in which plugin API something changed."""

_VERSION_WORDS = {
    "versionadded": "Since plugin API",
    "versionchanged": "Changed in plugin API",
    "deprecated": "**Deprecated** since plugin API",
}


def reference() -> str:
    """The whole page as Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


def hook_names() -> list[str]:
    """The names of all hooks in the order of the source, those of older versions last."""
    return list(hooks())


def hooks() -> dict[str, Callable[..., object]]:
    """The specification of each hook, in the same order."""
    return {
        name: value
        for module in (hookspecs, older_api)
        for name, value in vars(module).items()
        if hasattr(value, _OPTIONS)
    }


def _page() -> Iterator[str]:
    yield "# Reference for plugin authors"
    yield ""
    yield f"Plugin API {API_VERSION}; plugins for {OLDEST_API_VERSION} and later run. This page is"
    yield "made by `python -m elevendops._reference` from the source."
    yield ""
    yield "## Hooks"
    yield ""
    yield _doc(hookspecs)
    yield ""
    for name in hook_names():
        yield from _hook(name, hooks()[name])
    yield from _extension_points()
    yield "## What a plugin imports"
    yield ""
    yield "`elevendops` came with plugin API 2: every name is there since then, unless it says"
    yield "another version."
    yield ""
    for name in public_modules():
        yield from _module(import_module(name))


def public_modules() -> list[str]:
    """The modules that a plugin may import, `elevendops` first."""
    found = [elevendops.__name__]
    for package in (elevendops, elevendops.features):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not module.name.rpartition(".")[2].startswith("_"):
                found.append(module.name)
    return sorted(found)


def _module(module: ModuleType) -> Iterator[str]:
    yield f"## `{module.__name__}`"
    yield ""
    yield _doc(module)
    yield ""
    for name in getattr(module, "__all__", ()):
        value = getattr(module, name)
        if inspect.isclass(value):
            yield from _class(value)
        elif inspect.isfunction(value):
            yield from _function(name, value)


def _function(name: str, function: Callable[..., object]) -> Iterator[str]:
    yield f"### `{name}`"
    yield ""
    yield from _code(f"def {name}{_signature(function)}")
    yield _doc(function)
    yield ""


def _extension_points() -> Iterator[str]:
    """What the built-in features take from other plugins."""
    registry = PluginRegistry.discover()
    registry.load()
    yield "## Extension points of the built-in features"
    yield ""
    yield "`register_contributions` fills them, and those of any other plugin."
    yield ""
    yield "| point | its parts | imported from |"
    yield "|---|---|---|"
    for record in registry.active():
        if record.source != BUILT_IN:
            continue
        for point in record.ask("register_extension_points", ExtensionPoint):
            contract = sys.modules[f"plugins.{record.id}.contract"]
            name = next(name for name, value in vars(contract).items() if value is point)
            yield (
                f"| `{name}`: {point.title} | `{point.kind.__name__}` "
                f"| `elevendops.features.{record.id}` |"
            )
    yield ""


def _exchanged(kind: type) -> list[type]:
    """A dataclass, and those of its module that its fields name."""
    found, module = [kind], vars(sys.modules[kind.__module__])
    for known in found:  # it grows meanwhile
        types = _annotations(known)
        named = " ".join(types.get(field.name, str(field.type)) for field in _public(known))
        found += [
            other
            for other in dict.fromkeys(map(module.get, re.findall(r"\w+", named)))
            if inspect.isclass(other)
            and other.__module__ == kind.__module__
            and dataclasses.is_dataclass(other)
            and other not in found
        ]
    return found


def _hook(name: str, spec: Callable[..., object]) -> Iterator[str]:
    yield f"### `{name}`"
    yield ""
    yield from _code(f"def {name}{_signature(spec)}")
    yield _doc(spec)
    yield ""
    warning = getattr(spec, _OPTIONS)["warn_on_impl"]
    if warning is not None:
        yield f"`{name}`{str(warning).removeprefix(name)}."
        yield ""


def _class(kind: type) -> Iterator[str]:
    yield f"### `{kind.__name__}`"
    yield ""
    if dataclasses.is_dataclass(kind) and _public(kind):
        words, types = _words_of_fields(kind), _annotations(kind)
        yield from _code("\n".join(_field(field, words, types) for field in _public(kind)))
    elif issubclass(kind, BaseModel) and (fields := _annotations(kind)):
        yield from _code("\n".join(f"{name}: {kind_of}" for name, kind_of in fields.items()))
    yield _doc(kind)
    yield ""
    for name, member in vars(kind).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        about = " ".join(_doc(member).split())
        if isinstance(member, property):
            yield f"- `{name}`: {about}"
        else:
            wait = "await " if inspect.iscoroutinefunction(member) else ""
            yield f"- `{wait}{name}{_signature(member)}`: {about}"
    yield ""


def _public(kind: type) -> list[dataclasses.Field[object]]:
    assert dataclasses.is_dataclass(kind)
    return [field for field in dataclasses.fields(kind) if not field.name.startswith("_")]


def _field(field: dataclasses.Field[object], words: dict[str, str], types: dict[str, str]) -> str:
    default = "" if field.default is dataclasses.MISSING else f" = {field.default!r}"
    comment = f"  # {words[field.name]}" if field.name in words else ""
    return f"{field.name}: {types.get(field.name, field.type)}{default}{comment}"


def _body(kind: type) -> list[ast.stmt]:
    """The source of a class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(definition, ast.ClassDef)
    return definition.body


def _annotations(kind: type) -> dict[str, str]:
    """The kinds of its own fields as its source writes them, which says more than the types do."""
    return {
        field.target.id: ast.unparse(field.annotation)
        for field in _body(kind)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def _words_of_fields(kind: type) -> dict[str, str]:
    """The strings that stand under fields in the source of a class."""
    found = {}
    for field, below in pairwise(_body(kind)):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            found[field.target.id] = " ".join(str(below.value.value).split())
    return found


_MODULE = re.compile(r"\b(?:core|plugins|collections)\.[a-z_.]+\.(?=[A-Z])")


def _signature(function: Callable[..., object]) -> str:
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    # Where annotations are postponed, inspect shows them as quoted text.
    return re.sub(r"'([^']*)'", r"\1", _MODULE.sub("", text))


def _doc(thing: object) -> str:
    return _VERSION_NOTE.sub(_version_note, inspect.getdoc(thing) or "")


def _version_note(directive: re.Match[str]) -> str:
    what, version, about = directive.groups()
    more = " ".join(about.split())
    return f"{_VERSION_WORDS[what]} {version}{f': {more}' if more else '.'}"


def _code(text: str) -> Iterator[str]:
    yield "```python"
    yield text
    yield "```"
    yield ""


def main() -> None:
    """Write the page."""
    REFERENCE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
