"""The sentences that docs/runbook.md quotes are the ones that the program writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.servers import ROOT

RUNBOOK = ROOT / "docs" / "runbook.md"
CODE = ("core", "plugins", "pages", "scripts")
# What changes from case to case is `…` in the runbook, and on both sides of the comparison.
_PERCENT = re.compile(r"%[-.0-9]*[sdfg]")
_SHELL = re.compile(r"\$\{[^}]*\}|\$\([^)]*\)|\$\w+")
_BLOCK = re.compile(r"^```text\n(.*?)^```", re.M | re.S)


def quoted() -> list[str]:
    """The lines of the runbook's blocks of text."""
    text = RUNBOOK.read_text(encoding="utf-8")
    return [line for block in _BLOCK.findall(text) for line in block.splitlines()]


def sentences() -> Iterator[str]:
    """Every text in the code, with `…` for what is put in."""
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
                    yield _plain(_PERCENT.sub("…", node.value))
    for path in sorted((ROOT / "scripts").glob("*.sh")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
                yield _plain(_SHELL.sub("…", text))


def _plain(text: str) -> str:
    return re.sub("…+", "…", text)


def test_every_quoted_sentence_is_in_the_code() -> None:
    known = list(sentences())
    lines = quoted()
    assert len(lines) > 20
    missing = [line for line in lines if not any(line in sentence for sentence in known)]
    assert missing == []


def test_a_changed_sentence_would_be_found() -> None:
    line = quoted()[0]
    assert not any(f"{line} by the way" in sentence for sentence in sentences())
