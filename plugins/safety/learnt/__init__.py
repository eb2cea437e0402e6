"""What sounds like an emergency, learnt from messages of patients that were sorted by hand.

The examples were written for this project, by several hands and in three languages, half of them
urgent and half of them harmless messages that use the same words. No clinician has reviewed them.
`python -m plugins.safety.learnt.fit` fits the two classifiers anew after a change of the examples,
and prints how well they do on examples that they were not fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from core.learnt import Classifier
from core.text.scripts import HAN_CHARACTER

FOLDER = Path(__file__).parent
URGENT = 0.7
"""From this probability on a message is urgent. Of those, nine in ten are; see the figures of
`python -m plugins.safety.learnt.fit`."""
POSSIBLE = 0.65
"""From this probability on it may be."""
QUIET = 0.2
"""Below this probability nothing in a message sounds like an emergency. It is low, because what
stands beside a denial may go on with it: "it is like coffee grounds" has 0.28 in Spanish."""
_FAMILIAR = 0.7
"""Of the n-grams of a text in Latin letters so many must be known. Of 211 unseen messages in
English or Spanish, also mixed with other languages, the least familiar has 0.74; of 24 sentences in
other languages the most familiar has 0.68."""
_SELF_HARM = 0.2
"""From this probability on an urgent message is one of self-harm, of which there are few."""


class Learnt(NamedTuple):
    """How a message sounds.

    Attributes:
        probability: that it tells of an emergency.
        quote: the sentence that sounds like it most.
        words: what in it speaks for it most.
        self_harm: whether the emergency is one of suicide or self-harm.
    """

    probability: float
    quote: str
    words: tuple[str, ...]
    self_harm: bool


@lru_cache(maxsize=1)
def classifiers() -> tuple[Classifier, Classifier]:
    """The classifier of emergencies, and that of self-harm among them; read from their files."""
    return Classifier.load(FOLDER / "emergency.jsonl"), Classifier.load(FOLDER / "self_harm.jsonl")


def listen(sentences: Sequence[str]) -> Learnt | None:
    """How a message of these sentences sounds; None where it is no emergency, and in a language
    that nothing was learnt of."""
    emergency, self_harm = classifiers()
    if not sentences:
        return None
    judged = emergency.judge(sentences)
    if judged.probability < POSSIBLE or not _is_familiar(" ".join(sentences)):
        return None
    return Learnt(
        judged.probability,
        judged.part,
        tuple(emergency.decisive(judged.part)),
        self_harm.judge(sentences).probability >= _SELF_HARM,
    )


def probability(sentences: Sequence[str]) -> float:
    """How probable it is that these tell of an emergency; 0 where there are none."""
    return classifiers()[0].judge(sentences).probability if sentences else 0.0


def _is_familiar(message: str) -> bool:
    if HAN_CHARACTER.search(message):
        return True
    return classifiers()[0].familiarity(message) >= _FAMILIAR
