"""All text of the product's code, for comparing what the documents quote."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.support.servers import ROOT

CODE = ("core", "plugins", "pages", "scripts")
# What changes from case to case is `…` in the documents, and on both sides of the comparison.
_PLACEHOLDER = re.compile(r"%[-.0-9]*[sdfg]|\{\w+\}")
_SHELL = re.compile(r"\$\{[^}]*\}|\$\([^)]*\)|\$\w+")


@cache
def sentences() -> tuple[str, ...]:
    """Every text in the code, with `…` for what is put in."""
    return tuple(_sentences())


def _sentences() -> Iterator[str]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    parts = [
                        str(part.value) if isinstance(part, ast.Constant) else "…"
                        for part in node.values
                    ]
                    yield _plain("".join(parts))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield _plain(_PLACEHOLDER.sub("…", node.value))
    for path in sorted((ROOT / "scripts").glob("*.sh")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
                yield _plain(_SHELL.sub("…", text))


def _plain(text: str) -> str:
    return re.sub("…+", "…", text)
