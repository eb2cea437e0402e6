"""Writes docs/plugins/reference.md from the docstrings of the hooks and of what they exchange.

Run by `python -m core.tooling.reference` in the repository.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import core
from core import hookspecs
from core.context import ClinicFacts, Extension, PluginContext
from core.contracts import API_VERSION, OLDEST_API_VERSION
from core.ports.blobs import BlobStore
from core.ports.documents import DocumentStore, Filter, Query, StoredDocument, Totals

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "plugins" / "reference.md"

_OPTIONS = f"{hookspecs.PROJECT}_spec"
"""Where pluggy keeps the options of a hook specification."""

_TOOLS: tuple[type, ...] = (
    PluginContext,
    ClinicFacts,
    Extension,
    DocumentStore,
    Query,
    Filter,
    StoredDocument,
    Totals,
    BlobStore,
)


def reference() -> str:
    """The whole page as Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


def hook_names() -> list[str]:
    """The names of all hooks in the order of the source."""
    return [name for name, value in vars(hookspecs).items() if hasattr(value, _OPTIONS)]


def _page() -> Iterator[str]:
    yield "# Reference for plugin authors"
    yield ""
    yield f"Plugin API {API_VERSION}; plugins for {OLDEST_API_VERSION} and later run. This page is"
    yield "made by `python -m core.tooling.reference` from the source."
    yield ""
    yield "## Hooks"
    yield ""
    yield _doc(hookspecs)
    yield ""
    for name in hook_names():
        yield from _hook(name, getattr(hookspecs, name))
    yield "## What hooks return and take"
    yield ""
    yield "All of it is imported from `core`."
    yield ""
    for name in core.__all__:
        value = getattr(core, name)
        if inspect.isclass(value):
            yield from _class(value)
    yield "## What a plugin is handed"
    yield ""
    for tool in _TOOLS:
        yield from _class(tool)


def _hook(name: str, spec: Callable[..., object]) -> Iterator[str]:
    yield f"### `{name}`"
    yield ""
    yield from _code(f"def {name}{_signature(spec)}")
    yield _doc(spec)
    yield ""
    warning = getattr(spec, _OPTIONS)["warn_on_impl"]
    if warning is not None:
        yield f"**Deprecated.** {warning}."
        yield ""


def _class(kind: type) -> Iterator[str]:
    yield f"### `{kind.__name__}`"
    yield ""
    if dataclasses.is_dataclass(kind) and _public(kind):
        words = _words_of_fields(kind)
        yield from _code("\n".join(_field(field, words) for field in _public(kind)))
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


def _field(field: dataclasses.Field[object], words: dict[str, str]) -> str:
    default = "" if field.default is dataclasses.MISSING else f" = {field.default!r}"
    comment = f"  # {words[field.name]}" if field.name in words else ""
    return f"{field.name}: {field.type}{default}{comment}"


def _words_of_fields(kind: type) -> dict[str, str]:
    """The strings that stand under fields in the source of a class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(definition, ast.ClassDef)
    found = {}
    for field, below in pairwise(definition.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            found[field.target.id] = " ".join(str(below.value.value).split())
    return found


def _signature(function: Callable[..., object]) -> str:
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    # Annotations are postponed, so inspect shows them as quoted text.
    return re.sub(r"'([^']*)'", r"\1", text)


def _doc(thing: object) -> str:
    return inspect.getdoc(thing) or ""


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
