"""The vectors of a document's sentences, made once for each version of its text, and their use."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from core.ports.embeddings import EmbeddingsUnavailable, SentenceEmbeddings
from core.retrieval.asking.subjects import MODEL, Told, subjects, unit
from core.retrieval.document_parts import PART_FORMAT, DocumentPart, PassageText
from core.retrieval.language import Language
from core.retrieval.spans import sentence_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_LARGEST = 127  # of the numbers that eight bits hold on both sides of zero

# A document tells how near its sentences come to a question only by some headings, each compared
# with the first sentences below it.
_MIN_HEADINGS = 2
_SENTENCES_BELOW = 12

_DOCUMENTS_READ = 64
"""Of what is kept of them beside their vectors: 0.2 MB for a document of 18 KB."""


# Arrays have no hash: `_told_in` keeps what it has found by which object it was.
@dataclass(frozen=True, eq=False)
class DocumentVectors:
    """One vector for each sentence, in the order of the passages of the document's part.

    Attributes:
        model: what made them, as `SentenceEmbeddings.model` says.
        text_sha256: the SHA-256 (hex) of the document's text.
        sizes: how many sentences each passage has.
        scales: what the numbers of each row are to be multiplied by.
        rows: the vectors, in eight bits: a cosine is off by less than 0.002.
        usual: how near the nearest sentence below a heading comes to it, when the heading is read
            as a question; the average, None where there are not enough headings. Short plain
            sentences come less near to any question than those of an encyclopedia.
    """

    model: str
    text_sha256: str
    sizes: tuple[int, ...]
    scales: NDArray[np.float32]
    rows: NDArray[np.int8]
    usual: float | None

    @classmethod
    def build(cls, part: DocumentPart, embeddings: SentenceEmbeddings) -> DocumentVectors:
        """Make the vectors: some 60 ms for each sentence. Raises EmbeddingsUnavailable."""
        import numpy as np

        texts = part.texts
        sentences = [
            [passage.text[start:end] for start, end in sentence_places(passage.text)]
            for passage in texts
        ]
        vectors = embeddings.of_sentences(list(chain.from_iterable(sentences)))
        scales = np.abs(vectors).max(axis=1, initial=1e-9) / _LARGEST
        return cls(
            model=embeddings.model,
            text_sha256=part.text_sha256.hex(),
            sizes=tuple(map(len, sentences)),
            scales=scales.astype(np.float32),
            rows=np.round(vectors / scales[:, None]).astype(np.int8),
            usual=_usual(part.title, texts, list(map(len, sentences)), vectors, embeddings),
        )

    def dump(self) -> bytes:
        """The vectors as bytes, for `load`."""
        header = {
            "format": PART_FORMAT,
            "model": self.model,
            "text_sha256": self.text_sha256,
            "sizes": self.sizes,
            "usual": self.usual,
        }
        return json.dumps(header).encode() + b"\n" + self.scales.tobytes() + self.rows.tobytes()

    @classmethod
    def load(cls, data: bytes) -> DocumentVectors:
        """The vectors of such bytes. Raises ValueError when damaged or of another format."""
        import numpy as np

        try:
            head, _, rest = data.partition(b"\n")
            header: dict[str, Any] = json.loads(head)
            if header["format"] != PART_FORMAT:
                raise ValueError("the vectors are of another format")
            count = sum(header["sizes"])
            scales = np.frombuffer(rest, np.float32, count)
            rows = np.frombuffer(rest, np.int8, offset=scales.nbytes)
            return cls(
                model=header["model"],
                text_sha256=header["text_sha256"],
                sizes=tuple(header["sizes"]),
                scales=scales,
                rows=rows.reshape(count, -1) if count else rows.reshape(0, 0),
                usual=header["usual"],
            )
        except (KeyError, TypeError) as error:
            raise ValueError("the vectors are damaged") from error

    def is_of(self, part: DocumentPart, model: str) -> bool:
        """Whether they are of the part's text, and of this model."""
        return self.model == model and self.text_sha256 == part.text_sha256.hex()

    def closeness(self, passage: int, question: NDArray[np.float32]) -> tuple[float, ...]:
        """The cosine of each sentence of the passage to the question."""
        own = self._rows_of(passage)
        cosines = (self.rows[own].astype("f4") @ question) * self.scales[own]
        return tuple(map(float, cosines))

    def of_passage(self, passage: int) -> NDArray[np.float32]:
        """The vectors of the sentences of a passage."""
        own = self._rows_of(passage)
        vectors: NDArray[np.float32] = self.rows[own].astype("f4") * self.scales[own, None]
        return vectors

    def _rows_of(self, passage: int) -> slice:
        start = sum(self.sizes[:passage])
        return slice(start, start + self.sizes[passage])

    def beside(self, others: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosines of all sentences to each of the others: a row for each of these."""
        nearness: NDArray[np.float32] = others @ self.sentences.T
        return nearness

    @cached_property
    def spread(self) -> float:
        """The average cosine of two sentences of the document; 0 for a single one."""
        count = len(self.sentences)
        if count < 2:
            return 0.0
        whole = self.sentences.sum(axis=0)
        return (float(whole @ whole) - count) / (count * (count - 1))

    @property
    def sentences(self) -> NDArray[np.float32]:
        """The vectors, one row for each sentence of the document."""
        return self.rows.astype("f4") * self.scales[:, None]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the sentences of a document come to what is said about it, in cosines.

    Attributes:
        said: a row for each text that is said, with a number for each sentence of the document.
        spread: how near the document's sentences come to each other on average.
        asked: how near each sentence comes to the question.
        said_asked: how near each text that is said comes to the question.
        said_suits, told_suits: how well each text that is said suits the question, and each
            sentence of the document (`Suits.together`); None for vectors of another model than the
            one that this was learnt of.
        told_match: `Suits.match` of each sentence of the document; None likewise.
        apart: as `said`, without what all sentences of the document share; None likewise.
    """

    said: NDArray[np.float32]
    spread: float
    asked: NDArray[np.float32]
    said_asked: NDArray[np.float32]
    said_suits: tuple[float, ...] | None = None
    told_suits: tuple[float, ...] | None = None
    told_match: tuple[float, ...] | None = None
    apart: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What makes vectors, and gives those of a document by its id, None if it has none yet."""

    embeddings: SentenceEmbeddings
    vectors: Callable[[str], DocumentVectors | None]

    def of_question(self, question: str) -> NDArray[np.float32] | None:
        """The vector of a question; None where the model fails."""
        try:
            return self.embeddings.of_question(question)
        except EmbeddingsUnavailable as error:
            log.warning("a question is compared by its words alone: %s", error)
            return None

    def of_said(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """A vector for each text; None where the model fails."""
        try:
            return self.embeddings.of_sentences(texts)
        except EmbeddingsUnavailable as error:
            log.warning("a reply is compared by its words alone: %s", error)
            return None

    def nearness(
        self,
        document_id: str,
        question: str,
        said: NDArray[np.float32],
        language: Language | None,
    ) -> Nearness | None:
        """How near the document comes to these vectors; None where there are none to compare."""
        vectors = self.vectors(document_id)
        asked = None if vectors is None or not len(said) else self.of_question(question)
        if vectors is None or asked is None or not len(vectors.rows):
            return None
        found = Nearness(
            said=vectors.beside(said),
            spread=vectors.spread,
            asked=vectors.beside(asked[None])[0],
            said_asked=said @ asked,
        )
        if not vectors.model.startswith(MODEL):
            return found
        learnt = subjects()
        said_suits = learnt.suits(asked, said, language)
        told = learnt.centred(vectors.sentences, language)
        told_suits = learnt.suits_told(asked, told, _told_in(vectors, language), language)
        shared = told.mean(axis=0)
        return replace(
            found,
            said_suits=tuple(one.together for one in said_suits),
            told_suits=tuple(one.together for one in told_suits),
            told_match=tuple(one.match for one in told_suits),
            apart=unit(learnt.centred(said, language) - shared) @ unit(told - shared).T,
        )

    def nearest(self, question: str, document_ids: Sequence[str]) -> list[str]:
        """Those documents that have vectors, by their sentence that comes nearest; it first."""
        asked = self.of_question(question) if document_ids else None
        if asked is None:
            return []
        nearest = {}
        for document_id in document_ids:
            vectors = self.vectors(document_id)
            if vectors is not None and vectors.sizes:
                cosines = (vectors.closeness(number, asked) for number in range(len(vectors.sizes)))
                nearest[document_id] = max(chain.from_iterable(cosines), default=0.0)
        return sorted(nearest, key=lambda near: -nearest[near])


@lru_cache(maxsize=_DOCUMENTS_READ)
def _told_in(vectors: DocumentVectors, language: Language | None) -> Told:
    """What the sentences of a document are about; kept, as the next question needs it."""
    learnt = subjects()
    return learnt.told(learnt.centred(vectors.sentences, language))


def _usual(
    title: str,
    passages: Sequence[PassageText],
    sizes: Sequence[int],
    vectors: NDArray[np.float32],
    embeddings: SentenceEmbeddings,
) -> float | None:
    starts = [0, *accumulate(sizes)]
    below: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        if passage.section_title and passage.section_title != title:
            rows = range(starts[number], starts[number + 1])
            below.setdefault(passage.section_title, []).extend(rows)
    nearest = [
        float((vectors[rows[:_SENTENCES_BELOW]] @ embeddings.of_question(heading)).max())
        for heading, rows in below.items()
        if rows
    ]
    return sum(nearest) / len(nearest) if len(nearest) >= _MIN_HEADINGS else None
