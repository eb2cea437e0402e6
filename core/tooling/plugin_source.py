"""Compares what a plugin's source is seen to use with what the plugin declares."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.contracts import PluginInfo
from core.ports.documents import CollectionSpec

_CONTEXTS = frozenset({"context", "_context", "ctx"})
_DOCUMENTS = frozenset({"documents", "_documents"})
_BLOBS = frozenset({"blobs", "_blobs"})
_STORE_CALLS = frozenset({"get", "query", "totals", "create", "replace", "delete"})
_BLOB_CALLS = frozenset({"put", "info", "read", "delete", "url"})


@dataclass(frozen=True, slots=True)
class Use:
    """Something that the source uses, such as `voice=True`, and where (`service.py:12`)."""

    declaration: str
    where: str


def undeclared(
    files: Collection[Path],
    info: PluginInfo,
    own_collections: Collection[str],
    owner_of_service: Callable[[type], str | None],
) -> list[Use]:
    """What the files are seen to use and `info` does not declare; each thing once.

    Names are followed as far as the source itself shows them; what is computed is not seen here
    and is refused when it happens.
    """
    found: dict[str, Use] = {}
    modules = {
        str(Path(file).resolve()): module
        for module in list(sys.modules.values())
        if (file := getattr(module, "__file__", None))
    }
    for file in files:
        module = modules.get(str(file.resolve()))
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
        reader = _Reader(info, frozenset(own_collections), owner_of_service, module)
        for node in ast.walk(tree):
            for declaration in reader.missing(node):
                line = getattr(node, "lineno", 0)
                found.setdefault(declaration, Use(declaration, f"{file.name}:{line}"))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Reader:
    info: PluginInfo
    own: frozenset[str]
    owner_of_service: Callable[[type], str | None]
    module: ModuleType | None

    def missing(self, node: ast.AST) -> Iterator[str]:
        """The declarations that this piece of source needs and that are not there."""
        allowed = self.info.permissions
        if isinstance(node, ast.Attribute) and _last_name(node.value) in _CONTEXTS:
            if node.attr == "voice" and not allowed.voice:
                yield "voice=True"
            if node.attr == "writer" and not allowed.writer:
                yield "writer=True"
            if node.attr == "http" and not allowed.hosts:
                yield "hosts=(…,)"
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            return
        target, method, first = _last_name(node.func.value), node.func.attr, node.args[0]
        if method == "service" and target in _CONTEXTS:
            contract = self._value(first)
            owner = self.owner_of_service(contract) if isinstance(contract, type) else None
            if owner not in (None, self.info.id, *allowed.services):
                yield f"services=({owner!r},)"
        elif method in _STORE_CALLS and target in _DOCUMENTS:
            name = self._text(first)
            if name and name not in self.own and name not in allowed.collections:
                yield f"collections=({name!r},)"
        elif method in _BLOB_CALLS and target in _BLOBS:
            folder, slash, _ = (self._text(first) or "").partition("/")
            if slash and folder not in (self.info.id, *allowed.blobs):
                yield f"blobs=({folder!r},)"

    def _text(self, node: ast.expr) -> str | None:
        """The text, or the beginning of the text, that an expression stands for."""
        if isinstance(node, ast.JoinedStr) and node.values:
            return self._text(node.values[0])
        value = node.value if isinstance(node, ast.Constant) else self._value(node)
        return value if isinstance(value, str) else None

    def _value(self, node: ast.expr) -> object:
        """What a name of the module, or the name of a collection in it, stands for."""
        if isinstance(node, ast.Name):
            return getattr(self.module, node.id, None)
        if isinstance(node, ast.Attribute) and node.attr == "name":
            spec = self._value(node.value)
            return spec.name if isinstance(spec, CollectionSpec) else None
        return None


def _last_name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None
