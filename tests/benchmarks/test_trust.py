"""The figures of trust are printed for any directory of the layout, whatever its rows lack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.answers import Library, read_documents
from benchmarks.trust import measure


def write(folder: Path, **files: list[dict[str, Any]]) -> Path:
    split = folder / "held_out"
    split.mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "docs" / "DOC-hives.md").write_text(
        "# Hives\n\n## Relief\n\nTake a cool bath for ten minutes. Wear loose cotton clothes.\n"
    )
    for name, rows in files.items():
        (split / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return split


def figures(split: Path) -> dict[str, tuple[float, int]]:
    library = Library(read_documents(split.parent / "docs"))
    return {figure.name: (figure.share, figure.count) for figure in measure(split, library)}


def test_rows_need_no_style(tmp_path: Path) -> None:
    inside = {
        "question": "How long is the cool bath for hives?",
        "evidence_contains": "ten minutes",
    }
    outside = {"question": "Which airline flies to Peru?"}
    found = figures(write(tmp_path, questions_in_scope=[inside], questions_out_of_scope=[outside]))
    assert found == {
        "in scope: answered": (1.0, 1),
        "quote holds the known evidence": (1.0, 1),
        "out of scope: declined": (1.0, 1),
    }


def test_red_flags_by_language_and_kind(tmp_path: Path) -> None:
    rows = [
        {"text": "I have crushing chest pain", "urgent": True, "lang": "en", "kind": "plain"},
        {"text": "Gracias por todo", "urgent": False, "lang": "es", "kind": "thanks"},
    ]
    found = figures(write(tmp_path, redflags=rows))
    assert found["red flags: recall"] == (1.0, 1)
    assert found["red flags, plain, urgent: right"] == (1.0, 1)
    assert found["red flags, thanks, not urgent: right"] == (1.0, 1)
    assert "red flags, en: recall" in found


@pytest.mark.parametrize("name", ["DOC-hives", "DOC-hives.md"])
def test_the_ledger_by_kind(tmp_path: Path, name: str) -> None:
    question = "How long is the bath?"
    row = {
        "conversation_id": "one",
        "doc_id": name,
        "kind": "paraphrase",
        "turns": [
            {
                "patient": question,
                "agent": "Take a cool bath for ten minutes.",
                "gold": [{"question": question, "status": "answered"}],
            }
        ],
        "gold_requires_attention": False,
        "gold_red_flag": False,
    }
    found = figures(write(tmp_path, transcripts=[row]))
    assert found["ledger, paraphrase: judged rightly"] == (1.0, 1)
