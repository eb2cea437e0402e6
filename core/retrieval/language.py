"""Tells the language of a text and breaks it into the terms that are searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain

from core.retrieval import vocabulary
from core.retrieval.answer_type import without_asking
from core.retrieval.vocabulary import function_words as words
from core.retrieval.vocabulary.stems import english_stem, spanish_stem
from core.text.folding import fold
from core.text.kept import kept
from core.text.pronunciation import without_pronunciation
from core.text.scripts import HAN, HAN_CHARACTER
from core.text.unseen import with_whole_words, without_unseen


class Language(StrEnum):
    """The languages whose grammar words and word forms are known."""

    ENGLISH = "en"
    SPANISH = "es"
    CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Token:
    """One searchable piece of a question.

    Attributes:
        text: the word as folded (lower case, no accents), or a Chinese bigram.
        stem: the index term: the word without its endings, or the bigram itself.
        meanings: terms of the lay vocabulary that stand for the expression this word belongs to.
        weight: its share in what the question says; a whole topic word is 1.
        topic: whether it names the topic, rather than being a word of everyday speech.
        office: whether it asks for what the clinic's office knows, such as a price.
        joined: whether it is a bigram that shares its first character with the token before it.
        half_meanings: like `meanings`, for an expression of one of a bigram's two characters.
    """

    text: str
    stem: str
    meanings: tuple[str, ...]
    weight: float
    topic: bool
    office: bool = False
    joined: bool = False
    half_meanings: tuple[str, ...] = ()


# An everyday word says half as much as one that names the topic. Set by hand; on the development
# questions a quarter ranks documents as well, but finds the right section less often.
_EVERYDAY_WEIGHT = 0.5
# "How long do I keep the cast on?" asks about the cast; "keep" says less than other everyday words.
_LIGHT_WEIGHT = 0.25

_PIECE = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:['\u2019][^\W_{HAN}]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_SPANISH_LETTERS = re.compile("[¿¡ñÑáéíóúÁÉÍÓÚ]")
_DIMINUTIVE = re.compile(r"(\w{3,})(?:it|ill)([oa])s?")
_MEANING_PREFIX = "="
# Words between the two of "throw … away": "throw all the old needles away".
_MAX_APART = 4

_CHINESE_FUNCTION_WORD = re.compile(
    "|".join(sorted(map(re.escape, words.CHINESE_FUNCTION_WORDS), key=len, reverse=True))
)
# A number with its measure word ("一天", "三十分鐘"), or one of several characters, is a word of
# its own.
_CHINESE_COUNT = re.compile(
    "([一二兩两三四五六七八九十百千萬万零半幾几每]+[個个]?"
    "(?:小時|小时|分鐘|分钟|星期|公斤|天|日|週|周|月|年|歲|岁|次|點|点|顆|颗|片|粒|滴|種|种|度|倍|杯"
    "|針|针|瓶|包|袋|支|餐|遍|劑|剂|碗|公分|公升|毫升|毫克)"
    "|[一二兩两三四五六七八九十百千萬万零]{2,})"
)
# Verbs that take their object apart: "開完刀" and "洗個頭" are 開刀 and 洗頭.
_CHINESE_APART = re.compile(
    "(?<=[開开洗吃喝點点打做動动拆戴抽吸睡看])(?:完|過|过|了|著|着|個|个|好)"
    "(?=[刀頭头澡臉脸飯饭藥药酒水針针線线菸煙烟覺觉牙手術])"
)

# "吃藥後吐了": what is asked about comes after the time.
# "地上濕濕的": a doubled word says how something is.
_CHINESE_CLAUSE = re.compile(
    f"(?<=[{HAN}][後后前時时])(?=[{HAN}])(?![來来面天間间候列背後后台])"
    rf"|(?<=[{HAN}])(?=([{HAN}])\1的)"
)


_LEAST_GRAMMAR = 0.15  # English and Spanish have a third of such words
# Of the words of other languages with Latin letters English knows at most so much in sentences, and
# in a few lines of words that they share with it.
_LEAST_KNOWN = 0.3
_MOST_SHARED = 0.5
_SHORTEST_KNOWN = 3


@kept
def detect_language(text: str) -> Language | None:
    """Tell the language by script, then by grammar words; None when too little speaks for one.

    Chinese needs a quarter of the letters to be Han; between English and Spanish the language
    with more grammar words wins, and Spanish letters and signs count as two.
    """
    letters = sum(char.isalpha() for char in text)
    if not letters:
        return None
    if 4 * len(HAN_CHARACTER.findall(text)) >= letters:
        return Language.CHINESE
    pieces = [_plain(piece) for piece in _PIECE.findall(text[:20_000])]
    english = sum(piece in words.ENGLISH_FUNCTION_WORDS for piece in pieces)
    spanish = sum(fold(piece) in words.SPANISH_FUNCTION_WORDS for piece in pieces)
    spanish += 2 * bool(_SPANISH_LETTERS.search(text))
    if english == spanish:
        return None
    return Language.ENGLISH if english > spanish else Language.SPANISH


def document_language(text: str) -> Language | None:
    """The same for a whole document, of which grammar words alone are not always enough.

    Italian or Polish may have a few words that seem to be English ("in", "a"); and "No driving six
    weeks", lists and tables have hardly any. What most of their other words are tells such two
    apart.
    """
    language = detect_language(text)
    enough = language is not None and grammar_share(text, language) >= _LEAST_GRAMMAR
    if enough and language is not Language.ENGLISH:
        return language
    english = _known_share(text, Language.ENGLISH)
    least = _LEAST_KNOWN if enough else max(_MOST_SHARED, _known_share(text, Language.SPANISH))
    if english > least:
        return Language.ENGLISH
    return None if language is Language.ENGLISH else language


def grammar_share(text: str, language: Language) -> float:
    """The share of the language's grammar words among the words of a text; 1 for Chinese."""
    if language is Language.CHINESE:
        return 1.0
    pieces = [_plain(piece) for piece in _PIECE.findall(text[:20_000])]
    grammar = sum(_is_function_word(piece, language) for piece in pieces)
    return grammar / max(len(pieces), 1)


