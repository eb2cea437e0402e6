"""What docs/plugins/style.md asks of pages, as far as their source shows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.servers import ROOT

FOLDERS = ("pages", "core/ui", "core/scaffold", "examples")
MAX_COLUMNS = 4
# A waterfall of spans, which no widget shows; a link that the browser saves as a file; and links
# that name their language.
OWN_HTML = {"waterfall.py", "download.py", "language.py"}


def calls() -> Iterator[tuple[Path, str, ast.Call]]:
    """Each call of a function of Streamlit in the pages: where, its name, and the call."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    yield path, node.func.attr, node


def test_pages_draw_by_widgets_and_not_by_html() -> None:
    found = {
        path.name
        for path, name, call in calls()
        if name == "html" or any(word.arg == "unsafe_allow_html" for word in call.keywords)
    }
    assert found <= OWN_HTML


def test_no_more_columns_than_can_be_read() -> None:
    counted = []
    for path, name, call in calls():
        if name != "columns":
            continue
        (asked, *_) = call.args
        if isinstance(asked, ast.Constant) and isinstance(asked.value, int):
            number = asked.value
        else:
            assert isinstance(asked, ast.List), f"{path.name}: a computed number of columns"
            number = len(asked.elts)
        assert number <= MAX_COLUMNS, f"{path.name}: {number} columns"
        counted.append(number)
    assert len(counted) > 10


def test_no_number_is_written_in_one_language_for_all() -> None:
    found = {
        path.name
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue)
        and node.format_spec is not None
        and "," in ast.unparse(node.format_spec)
    }
    assert found == set()
