"""What differs between two texts: lines that came or went, and the words within a changed line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from plugins.knowledge.contract import ChangedWords, TextChange, TextChangeKind

CONTEXT_LINES = 2
"""Unchanged lines that are shown around a change."""

MAX_CHANGES = 500
"""Lines that are shown of a difference; of more, the page says how many are left out."""

_MAX_STEPS = 100_000_000
"""What is compared for one difference; what would take more is shown as replaced."""

_MAX_WORDS = 400
_SIMILAR = 0.5
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


def text_changes(before: str, after: str) -> tuple[list[TextChange], int]:
    """The changed lines with some around them, and how many changed lines are left out.

    Words are compared where a line was changed into a similar one.
    """
    old, new = before.splitlines(), after.splitlines()
    effort = _Effort()
    lines: list[TextChange] = []
    left_out = 0
    for tag, old_lines, new_lines in _matching_blocks(old, new, effort):
        if tag == "equal":
            lines += [_line(TextChangeKind.SAME, line) for line in old_lines]
            continue
        lines += _changed(old_lines, new_lines, effort)
    shown = _with_context(lines)
    changed = [one for one in shown if one.kind is not TextChangeKind.SAME]
    if len(changed) > MAX_CHANGES:
        left_out = len(changed) - MAX_CHANGES
        last = changed[MAX_CHANGES]
        shown = shown[: next(at for at, one in enumerate(shown) if one is last)]
    return shown, left_out


class _Effort:
    """What may still be compared of one difference."""

    def __init__(self) -> None:
        self._left = _MAX_STEPS

    def matcher(self, old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str] | None:
        """What compares these, or None where it may take too long.

        It looks at every pair of equal ones, once for each stretch that it finds: with a line that
        comes again and again, such as an empty one, that grows with the third power.
        """
        before, after = Counter(old), Counter(new)
        pairs = sum(number * after[one] for one, number in before.items())
        steps = (pairs + len(old) + len(new)) * ((before & after).total() + 1)
        if steps > self._left:
            return None
        self._left -= steps
        return SequenceMatcher(None, old, new, autojunk=False)


def _matching_blocks(
    old: Sequence[str], new: Sequence[str], effort: _Effort
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Runs of equal or different lines, compared between the lines that both have once."""
    old_at = new_at = 0
    for old_next, new_next in [*_joints(old, new), (len(old), len(new))]:
        yield from _between(old[old_at:old_next], new[new_at:new_next], effort)
        yield "equal", old[old_next : old_next + 1], new[new_next : new_next + 1]
        old_at, new_at = old_next + 1, new_next + 1


def _between(
    old: Sequence[str], new: Sequence[str], effort: _Effort
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield "equal", old[:head], new[:head]
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = effort.matcher(middle_old, middle_new)
    if matcher is None:
        yield "replace", middle_old, middle_new
    else:
        for tag, first, last, new_first, new_last in matcher.get_opcodes():
            yield tag, middle_old[first:last], middle_new[new_first:new_last]
    yield "equal", old[len(old) - tail :], new[len(new) - tail :]


def _joints(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where the lines stand that both texts have exactly once, as many as are in one order."""
    old_once, new_once = _once(old), _once(new)
    both = [(at, new_once[line]) for line, at in old_once.items() if line in new_once]
    # The longest rising row of the second places: `ends` are the smallest that a row of each
    # length may end with, `rows` whose places those are, `before` what stands before each.
    ends: list[int] = []
    rows: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(both):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else None)
        ends[length : length + 1] = [place]
        rows[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    at = rows[-1] if rows else None
    while at is not None:
        found.append(both[at])
        at = before[at]
    return found[::-1]


def _once(lines: Sequence[str]) -> dict[str, int]:
    """The lines that come only once, by their place."""
    number = Counter(lines)
    return {line: at for at, line in enumerate(lines) if number[line] == 1}


def _changed(old: Sequence[str], new: Sequence[str], effort: _Effort) -> list[TextChange]:
    """Lines that went and came; those that were changed into a similar one stand beside it."""
    lines: list[TextChange] = []
    for gone, come in zip(old, new, strict=False):
        lines += _pair(gone, come, effort)
    paired = min(len(old), len(new))
    lines += [_line(TextChangeKind.REMOVED, line) for line in old[paired:]]
    lines += [_line(TextChangeKind.ADDED, line) for line in new[paired:]]
    return lines


def _pair(gone: str, come: str, effort: _Effort) -> list[TextChange]:
    old, new = _WORD.findall(gone), _WORD.findall(come)
    removed, added = _line(TextChangeKind.REMOVED, gone), _line(TextChangeKind.ADDED, come)
    if max(len(old), len(new)) > _MAX_WORDS:
        return [removed, added]
    matcher = effort.matcher(old, new)
    if matcher is None or matcher.ratio() < _SIMILAR:
        return [removed, added]
    removed.words, added.words = [], []
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        changed = tag != "equal"
        if last > first:
            removed.words.append(ChangedWords(text="".join(old[first:last]), changed=changed))
        if new_last > new_first:
            added.words.append(ChangedWords(text="".join(new[new_first:new_last]), changed=changed))
    return [removed, added]


def _line(kind: TextChangeKind, line: str) -> TextChange:
    changed = kind is not TextChangeKind.SAME
    return TextChange(kind=kind, words=[ChangedWords(text=line, changed=changed)])


def _with_context(lines: Sequence[TextChange]) -> list[TextChange]:
    """The changed lines and those around them; a gap stands where unchanged ones are left out."""
    near: set[int] = set()
    for at, line in enumerate(lines):
        if line.kind is not TextChangeKind.SAME:
            near.update(range(at - CONTEXT_LINES, at + CONTEXT_LINES + 1))
    shown: list[TextChange] = []
    before = -1
    for at in sorted(near):
        if not 0 <= at < len(lines):
            continue
        if shown and at > before + 1:
            shown.append(TextChange(kind=TextChangeKind.GAP, words=[]))
        shown.append(lines[at])
        before = at
    return shown
