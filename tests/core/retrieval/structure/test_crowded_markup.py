"""Marks that nobody wrote as markup become text, and what people write stays as it was."""

from __future__ import annotations

import pytest

from core.retrieval.structure.markdown_source import markdown_source
from core.retrieval.structure.sections import parse_sections

_WRITTEN = [
    "# Wounds\n\nKeep it **dry**. See [the sheet](https://example.org/a) and [1] [2] [3].\n",
    "\n".join(f"| **{n}** mg | *{n}* ml | ~~{n}~~ |" for n in range(300)),
    "\n".join(f"- Step {n}: *wash* your `hands`" for n in range(300)),
    "\n\n".join(f"Day {n}" for n in range(400)),
    "\n".join(["Aspirin", "5 mg", "at 8"] * 150),
]


@pytest.mark.parametrize("text", _WRITTEN, ids=["prose", "table", "list", "days", "short lines"])
def test_what_people_write_is_left_alone(text: str) -> None:
    assert markdown_source(text) == text


@pytest.mark.parametrize("mark", ["![", "[", "*a", "_*", "`a"])
def test_crowded_marks_are_kept_as_text(mark: str) -> None:
    (section,) = parse_sections(f"Take two. {mark * 3_000}")
    assert section.text.replace("\n", "").count(mark) == 3_000


def test_the_links_of_a_crowded_block_are_read() -> None:
    (section,) = parse_sections(" ".join(["[page](https://example.org) [x"] * 80))
    assert "https" not in section.text
    assert section.text.count("[x") == 80


def test_very_many_lines_of_a_letter_keep_their_letters() -> None:
    (section,) = parse_sections("a\n" * 5_000)
    assert section.text.split() == ["a"] * 5_000


def test_what_follows_short_lines_is_a_line_of_its_own() -> None:
    text = "a\n" * 500 + "\nTake two tablets at noon.\n"
    assert parse_sections(text)[0].text.splitlines()[-1] == "Take two tablets at noon."
