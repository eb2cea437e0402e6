"""Versions of Firestore documents, and the marks by which a write recognises its own work.

The answer to a commit can be lost after the commit was done. Every write therefore leaves a mark
in the document; a write that is sent again and refused looks for its mark. The version carries the
newest marks beside the document's update time, so that each replacement keeps those of the writes
before it, and a mark stays visible while others change the document.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

KEPT_MARKS = 40
"""So many writes of others may come between a write and the look for its mark."""
_MARK_LETTERS = 8
_MARK = rf"[0-9a-f]{{{_MARK_LETTERS}}}"
_VERSION = re.compile(rf"(\d{{1,11}})\.(\d{{9}}):((?:{_MARK}(?:,{_MARK}){{0,{KEPT_MARKS - 1}}})?)")


@dataclass(frozen=True, slots=True)
class Version:
    """When a document was last changed (Unix seconds and nanoseconds), and its newest marks."""

    seconds: int
    nanos: int
    marks: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.seconds}.{self.nanos:09}:{','.join(self.marks)}"

    def same_moment(self, other: Version) -> bool:
        """Whether both are of the same change: no document changes twice at one time."""
        return (self.seconds, self.nanos) == (other.seconds, other.nanos)


def parse_version(text: str) -> Version | None:
    """The version, or None for text that never was one."""
    found = _VERSION.fullmatch(text)
    if found is None or not text.isascii():
        return None
    marks = tuple(found[3].split(",")) if found[3] else ()
    return Version(int(found[1]), int(found[2]), marks)


def new_mark() -> str:
    """A mark that no other write has."""
    return uuid.uuid4().hex[:_MARK_LETTERS]


def marks_after(mark: str, before: Sequence[str]) -> list[str]:
    """The marks of a document that was just written, newest first."""
    return [mark, *before][:KEPT_MARKS]
