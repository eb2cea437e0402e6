"""A whole run: acts from a seed, and a look at every way after each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.approvals.acts import Acts
from benchmarks.approvals.clinic import rehearsal
from benchmarks.approvals.expected import Document, Expected
from benchmarks.approvals.looks import Looks

_MEDICINES = {"Thinax": (5, 10, 20), "Dolorel": (25, 50, 75), "Somnite": (3, 6, 9)}
_ASKED = 0.25
"""The share of acts after which a patient asks something."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was wrong, and how often what was done and looked at."""

    faults: list[str]
    acts: Counter[str]
    looks: Counter[str]


async def run(acts: int, seed: int, folder: Path, *, say: Callable[[int], None]) -> Found:
    """Do so many acts in a new clinic in this folder; `say` is told how many are done."""
    dice = random.Random(seed)
    expected = Expected([Document(name, doses) for name, doses in _MEDICINES.items()])
    done: Counter[str] = Counter()
    async with rehearsal(folder) as clinic:
        staff, looks = Acts(clinic, expected, dice), Looks(clinic, expected, dice)
        await staff.begin()
        for number in range(1, acts + 1):
            before = expected.speakable()
            act = await staff.one()
            done[act] += 1
            known = len(looks.faults)
            await looks.at_once()
            await clinic.rest()
            await looks.at_rest(before)
            if dice.random() < _ASKED:
                await looks.ask()
            looks.faults[known:] = [f"act {number}, {act}: {one}" for one in looks.faults[known:]]
            say(number)
    return Found(looks.faults, done, looks.counts)
