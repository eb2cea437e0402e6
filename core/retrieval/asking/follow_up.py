"""Reads a question that leans on the one before it: "And how often?", "What about at night?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.retrieval.answer_type import without_asking
from core.retrieval.language import detect_language, question_tokens
from core.text.scripts import HAN_CHARACTER

_MAX_WORDS = 9
_MAX_CHARACTERS = 16  # of a Chinese question
_JOINS = re.compile(
    r"\W*(?:(?:and|but|or|so|also|then|what about|how about|what if|y|pero|o|entonces|qué tal)\b"
    r"|(?:那麼|那么|那|還有|还有|另外|如果是|然後|然后))",
    re.IGNORECASE,
)
# Words that stand for something said before.
_STANDS_FOR = re.compile(
    r"\b(?:it|its|that|this|they|them|those|these|there|one|ones|then|eso|esto|ello"
    r"|ellos|ellas)\b|[它這这那]",
    re.IGNORECASE,
)
# Of what is left to the question before it: "And how much?"
_BARE_AMOUNT = re.compile(
    r"(?:\bhow (?:much|many|far|high|hard|big|deep|warm|fast|old)|\bcu[aá]nt[oa]s?|(?:要|是)?多少)"
    r"\W*$",
    re.IGNORECASE,
)


def leans_on_before(question: str) -> bool:
    """Whether a question names no topic of its own, so that it asks about the one before it."""
    wide = len(HAN_CHARACTER.findall(question))
    if wide > _MAX_CHARACTERS or (not wide and len(question.split()) > _MAX_WORDS):
        return False
    language = detect_language(question)
    # Where only the words that ask are left, they are the tokens.
    tokens = question_tokens(without_asking(_BARE_AMOUNT.sub(" ", question)), language)
    if any(token.topic for token in tokens):
        return False
    return not tokens or _STANDS_FOR.search(question) is not None


def points_back(question: str) -> bool:
    """Whether a question asks something of its own about a thing that was named before.

    "When do I take it?" does; "And how often?" goes on with all that was asked.
    """
    own = question_tokens(without_asking(question), detect_language(question))
    return bool(own) and _STANDS_FOR.search(question) is not None


def goes_on(question: str) -> bool:
    """Whether a question begins as one that goes on from the question before it."""
    return _JOINS.match(question) is not None


def with_topic_of(question: str, before: str) -> str:
    """The question, followed by what the one before it was about."""
    topic = without_asking(before).strip(" ?？¿.。")
    return f"{question} {topic}"


def with_topics(questions: Iterable[str]) -> list[str]:
    """Questions in their order, each that leans on the one before with what that is about."""
    asked: list[str] = []
    for question in questions:
        leans = bool(asked) and leans_on_before(question)
        asked.append(with_topic_of(question, asked[-1]) if leans else question)
    return asked


def with_thing_of(question: str, before: str) -> str:
    """The question, followed by the things that the one before it named, not by what it asked."""
    tokens = question_tokens(without_asking(before), detect_language(before))
    things = (token.text for token in tokens if token.topic and not token.office)
    return " ".join((question, *things))
