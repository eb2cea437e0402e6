"""Takes out how a word is pronounced: "anemia (uh-NEE-me-uh)" says nothing by its syllables.

Leaflets write the stressed syllables in capitals, and some are words of their own: who asks about
"pee" means nothing of a "bronchoscopy (bron-KOS-ko-pee)".
"""

from __future__ import annotations

import re
from itertools import pairwise

_IN_BRACKETS = re.compile(r" ?\(([A-Za-z][A-Za-z ,-]{4,60})\)")
_SYLLABLE = re.compile(r"[a-z]{1,5}|[A-Z]{1,5}")
_AT_LEAST = 3  # syllables: "anti-IgE" and "X-ray" are words


def without_pronunciation(text: str) -> str:
    """The text without the brackets that tell how a word is said."""
    if "-" not in text:
        return text
    return _IN_BRACKETS.sub(lambda match: "" if _is_said(match[1]) else match[0], text)


def _is_said(words: str) -> bool:
    said = [word.split("-") for word in re.split(r"[ ,]+", words) if word not in ("or", "")]
    return bool(said) and any(map(_is_stressed, said)) and all(map(_is_of_syllables, said))


def _is_of_syllables(syllables: list[str]) -> bool:
    return len(syllables) > 1 and all(map(_SYLLABLE.fullmatch, syllables))


def _is_stressed(syllables: list[str]) -> bool:
    """Whether some of the syllables are in capitals, and none beside each other."""
    stressed = [one.isupper() for one in syllables]
    return len(syllables) >= _AT_LEAST and any(stressed) and not any(map(all, pairwise(stressed)))
