"""What an agent is told was said before its conversation was opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_CHARACTERS = 6_000
_OPENING = "Earlier in this conversation:"
_PATIENT, _AGENT = "Patient: ", "You: "
# A message may hold a line that begins like a turn; only what is not indented begins one.
_INDENT = "  "


def said_before(exchanges: Sequence[tuple[str, str]]) -> str:
    """The latest of what patient and agent said to each other, in some 6,000 characters.

    Each pair is a message and its reply, in their order; "" when there were none.
    """
    lines: list[str] = []
    room = _CHARACTERS
    for message, reply in reversed(exchanges):
        line = f"{_PATIENT}{_indented(message)}\n{_AGENT}{_indented(reply)}"
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
    message: list[str] = []
    for line in rest.split("\n"):
        if line.startswith((_PATIENT, _AGENT)):
            if message:
                yield "\n".join(message)
            message = [line.removeprefix(_PATIENT)] if line.startswith(_PATIENT) else []
        elif message:
            message.append(line.removeprefix(_INDENT))
    if message:
        yield "\n".join(message)


def _indented(words: str) -> str:
    return words.replace("\n", f"\n{_INDENT}")
