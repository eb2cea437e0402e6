"""What the documents name is there: words on the screen, commands, `make` targets, pages."""

from __future__ import annotations

import re

import pytest

from core.cli import main
from core.host.registry import PluginRegistry
from tests.product_text import sentences
from tests.support.servers import ROOT

PAGES = [
    ROOT / "README.md",
    *sorted(ROOT.glob("[A-Z]*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "plugins").glob("*.md")),
]
QUOTING = ("README.md", "deploy.md", "runbook.md", "traces.md")
"""The pages that quote the product; others quote examples of what authors may write."""

_QUOTED = re.compile(r"“([^”]+)”")
_TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
_COMMAND = re.compile(r"(?<!from )\belevendops ((?:new-)?[a-z]+)\b")
_CODE = re.compile(r"^```[^\n]*\n(.*?)^```$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def code(text: str) -> str:
    """What stands in a page as code: blocks, and words between backticks."""
    return "\n".join(block or word for block, word in _CODE.findall(text))


def test_words_on_the_screen_are_those_of_the_product() -> None:
    known = "\n".join(sentences()).lower()
    wrong = {
        (page.name, words)
        for page in PAGES
        if page.name in QUOTING
        for words in _QUOTED.findall(" ".join(page.read_text(encoding="utf-8").split()))
        if words != "…" and words.lower() not in known
    }
    assert wrong == set()


def test_make_targets_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        (page.name, target)
        for page in PAGES
        for target in _TARGET.findall(code(page.read_text(encoding="utf-8")))
    }
    assert len(named) > 5
    assert {(page, target) for page, target in named if target not in targets} == set()


def test_commands_are_those_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.search(r"\{([a-z,-]+)\}", capsys.readouterr().out)
    assert commands is not None
    named = {
        (page.name, command)
        for page in PAGES
        for command in _COMMAND.findall(code(page.read_text(encoding="utf-8")))
    }
    assert len(named) > 5
    known = set(commands[1].split(","))
    wrong = {(page, command) for page, command in named if command not in known}
    # The name of the service stands in commands of gcloud too.
    assert {(page, command) for page, command in wrong if page != "deploy.md"} == set()


def test_the_readme_lists_the_pages_of_the_clinic_in_their_order() -> None:
    registry = PluginRegistry.discover()
    registry.load()
    registry.load_pages()
    built_in = [
        spec.title
        for record, spec in registry.pages()
        if record.source == "built in" and spec.section != "operation"
    ]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \*\*(.+?)\*\* \|", text, re.MULTILINE)
    assert sorted(named) == sorted(built_in)
    number = ("five", "six", "seven", "eight", "nine")[len(named) - 5]
    assert f"## The {number} pages" in text
