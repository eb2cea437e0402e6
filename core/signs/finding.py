"""Finds the signs that a patient's message tells of, in whichever languages it may be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from core.retrieval.language import Language
from core.retrieval.questions import asks, split_sentences
from core.retrieval.vocabulary import function_words
from core.signs.as_typed.gloss import glossed, languages_of_borrowed
from core.signs.as_typed.ordinary import ORDINARY_ENGLISH, ORDINARY_SPANISH
from core.signs.as_typed.texts import Text, read_text, sound
from core.signs.asking import tells_what_happens
from core.signs.reading import Reading
from core.signs.scope import LookAlike, Scope
from core.signs.tables import Part, Sign, SignTable, Span
from core.text.folding import fold
from core.text.scripts import HAN_CHARACTER
from core.text.unseen import as_written, readings_of_unseen

SignTables = Mapping[Language, SignTable]

_MAX_PIECE = 2000  # characters; what is longer is looked at piece by piece
_LATIN_WORD = re.compile(r"[a-z']{2,}")

_ORDINARY = {
    Language.ENGLISH: function_words.ENGLISH_FUNCTION_WORDS
    | function_words.ENGLISH_EVERYDAY_WORDS
    | ORDINARY_ENGLISH,
    Language.SPANISH: frozenset(
        sound(word, Language.SPANISH)
        for word in function_words.SPANISH_FUNCTION_WORDS
        | function_words.SPANISH_EVERYDAY_WORDS
        | ORDINARY_SPANISH
    ),
    Language.CHINESE: frozenset[str](),
}
_GRAMMAR = {
    Language.ENGLISH: function_words.ENGLISH_FUNCTION_WORDS
    - {"a", "me", "no", "he", "has", "once", "so", "as", "son", "hasta", "is", "or", "hay"},
    Language.SPANISH: function_words.SPANISH_FUNCTION_WORDS
    - {"a", "me", "no", "he", "has", "once", "so", "son", "o", "y", "ha", "hay", "va", "fue"},
}


@dataclass(frozen=True, slots=True)
class FoundSign:
    """A sign, and why it was found.

    Attributes:
        name: what staff call it.
        quote: the patient's sentence that tells of it.
        rule: the line of the table that it fulfils.
        words: the words of the sentence that fulfil the rule's first part, as they were read.
        language: the language that the sentence was read in.
    """

    name: str
    quote: str
    rule: str = ""
    words: str = ""
    language: Language = Language.ENGLISH


@dataclass(frozen=True, slots=True)
class _Written:
    """A sentence: as it was written, as it is seen, and as each language may read it."""

    quote: str
    seen: str
    wordings: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as one language reads it."""

    quote: str
    text: Text
    places: Mapping[str, list[Span]]
    reading: Reading
    scope: Scope
    earlier: bool = False


def find_signs(
    message: str,
    tables: SignTables,
    *,
    in_any_question: bool = False,
    earlier: Sequence[str] = (),
    despite: frozenset[LookAlike] = frozenset(),
) -> list[FoundSign]:
    """The signs of one message, each named once, in the order of the table.

    In a question a sign counts only if the question tells that it happens to somebody, unless
    `in_any_question` is set. A sentence that may be in either of two languages is read in both.

    Args:
        message: what the patient has written.
        tables: the tables of the languages that are looked for.
        in_any_question: whether a sign counts in any question.
        earlier: what was written before in the same talk; a sign of several parts may have some of
            them there, and at least one in the message.
        despite: reasons against a sign (such as that it is mild) that are not held against it.
    """
    found: dict[str, FoundSign] = {}
    order: list[str] = []
    turns = [_sentences(told) for told in (message, *earlier)]
    for language, table in tables.items():
        sentences: list[_Sentence] = []
        for number, turn in enumerate(turns):
            sentences += _read_turn(turn, language, table, earlier=number > 0)
        # Without a sentence that the language may read, its table need not even be made.
        if any(not sentence.earlier for sentence in sentences):
            order += [sign.name for sign in table.signs]
            for sign in _signs_in(sentences, table, in_any_question, despite):
                found.setdefault(sign.name, sign)
    return sorted(found.values(), key=lambda sign: order.index(sign.name))


# Each message is asked for with each of the four after it, in 80 talks at once.
@lru_cache(maxsize=512)
def _sentences(message: str) -> list[_Written]:
    """The sentences of one message, each as the languages that it may be in read it."""
    return [
        _Written(as_written(piece, message), piece, _readings(piece))
        for text in readings_of_unseen(message)
        for sentence in split_sentences(text)
        for piece in _pieces(sentence)
    ]


