"""A passage that was read before tells the same, whatever it is compared with beside others."""

from __future__ import annotations

from plugins.education_audio.fidelity.document import ReadDocument

SENTENCE = "Take Zorbalex in the evening with a glass of water."
ALONE = f"# Evenings\n\n{SENTENCE}\n"
WITH_DOSE = f"# Doses\n\nZorbalex 20 mg is one tablet.\n\n# Evenings\n\n{SENTENCE}\n"


def _read(text: str) -> tuple[int, list[str], frozenset[str]]:
    [reading] = [one for one in ReadDocument(text, "en")._readings if SENTENCE in one.said]
    return reading.sentence.section, [one.name for one in reading.medicines], reading.terms


def test_another_section_and_another_known_medicine_are_told_apart() -> None:
    section, medicines, terms = _read(ALONE)
    later, named, _ = _read(WITH_DOSE)
    assert later > section
    # Only a dose elsewhere tells that the unknown word is a medicine.
    assert (medicines, len(named)) == ([], 1)
    assert _read(ALONE) == (section, [], terms)


def test_a_sentence_that_stands_twice_is_two() -> None:
    twice = ReadDocument(f"{ALONE}\n# Again\n\n{SENTENCE}\n", "en")._readings
    found = [one for one in twice if SENTENCE in one.said]
    assert len({id(one) for one in found}) == 2
    assert found[0].sentence.section < found[1].sentence.section