def _known_share(text: str, language: Language) -> float:
    """The share of a text's words that the language's grammar and vocabulary have."""
    pieces = [
        piece
        for piece in map(_plain, _PIECE.findall(text[:20_000]))
        if len(piece) >= _SHORTEST_KNOWN and not piece.isdigit()
    ]
    known = _known_stems(language)
    found = sum(_is_function_word(one, language) or _stem(one, language) in known for one in pieces)
    return found / max(len(pieces), 1)


@cache
def _known_stems(language: Language) -> frozenset[str]:
    spanish = language is Language.SPANISH
    everyday = words.SPANISH_EVERYDAY_WORDS if spanish else words.ENGLISH_EVERYDAY_WORDS
    office = words.SPANISH_OFFICE_WORDS if spanish else words.ENGLISH_OFFICE_WORDS
    expressions = chain.from_iterable(_latin_meanings(language).values())
    return _stems_of(everyday | office, language).union(*(stems for stems, _ in expressions))


def document_terms(text: str, language: Language | None) -> list[str]:
    """Index terms of a text: stems, Han characters and bigrams, and the meanings it expresses."""
    return list(_terms_of(text, language))


@kept
def _terms_of(text: str, language: Language | None) -> tuple[str, ...]:
    terms: list[str] = []
    stems: list[str] = []
    grammar: list[bool] = []
    said = without_pronunciation(with_whole_words(text))
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", said)):
        if HAN_CHARACTER.match(piece):
            terms.extend(piece)
            terms.extend(_bigrams(piece))
            continue
        word = _plain(piece)
        stems.append(_stem(word, language))
        grammar.append(_is_function_word(word, language))
        if not grammar[-1]:
            terms.append(stems[-1])
    terms.extend(
        meaning
        for places, meaning in _expressions(stems, language)
        # "Nada" has the stem of "nadar", and means nothing of the kind.
        if len(places) > 1 or not grammar[places[0]]
    )
    if HAN_CHARACTER.search(text):
        for expression, meaning in _chinese_meanings():
            terms.extend([meaning] * text.count(expression))
    return tuple(terms)


