"""The examples in the docstrings of the hooks, put together, are a plugin that works."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from pathlib import Path

import pytest

import elevendops
from core import hookspecs
from core.contracts import API_VERSION, OLDEST_API_VERSION
from core.testing import running_clinic
from core.tooling.plugin_check import check_distribution
from elevendops._reference import hook_names
from tests.support.plugin_packages import install
from tests.support.servers import ROOT

EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SINCE = re.compile(r"^\.\. versionadded:: (\d+)$", re.MULTILINE)
CURRENT = [name for name in hook_names() if hasattr(hookspecs, name)]
"""The hooks that stay; what replaces the others stands in their deprecations."""

# What the examples leave to the reader: the parts that their hooks hand over.
PARTS = """
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager, asynccontextmanager
    from dataclasses import dataclass
    from typing import Protocol

    from fastapi import APIRouter
    from pydantic import BaseModel, Field

    from elevendops import *

    SampleClinic = object

    class NoteReader(Protocol):
        async def card(self) -> CardValue: ...

    class Notes:
        def __init__(self, context):
            self.documents = context.documents

        async def tidy(self, run):
            return {"tidied": run.payload["about"]}

        async def card(self):
            return CardValue((await self.documents.totals("notes_entries")).count)

        async def check(self):
            await self.documents.totals("notes_entries")

        @asynccontextmanager
        async def watching(self):
            yield

    def build_router(notes):
        return APIRouter()

    @dataclass(frozen=True)
    class StampSpec:
        key: str
        title: str

    @dataclass(frozen=True, slots=True)
    class NoteWritten(Event):
        note_id: str

    def open_parrot():
        raise NotImplementedError
"""


def documented() -> list[str]:
    """The hooks and the classes that an author imports."""
    classes = [name for name in elevendops.__all__ if inspect.isclass(getattr(elevendops, name))]
    return [*CURRENT, *classes]


def doc(name: str) -> str:
    """The docstring of a hook, or of a class that an author imports."""
    return inspect.getdoc(getattr(hookspecs, name, None) or getattr(elevendops, name)) or ""


@pytest.mark.parametrize("hook", CURRENT)
def test_each_hook_shows_one_example_of_itself(hook: str) -> None:
    (example,) = EXAMPLE.findall(doc(hook))
    assert re.search(rf"^@hookimpl\ndef {hook}\(", example, re.MULTILINE), example


@pytest.mark.parametrize("name", documented())
def test_each_says_since_which_version_it_is_there(name: str) -> None:
    (version,) = SINCE.findall(doc(name))
    assert OLDEST_API_VERSION <= int(version) <= API_VERSION


def test_the_page_about_versions_names_what_came_with_each() -> None:
    text = (ROOT / "docs" / "plugins" / "versioning.md").read_text(encoding="utf-8")
    section = text.split("\n## 2\n", 1)[1].split("\n## ", 1)[0]
    new = {name for name in CURRENT if SINCE.findall(doc(name)) == ["2"]}
    assert new
    assert new == {name for name in CURRENT if f"`{name}" in section}


def test_together_they_are_a_plugin_that_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = [EXAMPLE.findall(doc(hook))[0] for hook in CURRENT]
    folder = tmp_path / "packages"
    folder.mkdir()
    install(folder, "notes", "\n".join([textwrap.dedent(PARTS), *examples]))
    (folder / "notes").mkdir()
    (folder / "notes" / "page.py").write_text("def render(): ...\ndef panel(): ...\n", "utf-8")
    monkeypatch.syspath_prepend(folder)
    report = check_distribution("dist-notes")
    assert [str(finding) for finding in report.findings] == []
    with running_clinic(tmp_path / "data", only=("notes",)) as clinic:
        clinic.emit(sys.modules["dist_notes_module"].NoteWritten("n_0"))
        clinic.finish_jobs("notes")
        record = clinic.record("notes")
        assert record.active, f"{record.stage}: {record.error}"
        assert record.errors == 0, record.last_error
        assert clinic.client.get("/api/plugins/notes").json()["state"] == "active"
