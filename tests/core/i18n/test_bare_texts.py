"""All text of the product goes through a catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.i18n.bare_texts import bare_texts

ROOT = Path(__file__).resolve().parents[3]
# Not for users: programs of their own, and tools for people at a command line.
_APART = ("core/local", "core/samples", "core/scaffold", "core/tooling")
_FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for folder in ("core", "pages", "plugins")
    for file in (ROOT / folder).rglob("*.py")
    if not file.relative_to(ROOT).as_posix().startswith(_APART)
)


@pytest.mark.parametrize("file", _FILES)
def test_no_text_is_outside_the_catalogues(file: str) -> None:
    found = [f"{file}:{line}: {words}" for line, words in bare_texts(ROOT / file)]
    assert not found, "\n".join(found)