@kept
def question_tokens(question: str, language: Language | None) -> tuple[Token, ...]:
    """Topic and everyday words of a question, each once, without its grammar words.

    Args:
        question: one question of a patient.
        language: whose grammar and word forms apply; None is read as English.
    """
    text = unicodedata.normalize("NFKC", without_unseen(question))
    return tuple(_tokens_of(without_asking(text), language) or _tokens_of(text, language))


def _tokens_of(text: str, language: Language | None) -> list[Token]:
    latin = [_plain(piece) for piece in _PIECE.findall(text) if not HAN_CHARACTER.match(piece)]
    stems = [_stem(word, language) for word in latin]
    meanings: list[list[str]] = [[] for _ in latin]
    for places, meaning in _expressions(stems, language):
        for place in places:
            meanings[place].append(meaning)
    tokens: dict[str, Token] = {}
    for word, stem, found in zip(latin, stems, meanings, strict=True):
        if _is_function_word(word, language) or (len(word) == 1 and not word.isdigit()):
            continue
        tokens.setdefault(stem, _latin_token(word, stem, tuple(found), language))
    for token in _chinese_tokens(text):
        tokens.setdefault(token.stem, token)
    return list(tokens.values())


def diminutive_terms(word: str, language: Language | None) -> tuple[str, ...]:
    """Index terms that a Spanish diminutive may stand for: those of "brazo" for "bracito"."""
    found = _DIMINUTIVE.fullmatch(fold(word)) if language is Language.SPANISH else None
    if found is None:
        return ()
    root, ending = found.groups()
    roots = {root, root.removesuffix("c"), re.sub("c$", "z", root), re.sub("qu$", "c", root)}
    roots |= {re.sub("gu$", "g", root), root.removesuffix("ec")}
    bases = [f"{base}{vowel}" for base in sorted(roots) for vowel in (ending, "e", "")]
    stems = dict.fromkeys(_stem(base, language) for base in bases)
    meanings = (meaning for stem in stems for _, meaning in _expressions([stem], language))
    return tuple(dict.fromkeys((*stems, *meanings)))


def _latin_token(
    word: str, stem: str, meanings: tuple[str, ...], language: Language | None
) -> Token:
    spanish = language is Language.SPANISH
    office = words.SPANISH_OFFICE_WORDS if spanish else words.ENGLISH_OFFICE_WORDS
    if stem in _stems_of(office, language):
        return Token(word, stem, meanings, 1.0, topic=True, office=True)
    everyday = words.SPANISH_EVERYDAY_WORDS if spanish else words.ENGLISH_EVERYDAY_WORDS
    light = words.SPANISH_LIGHT_VERBS if spanish else words.ENGLISH_LIGHT_VERBS
    if fold(word) in light:
        return Token(word, stem, meanings, _LIGHT_WEIGHT, topic=False)
    if word.isdigit() or stem in _stems_of(everyday, language):
        return Token(word, stem, meanings, _EVERYDAY_WEIGHT, topic=False)
    return Token(word, stem, meanings, 1.0, topic=True)


def _chinese_tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for piece in _PIECE.findall(_CHINESE_CLAUSE.sub(" ", text)):
        if not HAN_CHARACTER.match(piece):
            continue
        for part in _CHINESE_FUNCTION_WORD.split(_CHINESE_APART.sub("", piece)):
            # Splitting at a group puts the counts at the odd places.
            for place, run in enumerate(_CHINESE_COUNT.split(part)):
                if run:
                    tokens.extend(_run_tokens(run, count=place % 2 == 1))
    return tokens


