"""Parts a question that asks two things: "How much may I drink, and when may I eat?"."""

from __future__ import annotations

import re

from core.retrieval.answer_type import without_asking
from core.retrieval.asking.follow_up import leans_on_before, with_topic_of
from core.retrieval.language import detect_language, question_tokens
from core.retrieval.questions import asks

_JOINT = re.compile(
    r"[,;]?\s+(?:and|or|but)(?: also| then)?\s+"
    r"(?=(?:(?:for|with|at|to|in|by|until|from|on) )?(?:how|when|what|where|why|which|who|can|could"
    r"|may|should|must|do|does|is|are|will)\b)"
    r"|[,;]?\s+(?:y|e|o|pero)(?: tambi[eé]n)?\s+"
    r"(?=¿?(?:(?:durante|a|por|con|de|en|hasta|desde|para) )?(?:cu[aá]nt[oa]s?|cu[aá]ndo|qu[eé]"
    r"|c[oó]mo|d[oó]nde"
    r"|qui[eé]n(?:es)?|por qu[eé]|puedo|debo|tengo que|cada)\b|¿?cu[aá]nt)"
    r"|[，,、](?:還有|还有|以及|和|那|又)?(?=.{2,}[?？嗎吗呢])",
    re.IGNORECASE,
)
_MOST = 4
_A_WORD = 0.5


def parts_of(question: str) -> list[str]:
    """The questions that one sentence asks, each with the topic of the one before it where it names
    none; the question alone where it asks one thing.
    """
    cut = [part.strip() for part in _JOINT.split(question)]
    if not 1 < len(cut) <= _MOST or not all(part and asks(part) for part in cut):
        return [question]
    parts = [cut[0] if _says_something(cut[0]) else with_topic_of(cut[0], cut[1])]
    for part in cut[1:]:
        parts.append(part if _says_something(part) else with_topic_of(part, parts[0]))
    return parts


def _says_something(part: str) -> bool:
    """Whether it has a word of its own, if only "swim"; "how often?" has none."""
    if not leans_on_before(part):
        return True
    tokens = question_tokens(without_asking(part), detect_language(part))
    return any(token.weight >= _A_WORD for token in tokens) and bool(without_asking(part).strip())
