"""Takes out what stands in a word and is not seen, so that the word is found all the same."""

from __future__ import annotations

import re

# A soft hyphen, zero-width spaces and joiners, and the mark at the beginning of a file.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010][ \t]{0,20}\r?\n[ \t]{0,20}(?=[^\W\d_])")


def without_unseen(text: str) -> str:
    """The text without characters that nobody sees."""
    return text if text.isascii() else text.translate(_UNSEEN)


def with_whole_words(text: str) -> str:
    """The same, with a word in one piece that a hyphen parts at the end of a line."""
    return _PARTED.sub("", without_unseen(text))