def _run_tokens(run: str, count: bool) -> list[Token]:
    """The bigrams of a run of characters; `count` tells that it is a number with its measure."""
    found = [entry for entry in _chinese_meanings() if entry[0] in run]
    terms = dict.fromkeys(_bigrams(run) or [run])
    return [
        _chinese_token(term, len(run), found, count=count, joined=number > 0)
        for number, term in enumerate(terms)
    ]


def _chinese_token(
    term: str, characters: int, found: Sequence[tuple[str, str]], *, count: bool, joined: bool
) -> Token:
    # Most Chinese words have two characters: a run of n characters counts as n / 2 words.
    share = characters / 2 / max(characters - 1, 1)
    office = term in words.CHINESE_OFFICE_TERMS
    everyday = count or len(term) == 1 or term in words.CHINESE_EVERYDAY_BIGRAMS
    topic = office or not everyday
    # "濕濕的" says of a thing what "潮濕" does.
    doubled = (term[0],) if len(term) == 2 and term[0] == term[1] else ()
    return Token(
        text=term,
        stem=term,
        meanings=(*(meaning for expression, meaning in found if term in expression), *doubled),
        weight=share if topic else share * _EVERYDAY_WEIGHT,
        topic=topic,
        office=office,
        joined=joined,
        half_meanings=tuple(
            meaning for expression, meaning in found if expression in term and expression != term
        ),
    )


def _plain(piece: str) -> str:
    return _POSSESSIVE.sub("", piece.lower().replace("\u2019", "'"))


def _bigrams(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]


def _is_function_word(word: str, language: Language | None) -> bool:
    if language is Language.SPANISH:
        return fold(word) in words.SPANISH_FUNCTION_WORDS
    return word in words.ENGLISH_FUNCTION_WORDS


@lru_cache(maxsize=100_000)
def _stem(word: str, language: Language | None) -> str:
    return spanish_stem(word) if language is Language.SPANISH else english_stem(word)


@cache
def _stems_of(listed: frozenset[str], language: Language | None) -> frozenset[str]:
    return frozenset(_stem(word, language) for word in listed)


def _expressions(
    stems: Sequence[str], language: Language | None
) -> list[tuple[tuple[int, ...], str]]:
    """The expressions of the vocabulary among the stems: the places of their words, the meaning."""
    expressions = _latin_meanings(language)
    found = []
    for start, stem in enumerate(stems):
        for expression, meaning in expressions.get(stem, ()):
            end = start + len(expression)
            if tuple(stems[start:end]) == expression:
                found.append((tuple(range(start, end)), meaning))
            elif len(expression) == 2 and expression[1] in words.ENGLISH_PARTICLES:
                apart = stems[end - 1 : end + _MAX_APART]
                if expression[1] in apart:
                    found.append(((start, end - 1 + apart.index(expression[1])), meaning))
    return found


@cache
def _latin_meanings(
    language: Language | None,
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    spanish = language is Language.SPANISH
    source = vocabulary.SPANISH_MEANINGS if spanish else vocabulary.ENGLISH_MEANINGS
    table: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for number, expressions in enumerate(vocabulary.meanings(source)):
        meaning = f"{_MEANING_PREFIX}{'es' if spanish else 'en'}{number}"
        for expression in expressions:
            stems = tuple(_stem(_plain(piece), language) for piece in _PIECE.findall(expression))
            table.setdefault(stems[0], {})[stems, meaning] = None
    return {first: list(entries) for first, entries in table.items()}


@cache
def _chinese_meanings() -> list[tuple[str, str]]:
    return [
        (expression, f"{_MEANING_PREFIX}zh{number}")
        for number, expressions in enumerate(vocabulary.meanings(vocabulary.CHINESE_MEANINGS))
        for written in expressions
        for expression in dict.fromkeys((written, vocabulary.in_simplified(written)))
    ]
