"""Tells questions that no mark shows, as people type and speak them, in many languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.retrieval import question_words as words
from core.retrieval.question_words import Wording
from core.text.kept import kept
from core.text.scripts import HAN, HANGUL, KANA

_CLAUSE_MARKS = re.compile(r"[,;:،，、؛…—–()（）：]+|\s-+\s")
_OTHER_MARKS = re.compile(r"[.!?¿¡؟。！？\"“”«»„।*]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`´]")
# French writes "l'examen" and "puis-je", Italian "dell'esame", where words are looked for.
_ELISION = re.compile(r"\b(j|l|d|c|n|m|s|t|qu|jusqu|aujourd|dell|all|nell|un|quell)'(?=\w)")

# A message of more words tells something.
_MAX_TOPIC_WORDS = 9

# What may stand before a question in its clause.
_LEADING = (
    r"and|but|so|also|ok|okay|well|um|uh|er|hi|hello|hey|please|sorry|doctor|then|now|actually|oh"
    r"|because|or|then|by the way|there|y|pero|entonces|hola|doctora?|perdon|oiga|por favor|o|et"
    r"|mais|alors"
    r"|donc|bonjour|docteur|und|aber|also|hallo|bitte|oder|e|mas|entao|ola|oi|ma|allora|ciao|ed"
    r"|και|αλλα|λοιπον|γεια|γιατρε|καλημερα|а|и|но|здравствуите|доктор|و|لكن|مرحبا|دكتور|يا دكتور"
    r"|lo|buenos dias|buenas tardes|buongiorno|bom dia|guten tag|με συγχωρειτε|quick one"
    r"|quick question"
)

# Words that join a question to what is told before it.
_JOINING = "and|but|so|y|pero|et|mais|und|aber|mas|ma|και|и|а"

_SCRIPTS = tuple(
    (re.compile(f"[{signs}]"), wording)
    for signs, wording in (
        (KANA, words.JAPANESE),
        (HANGUL, words.KOREAN),
        (HAN, words.CHINESE),
        ("\u0370-\u03ff\u1f00-\u1fff", words.GREEK),
        ("\u0400-\u04ff", words.CYRILLIC),
        ("\u0600-\u06ff", words.ARABIC),
        ("\u0900-\u097f", words.HINDI),
    )
)
_UNFOLDED = (words.JAPANESE, words.KOREAN, words.CHINESE, words.VIETNAMESE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A language's expressions, compiled; None where it has none."""

    asking: tuple[re.Pattern[str], ...]
    finite: re.Pattern[str] | None
    topic: re.Pattern[str] | None
    named: re.Pattern[str] | None
    linking: re.Pattern[str] | None
    idle: re.Pattern[str] | None


@kept
def implies_question(sentence: str) -> bool:
    """Whether the words of a sentence ask, whatever mark it ends in."""
    return any(
        pattern.search(text)
        for wording in _languages(sentence)
        for text in (_spelled(sentence, wording),)
        for pattern in _patterns(wording).asking
    )


def names_topic(message: str) -> bool:
    """Whether a whole message only names what somebody wants to hear of.

    "Side effects of warfarin" and "driving after the test" do; "two tablets" and "much better" are
    answers, and what has a verb says something.
    """
    read = [
        (_spelled(message, wording), _patterns(wording))
        for wording in _languages(message)
        if wording.finite
    ]
    return any(_is_topic(*reading) for reading in read) and not any(
        _says_something(*reading) for reading in read
    )


def _is_topic(text: str, patterns: _Patterns) -> bool:
    count = len(text.split())
    if not 2 <= count <= _MAX_TOPIC_WORDS:
        return False
    signs = (patterns.topic, patterns.named, patterns.linking)
    return any(pattern and pattern.search(text) for pattern in signs)


def _says_something(text: str, patterns: _Patterns) -> bool:
    return any(pattern and pattern.search(text) for pattern in (patterns.finite, patterns.idle))


def _languages(text: str) -> list[Wording]:
    """The languages that a text may be in."""
    for signs, wording in _SCRIPTS:
        if signs.search(text):
            return [wording]
    # Most of them are spelled alike, and nothing is kept of long texts.
    spelled = {signs: _plain(text, *signs).split() for signs in set(map(_spelling, words.LATIN))}
    known = {
        wording: sum(map(_grammar(wording).__contains__, spelled[_spelling(wording)]))
        for wording in words.LATIN
    }
    most = max(known.values())
    return [wording for wording, count in known.items() if count == most]


@cache
def _grammar(wording: Wording) -> frozenset[str]:
    return frozenset(_folded(wording.grammar, wording).split())


def _spelled(text: str, wording: Wording) -> str:
    """The text in lower case, words parted by single blanks and clauses by " , "."""
    return _plain(text, *_spelling(wording))


@cache
def _spelling(wording: Wording) -> tuple[bool, bool]:
    """Whether a language keeps its accents, and whether it may part words at an apostrophe."""
    return wording in _UNFOLDED, wording is not words.ENGLISH


@kept
def _plain(text: str, accented: bool, elided: bool) -> str:
    """The same for all languages that are alike in these."""
    plain = _fold(_APOSTROPHES.sub("'", text.lower()), accented)
    if elided:
        plain = _ELISION.sub(r"\1 ", plain)
    plain = _OTHER_MARKS.sub(" ", _CLAUSE_MARKS.sub(" , ", plain)).replace("-", " ")
    return " ".join(plain.split()).strip(", ")


def _folded(text: str, wording: Wording) -> str:
    return _fold(text, wording in _UNFOLDED)


def _fold(text: str, accented: bool) -> str:
    """Without accents, in the languages where people leave them out or write them differently."""
    if text.isascii():
        return text
    if accented:
        return unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _patterns(wording: Wording) -> _Patterns:
    unspaced = wording in (words.JAPANESE, words.KOREAN, words.CHINESE)
    start, end = ("", "") if unspaced else (r"(?<!\S)", r"(?!\S)")

    def compiled(before: str, *parts: str, after: str = end) -> re.Pattern[str] | None:
        if not all(parts):
            return None
        groups = r"(?: \S+){0,6}? ".join(rf"(?:{_folded(part, wording)}){end}" for part in parts)
        return re.compile(before + groups + after)

    leading = _folded(_LEADING, wording)
    first = rf"^(?:(?:{leading}) (?:, )?)*"
    asking: Iterable[re.Pattern[str] | None] = (
        compiled(first, wording.first),
        compiled(rf"(?:^|, |(?<!\S)(?:{_JOINING}) )(?:(?:{leading}) (?:, )?)*", wording.opening),
        compiled(start, wording.closing, after="$"),
        compiled(start, wording.anywhere),
        compiled(start, wording.unsure, wording.matter),
    )
    return _Patterns(
        asking=tuple(pattern for pattern in asking if pattern is not None),
        finite=compiled(start, wording.finite),
        topic=compiled(start, wording.topics),
        named=compiled(first, wording.naming),
        linking=compiled(start, wording.linking),
        idle=compiled(first, wording.idle),
    )
