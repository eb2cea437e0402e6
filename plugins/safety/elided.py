"""Puts back what a short message leaves out, because the one before it has said it.

"My arm hurts." "Now my chest too." names no pain. The whole is written out, so that the same tables
judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.questions import asks

_JOINED = 3
"""So many messages before the last may together begin the sentence that it ends."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What is named in one message and left out in the next, in one language."""

    complaint: re.Pattern[str]
    goes_on: re.Pattern[str]
    denies: re.Pattern[str]
    unnamed: re.Pattern[str]
    hedges: re.Pattern[str]
    thing: re.Pattern[str]
    stands_for: re.Pattern[str]
    spaced: bool = True


_ENGLISH = _Words(
    complaint=re.compile(
        r"\b(pain|hurts|aches?|numb|tingling|weak|swollen|swelling|heavy|tight|tightness|pressure)\b",
        re.IGNORECASE,
    ),
    goes_on=re.compile(
        r"^\W*(?:and|also|now|plus|then|in|down|up)\b|\b(?:too|as well|also)\W*$", re.IGNORECASE
    ),
    denies=re.compile(r"\b(?:no|not|never|without|nothing)\b|n['’]t\b", re.IGNORECASE),
    unnamed=re.compile(r"\bsomething\b", re.IGNORECASE),
    hedges=re.compile(
        r"\b(?:i (?:think|guess|suppose|believe)|maybe|probably|it (?:was|is|looks like)|it's"
        r"|well|oh|perhaps)\b",
        re.IGNORECASE,
    ),
    thing=re.compile(r"\b(blood|pads?|dressing|bandage|towel)\b", re.IGNORECASE),
    stands_for=re.compile(r"\b(?:it|them|one|ones)\b(?! (?:of|is|was|has))", re.IGNORECASE),
)
_SPANISH = _Words(
    complaint=re.compile(
        r"\b(dolor|duelen?|hormigueo|dormid[oa]|entumecid[oa]|debilidad|hinchad[oa]|hinchando"
        r"|hinchaz[oó]n|opresi[oó]n|presi[oó]n)\b",
        re.IGNORECASE,
    ),
    goes_on=re.compile(
        r"^\W*(?:y|e|ahora|tambi[eé]n|adem[aá]s|luego|en)\b|\btambi[eé]n\W*$", re.IGNORECASE
    ),
    denies=re.compile(r"\b(?:no|sin|nunca|tampoco|nada|ni)\b", re.IGNORECASE),
    unnamed=re.compile(r"\balgo\b", re.IGNORECASE),
    hedges=re.compile(
        r"\b(?:creo(?: que)?|quiz[aá]s?|a lo mejor|era|es|parece(?: que)?|me parece|bueno|pues)\b",
        re.IGNORECASE,
    ),
    thing=re.compile(r"\b(sangre|compresas?|gasas?|vendas?|toallas?)\b", re.IGNORECASE),
    stands_for=re.compile(r"\b(?:una|otra)\b(?= (?:cada|por|tras|cuart|media|hora)|\W*$)", re.I),
)
_CHINESE = _Words(
    complaint=re.compile("(痛|麻|腫|肿|沒力|没力|無力|无力|緊|紧|悶|闷)"),
    goes_on=re.compile(
        "^\\W*(?:還有|还有|現在|现在|連|连|然後|然后)|也(?:是|一樣|一样|會|会)?\\W*$"
    ),
    denies=re.compile("[沒没不無无未]"),
    unnamed=re.compile("(?:什麼|什么)?東西|(?:什麼|什么)?东西"),
    hedges=re.compile("我(?:想|猜|覺得|觉得)|好像|可能|應該|应该|大概|是"),
    thing=re.compile("(衛生棉|卫生巾|紗布|纱布|血)"),
    stands_for=re.compile("(?<=[換换])(?=[一二兩两三四五六0-9]+[片塊块])"),
    spaced=False,
)
_LANGUAGES = (_ENGLISH, _SPANISH, _CHINESE)


def readings(message: str, before: Sequence[str]) -> Iterator[str]:
    """The message with what it leaves out, as earlier ones (oldest first) may have said it."""
    statements = [one.strip(" .!。！") for one in before if not asks(one)]
    if len(statements) > 1:
        yield ", ".join([*statements[-_JOINED:], message])
    for words in _LANGUAGES:
        yield from _with_complaint(words, message, statements)
        yield from _with_thing(words, message, statements)
        yield from _with_its_name(words, message, statements)


def _with_complaint(words: _Words, message: str, statements: Sequence[str]) -> Iterator[str]:
    if words.complaint.search(message) or not words.goes_on.search(message):
        return
    if words.denies.search(message):
        return
    for statement in reversed(statements):
        named = words.complaint.search(statement)
        if named is not None:
            if not words.denies.search(statement):
                yield (
                    f"{named[1]} {message}" if words.spaced else f"{message.rstrip('。')}{named[1]}"
                )
            return


def _with_thing(words: _Words, message: str, statements: Sequence[str]) -> Iterator[str]:
    """The message with what "it" or "one" stands for."""
    if words.thing.search(message) or words.denies.search(message):
        return
    named = next(
        (found for one in reversed(statements) if (found := words.thing.search(one))), None
    )
    if named is not None and words.stands_for.search(message):
        yield words.stands_for.sub(lambda _: named[1], message)


def _with_its_name(words: _Words, message: str, statements: Sequence[str]) -> Iterator[str]:
    """An earlier "he swallowed something" with what the message says that it was."""
    name = words.hedges.sub(" ", message).strip(" ,.!?。，！？")
    if not name or words.denies.search(message):
        return
    for statement in reversed(statements):
        if words.unnamed.search(statement) and not words.denies.search(statement):
            yield words.unnamed.sub(lambda _: name, statement)
            return
