"""What to ask of the voice service after an edit: words that only the new text has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.knowledge.findings.sentences import read_document

_SHORTEST = 12
"""Letters and digits of a sentence that does not stand in a text by chance."""

_LONGEST = 300
"""Characters that a person reads at a glance."""

_MARKS = re.compile(r"[\s*_`#|~\[\]()\\]+")
_NO_PART_OF_A_FIGURE = re.compile(r"(?<!\d)[^\w](?!\d)")


@dataclass(frozen=True, slots=True)
class Canary:
    """A sentence that agents have to find, and one that they must not find any more, if any."""

    said: str
    gone: str | None


def canary(new: str, former: str | None) -> Canary:
    """The canary for a text whose former one was at the voice service, None for a first one.

    Both are chosen so that it does not matter how much of the text's marks the service keeps.
    """
    mine, theirs = _folded(new), _folded(former or "")
    said = [one for one in _sentences(new) if _folded(one) in mine]
    fresh = [one for one in said if _folded(one) not in theirs]
    gone = [one for one in _sentences(former or "") if _folded(one) not in mine]
    best = _longest(fresh) or _longest(said) or max(said, key=len, default=new.strip())
    return Canary(best[:_LONGEST], _longest(gone))


def finds(passages: Iterable[str], sentence: str) -> bool:
    """Whether a sentence stands in these passages, in one or across neighbours."""
    words = _folded(sentence)
    folded = [_folded(passage) for passage in passages]
    return any(words in one for one in folded) or words in "".join(folded)


def _longest(found: Sequence[str]) -> str | None:
    fitting = [one for one in found if len(_folded(one)) >= _SHORTEST and len(one) <= _LONGEST]
    return max(fitting, key=len, default=None)


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read_document("", text).sentences]


def _folded(text: str) -> str:
    """Letters and digits in one case, and what stands beside digits: what is left of a text under
    any handling of its marks. A decimal point and a sign of comparison are no marks.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _NO_PART_OF_A_FIGURE.sub("", bare)
