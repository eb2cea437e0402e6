"""Ranks the passages of a set of documents for a patient's question."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from core.retrieval.asking.beside_title import beside_title
from core.retrieval.asking.evidence import Evidence, Passage, shares_of, token_matches
from core.retrieval.asking.subjects import MODEL, Suits, mean_suits, subjects
from core.retrieval.document_parts import DocumentPart, DocumentTerms, PassageText, sha256
from core.retrieval.document_vectors import Meaning
from core.retrieval.language import (
    Language,
    Token,
    detect_language,
    diminutive_terms,
    document_terms,
    question_tokens,
)
from core.retrieval.merged_terms import MergedTerms
from core.retrieval.term_scores import TermScores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Weights of the ranking, chosen by hand on the development questions (see benchmarks/answers.py);
# results change little between half and twice these values.
_DOCUMENT_WEIGHT = 0.6

# Passages of a document among which the answer is looked for.
_EVIDENCE_PASSAGES = 8

# Short documents that share no word with a question and are asked by its meaning all the same. An
# agent has a few; a library of thousands is searched by words.
_ASKED_BY_MEANING = 20
# Such a passage ranks behind each that a word finds.
_LOWEST_SCORE = 1e-3

# Documents whose terms and texts are kept unpacked; a conversation asks the same again and again.
_KEPT_DOCUMENTS = 64

# Questions whose ranking is kept: a judgement looks for the same several times.
_KEPT_RANKINGS = 8


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document to search: Markdown or plain text in any language."""

    document_id: str
    title: str
    text: str


