"""Makes plain text of marks that stand so close together that nobody wrote them as markup.

The Markdown parser looks at each mark several times, so that a file of nothing else would keep it
busy for seconds. Blocks as people write them come out as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MAX_BRACKETS = 60  # opening brackets of one block
_MAX_MARKS = 400  # marks of one block
_SHORT = 4  # characters of a line
_MAX_SHORT_LINES = 200  # in a row
_JOINED = 1_000  # characters of a line made of short ones

_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\](?=[(\[])|(\[)")
_MARK = re.compile(r"[\[*_~`<&!\\]")
_FENCE = "~" * 9


class Crowding:
    """Counts the marks of a block, line by line."""

    def __init__(self) -> None:
        self._brackets = 0
        self._marks = 0

    def begin(self) -> None:
        """A new block begins."""
        self._brackets = self._marks = 0

    def thinned(self, line: str) -> str:
        """The line; in a block of too many brackets those that are no link's are escaped.

        With too many marks of any kind it becomes text as it stands, which nobody looks through.
        """
        self._brackets += line.count("[")
        self._marks += len(_MARK.findall(line))
        if self._marks > _MAX_MARKS:
            return f"{_FENCE}\n{line.replace(_FENCE, _FENCE[1:])}\n{_FENCE}"
        if self._brackets > _MAX_BRACKETS:
            return _LINK.sub(lambda found: "\\[" if found[1] else found[0], line)
        return line


def joined_short_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines; a very long run of ones with hardly a character becomes a few long lines."""
    run = 0
    group: list[str] = []
    size = 0
    for line in lines:
        bare = line.strip()
        run = run + 1 if len(bare) <= _SHORT else 0
        if group and (run <= _MAX_SHORT_LINES or size >= _JOINED):
            yield from (" ".join(group), "")
            group, size = [], 0
        if run <= _MAX_SHORT_LINES:
            yield line
        elif bare:
            group.append(bare)
            size += len(bare) + 1
    if group:
        yield " ".join(group)
