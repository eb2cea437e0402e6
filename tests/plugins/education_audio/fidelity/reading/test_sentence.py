"""What was read of a sentence is used again, also while another thread is reading it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import cached_property

import pytest

from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import read_sentences

TEXT = "Take one tablet of ibuprofen 200 mg twice a day before food, not after it."
READ = [name for name, one in vars(Reading).items() if isinstance(one, cached_property)]


@pytest.fixture
def many_turns() -> Iterator[None]:
    """Threads take turns after each few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("many_turns")
def test_a_reading_is_taken_over_while_another_thread_goes_on_with_it() -> None:
    [sentence] = read_sentences(TEXT)
    failures: list[RuntimeError] = []

    def take_over(other: Reading, done: threading.Event) -> None:
        try:
            while not done.is_set():
                Reading(sentence, "en").take_over(other)
        except RuntimeError as error:
            failures.append(error)

    for _ in range(150):
        reading, done = Reading(sentence, "en"), threading.Event()
        taking = threading.Thread(target=take_over, args=(reading, done))
        taking.start()
        for name in READ:
            getattr(reading, name)
        done.set()
        taking.join()
        assert not failures


def test_what_was_read_before_is_taken_over() -> None:
    [sentence] = read_sentences(TEXT)
    first, second = Reading(sentence, "en"), Reading(sentence, "en")
    figures = first.figures
    second.take_over(first)
    assert second.figures is figures
