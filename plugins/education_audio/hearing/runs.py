"""Finds the runs of words that two long texts have in common, in time that grows with their length.

Words that follow each other, and stand together only once in each text, tie the texts together;
between two such places little is left, which is compared word by word (“patience diff”).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOGETHER = (4, 2, 1)  # words that tie two texts together, where they stand only once
_SMALL = 40_000  # pairs of words that are compared each with each
_CHUNK = 150  # words of a piece where nothing ties the texts together


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words from `start` on in the one text, from `other` on in the other."""

    start: int
    other: int
    size: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """What lies between two runs: from `start` to before `end`, and in the other text alike."""

    start: int
    end: int
    other: int
    other_end: int

    @property
    def pairs(self) -> int:
        return (self.end - self.start) * (self.other_end - self.other)


def common_runs(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    """The runs that both have, in their order, none in another."""
    left = [_Gap(0, len(first), 0, len(second))]
    found: list[Run] = []
    while left:
        gap = left.pop()
        head = _same_from(first, second, gap)
        if head:
            found.append(Run(gap.start, gap.other, head))
            gap = _Gap(gap.start + head, gap.end, gap.other + head, gap.other_end)
        tail = _same_until(first, second, gap)
        if tail:
            found.append(Run(gap.end - tail, gap.other_end - tail, tail))
            gap = _Gap(gap.start, gap.end - tail, gap.other, gap.other_end - tail)
        if not gap.pairs:
            continue
        if gap.pairs <= _SMALL:
            found += _small_runs(first, second, gap)
        else:
            left += _divided(first, second, gap)
    return sorted(found, key=lambda run: run.start)


def _same_from(first: Sequence[str], second: Sequence[str], gap: _Gap) -> int:
    most = min(gap.end - gap.start, gap.other_end - gap.other)
    same = range(most)
    return next((n for n in same if first[gap.start + n] != second[gap.other + n]), most)


def _same_until(first: Sequence[str], second: Sequence[str], gap: _Gap) -> int:
    most = min(gap.end - gap.start, gap.other_end - gap.other)
    same = range(most)
    return next((n for n in same if first[gap.end - 1 - n] != second[gap.other_end - 1 - n]), most)


def _small_runs(first: Sequence[str], second: Sequence[str], gap: _Gap) -> Iterator[Run]:
    matcher = SequenceMatcher(
        None, first[gap.start : gap.end], second[gap.other : gap.other_end], autojunk=False
    )
    for start, other, size in matcher.get_matching_blocks():
        if size:
            yield Run(gap.start + start, gap.other + other, size)


def _divided(first: Sequence[str], second: Sequence[str], gap: _Gap) -> Iterator[_Gap]:
    """The gap in pieces that begin where the texts are tied together, else at like shares."""
    ties = next(filter(None, (_ties(first, second, gap, words) for words in _TOGETHER)), None)
    if ties is None:
        count = max(gap.end - gap.start, gap.other_end - gap.other) // _CHUNK + 1
        across, down = gap.end - gap.start, gap.other_end - gap.other
        ties = [
            (gap.start + across * part // count, gap.other + down * part // count)
            for part in range(1, count)
        ]
    begins = [(gap.start, gap.other), *ties]
    for (start, other), (end, other_end) in zip(
        begins, [*ties, (gap.end, gap.other_end)], strict=True
    ):
        yield _Gap(start, end, other, other_end)


def _ties(
    first: Sequence[str], second: Sequence[str], gap: _Gap, words: int
) -> list[tuple[int, int]]:
    """Where so many words begin that stand together once in each; the most that keep the order."""
    one = _once(first, gap.start, gap.end, words)
    other = _once(second, gap.other, gap.other_end, words)
    return _rising([(place, other[key]) for key, place in one.items() if key in other])


def _once(text: Sequence[str], start: int, end: int, words: int) -> dict[tuple[str, ...], int]:
    """The places of those that stand together only once, in their order."""
    found: dict[tuple[str, ...], int] = {}
    again = set()
    for place in range(start, end - words + 1):
        key = tuple(text[place : place + words])
        if key in found:
            again.add(key)
        else:
            found[key] = place
    return {key: place for key, place in found.items() if key not in again}


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of them whose second numbers rise, as the first do."""
    ends: list[int] = []  # the least second number with which so many can end
    at: list[int] = []  # the place of that
    before: list[int] = []
    for number, (_, other) in enumerate(places):
        length = bisect_left(ends, other)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(other)
            at.append(number)
        else:
            ends[length], at[length] = other, number
    kept: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        kept.append(places[number])
        number = before[number]
    return kept[::-1]
