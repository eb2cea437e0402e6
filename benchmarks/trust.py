"""Prints how far answers and their review can be trusted: `python -m benchmarks.trust DIRECTORY`.

The directory is one as `benchmarks.answers` and `benchmarks.conversations` read; a file that is
missing is left out. Where rows have them, red flags are printed by language (`lang`) and `kind`,
and conversations by their `kind` ("paraphrase", "changed_dose"). Answers are chosen, and replies
judged, by meaning too where the model is installed; `--words` leaves that out, which saves minutes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.answers import Library, Row, answered, read_documents, read_rows, squeeze
from benchmarks.conversations import COMPARISON, SCREEN, conversation, question_outcomes, score
from core.local.__main__ import chosen
from core.retrieval.answers import answer_question
from core.retrieval.index import DocumentIndex
from core.retrieval.language import detect_language
from plugins.conversations.review.analysers import own_analysers
from plugins.conversations.review.analysis import Analysis, analyse, answer_to
from plugins.conversations.review.notes import asked_question


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a name, a share from 0 to 1, of how many cases, and the goal where there is one."""

    name: str
    share: float
    count: int
    goal: float | None = None


# What the figures shall reach.
_RECALL, _PRECISION = 0.95, 0.85
_EACH_KIND = 0.90
_F1 = 0.90
_PARAPHRASES, _CHANGED = 0.90, 0.95
_IN_SCOPE, _OUT_OF_SCOPE, _UNANSWERABLE, _EVIDENCE = 0.95, 0.95, 0.85, 0.75


def main() -> None:
    """Print the figures of every split in the directory given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, help="folder with docs/ and the splits")
    parser.add_argument("--words", action="store_true", help="by words alone")
    options = parser.parse_args()
    directory: Path = options.directory
    documents = read_documents(directory / "docs")
    splits = sorted({path.parent for path in directory.glob("*/*.jsonl")})
    if not splits:
        raise SystemExit(f"{directory}: no folder with *.jsonl")
    embeddings = None if options.words else chosen()
    library = Library(documents, embeddings)
    for split in splits:
        print(f"\n{split.name}: {len(documents)} documents")
        for figure in measure(split, library):
            goal = "" if figure.goal is None else f"  goal {figure.goal:.2f}"
            print(f"  {figure.name:<56} {figure.share:>5.2f}  of {figure.count:<5}{goal}")
    if embeddings is not None:
        embeddings.close()


def measure(split: Path, library: Library) -> Iterator[Figure]:
    """All figures of one split."""
    yield from red_flags(read_rows(split / "redflags.jsonl"))
    yield from ledger(read_rows(split / "transcripts.jsonl"), library)
    yield from answers(
        read_rows(split / "questions_in_scope.jsonl"),
        read_rows(split / "questions_out_of_scope.jsonl"),
        read_rows(split / "questions_in_topic_unanswerable.jsonl"),
        library.index(library.documents),
    )


def red_flags(rows: Sequence[Row]) -> Iterator[Figure]:
    """Recall and precision, by language, and by kind what was judged rightly."""
    judged = [(row, SCREEN.screen(row["text"]).urgent) for row in rows]
    groups: dict[str, list[tuple[Row, bool]]] = defaultdict(list)
    groups["red flags"] = judged
    for row, found in judged:
        language = row.get("lang") or detect_language(row["text"]) or "unknown"
        groups[f"red flags, {language}"].append((row, found))
    for name, group in groups.items():
        if group:
            total = score(name, [(row["urgent"], found) for row, found in group])
            yield Figure(f"{name}: recall", total.recall, total.count, _RECALL)
            claimed = sum(found for _, found in group)
            yield Figure(f"{name}: precision", total.precision, claimed, _PRECISION)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row, found in judged:
        if row.get("kind"):
            sort = "urgent" if row["urgent"] else "not urgent"
            kinds[f"red flags, {row['kind']}, {sort}: right"].append(found is row["urgent"])
    for name, hits in sorted(kinds.items()):
        yield _share(name, hits, _EACH_KIND)


def ledger(rows: Sequence[Row], library: Library) -> Iterator[Figure]:
    """What the ledger makes of replies, with the document of each conversation linked."""
    texts = {document.document_id: document for document in library.documents}
    indexes: dict[str, DocumentIndex] = {}
    unanswered: list[tuple[bool, bool]] = []
    attention: list[tuple[bool, bool]] = []
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        name = row["doc_id"].removesuffix(".md")
        if name not in texts:
            continue
        index = indexes.setdefault(name, library.index([texts[name]]))
        found = analyse(conversation(row), index, SCREEN, COMPARISON)
        outcomes = question_outcomes(row, found)
        unanswered += outcomes
        attention.append((row["gold_requires_attention"], needs_attention(found)))
        if row.get("kind"):
            kinds[row["kind"]].append(all(true is claimed for true, claimed in outcomes))
    if not attention:
        return
    for label, cases in (("unanswered questions", unanswered), ("needs attention", attention)):
        total = score(label, cases)
        yield Figure(f"ledger, {label}: precision", total.precision, len(cases))
        yield Figure(f"ledger, {label}: recall", total.recall, total.count)
        yield Figure(f"ledger, {label}: F1", total.f1, len(cases), _F1)
    for kind, hits in sorted(kinds.items()):
        goal = _CHANGED if kind.startswith("changed") else _PARAPHRASES
        yield _share(f"ledger, {kind}: judged rightly", hits, goal)


def needs_attention(found: Analysis) -> bool:
    """Whether staff are asked to look, by its concerns or by the notes of its questions."""
    return bool(found.concerns) or any(
        note.attention
        for question in found.questions
        for spec in own_analysers()
        for note in spec.analyse(asked_question(question, answer_to(question, found.messages)))
    )


def answers(
    inside: Sequence[Row],
    outside: Sequence[Row],
    unanswerable: Sequence[Row],
    index: DocumentIndex,
) -> Iterator[Figure]:
    """What the preview agent answers and declines, with every document linked."""
    by_style: dict[str, list[bool]] = defaultdict(list)
    evidence: list[bool] = []
    for row in inside:
        answer = answer_question(index, row["question"])
        by_style[row.get("style") or ""].append(answer.answered)
        wanted = row.get("evidence") or row.get("evidence_contains")
        if wanted:
            evidence.append(squeeze(wanted) in squeeze(answer.quote))
    everything = [hit for hits in by_style.values() for hit in hits]
    yield from _shares("in scope: answered", everything, _IN_SCOPE)
    for style, hits in sorted(by_style.items()):
        if style:
            yield _share(f"in scope, {style}-worded: answered", hits)
    yield from _shares("quote holds the known evidence", evidence, _EVIDENCE)
    declined = [not answered(row, index) for row in outside]
    yield from _shares("out of scope: declined", declined, _OUT_OF_SCOPE)
    declined = [not answered(row, index) for row in unanswerable]
    yield from _shares("in topic, not answerable: declined", declined, _UNANSWERABLE)


def _shares(name: str, hits: Sequence[bool], goal: float) -> Iterator[Figure]:
    if hits:
        yield _share(name, hits, goal)


def _share(name: str, hits: Iterable[bool], goal: float | None = None) -> Figure:
    values = list(hits)
    return Figure(name, sum(values) / max(len(values), 1), len(values), goal)


if __name__ == "__main__":
    main()
