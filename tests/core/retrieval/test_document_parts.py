"""Parts of an index: made once for each document, kept as bytes, and put together for any set."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import bm25s
import numpy as np
import pytest
from numpy.typing import NDArray

from core.retrieval.answers import answer_question
from core.retrieval.document_parts import PART_FORMAT, DocumentPart
from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import document_terms
from core.retrieval.term_scores import TermScores

WARFARIN = SourceDocument(
    "warfarin",
    "Warfarin",
    "# Taking warfarin\n\nTake your tablet at six in the evening, every day.\n\n"
    "## Food\n\nKeep the amount of spinach the same from week to week.\n\n"
    "## Bleeding\n\nCall us if your gums bleed for ten minutes.",
)
LONG = SourceDocument(
    "asthma",
    "Asthma",
    "\n\n".join(
        f"## Chapter {number}\n\nShake the inhaler {number} times. Breathe out before puff "
        f"{number}. Rinse your mouth, or your tongue gets sore. "
        + "Sit upright while you do it. "
        * (number % 7)
        for number in range(40)
    ),
)
SPANISH = SourceDocument(
    "cataratas",
    "Cataratas",
    "## Después de la operación\n\nNo se frote el ojo. Use las gotas cuatro veces al día.\n\n"
    "## Dormir\n\nDuerma del otro lado durante una semana.",
)
CHINESE = SourceDocument(
    "gout",
    "痛風",
    "# 飲食\n\n少吃內臟和海鮮。每天喝兩公升的水。\n\n## 運動\n\n發作時請休息,不要跑步。",
)
NAMELESS = SourceDocument("nameless", "", "Only one line about plasters and “quotes” – done.")
EMPTY = SourceDocument("empty", "", "")
TITLE_ONLY = SourceDocument("title", "Only a title", "   ")
ALL = [WARFARIN, LONG, SPANISH, CHINESE, NAMELESS, EMPTY, TITLE_ONLY]
QUESTIONS = [
    "When do I take the tablet?",
    "Can I eat spinachs?",
    "my gums are bleeding a lot",
    "How often do I shake my inhalers, and do I rinse?",
    "¿Cuándo me pongo las gotas?",
    "¿puedo dormir boca abajo?",
    "可以吃海鮮嗎?",
    "痛風發作可以跑步嗎",
    "plaster",
    "Where do I park?",
    "",
]


def stored(document: SourceDocument) -> tuple[str, DocumentPart]:
    """The document's part after it was kept and read again."""
    part = DocumentPart.load(DocumentPart.build(document.title, document.text).dump())
    return document.document_id, part


def found_by(index: DocumentIndex) -> list[object]:
    """Everything that the index tells."""
    return [
        index.fingerprint,
        *(index.search(question, 10) for question in QUESTIONS),
        *(index.evidence(question, 5) for question in QUESTIONS),
        *(answer_question(index, question) for question in QUESTIONS),
    ]


@pytest.mark.parametrize(
    "documents",
    [ALL, ALL[::-1], [WARFARIN], [LONG, CHINESE], [EMPTY], [EMPTY, TITLE_ONLY], []],
    ids=lambda documents: "-".join(one.document_id for one in documents) or "none",
)
def test_kept_parts_find_what_an_index_made_at_once_finds(
    documents: Sequence[SourceDocument],
) -> None:
    assert found_by(DocumentIndex.of_parts([stored(one) for one in documents])) == found_by(
        DocumentIndex(documents)
    )


def test_the_parts_of_an_index_make_another_one() -> None:
    before = DocumentIndex(ALL)
    edited = dataclasses.replace(LONG, text="## Spacer\n\nWash the spacer once a week.")
    parts = [
        (identifier, stored(edited)[1] if identifier == edited.document_id else part)
        for identifier, part in before.parts
    ]
    now = [edited if one is LONG else one for one in ALL]
    assert found_by(DocumentIndex.of_parts(parts)) == found_by(DocumentIndex(now))
    assert found_by(before) == found_by(DocumentIndex(ALL))


def test_kept_parts_have_the_terms_of_their_titles() -> None:
    parts = [stored(one) for one in ALL]
    titled = [frozenset(document_terms(part.title, part.language)) for _, part in parts]
    assert [frozenset(part.title_names) for _, part in parts] == titled
    assert DocumentIndex.of_parts(parts).title_terms == frozenset().union(*titled)


def test_the_scores_are_those_of_bm25s() -> None:
    index = DocumentIndex(ALL)
    texts = [
        document_terms(f"{one.document_id} {one.title} {one.text}", None)
        for one in (WARFARIN, LONG)
    ]
    model = bm25s.BM25()
    model.index(texts, show_progress=False)

    def find(term: str) -> tuple[NDArray[Any], NDArray[Any]] | None:
        counts = np.array([text.count(term) for text in texts])
        held = np.flatnonzero(counts)
        return (held, counts[held]) if len(held) else None

    scores = TermScores(np.array([len(text) for text in texts]), find)
    for question in QUESTIONS:
        tokens = [token for one in index.evidence(question) for token in one.tokens]
        for token in tokens:
            alone = dataclasses.replace(token, weight=1.0, meanings=(), half_meanings=())
            expected = (
                model.get_scores([alone.stem]) if alone.stem in model.vocab_dict else np.zeros(2)
            )
            assert scores.of([alone]).tolist() == expected.astype(np.float32).tolist()


def test_a_part_knows_what_it_was_made_of() -> None:
    part = DocumentPart.build("Warfarin", WARFARIN.text)
    sha256 = part.text_sha256.hex()
    assert part.is_of("Warfarin", sha256)
    assert not part.is_of("Warfarin tablets", sha256)
    assert not part.is_of("Warfarin", "0" * 64)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Rest the hand in a sling for a day. "), ("zh", "請讓手休息一天，並用三角巾托住。")],
)
def test_a_document_is_short_by_its_text_and_not_by_its_headings(
    language: str, sentence: str
) -> None:
    def short(sections: int, sentences: int) -> bool:
        text = "\n\n".join(f"## {number}\n\n{sentences * sentence}" for number in range(sections))
        return DocumentPart.build("Hand", text).short

    assert short(1, 40)
    assert short(8, 5)
    assert not short(8, 9)
    assert not short(1, 90)


_MARK = b'"format": %d' % PART_FORMAT
DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda whole: b"",
    "text": lambda whole: b"no part at all",
    "cut": lambda whole: whole[:-20],
    "only the head": lambda whole: whole.partition(b"\n")[0],
    "another format": lambda whole: whole.replace(_MARK, b'"format": 0', 1),
    "no object": lambda whole: b"[1]\n",
    "a field is missing": lambda whole: whole.replace(b'"units"', b'"unity"', 1),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_what_is_damaged_is_refused(how: str) -> None:
    whole = DocumentPart.build("Warfarin", WARFARIN.text).dump()
    with pytest.raises(ValueError, match=r"."):
        DocumentPart.load(DAMAGED[how](whole))
