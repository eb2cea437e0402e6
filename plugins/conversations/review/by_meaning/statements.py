"""Tells a question for yes or no as the two statements that answer it.

"Can I swim with it?" becomes "You can swim with it." and "You can not swim with it.": whatever else
vectors tell, the one that a document agrees with comes a little nearer to its sentences.
"""

from __future__ import annotations

import re

from core.retrieval.language import Language
from plugins.conversations.review.otherwise.yes_or_no import asked_in

PLAIN = {
    Language.ENGLISH: ("Yes, you can.", "No, do not."),
    Language.SPANISH: ("Sí, puede.", "No, no debe."),
    Language.CHINESE: ("可以", "不可以"),
}
"""A yes and a no to whatever is asked."""

_INVERTED = re.compile(
    r"\b(?P<verb>can|could|may|might|should|must|is|are|was|were|am|do|does|did|will|would|has|have"
    r"|shall)(?:n['’]t)?\s+(?P<who>(?:my|the|your|a|an)\s+\w+|\w+)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DOES = frozenset({"do", "does", "did"})
_YOU = {"i": "You", "we": "You"}
_AND = re.compile(r"^(?:y|pero|e)\s+", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.。!！]\s*")
_PARTICLE = re.compile(r"(?:嗎|吗|吧|呢)$")
_OR_NOT = re.compile(r"(.)不\1")
# What asks in Chinese, and its no; the first that a question has.
_NOES = (
    ("可以", "不可以"),
    ("不用", "要"),
    ("需要", "不需要"),
    ("能", "不能"),
    ("會", "不會"),
    ("会", "不会"),
    ("要", "不用"),
    ("是", "不是"),
    ("正常", "不正常"),
)
_MARKS = " ?？¿"


def as_statements(question: str, language: Language) -> tuple[str, str]:
    """What a yes to the question says, and what a no does."""
    asked = question if language is Language.CHINESE else asked_in(question, language)
    asked = asked.strip(_MARKS)
    asked = _SENTENCE_ENDS.split(asked)[-1] or asked
    if language is Language.CHINESE:
        return _in_chinese(_PARTICLE.sub("", asked))
    if language is Language.SPANISH:
        asked = _AND.sub("", asked)
        return f"{asked[:1].upper()}{asked[1:]}.", f"No {asked[:1].lower()}{asked[1:]}."
    inverted = _INVERTED.search(asked)
    if inverted is None:
        return f"{asked}. Yes.", f"{asked}. No."
    verb = inverted["verb"].lower()
    verb = "are" if verb == "am" else verb
    who, rest = inverted["who"], inverted["rest"]
    who = _YOU.get(who.lower(), f"{who[:1].upper()}{who[1:]}")
    affirmed = f"{who}{rest}." if verb in _DOES else f"{who} {verb}{rest}."
    return affirmed, f"{who} {verb} not{rest}."


def _in_chinese(asked: str) -> tuple[str, str]:
    either = _OR_NOT.search(asked)
    if either is not None:
        word = either[1]
        affirmed = asked.replace(either.group(), word)
        return affirmed, affirmed.replace(word, f"不{word}", 1)
    for word, no in _NOES:
        if word in asked:
            return asked, asked.replace(word, no, 1)
    return asked, f"不{asked}"
