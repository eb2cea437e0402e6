"""The words of a sentence: content words as stems, Chinese as pairs of characters, and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.retrieval.language import Language, document_terms
from core.text.folding import fold
from core.text.scripts import HAN, HAN_CHARACTER
from plugins.education_audio.fidelity.reading.synonyms import expressions, one_writing, same_stems

_TOKEN = re.compile(rf"[{HAN}]+|[^\W\d_{HAN}]+(?:['\u2019][^\W\d_{HAN}]+)*")
# Particles and measure words, which every Chinese sentence has, and words that bound a figure or
# tell of meals: these are compared as such, and would hide in pairs what stands beside them.
_EMPTY_HAN = (
    "空腹|[飯饭餐][前後后]|隨餐|至少|最少|最多|至多|超過|超过|(?<!可)以[上下]|低於|低于|高於|高于|大於|大于|小於|小于|多於|多于|少於|少于"
    "|不(?:能|可以?|要|得|宜|准|用|必|需要?)|能夠?(?![量力])|照[常樣]|但是?|(?<![特個分類性差])別(?![人的])"
    "|[的了是在也就都和與与及或而且您你我他她請请會会要可以被把給给讓让於于之其並并個个]"
)
# Verbs of one character, which are words of their own beside whatever stands next to them.
_HAN_CUT = re.compile(f"(?P<verb>[吃喝])|{_EMPTY_HAN}")
_SAME = {
    **dict.fromkeys(("medicin", "medic", "drug", "remedi", "tablet", "pill", "capsul"), "medicin"),
    **dict.fromkeys(("doctor", "physician", "clinician", "gp"), "doctor"),
    **dict.fromkeys(("begin", "start", "commenc"), "start"),
    **dict.fromkeys(("call", "phone", "ring", "dial", "telephon", "contact"), "call"),
    **dict.fromkeys(("immedi", "onc", "straight", "away", "instant"), "immedi"),
    **dict.fromkeys(("past", "last"), "last"),
    **dict.fromkeys(("test", "check", "measur"), "test"),
    **dict.fromkeys(("goal", "target", "aim"), "target"),
    **dict.fromkeys(("meal", "food", "eat", "eaten", "ate"), "eat"),
    **dict.fromkeys(("consum", "take", "taken", "took", "swallow"), "take"),
    **dict.fromkeys(("use", "appli", "put"), "use"),
    **dict.fromkeys(("sever", "few"), "few"),
    **dict.fromkeys(("kid", "child", "children"), "child"),
    **dict.fromkeys(("women", "woman"), "woman"),
    **dict.fromkeys(("men", "man"), "man"),
    **dict.fromkeys(("driven", "drove", "drive"), "drive"),
    **dict.fromkeys(("everi", "each"), ""),  # which only tell how often
    # “Anything heavy” is said of what is denied, “heavy things” of what is told.
    **dict.fromkeys(("anyth", "someth", "noth", "thing", "algo", "nada", "cos"), ""),
    **dict.fromkeys(("anyon", "someon", "anybodi", "somebodi", "alguien", "nadi"), ""),
    **dict.fromkeys(("hay", "hayan", "pas"), ""),  # “cuando hayan pasado 8 horas”
    **dict.fromkeys(("drank", "drunk", "drink"), "drink"),
}
_LANGUAGES = {"en": Language.ENGLISH, "es": Language.SPANISH, "zh": Language.CHINESE}


@dataclass(frozen=True, slots=True)
class Word:
    """A content word at its place; `term` is the same for its forms."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of any kind, folded; a run of Chinese characters is one token each."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """All words in their order, in lower case and without accents."""
    return [Token(match.start(), match.end(), folded(match[0])) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word in lower case, without accents, with a plain apostrophe."""
    return fold(word).replace("\u2019", "'")


def content_words(text: str, language: str) -> list[Word]:
    """The words that say what a sentence is about, in their order."""
    found = list(_content(one_writing(text), language))
    return sorted(found, key=lambda word: word.start)


def _content(text: str, language: str) -> Iterator[Word]:
    said = [
        Word(match.start(), match.end(), _term(word, language))
        for pattern, word in expressions(language)
        for match in pattern.finditer(text)
    ]
    yield from said
    for match in _TOKEN.finditer(text):
        if any(one.start < match.end() and match.start() < one.end for one in said):
            continue
        if HAN_CHARACTER.match(match[0]):
            yield from _pairs(match[0], match.start())
            continue
        term = _term(match[0], language)
        if term:
            yield Word(match.start(), match.end(), term)


def _pairs(run: str, start: int) -> Iterator[Word]:
    """The pairs of neighbouring characters between particles; a lone character as it is."""
    places, position = [], 0
    for cut in _HAN_CUT.finditer(run):
        places.append((position, cut.start()))
        if cut["verb"]:
            places.append(cut.span())
        position = cut.end()
    for first, last in [*places, (position, len(run))]:
        if last - first == 1:
            yield Word(start + first, start + last, run[first])
        for place in range(first, last - 1):
            yield Word(start + place, start + place + 2, run[place : place + 2])


@lru_cache(maxsize=50_000)
def _term(word: str, language: str) -> str:
    """The stem of a content word, "" for a word of grammar."""
    if len(word) == 1 and word not in "KDBCE":
        return ""
    stem = _stem(word, language)
    return _same_stems(language).get(stem, stem)


@lru_cache
def _same_stems(language: str) -> dict[str, str]:
    return same_stems(language, lambda word: _stem(word, language))


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    found = document_terms(word, _LANGUAGES.get(language))
    plain = [term for term in found if not term.startswith("=")]
    if plain[:1] == ["men"] and language == "es":
        return ""  # “menos” bounds a figure, and is no man
    return _SAME.get(plain[0], plain[0]) if plain else ""
