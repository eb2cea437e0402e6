"""Ranks the passages of a set of documents for a patient's question."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from core.retrieval.language import (
    Language,
    Token,
    detect_language,
    diminutive_terms,
    document_terms,
    question_tokens,
)
from core.retrieval.questions import split_sentences
from core.retrieval.sections import parse_outline
from core.retrieval.spans import whole_units
from core.retrieval.term_scores import MEANING_WEIGHT, TermScores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Characters of a passage: about 150 English words or 350 Chinese characters, so that a passage is
# about one thing. Only a single longer sentence or list exceeds it.
PASSAGE_CHARACTERS = 900
_CHINESE_PASSAGE_CHARACTERS = 350

# Weights of the ranking, chosen by hand on the development questions (see benchmarks/answers.py);
# results change little between half and twice these values.
_DOCUMENT_WEIGHT = 0.6
_TITLE_REPEATS = 3

# Passages of a document among which the answer is looked for.
_EVIDENCE_PASSAGES = 8

# A document of so many passages says each thing once: what it is about shows in its sentences.
_FEW_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document to search: Markdown or plain text in any language."""

    document_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section, verbatim from its plain text.

    Attributes:
        score: relevance to the question, above 0; comparable within one search only.
    """

    document_id: str
    document_title: str
    section_id: str
    section_title: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the index holds about one question in one document.

    Attributes:
        passages: the document's best passages, best first; at least one.
        language: the document's language, None if it cannot be told.
        tokens: the question's tokens as read in that language.
        in_passage: for each token how far the best passage (with its titles) holds it: 1 for the
            word, less for another expression of the same meaning, 0 for neither.
        in_document: the same for the whole document.
        prominence: for each token the share of the document's passages whose own text, without
            the titles above it, holds it, times how far they do. A document of a few passages is
            counted by its sentences, because one passage would hold everything that it says.
        in_title: for each token how far the document's title holds it.
        short: whether the document has a few passages only.
    """

    passages: tuple[Passage, ...]
    language: Language | None
    tokens: tuple[Token, ...]
    in_passage: tuple[float, ...]
    in_document: tuple[float, ...]
    prominence: tuple[float, ...]
    in_title: tuple[float, ...]
    short: bool


@dataclass(frozen=True, slots=True)
class _Chunk:
    document: int
    section_id: str
    section_title: str
    text: str
    terms: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Document:
    source: SourceDocument
    language: Language | None
    terms: Set[str]
    title_terms: Set[str]
    shares: Mapping[str, float]
    short: bool


def token_matches(tokens: Sequence[Token], terms: Set[str]) -> tuple[float, ...]:
    """For each token: 1 if the terms have its word, less for its meaning only, 0 for neither.

    A Chinese bigram between two others may straddle two words: it is held as far as both are.
    """
    return with_straddling(tokens, _shares(tokens, dict.fromkeys(terms, 1.0)))


def with_straddling(tokens: Sequence[Token], held: Sequence[float]) -> tuple[float, ...]:
    """How far each token is held, when a bigram between two others counts as they do."""
    between = (
        min(held[number - 1], held[number + 1])
        if 0 < number < len(held) - 1 and tokens[number].joined and tokens[number + 1].joined
        else 0.0
        for number in range(len(held))
    )
    return tuple(map(max, held, between))


