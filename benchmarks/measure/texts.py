"""Patient leaflets that differ from each other as real ones do, made of seeded random words."""

from __future__ import annotations

import random

_SYLLABLES = ("ba", "ce", "di", "for", "gan", "hel", "ir", "jo", "kem", "lu", "mi", "nor", "op")
_VOCABULARY = 20_000
_COMMON = ("take", "your", "water", "rest", "doctor", "day", "tablet", "pain", "clinic", "hours")


def leaflet(number: int, characters: int) -> tuple[str, str]:
    """Name and Markdown text, about so long, of the leaflet with this number."""
    chance = random.Random(number)
    topic = _topic(number)
    parts = [f"# {topic}\n\n{topic} is treated in this clinic.\n"]
    length, part = len(parts[0]), 0
    while length < characters:
        part += 1
        sentences = " ".join(_sentence(chance, topic) for _ in range(6))
        parts.append(f"\n## {_word(chance.randrange(_VOCABULARY)).title()} {part}\n\n{sentences}\n")
        length += len(parts[-1])
    return topic, "".join(parts)


def question(number: int) -> str:
    """What a patient may ask about the leaflet with this number."""
    return f"How is {_topic(number)} treated in the clinic?"


def _topic(number: int) -> str:
    return _word(number).title() + "itis"


def _sentence(chance: random.Random, topic: str) -> str:
    # Few words are frequent and many are rare, as in any language.
    words = [
        chance.choice(_COMMON)
        if chance.random() < 0.4
        else _word(int(_VOCABULARY * chance.random() ** 3))
        for _ in range(9)
    ]
    if chance.random() < 0.2:
        words.append(topic)
    return " ".join(words).capitalize() + "."


def _word(number: int) -> str:
    base = len(_SYLLABLES)
    number += base * base
    found = ""
    while number:
        number, rest = divmod(number, base)
        found += _SYLLABLES[rest]
    return found
