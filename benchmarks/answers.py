"""Measures document retrieval, answering and declining: `python -m benchmarks.answers DIRECTORY`.

The directory holds `docs/*.md`, named by document, and, in each split's folder,
`questions_in_scope.jsonl` (`question`, `style`, `doc_id`, `section_id`),
`questions_out_of_scope.jsonl`, `questions_in_topic_unanswerable.jsonl` and, where present,
`transcripts.jsonl`. One table is printed for each split: answers chosen by words alone and, where
the model is installed, by meaning beside words. Making the vectors takes 7 s of processor for each
document of 18 KB; `--words` leaves that out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.local.__main__ import chosen
from core.ports.embeddings import SentenceEmbeddings
from core.retrieval.answers import ANSWER_THRESHOLD, answer_question
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex, SourceDocument

Row = dict[str, Any]

# Documents linked to a typical clinic agent, for the rows with few documents.
FEW_DOCUMENTS = 5
SEED = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a share of `count` questions, 0 to 1."""

    name: str
    share: float
    count: int


def main() -> None:
    """Print the table of every split in the directory given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, help="folder with docs/ and the splits")
    parser.add_argument("--words", action="store_true", help="by words alone")
    options = parser.parse_args()
    directory: Path = options.directory
    documents = read_documents(directory / "docs")
    splits = sorted(path.parent for path in directory.glob("*/questions_in_scope.jsonl"))
    if not documents or not splits:
        raise SystemExit(f"{directory}: no docs/*.md, or no folder with questions_in_scope.jsonl")
    embeddings = None if options.words else chosen()
    libraries = [Library(documents)]
    if embeddings is not None:
        libraries.append(Library(documents, embeddings))
    for split in splits:
        print(f"\n{split.name}: {len(documents)} documents, threshold {ANSWER_THRESHOLD}")
        print(f"  {'':<66}  words" + "  meaning" * (len(libraries) - 1))
        for row in zip(*(measure(split, library) for library in libraries), strict=True):
            shares = "".join(f"{figure.share:>7.2f}  " for figure in row)
            print(f"  {row[0].name:<66}{shares} of {row[0].count}")
    if embeddings is not None:
        embeddings.close()


class Library:
    """The documents, read once, and with their vectors where there is a model."""

    def __init__(
        self, documents: Sequence[SourceDocument], embeddings: SentenceEmbeddings | None = None
    ) -> None:
        self.documents = documents
        self._parts = {
            one.document_id: DocumentPart.build(one.title, one.text) for one in documents
        }
        self._meaning = None
        if embeddings is not None:
            vectors = {
                name: DocumentVectors.build(part, embeddings) for name, part in self._parts.items()
            }
            self._meaning = Meaning(embeddings, vectors.get)

    def index(self, documents: Iterable[SourceDocument]) -> DocumentIndex:
        """An index over some of the documents."""
        parts = [(one.document_id, self._parts[one.document_id]) for one in documents]
        return DocumentIndex.of_parts(parts, self._meaning)


def measure(split: Path, library: Library) -> list[Figure]:
    """Return all figures of one split."""
    index = library.index(library.documents)
    inside = read_rows(split / "questions_in_scope.jsonl")
    outside = read_rows(split / "questions_out_of_scope.jsonl")
    unanswerable = read_rows(split / "questions_in_topic_unanswerable.jsonl")
    return [
        *ranking(index, inside),
        *answering(index, inside, outside, unanswerable),
        *few_documents(library, inside, outside, unanswerable),
    ]


def ranking(index: DocumentIndex, inside: Sequence[Row]) -> list[Figure]:
    """How often the right document and the right section come first."""
    figures = []
    for style in ("source", "patient"):
        rows = [row for row in inside if row["style"] == style]
        ranks = [distinct_documents(index, row["question"]) for row in rows]
        for depth in (1, 3):
            hits = [row["doc_id"] in rank[:depth] for row, rank in zip(rows, ranks, strict=True)]
            figures.append(share(f"{style}-worded: right document within first {depth}", hits))
        figures.append(
            share(
                f"{style}-worded: right section first",
                [row["section_id"] == first_section(index, row["question"]) for row in rows],
            )
        )
    return figures


def answering(
    index: DocumentIndex,
    inside: Sequence[Row],
    outside: Sequence[Row],
    unanswerable: Sequence[Row],
) -> list[Figure]:
    """What the shipped threshold answers and declines with every document indexed."""
    return [
        share("in scope: answered", [answered(row, index) for row in inside]),
        share(
            "in scope, patient-worded: answered",
            [answered(row, index) for row in inside if row["style"] == "patient"],
        ),
        share("out of scope: declined", [not answered(row, index) for row in outside]),
        share(
            "in topic, not answerable: declined", [not answered(row, index) for row in unanswerable]
        ),
        share(
            "patient-worded: quote holds the known evidence",
            [
                squeeze(row["evidence"]) in squeeze(answer_question(index, row["question"]).quote)
                for row in inside
                if row["evidence"]
            ],
        ),
    ]


def few_documents(
    library: Library,
    inside: Sequence[Row],
    outside: Sequence[Row],
    unanswerable: Sequence[Row],
) -> list[Figure]:
    """The same for an agent with one document, and with a few drawn at random."""
    draw = random.Random(SEED)
    documents = library.documents
    alone = {document.document_id: library.index([document]) for document in documents}

    def other(row: Row) -> DocumentIndex:
        return alone[draw.choice([name for name in alone if name != row["doc_id"]])]

    def few(row: Row) -> DocumentIndex:
        own = [document for document in documents if document.document_id == row["doc_id"]]
        rest = [document for document in documents if document.document_id != row["doc_id"]]
        return library.index([*own, *draw.sample(rest, FEW_DOCUMENTS - len(own))])

    def own(row: Row) -> DocumentIndex:
        return alone[row["doc_id"]]

    def shares(name: str, rows: Iterable[Row], choose: Callable[[Row], DocumentIndex]) -> Figure:
        decline = name.endswith("declined")
        return share(name, [answered(row, choose(row)) is not decline for row in rows])

    return [
        shares("own document alone: in scope answered", inside, own),
        shares("own document alone: in topic, not answerable declined", unanswerable, own),
        shares("one document at random: out of scope declined", list(outside) * 3, other),
        shares("one other document: question of another topic declined", inside, other),
        shares(f"{FEW_DOCUMENTS} documents with its own: in scope answered", inside, few),
        shares(f"{FEW_DOCUMENTS} documents at random: out of scope declined", outside, few),
    ]


def read_documents(folder: Path) -> list[SourceDocument]:
    """Read every Markdown file; the file name is the id, the first heading the title."""
    documents = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = next(
            (line[2:].strip() for line in text.splitlines() if line.startswith("# ")), path.stem
        )
        documents.append(SourceDocument(path.stem, title, text))
    return documents


def read_rows(path: Path) -> list[Row]:
    """Read a file of JSON lines; [] if the split has no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def share(name: str, hits: Iterable[bool]) -> Figure:
    """The share of true values, 0 for none."""
    values = list(hits)
    return Figure(name, sum(values) / max(len(values), 1), len(values))


def answered(row: Row, index: DocumentIndex) -> bool:
    """Whether the row's question is answered at the shipped threshold."""
    return answer_question(index, row["question"]).answered


def distinct_documents(index: DocumentIndex, question: str) -> list[str]:
    """Document ids in order of rank."""
    return list(dict.fromkeys(found.document_id for found in index.search(question, limit=100)))


def first_section(index: DocumentIndex, question: str) -> str:
    """The first section as the data names it, or ""."""
    found = index.search(question, limit=1)
    return f"{found[0].document_id}#{found[0].section_id}" if found else ""


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case: quotes differ in spaces and dashes."""
    return "".join(char for char in text.lower() if char.isalnum())


if __name__ == "__main__":
    main()