def _read_turn(
    turn: list[_Written],
    language: Language,
    table: SignTable,
    *,
    earlier: bool,
) -> list[_Sentence]:
    sentences = [
        _read(written, language, table, earlier=earlier)
        for written in turn
        if language in written.wordings
    ]
    happens = any(tells_what_happens(sentence.reading) for sentence in sentences)
    for sentence in sentences:
        sentence.reading.beside_what_happens = happens
    return sentences


def _pieces(sentence: str) -> Iterator[str]:
    for start in range(0, len(sentence), _MAX_PIECE):
        yield sentence[start : start + _MAX_PIECE]


def _readings(sentence: str) -> dict[Language, str]:
    """The sentence as each language that it may be in reads it."""
    languages = set(_languages(sentence))
    borrowed = languages_of_borrowed(sentence)
    if borrowed and not _grammar_words(sentence):
        languages &= {Language.CHINESE}
    languages |= borrowed
    if len(languages) < 2 or not borrowed:
        return dict.fromkeys(languages, sentence)
    return {language: glossed(sentence, language) for language in languages}


def _grammar_words(sentence: str) -> bool:
    words = _LATIN_WORD.findall(fold(sentence).replace("’", "'"))
    return any(word in grammar for grammar in _GRAMMAR.values() for word in words)


def _languages(sentence: str) -> Iterable[Language]:
    """The languages that the sentence may be in: all that its words do not speak against."""
    han = bool(HAN_CHARACTER.search(sentence))
    words = _LATIN_WORD.findall(fold(sentence).replace("’", "'"))
    languages = [Language.CHINESE] if han else []
    if words or not han:
        english = sum(word in _GRAMMAR[Language.ENGLISH] for word in words)
        spanish = sum(word in _GRAMMAR[Language.SPANISH] for word in words)
        if not spanish or 3 * english >= spanish:
            languages.append(Language.ENGLISH)
        if not english or 3 * spanish >= english:
            languages.append(Language.SPANISH)
    return languages


def _read(written: _Written, language: Language, table: SignTable, *, earlier: bool) -> _Sentence:
    # Each talk marks its own copy with what happens beside the sentence.
    reading = copy(_reading(written.seen, written.wordings[language], language, table))
    return _Sentence(
        written.quote, reading.text, reading.places, reading, Scope(reading), earlier=earlier
    )


# A talk's sentences are read again with each of its messages.
@lru_cache(maxsize=512)
def _reading(sentence: str, wording: str, language: Language, table: SignTable) -> Reading:
    text = table.concepts.spelled(read_text(wording, language), _ORDINARY[language])
    places = table.concepts.places(text)
    marked = sentence.rstrip("\"'”’」』)） ").endswith(("?", "？"))
    asking = asks(sentence) and (marked or "concede" not in places)
    return Reading(text, places, language, asks=asking, marked=marked)


def _signs_in(
    sentences: list[_Sentence],
    table: SignTable,
    in_any_question: bool,
    despite: frozenset[LookAlike],
) -> Iterator[FoundSign]:
    now = [sentence for sentence in sentences if not sentence.earlier]
    present = frozenset(concept for sentence in sentences for concept in sentence.places)
    present_now = frozenset(concept for sentence in now for concept in sentence.places)
    for sign, rules in table.within(present):
        for rule in rules:
            # What has one part only is told by the message itself, or not at all.
            alone = len(rule.parts) == 1
            if not rule.concepts <= (present_now if alone else present):
                continue
            told: list[tuple[_Sentence, tuple[Span, ...]]] = []
            for number, part in enumerate(rule.parts):
                asked = in_any_question or rule.asked
                among = now if alone else sentences
                place = _told(among, sign, part, number, despite, in_any_question=asked)
                if place is None:
                    break
                told.append(place)
            if len(told) == len(rule.parts) and not all(place[0].earlier for place in told):
                yield FoundSign(
                    sign.name, told[0][0].quote, rule.source, _words(*told[0]), table.language
                )
                break


def _told(
    sentences: Iterable[_Sentence],
    sign: Sign,
    part: Part,
    number: int,
    despite: frozenset[LookAlike],
    *,
    in_any_question: bool,
) -> tuple[_Sentence, tuple[Span, ...]] | None:
    """The first sentence that tells this part of a rule, and where."""
    for sentence in sentences:
        for chain in part.matches(sentence.places):
            look_alike = sentence.scope.look_alike(
                chain,
                circumstance=number > 0,
                in_any_question=in_any_question,
                grave=sign.grave,
            )
            if look_alike is None or look_alike in despite:
                return sentence, chain
    return None


def _words(sentence: _Sentence, chain: tuple[Span, ...]) -> str:
    start, end = min(span[0] for span in chain), max(span[1] for span in chain)
    joint = "" if sentence.text.whole else " "
    return joint.join(sentence.text.units[start:end])
