"""What differs between two texts: lines that came or went, and the words within a changed line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from plugins.knowledge.contract import ChangedWords, TextChange, TextChangeKind

CONTEXT_LINES = 2
"""Unchanged lines that are shown around a change."""

MAX_CHANGES = 500
"""Lines that are shown of a difference; of more, the page says how many are left out."""

_MAX_COMPARED = 4_000_000
"""Pairs of lines that are compared with each other; what has more is shown as replaced."""

_MAX_WORDS = 400
_SIMILAR = 0.5
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


def text_changes(before: str, after: str) -> tuple[list[TextChange], int]:
    """The changed lines with some around them, and how many changed lines are left out.

    Words are compared where a line was changed into a similar one.
    """
    old, new = before.splitlines(), after.splitlines()
    lines: list[TextChange] = []
    left_out = 0
    for tag, old_lines, new_lines in _matching_blocks(old, new):
        if tag == "equal":
            lines += [_line(TextChangeKind.SAME, line) for line in old_lines]
            continue
        lines += _changed(old_lines, new_lines)
    shown = _with_context(lines)
    changed = [one for one in shown if one.kind is not TextChangeKind.SAME]
    if len(changed) > MAX_CHANGES:
        left_out = len(changed) - MAX_CHANGES
        last = changed[MAX_CHANGES]
        shown = shown[: next(at for at, one in enumerate(shown) if one is last)]
    return shown, left_out


def _matching_blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Runs of equal or different lines, without comparing what is the same at both ends."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield "equal", old[:head], new[:head]
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle_old) * len(middle_new) > _MAX_COMPARED:
        # It would take the square of their length.
        yield "replace", middle_old, middle_new
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for tag, first, last, new_first, new_last in matcher.get_opcodes():
            yield tag, middle_old[first:last], middle_new[new_first:new_last]
    yield "equal", old[len(old) - tail :], new[len(new) - tail :]


def _changed(old: Sequence[str], new: Sequence[str]) -> list[TextChange]:
    """Lines that went and came; those that were changed into a similar one stand beside it."""
    lines: list[TextChange] = []
    for gone, come in zip(old, new, strict=False):
        lines += _pair(gone, come)
    paired = min(len(old), len(new))
    lines += [_line(TextChangeKind.REMOVED, line) for line in old[paired:]]
    lines += [_line(TextChangeKind.ADDED, line) for line in new[paired:]]
    return lines


def _pair(gone: str, come: str) -> list[TextChange]:
    old, new = _WORD.findall(gone), _WORD.findall(come)
    removed, added = _line(TextChangeKind.REMOVED, gone), _line(TextChangeKind.ADDED, come)
    if max(len(old), len(new)) > _MAX_WORDS:
        return [removed, added]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _SIMILAR:
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
