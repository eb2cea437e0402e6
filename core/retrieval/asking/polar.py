"""Tells whether a question asks for a yes or a no, and which words name what it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.language import Token
from core.retrieval.vocabulary.function_words import SPANISH_LIGHT_VERBS
from core.text.folding import word_set

_OPENS = re.compile(
    r"(?:^|[.!?,;:]\s|¿)\W{0,9}(?:(?:and|but|so|or|y|pero|entonces)\s+)?"
    r"(?:(?:can|could|may|might|should|shall|must|will|would|do|does|did|is|are|am|was|were|has|have"
    r"|had|need)\b"
    r"|(?:(?:me|te|se|le|nos|l[oa]s?) )*(?:pued|podr|podemos|deb|tengo|tiene|hay|es\b|son\b"
    r"|est[aáoy]|va\b|van\b|voy|har[áa]|necesit|hace\b|duele|conviene|\w+r[áé]n?\b|\w+aré\b))"
    r"|[嗎吗]|([會会要能是可有需])不\1|可不可以|能不能|是不是|有[沒没]有|要不要|能否|是否|可否",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    r"\b(?:what|when|where|which|who|whom|whose|why|how|qué|cuándo|cuánt[oa]s?|dónde|cómo"
    r"|quién(?:es)?|cuál(?:es)?)\b"
    # Without their accents these words join clauses, but for the first of a question.
    r"|(?:^|¿)\W{0,9}(?:que|cuando|cuant[oa]s?|donde|como|quien(?:es)?|cual(?:es)?)\b"
    r"|什[麼么]|怎|多[久少]|[幾几]|哪|[誰谁]|[為为]何",
    re.IGNORECASE,
)


def asks_yes_or_no(question: str) -> bool:
    """Whether yes or no answers it, and no interrogative stands in it."""
    return bool(_OPENS.search(question)) and not _ASKS_MORE.search(question)


# Of "Can I eat bananas?" the bananas are asked about; "Can I eat?" asks about eating.
_WITH_AN_OBJECT = word_set("eat eating drink drinking wear wearing comer como beber bebo")
_SAYING_LITTLE = word_set("allowed also day everything still today together")
_CLITICS = re.compile(r"(?<=[aei]r)(?:(?:me|te|se|nos)?(?:l[aeo]s?)?)$")
_LIGHT = 0.25


def named_things(tokens: Sequence[Token]) -> list[int]:
    """The numbers of the tokens that name what is asked about; none where only light words are."""
    named = [number for number, token in enumerate(tokens) if not _says_little(token)]
    things = [number for number in named if tokens[number].text not in _WITH_AN_OBJECT]
    return things or named


def _says_little(token: Token) -> bool:
    return (
        token.weight <= _LIGHT
        or token.text in _SAYING_LITTLE
        or _CLITICS.sub("", token.text) in SPANISH_LIGHT_VERBS
    )