def _shares(tokens: Sequence[Token], shares: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(
        max(
            shares.get(token.stem, 0.0),
            *(MEANING_WEIGHT * shares.get(meaning, 0.0) for meaning in token.meanings),
            *(MEANING_WEIGHT / 2 * shares.get(meaning, 0.0) for meaning in token.half_meanings),
            0.0,
        )
        for token in tokens
    )


class DocumentIndex:
    """Searches documents by BM25 over passages and over whole documents.

    A question's words count by how far they name a topic, and match by stem or, for less, by a lay
    expression of the same meaning. Built once; safe to search from several threads.
    """

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        self._documents: list[_Document] = []
        self._chunks: list[_Chunk] = []
        chunk_terms: list[list[str]] = []
        whole_terms: list[list[str]] = []
        for source in documents:
            first = len(chunk_terms)
            language = detect_language(source.text)
            title_terms = document_terms(source.title, language)
            chunks = list(_chunks(source, len(self._documents), language))
            short = len(chunks) <= _FEW_PASSAGES
            units: list[list[str]] = []
            for chunk, above in chunks:
                own = document_terms(chunk.text, language)
                units += _unit_terms(chunk.text, language) if short else [own]
                terms = own + above * _TITLE_REPEATS + title_terms
                self._chunks.append(replace(chunk, terms=frozenset(terms)))
                chunk_terms.append(terms)
            passages = chunk_terms[first:]
            whole = list(chain(*passages, title_terms * _TITLE_REPEATS))
            whole_terms.append(whole)
            held_by = Counter(chain.from_iterable(map(set, units)))
            shares = {term: count / len(units) for term, count in held_by.items()}
            self._documents.append(
                _Document(source, language, frozenset(whole), frozenset(title_terms), shares, short)
            )
        self._passage_scores = TermScores(chunk_terms)
        self._document_scores = TermScores(whole_terms)
        # Imported here: a process without an index need not load it.
        import numpy as np

        self._owners = np.array([chunk.document for chunk in self._chunks], dtype=np.int64)
        languages = [self._documents[chunk.document].language for chunk in self._chunks]
        self._chunks_of = {
            language: np.array([own is language for own in languages], dtype=bool)
            for language in dict.fromkeys(languages)
        }
        self._fingerprint = _fingerprint(document.source for document in self._documents)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 (hex) of the documents: equal where every search finds the same."""
        return self._fingerprint

    def search(self, question: str, limit: int = 5) -> list[Passage]:
        """Return the best passages, best first and each with a score above 0, one per section."""
        ranked, scores = self._rank(question)
        found: dict[tuple[int, str], Passage] = {}
        for number in ranked:
            if len(found) >= limit or scores[number] <= 0:
                break
            chunk = self._chunks[number]
            found.setdefault(
                (chunk.document, chunk.section_id), self._passage(chunk, float(scores[number]))
            )
        return list(found.values())

    def evidence(self, question: str, limit: int = 3) -> list[Evidence]:
        """Return what the best documents hold about the question, best document first.

        Documents in another language than the question's are left out, when both can be told.
        """
        asked_in = detect_language(question)
        ranked, scores = self._rank(question)
        best: dict[int, list[int]] = {}
        for number in ranked:
            if scores[number] <= 0:
                break
            owner = self._chunks[number].document
            language = self._documents[owner].language
            foreign = asked_in and language and asked_in is not language
            if foreign or (owner not in best and len(best) >= limit):
                continue
            best.setdefault(owner, []).append(number)
        languages = dict.fromkeys(self._documents[owner].language for owner in best)
        tokens = {language: self._tokens(question, language) for language in languages}
        return [
            self._evidence(
                tokens[self._documents[owner].language],
                owner,
                numbers[:_EVIDENCE_PASSAGES],
                scores,
            )
            for owner, numbers in best.items()
        ]

    def _evidence(
        self,
        tokens: tuple[Token, ...],
        owner: int,
        numbers: Sequence[int],
        scores: NDArray[np.float32],
    ) -> Evidence:
        document = self._documents[owner]
        chunks = [self._chunks[number] for number in numbers]
        return Evidence(
            passages=tuple(
                self._passage(chunk, float(scores[number]))
                for chunk, number in zip(chunks, numbers, strict=True)
            ),
            language=document.language,
            tokens=tokens,
            in_passage=token_matches(tokens, chunks[0].terms),
            in_document=token_matches(tokens, document.terms),
            prominence=_shares(tokens, document.shares),
            in_title=token_matches(tokens, document.title_terms),
            short=document.short,
        )

    def _tokens(self, question: str, language: Language | None) -> tuple[Token, ...]:
        """The question's tokens; a word that no document holds may stand for a related one."""
        return tuple(
            token
            if token.stem in self._document_scores
            else replace(
                token,
                meanings=(
                    *token.meanings,
                    *diminutive_terms(token.text, language),
                    *self._document_scores.related(token.stem),
                ),
            )
            for token in question_tokens(question, language)
        )

    def _passage(self, chunk: _Chunk, score: float) -> Passage:
        source = self._documents[chunk.document].source
        return Passage(
            document_id=source.document_id,
            document_title=source.title,
            section_id=chunk.section_id,
            section_title=chunk.section_title,
            text=chunk.text,
            score=score,
        )

    def _rank(self, question: str) -> tuple[list[int], NDArray[np.float32]]:
        """Chunk numbers, best first, and the score of every chunk."""
        import numpy as np

        total = np.zeros(len(self._chunks), dtype=np.float32)
        for language, own in self._chunks_of.items():
            tokens = self._tokens(question, language)
            scores = self._passage_scores.of(tokens)
            scores = scores + _DOCUMENT_WEIGHT * self._document_scores.of(tokens)[self._owners]
            total[own] = scores[own]
        return [int(number) for number in np.argsort(-total, kind="stable")], total


def _fingerprint(documents: Iterable[SourceDocument]) -> str:
    digest = hashlib.sha256()
    for document in documents:
        for text in (document.document_id, document.title, document.text):
            digest.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


def _chunks(
    source: SourceDocument, number: int, language: Language | None
) -> Iterable[tuple[_Chunk, list[str]]]:
    """The passages of a document, as yet without terms, and the terms of the headings above."""
    size = _CHINESE_PASSAGE_CHARACTERS if language is Language.CHINESE else PASSAGE_CHARACTERS
    for outlined in parse_outline(source.text, source.title):
        section = outlined.section
        above = document_terms(" ".join((*outlined.parents, section.title)), language)
        for text in _windows(section.text or section.title, size):
            yield _Chunk(number, section.section_id, section.title, text), above


def _unit_terms(text: str, language: Language | None) -> list[list[str]]:
    return [document_terms(text[start:end], language) for start, end in whole_units(text)]


def _windows(text: str, size: int) -> Iterable[str]:
    """Cut a text into stretches of up to `size` characters, between what may be parted."""
    start = end = 0
    for begins, ends in _parts(text, size):
        if ends - start > size and end > start:
            yield text[start:end]
            start = begins
        end = ends
    if end > start:
        yield text[start:end]


def _parts(text: str, size: int) -> Iterable[tuple[int, int]]:
    for start, end in whole_units(text):
        if end - start <= 2 * size:
            yield start, end
            continue
        position = start
        for sentence in split_sentences(text[start:end]):
            begins = text.index(sentence, position)
            position = begins + len(sentence)
            yield begins, position
