"""Takes out what stands in a word and is not seen, so that the word is found all the same."""

from __future__ import annotations

import re

# A soft hyphen, spaces and joiners of no width, marks of the direction of writing, and the mark at
# the beginning of a file.
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010][ \t]{0,20}\r?\n[ \t]{0,20}(?=[^\W\d_])")


def without_unseen(text: str) -> str:
    """The text without characters that nobody sees."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def with_whole_words(text: str) -> str:
    """The same, with a word in one piece that a hyphen parts at the end of a line."""
    return _PARTED.sub("", without_unseen(text))


def readings_of_unseen(text: str) -> tuple[str, ...]:
    """The text without what nobody sees, and, where it has such, with a blank in its place.

    What is pasted may have it within a word or instead of a space.
    """
    seen = without_unseen(text)
    return (seen,) if seen == text else (seen, _UNSEEN.sub(" ", text))


def as_written(part: str, text: str) -> str:
    """What the text itself has for a part of one of its readings; else the part."""
    for reading in readings_of_unseen(text):
        start = reading.find(part)
        if start < 0 or not part:
            continue
        if len(reading) == len(text):
            return text[start : start + len(part)]
        kept = [place for place, character in enumerate(text) if not _UNSEEN.match(character)]
        return text[kept[start] : kept[start + len(part) - 1] + 1]
    return part
