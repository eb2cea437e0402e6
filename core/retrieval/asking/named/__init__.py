"""Tells whether a sentence names what a question asks about by its name.

Leaflets are asked about wine, flying or a scar far more often than they tell of them, and another
sentence of the same leaflet often lies near: "Do not drink grapefruit juice" answers nothing about
wine. Of each thing an answer has at least one word: the thing, what it is a kind of, or what is
said in its place, such as "somebody must take you home" of driving. A thing
that is only mentioned by the way is not asked about.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from core.retrieval.asking.asides import asked_for
from core.retrieval.asking.named.care import BODY_CARE, TREATMENT
from core.retrieval.asking.named.effects import EFFECTS
from core.retrieval.asking.named.life import DOINGS, FOOD_AND_DRINK, PEOPLE


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    """How each thing is asked about and told of, and whether it is an effect of something.

    Compiled when a question first needs them: a start goes without.
    """
    things = chain(FOOD_AND_DRINK, DOINGS, PEOPLE, BODY_CARE, EFFECTS, TREATMENT)
    return tuple(
        (
            re.compile(one.asked, re.IGNORECASE),
            re.compile(one.told, re.IGNORECASE),
            one in EFFECTS,
        )
        for one in things
    )


def names_what_is_not_told(question: str, title: str, quote: str) -> bool:
    """Whether a question asks about things, and a quote tells of none that it names.

    What the title names is what the document is about, and need not be named again.
    """
    named = [
        (asks, tells, effect)
        for asks, tells, effect in _patterns()
        if asks.search(question) and not asks.search(title)
    ]
    asked = asked_for(question)
    # "Does it hurt if I fly?" asks about flying: what hurts else is no answer.
    done = [tells for asks, tells, effect in named if not effect and asks.search(asked)]
    if done and not any(tells.search(quote) for tells in done):
        return True
    if any(tells.search(quote) for _, tells, _ in named):
        return False
    return any(asks.search(asked) for asks, _, _ in named)
