"""What an agent is told was said before its conversation was opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CHARACTERS = 6_000
_OPENING = "Earlier in this conversation:"
_LINE = re.compile(r"^(?P<who>Patient|You): ", re.MULTILINE)


def said_before(exchanges: Sequence[tuple[str, str]]) -> str:
    """The latest of what patient and agent said to each other, in some 6,000 characters.

    Each pair is a message and its reply, in their order; "" when there were none.
    """
    lines: list[str] = []
    room = _CHARACTERS
    for message, reply in reversed(exchanges):
        line = f"Patient: {message}\nYou: {reply}"
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
    if not lines:
        return ""
    return f"{_OPENING}\n" + "\n".join(reversed(lines))


def patient_messages(told: str) -> Iterable[str]:
    """The patient's messages in what `said_before` tells, in their order."""
    opening, _, rest = told.partition("\n")
    if opening != _OPENING:
        return
    lines = list(_LINE.finditer(rest))
    ends = [line.start() for line in lines[1:]] + [len(rest)]
    for line, end in zip(lines, ends, strict=True):
        if line["who"] == "Patient":
            yield rest[line.end() : end].strip()
