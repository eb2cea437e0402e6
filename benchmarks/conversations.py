"""Measures the question ledger and the concerns: `python -m benchmarks.conversations DIRECTORY`.

The directory holds `docs/*.md`, named by document, and, in each split's folder, `transcripts.jsonl`
(`doc_id`, `turns` of `patient`, `agent` and `gold` questions with their status, and
`gold_requires_attention`) and, where present, `redflags.jsonl` (`text`, `urgent`). One table is
printed for each split.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.answers import Row, read_documents, read_rows, squeeze
from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import Language, detect_language
from plugins.conversations.contract import (
    ConcernKind,
    FinishedConversation,
    QuestionView,
    RecordedTurn,
)
from plugins.conversations.review.analysis import NOT_ANSWERED, Analysis, analyse
from plugins.education_audio.checks.built_in import Comparison
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings

SCREEN = Screener(SafetySettings())
COMPARISON = Comparison()
_START = datetime(2024, 1, 15, 9, 0, tzinfo=UTC)

Outcome = tuple[bool, bool]
"""What is true of a case, and what was found."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well cases are found: 0 to 1 each; `count` is how many there are to find."""

    name: str
    precision: float
    recall: float
    f1: float
    count: int


def main() -> None:
    """Print the table of every split in the directory given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, help="folder with docs/ and the splits")
    directory: Path = parser.parse_args().directory
    documents = read_documents(directory / "docs")
    splits = sorted(path.parent for path in directory.glob("*/transcripts.jsonl"))
    if not documents or not splits:
        raise SystemExit(f"{directory}: no docs/*.md, or no folder with transcripts.jsonl")
    for split in splits:
        print(f"\n{split.name:<58} precision recall   F1")
        for score in measure(split, documents):
            print(
                f"  {score.name:<56} {score.precision:>9.2f} {score.recall:>6.2f} {score.f1:>4.2f}"
                f"  of {score.count}"
            )


def measure(split: Path, documents: Sequence[SourceDocument]) -> list[Score]:
    """All figures of one split."""
    transcripts = read_rows(split / "transcripts.jsonl")
    wanted = {row["doc_id"] for row in transcripts}
    alone = {d.document_id: DocumentIndex([d]) for d in documents if d.document_id in wanted}
    every = DocumentIndex(documents)
    return [
        *_ledger("own document linked", transcripts, lambda row: alone[row["doc_id"]]),
        *_ledger("all documents linked", transcripts, lambda row: every),
        *_red_flags(read_rows(split / "redflags.jsonl")),
    ]


def _ledger(
    name: str, transcripts: Sequence[Row], index_of: Callable[[Row], DocumentIndex]
) -> list[Score]:
    questions: list[Outcome] = []
    attention: list[Outcome] = []
    urgent: list[Outcome] = []
    for row in transcripts:
        found = analyse(conversation(row), index_of(row), SCREEN, COMPARISON)
        questions += question_outcomes(row, found)
        attention.append((row["gold_requires_attention"], bool(found.concerns)))
        flagged = any(concern.kind is ConcernKind.RED_FLAG for concern in found.concerns)
        urgent.append((row["gold_red_flag"], flagged))
    return [
        score(f"{name}: unanswered questions", questions),
        score(f"{name}: conversations that need attention", attention),
        score(f"{name}: conversations with a red flag", urgent),
    ]


def question_outcomes(row: Row, found: Analysis) -> list[Outcome]:
    """For each question of the data, and each further one that was found, if it is unanswered."""
    outcomes: list[Outcome] = []
    place = 0
    for turn in row["turns"]:
        left = [item for item in found.questions if item.message_index == place]
        place += 2
        for gold in turn["gold"]:
            mine = _same(gold["question"], left)
            if mine is not None:
                left.remove(mine)
            unanswered = mine is not None and mine.status in NOT_ANSWERED
            outcomes.append((gold["status"] != "answered", unanswered))
        outcomes += [(False, item.status in NOT_ANSWERED) for item in left]
    return outcomes


def _same(question: str, candidates: Sequence[QuestionView]) -> QuestionView | None:
    """The question that ends alike: what leads up to it may be cut in another place."""
    text = squeeze(question)
    for candidate in candidates:
        other = squeeze(candidate.question)
        if text.endswith(other) or other.endswith(text):
            return candidate
    return None


def _red_flags(rows: Sequence[Row]) -> list[Score]:
    def outcomes(chosen: Iterable[Row]) -> list[Outcome]:
        return [(row["urgent"], SCREEN.screen(row["text"]).urgent) for row in chosen]

    if not rows:
        return []
    by_language = [
        score(
            f"red-flag sentences, {language.value}",
            outcomes(row for row in rows if detect_language(row["text"]) is language),
        )
        for language in Language
    ]
    return [score("red-flag sentences", outcomes(rows)), *by_language]


def conversation(row: Row) -> FinishedConversation:
    """A transcript of the data as a finished conversation, a minute for each turn."""
    turns = [
        RecordedTurn(
            message=turn["patient"],
            asked_at=_START + timedelta(minutes=number),
            response_text=turn["agent"],
            answered_at=_START + timedelta(minutes=number, seconds=5),
            audio_key=None,
            error=None,
        )
        for number, turn in enumerate(row["turns"])
    ]
    return FinishedConversation(
        conversation_id=row["conversation_id"],
        patient_id="P1",
        agent_id="agent",
        agent_name="Agent",
        knowledge_ids=[row["doc_id"]],
        started_at=_START,
        ended_at=_START + timedelta(minutes=len(turns)),
        turns=turns,
    )


def score(name: str, outcomes: Sequence[Outcome]) -> Score:
    """Precision, recall and F1 of what was found; 1 where there is nothing to judge."""
    hits = sum(true and found for true, found in outcomes)
    there = sum(true for true, _ in outcomes)
    claimed = sum(found for _, found in outcomes)
    precision = hits / claimed if claimed else 1.0
    recall = hits / there if there else 1.0
    total = claimed + there
    return Score(name, precision, recall, 2 * hits / total if total else 1.0, there)


if __name__ == "__main__":
    main()
