"""Finds the second of two things that a question names, where its reply is about the first alone:
"What do I do with my iron tablets and my aspirin?", and of the aspirin nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.language import Language, document_terms, question_tokens
from plugins.conversations.review.by_meaning.alignment import Alignment

_NAMED = {
    Language.ENGLISH: re.compile(
        r"(?P<one>[\w'’-]+) (?:and|or|as well as) (?:(?:my|the|your|an?|some|any) )?"
        r"(?P<other>(?:[\w'’-]+ )?[\w'’-]+)",
        re.IGNORECASE,
    ),
    Language.SPANISH: re.compile(
        r"(?P<one>[\w-]+) (?:y|e|o|u) (?:(?:mis?|sus?|el|la|los|las|una?|con|de) )*"
        r"(?P<other>[\w-]+)",
        re.IGNORECASE,
    ),
    Language.CHINESE: re.compile(r"(?P<one>[一-鿿]{2})[和跟與与及或](?P<other>[一-鿿]{2,3})"),
}
# What speaks of two things without naming them.
_OF_BOTH = re.compile(
    r"\b(?:both|either|neither|each|all|any|none|them|they|these|those|ambos|ambas|ninguno|ninguna"
    r"|tod[oa]s|los|las|cualquiera)\b|都|兩|两|也|皆|這些|这些",
    re.IGNORECASE,
)


def thing_left_out(aligned: Alignment, reply: str) -> str | None:
    """The thing that a question names beside another, and the reply does not; None for none.

    The document tells each in a sentence of its own: else one is told with the other.
    """
    language = aligned.language
    named = _NAMED[language].search(aligned.question)
    if named is None or _OF_BOTH.search(reply):
        return None
    things = [_topics(named[group], language) for group in ("one", "other")]
    said = frozenset(document_terms(reply, language))
    told = [frozenset(document_terms(text, language)) for text, _ in aligned.told]
    retold = frozenset[str]().union(
        *(
            document_terms(aligned.nearest(number)[0], language)
            for number in range(len(aligned.said))
        )
    )
    for (left_out, words), (other, _) in (
        ((things[0], named["one"]), (things[1], named["other"])),
        ((things[1], named["other"]), (things[0], named["one"])),
    ):
        if (
            left_out
            and other
            and not left_out & said
            and other & said
            and not left_out & retold
            and _is_told(left_out, told)
            and _is_told(other, told)
        ):
            return words
    return None


def _is_told(thing: frozenset[str], told: Sequence[frozenset[str]]) -> bool:
    return any(thing & sentence for sentence in told)


def _topics(words: str, language: Language) -> frozenset[str]:
    return frozenset(one.stem for one in question_tokens(words, language) if one.topic)
