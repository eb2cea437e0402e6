"""Passages are ranked by how well they match a question."""

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import Language, detect_language

ASPIRIN = SourceDocument(
    "aspirin",
    "Aspirin",
    "## Taking aspirin\n\nTake aspirin after food.\n\n## Bleeding\n\nAspirin thins the blood.",
)
INSULIN = SourceDocument(
    "insulin",
    "Insulin",
    "## Storing insulin\n\nKeep insulin in the fridge.\n\n## Hypoglycemia\n\nDrink juice at once.",
)


def test_best_section_comes_first_and_scores_fall() -> None:
    found = DocumentIndex([ASPIRIN, INSULIN]).search("Where do I keep my insulin?")
    assert (found[0].document_id, found[0].section_id) == ("insulin", "s01")
    assert found[0].section_title == "Storing insulin"
    assert found[0].document_title == "Insulin"
    assert [passage.score for passage in found] == sorted(
        (passage.score for passage in found), reverse=True
    )
    assert all(passage.score > 0 for passage in found)


def test_limit_and_one_passage_per_section() -> None:
    index = DocumentIndex([ASPIRIN, INSULIN])
    assert len(index.search("aspirin insulin", limit=3)) == 3
    found = index.search("aspirin insulin", limit=50)
    assert len(found) == len({(passage.document_id, passage.section_id) for passage in found}) == 4


def test_lay_wording_finds_the_clinical_word() -> None:
    found = DocumentIndex([ASPIRIN, INSULIN]).search("What helps against low blood sugar?")
    assert found[0].section_title == "Hypoglycemia"


def test_word_with_another_ending_is_found() -> None:
    document = SourceDocument("skin", "Skin", "Greasy ointment helps.\n\nDryness comes in winter.")
    assert DocumentIndex([document, ASPIRIN]).search("ointments")[0].document_id == "skin"


def test_headings_above_a_section_count() -> None:
    text = "# Knee\n\n## Surgery\n\n### Before\n\nEat nothing.\n\n### After\n\nRest."
    found = DocumentIndex([SourceDocument("knee", "Knee", text), ASPIRIN]).search("knee surgery")
    assert {passage.section_title for passage in found[:2]} == {"Before", "After"}


@pytest.mark.parametrize("question", ["", "  ", "?!", "xyzzy", "the and of"])
def test_nothing_to_search_for_finds_nothing(question: str) -> None:
    assert DocumentIndex([ASPIRIN]).search(question) == []


@pytest.mark.parametrize("text", ["", "   ", "...", "the and of"])
def test_documents_without_words_are_harmless(text: str) -> None:
    empty = SourceDocument("empty", "", text)
    assert DocumentIndex([empty]).search("aspirin") == []
    assert DocumentIndex([empty, ASPIRIN]).search("aspirin")[0].document_id == "aspirin"


def test_passage_is_verbatim_and_about_one_thing() -> None:
    sentences = [f"Sentence {number} is about the heart and its valves." for number in range(200)]
    sentences[150] = "The pacemaker battery lasts ten years."
    index = DocumentIndex([SourceDocument("heart", "Heart", " ".join(sentences))])
    found = index.search("How long does the pacemaker battery last?")[0]
    assert "The pacemaker battery lasts ten years." in found.text
    assert found.text in " ".join(sentences)
    assert len(found.text) <= 900


def test_spanish_without_accents_is_found() -> None:
    document = SourceDocument(
        "es", "Operación", "La operación dura dos horas. La inyección no duele."
    )
    assert DocumentIndex([document]).search("cuanto dura la operacion")
    assert DocumentIndex([document]).search("inyeccion")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What should I do with the tablets?", Language.ENGLISH),
        ("¿Qué debo hacer con las pastillas?", Language.SPANISH),
        ("que debo hacer con las pastillas", Language.SPANISH),
        ("手術後可以喝酒嗎", Language.CHINESE),
        ("我要做 MRI 檢查嗎", Language.CHINESE),
        ("insulin", None),
        ("12", None),
    ],
)
def test_language_is_told_by_script_and_grammar_words(text: str, language: Language | None) -> None:
    assert detect_language(text) is language
