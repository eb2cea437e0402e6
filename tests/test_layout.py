"""The folders of code: no circle among modules, and each folder is read in one look."""

from __future__ import annotations

import re
from collections import Counter
from graphlib import TopologicalSorter

import grimp
import pytest

from tests.support.servers import ROOT

PACKAGES = ("elevendops", "core", "plugins", "pages")

MAX_MODULES = 15
"""More names than these are not read in one look, and have so far always been two subjects."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, for types only included."""
    return grimp.build_graph(*PACKAGES, exclude_type_checking_imports=False, cache_dir=None)


def test_no_module_imports_itself_through_others(graph: grimp.ImportGraph) -> None:
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle


def test_each_folder_is_read_in_one_look(graph: grimp.ImportGraph) -> None:
    folders = {module for module in graph.modules if graph.find_children(module)}
    modules = Counter(
        folder
        for folder in folders
        for module in graph.find_children(folder)
        if module not in folders
    )
    assert {name: count for name, count in modules.items() if count > MAX_MODULES} == {}


def test_each_folder_of_tests_is_read_in_one_look() -> None:
    modules = Counter(
        file.parent.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if file.name != "__init__.py"
    )
    assert {name: count for name, count in modules.items() if count > MAX_MODULES} == {}


def test_one_module_of_the_tests_starts_playwright() -> None:
    """It can run once in a thread, and that module shares what runs."""
    tests = ROOT / "tests"
    starts = {
        file.relative_to(tests).as_posix()
        for file in tests.rglob("*.py")
        if re.search(r"\bsync_playwright\(", file.read_text(encoding="utf-8"))
    }
    assert starts == {"support/browser.py"}
