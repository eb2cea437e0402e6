"""How hard a text is to read, as pages measure and say it."""

from __future__ import annotations

from core.ui.widgets.reading import reading_in_words, script_reading

QUESTION = "Can you drink a glass of beer at home in the evening?"
ANSWER = "No. It is best for you to drink water, and to rest your foot on a pillow."


def test_the_labels_of_speakers_are_not_read() -> None:
    labelled = script_reading(f"Speaker 1: {QUESTION}\n**Speaker 2:** {ANSWER}")
    assert labelled is not None
    assert labelled == script_reading(f"{QUESTION}\n{ANSWER}")


def test_a_language_without_a_measure_has_none() -> None:
    assert script_reading("Juo paljon vettä ja lepää kotona koko viikon ajan.") is None
    assert script_reading("") is None


def test_it_is_said_with_what_to_aim_for_and_that_a_short_text_says_little() -> None:
    reading = script_reading(ANSWER)
    assert reading is not None
    level, measure = reading_in_words(reading)
    assert "Easy to read" in level
    assert measure.startswith("Reading grade ")
    assert "aim for 8 or less" in measure
    assert measure.endswith("The text is short, so that this says little.")
