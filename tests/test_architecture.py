"""docs/architecture.md names files and tests that exist, and proves each of its rows."""

from __future__ import annotations

import re
from itertools import chain

from tests.support.servers import ROOT

DOCUMENT = ROOT / "docs" / "architecture.md"
_ROW = re.compile(r"^\| (?!what )(?!-)(.+?) \| (.+?) \| (.+?) \|$", re.M)
_CODE = re.compile(r"`([^`]+)`")


def table() -> list[tuple[str, list[str], list[str]]]:
    """Each row: what holds, the files that make it true, and the tests that prove it."""
    found = _ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    return [(what, _CODE.findall(files), _CODE.findall(tests)) for what, files, tests in found]


def test_every_row_names_files_that_exist() -> None:
    rows = table()
    assert len(rows) > 30
    for what, files, _ in rows:
        assert files, what
        assert [name for name in files if not (ROOT / name).exists()] == [], what


def test_every_row_is_proven_by_tests_that_exist() -> None:
    for what, _, tests in table():
        assert tests, what
        for name in tests:
            path, _, function = name.partition("::")
            assert (ROOT / path).is_file(), name
            text = (ROOT / path).read_text(encoding="utf-8")
            assert re.search(rf"^(?:(?:async )?def|class) {function}\(", text, re.M), name


def test_all_links_of_the_documents_lead_somewhere() -> None:
    pages = ("*.md", "docs/*.md", "docs/decisions/*.md", "changelog.d/*.md")
    for document in sorted(chain.from_iterable(ROOT.glob(pattern) for pattern in pages)):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith("https://"):
                continue
            path, _, anchor = target.partition("#")
            file = (document.parent / path) if path else document
            assert file.exists(), f"{document.name}: {target}"
            if anchor:
                headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
                assert anchor in {_anchor(heading) for heading in headings}, target


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