class DocumentIndex:
    """Searches documents by BM25 over passages and over whole documents.

    A question's words count by how far they name a topic, and match by stem or, for less, by a lay
    expression of the same meaning. Safe to search from several threads.
    """

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        """Read the documents. Where their parts are kept, `of_parts` takes a thousandth of that."""
        self._meaning: Meaning | None = None
        self._merge(
            [(one.document_id, DocumentPart.build(one.title, one.text)) for one in documents]
        )

    @classmethod
    def of_parts(
        cls, parts: Sequence[tuple[str, DocumentPart]], meaning: Meaning | None = None
    ) -> DocumentIndex:
        """The index of these documents: each by its id, and the part that was made of it.

        With `meaning`, sentences are compared with a question by their meaning too.
        """
        index = cls.__new__(cls)
        index._meaning = meaning
        index._merge(parts)
        return index

    def _merge(self, parts: Sequence[tuple[str, DocumentPart]]) -> None:
        import numpy as np

        self._ids = [document_id for document_id, _ in parts]
        self._terms = MergedTerms([part for _, part in parts])
        self._parts = self._terms.parts
        sizes = [part.size for part in self._parts]
        lengths = [part.lengths for part in self._parts]
        empty = np.empty(0, np.uint32)
        self._passage_scores = TermScores(
            np.concatenate([empty, *(length[:-1] for length in lengths)]),
            self._terms.passages_with,
        )
        self._document_scores = TermScores(
            np.concatenate([empty, *(length[-1:] for length in lengths)]),
            self._terms.documents_with,
        )
        self._owners = np.repeat(np.arange(len(parts)), sizes)
        self._languages = list(
            dict.fromkeys(
                chain.from_iterable((part.language, *part.languages) for part in self._parts)
            )
        )
        self._spoken = np.concatenate(
            [empty, *(self._languages_of(part) for part in self._parts)]
        ).astype(np.uint8)
        self._fingerprint = _fingerprint(self._ids, self._parts)
        self._terms_of = lru_cache(_KEPT_DOCUMENTS)(self._read_terms)
        self._texts_of = lru_cache(_KEPT_DOCUMENTS)(self._read_texts)
        self._rank = lru_cache(_KEPT_RANKINGS)(self._find_ranking)
        self._tokens = lru_cache(_KEPT_RANKINGS * len(self._languages))(self._find_tokens)

    def _languages_of(self, part: DocumentPart) -> NDArray[np.uint8]:
        """The number of the language of each passage of a document."""
        import numpy as np

        if not part.languages:
            return np.full(part.size, self._languages.index(part.language), np.uint8)
        return np.array([self._languages.index(one) for one in part.languages], np.uint8)

    def _read_terms(self, document: int) -> DocumentTerms:
        return self._parts[document].terms

    def _read_texts(self, document: int) -> list[PassageText]:
        return self._parts[document].texts

    @property
    def parts(self) -> list[tuple[str, DocumentPart]]:
        """What the index was put together from, for another one that shares some of it."""
        return list(zip(self._ids, self._parts, strict=True))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 (hex) of the documents: equal where every search finds the same."""
        return self._fingerprint

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The index terms of the titles of all documents."""
        return frozenset(chain.from_iterable(part.title_names for part in self._parts))

    def search(self, question: str, limit: int = 5) -> list[Passage]:
        """Return the best passages, best first and each with a score above 0, one per section."""
        ranked, scores = self._rank(question)
        found: dict[tuple[int, str], Passage] = {}
        for number in map(int, ranked):
            if len(found) >= limit:
                break
            passage = self._passage(number, float(scores[number]))
            found.setdefault((int(self._owners[number]), passage.section_id), passage)
        return list(found.values())

    def evidence(self, question: str, limit: int = 3) -> list[Evidence]:
        """Return what the best documents hold about the question, best document first.

        What is in another language than the question is left out, when both can be told: documents,
        and passages of a document in several. Where there are vectors, a short document is found
        though it shares no word with the question.
        """
        asked_in = detect_language(question)
        ranked, scores = self._rank(question)
        owners, spoken = self._owners[ranked], self._spoken[ranked]
        best: dict[int, list[int]] = {}
        for owner, number in zip(owners.tolist(), spoken.tolist(), strict=True):
            if owner in best or not _may_be(asked_in, self._languages[number]):
                continue
            alike = (owners == owner) & (spoken == number)
            best[owner] = ranked[alike][:_EVIDENCE_PASSAGES].tolist()
            if len(best) >= limit:
                break
        if near := self._near(question, asked_in, best, limit - len(best)):
            best |= {owner: self._passages_in(owner, asked_in) for owner in near}
            scores = scores.copy()
            scores[list(chain.from_iterable(best[owner] for owner in near))] = _LOWEST_SCORE
        return [
            self._compared(
                self._evidence(question, owner, numbers, scores), question, owner, numbers
            )
            for owner, numbers in best.items()
        ]

    def evidence_in(self, question: str, document_ids: Sequence[str]) -> list[Evidence]:
        """What these documents hold about the question, which need not share a word with them.

        Those in another language than the question are left out, when both can be told.
        """
        asked_in = detect_language(question)
        _, kept = self._rank(question)
        scores = kept.copy()
        found: list[Evidence] = []
        for owner in map(self._ids.index, document_ids):
            part = self._parts[owner]
            if not any(_may_be(asked_in, one) for one in (part.language, *part.languages)):
                continue
            numbers = self._passages_in(owner, asked_in)
            scores[numbers] = scores[numbers].clip(min=_LOWEST_SCORE)
            numbers.sort(key=lambda number: -float(scores[number]))
            numbers = numbers[:_EVIDENCE_PASSAGES]
            evidence = self._evidence(question, owner, numbers, scores)
            found.append(self._compared(evidence, question, owner, numbers))
        return found

    @property
    def meaning(self) -> Meaning | None:
        """What compares by meaning; None where words alone are compared."""
        return self._meaning

    def passages_of(self, document_id: str) -> list[Passage]:
        """All passages of a document, in the order of its text."""
        owner = self._ids.index(document_id)
        first = int(self._terms.first_passages[owner])
        numbers = range(first, first + self._parts[owner].size)
        return [self._passage(number, _LOWEST_SCORE) for number in numbers]

    def _passages_in(self, owner: int, asked_in: Language | None) -> list[int]:
        """The passages of a document in the question's language if it has some, else in its own."""
        part = self._parts[owner]
        language = asked_in if asked_in in part.languages else part.language
        first = int(self._terms.first_passages[owner])
        return [
            first + number
            for number in range(part.size)
            if not part.languages or part.languages[number] is language
        ]

    def _near(
        self, question: str, asked_in: Language | None, found: Collection[int], limit: int
    ) -> list[int]:
        """The short documents beside those found whose sentences come nearest, nearest first."""
        if self._meaning is None or limit < 1:
            return []
        others = {
            self._ids[owner]: owner
            for owner, part in enumerate(self._parts)
            if part.short
            and owner not in found
            and any(_may_be(asked_in, language) for language in (part.language, *part.languages))
        }
        asked = list(others)[:_ASKED_BY_MEANING]
        return [others[near] for near in self._meaning.nearest(question, asked)[:limit]]

    def _compared(
        self, evidence: Evidence, question: str, owner: int, numbers: Sequence[int]
    ) -> Evidence:
        """The same with the closeness of its sentences to the question, where there are vectors."""
        if self._meaning is None:
            return evidence
        vectors = self._meaning.vectors(self._ids[owner])
        if vectors is None:
            return evidence
        asked = self._meaning.of_question(question)
        if asked is None:
            return evidence
        first = int(self._terms.first_passages[owner])
        return replace(
            evidence,
            closeness=tuple(vectors.closeness(number - first, asked) for number in numbers),
            usual_closeness=vectors.usual,
            suits=self._suits(self._meaning, evidence, question, owner, numbers),
        )

    def _suits(
        self,
        meaning: Meaning,
        evidence: Evidence,
        question: str,
        owner: int,
        numbers: Sequence[int],
    ) -> tuple[tuple[Suits, ...], ...] | None:
        """How well the sentences of a short document suit the question, with its title and without.

        The mean of both: what the title names may be the very thing that is asked about.
        """
        vectors = meaning.vectors(self._ids[owner])
        if not evidence.short or vectors is None or not vectors.model.startswith(MODEL):
            return None
        named = self._terms_of(owner).title | self._only_heading(owner)
        title = self._parts[owner].title
        wordings = {question, beside_title(question, title, named, evidence.language)}
        asked = [meaning.of_question(wording) for wording in sorted(wordings)]
        known = [vector for vector in asked if vector is not None]
        if len(known) < len(asked):
            return None
        first = int(self._terms.first_passages[owner])
        return tuple(
            mean_suits(
                [
                    subjects().suits(vector, vectors.of_passage(number - first), evidence.language)
                    for vector in known
                ]
            )
            for number in numbers
        )

    def _evidence(
        self, question: str, owner: int, numbers: Sequence[int], scores: NDArray[np.float32]
    ) -> Evidence:
        part, terms = self._parts[owner], self._terms_of(owner)
        language = self._languages[self._spoken[numbers[0]]]
        tokens = self._tokens(question, language)
        best = numbers[0] - int(self._terms.first_passages[owner])
        return Evidence(
            passages=tuple(self._passage(number, float(scores[number])) for number in numbers),
            language=language,
            tokens=tokens,
            in_passage=token_matches(tokens, part.terms_of(best)),
            in_document=token_matches(tokens, terms.all),
            prominence=shares_of(tokens, terms.shares),
            in_title=token_matches(tokens, terms.title | self._only_heading(owner)),
            short=part.short,
        )

    def _only_heading(self, owner: int) -> frozenset[str]:
        """The terms of the heading that a whole short document stands under, which names it too."""
        part = self._parts[owner]
        headings = {one.section_title for one in self._texts_of(owner)} if part.short else set()
        return frozenset(
            document_terms(headings.pop(), part.language) if len(headings) == 1 else ()
        )

    def _find_tokens(self, question: str, language: Language | None) -> tuple[Token, ...]:
        """The question's tokens; a word that no document holds may stand for a related one."""
        return tuple(
            token
            if token.stem in self._terms
            else replace(
                token,
                meanings=(
                    *token.meanings,
                    *diminutive_terms(token.text, language),
                    *self._terms.related(token.stem),
                ),
            )
            for token in question_tokens(question, language)
        )

    def _passage(self, number: int, score: float) -> Passage:
        owner = int(self._owners[number])
        part = self._parts[owner]
        found = self._texts_of(owner)[number - int(self._terms.first_passages[owner])]
        return Passage(
            document_id=self._ids[owner],
            document_title=part.title,
            section_id=found.section_id,
            section_title=found.section_title,
            text=found.text,
            score=score,
        )

    def _find_ranking(self, question: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """The numbers of the passages with a score above 0, best first; every passage's score.

        Both are kept for whoever asks the same, and not to be written to.
        """
        import numpy as np

        total = np.zeros(len(self._owners), dtype=np.float32)
        for number, language in enumerate(self._languages):
            own = self._spoken == number
            tokens = self._tokens(question, language)
            scores = self._passage_scores.of(tokens)
            scores = scores + _DOCUMENT_WEIGHT * self._document_scores.of(tokens)[self._owners]
            total[own] = scores[own]
        found = np.flatnonzero(total > 0)
        ranked = found[np.argsort(-total[found], kind="stable")]
        ranked.flags.writeable = total.flags.writeable = False
        return ranked, total


def _may_be(asked_in: Language | None, language: Language | None) -> bool:
    """Whether a question in the one language may be asked of a text in the other."""
    return asked_in is None or language is None or asked_in is language


def _fingerprint(ids: Sequence[str], parts: Sequence[DocumentPart]) -> str:
    digest = hashlib.sha256()
    for document_id, part in zip(ids, parts, strict=True):
        digest.update(sha256(document_id) + sha256(part.title) + part.text_sha256)
    return digest.hexdigest()
