"""Words are stemmed alike however many threads ask at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
import snowballstemmer

from core.retrieval.language import Language, document_terms

_ENDINGS = ("ing", "ational", "ousness", "ements", "ized", "fulness", "ly", "iveness")


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Threads that are interrupted far more often than usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient_threads")
def test_threads_do_not_garble_each_others_words() -> None:
    # Words that no other test has stemmed before: stems are kept.
    words = [
        f"{first}{second}orb{ending}"
        for first, second, ending in product(("q", "z", "x", "w"), "aeiou", _ENDINGS)
    ]
    texts = [" ".join(words[start::4]) for start in range(4)]
    with ThreadPoolExecutor(len(texts)) as threads:
        found = list(threads.map(lambda text: document_terms(text, Language.ENGLISH), texts))
    stemmer = snowballstemmer.stemmer("english")
    assert found == [stemmer.stemWords(text.split()) for text in texts]
