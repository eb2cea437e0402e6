"""Messages that count have a form for one, and whatever forms another language needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.i18n.bare_texts import messages

ROOT = Path(__file__).resolve().parents[3]
_COUNTING = {"ngettext", "plural"}
# A value, perhaps an adjective, and a word in the plural: “{more} more figures”.
_COUNTED = re.compile(r"\{(\w+)\} (?:(?:more|other|new|of your) )?([a-z]{3,}s)\b")
_NO_NOUNS = {"allows", "answers", "asks", "cannot", "does", "has", "holds", "is", "needs", "offers"}
_NO_NOUNS |= {"reads", "says", "seems", "shows", "stands", "takes", "this", "was", "wants", "words"}


def uncounted(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of each message that counts and has one form only."""
    for line, function, words in messages(file):
        found = _COUNTED.search(words)
        if function in _COUNTING or found is None or found[2] in _NO_NOUNS:
            continue
        # A limit of the program's own is never one, and what is too large for it neither.
        if not found[1].startswith(("max_", "size")):
            yield line, words


@pytest.mark.parametrize("folder", ["core", "pages", "plugins"])
def test_what_counts_has_plural_forms(folder: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}: {words}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for line, words in uncounted(file)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ('text("There are {more} more figures like these", more=more)', True),
        ('_("{count} documents", count=3)', True),
        ('ngettext("{number} document", "{number} documents", 3)', False),
        ('_("Patient {patient_id} needs attention", patient_id="P1")', False),
    ],
)
def test_what_is_found(tmp_path: Path, code: str, bad: bool) -> None:
    file = tmp_path / "module.py"
    file.write_text(code, encoding="utf-8")
    assert bool(list(uncounted(file))) is bad
