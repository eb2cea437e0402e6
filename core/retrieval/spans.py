"""Cuts a passage into stretches of sentences that can be quoted without changing their sense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from core.retrieval.language import Language, detect_language, grammar_share
from core.retrieval.questions import split_sentences
from core.retrieval.structure.list_blocks import list_blocks
from core.text.scripts import HAN_CHARACTER

_MAX_SENTENCES = 3
_MAX_WORDS = 60
_MAX_CHARACTERS = 120  # in Chinese
# A list may be quoted up to the item that answers, however far below its lead-in that stands.
_LIST_FACTOR = 2.5
_MAX_REFERRING = 2  # sentences in a row that need the one before them; a quote has three
_MAX_ANSWER = 4  # sentences that a question in the text keeps with it

# A leaflet in two languages says the same in both; a sentence in the other one is none yet.
_SHARE_OF_A_LANGUAGE = 0.15
_GRAMMAR_OF_A_LANGUAGE = 0.25  # at least; Portuguese has fewer words that seem to be English
_PIECES = re.compile(r"\n|(?<=[.!?])\s+|(?<=[。！？])")
_LETTERS_OF_A_CHARACTER = 3  # what a Chinese character says beside a letter

_QUESTION = re.compile(r"[?？][\"'”’)」』）]*$")
# A sentence that speaks of what the one before it names, or says when that does not hold.
_REFERS = re.compile(
    r"(?:(?:if|when|once|should|until|after|because of) )?"
    r"(?:it|its|they|their|them|this|these|that|those|both|he|she)\b(?! is (?:important|best)\b)"
    r"|(?:otherwise|however|then|after that|afterwards|if (?:so|not))\b"
    r"|(?:si |cuando )?(?:est[aoe]s?|es[ao]s?|ello|ell[oa]s|ambos)\b"
    r"|(?:si no|sin embargo|de lo contrario|en caso contrario|entonces|luego)\b"
    r"|(?:如果|若)?(?:這|这|它|他|她|此|其(?![他它餘余實实中]))|不過|不过|然而|否則|否则|因此|所以|然後|然后|之後|之后",
    re.IGNORECASE,
)
_RESTRICTS = re.compile(
    r"(?:but|except|unless|pero|excepto|salvo|a menos que)\b"
    r"|但|除非",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,3}\.")


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive sentences of a passage.

    Attributes:
        start, end: its place in the passage's text, in characters.
        sentences: how many it has; a question with its answer and a whole list count as one.
        length: its share of the longest quote, above 1 only for one long sentence or list.
        first, last: the numbers of its first and last sentence among `sentence_places`.
    """

    start: int
    end: int
    sentences: int
    length: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence. `opens`: it says nothing without the next. `bound`: nor this without it."""

    start: int
    end: int
    opens: bool = False
    bound: bool = False
    item: bool = False


def stretches(text: str, *, chinese: bool) -> Iterator[Span]:
    """One to three consecutive sentences; several only up to the longest quote.

    A list item is quoted with its lead-in and an answer with its question, because "Drive a car."
    may stand below "Do not:". "It stops after a day." is quoted with the sentence that says what
    stops, and "You may shower." with the "But …" that follows it.
    """
    sentences = _with_references(text, _sentences(text))
    longest = _MAX_CHARACTERS if chinese else _MAX_WORDS
    found = False
    for first, opening in enumerate(sentences):
        if opening.bound:
            continue
        counted = 0
        complete = False
        for last in range(first, len(sentences)):
            sentence = sentences[last]
            counted += not (sentence.opens or sentence.item)
            quote = text[opening.start : sentence.end]
            size = (len(quote) if chinese else len(quote.split())) / longest
            allowed = _LIST_FACTOR if sentence.item else 1.0
            if complete and (counted > _MAX_SENTENCES or size > allowed):
                break
            if sentence.opens:
                continue
            complete = found = True
            yield Span(opening.start, sentence.end, max(counted, 1), size, first, last)
    if sentences and not found:  # nothing but lead-ins
        size = (len(text) if chinese else len(text.split())) / longest
        last = len(sentences) - 1
        yield Span(sentences[0].start, sentences[-1].end, len(sentences), size, 0, last)


def fits_a_quote(listed: str, *, chinese: bool) -> bool:
    """Whether a list is short enough to be quoted in one piece."""
    size = len(listed) if chinese else len(listed.split())
    return size <= _LIST_FACTOR * (_MAX_CHARACTERS if chinese else _MAX_WORDS)


def sentence_places(text: str) -> list[tuple[int, int]]:
    """The places of a passage's sentences, in characters and in order."""
    return [(sentence.start, sentence.end) for sentence in _sentences(text)]


def whole_units(text: str) -> Iterator[tuple[int, int]]:
    """The places of the shortest pieces of a text that may be parted from each other."""
    sentences = _sentences(text)
    first = 0
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if following is None or not (sentence.opens or following.bound):
            yield sentences[first].start, sentence.end
            first = number + 1


def languages_of(texts: Iterable[str], main: Language | None) -> list[Language | None]:
    """The languages of a document with these texts: its main one, and others that fill much."""
    if main is None:
        return [main]
    said: dict[Language | None, list[str]] = {}
    for piece in chain.from_iterable(map(_PIECES.split, texts)):
        said.setdefault(detect_language(piece), []).append(piece)
    sizes = {language: sum(map(_letters, pieces)) for language, pieces in said.items()}
    others = [
        language
        for language, pieces in said.items()
        if language is not None
        and language is not main
        and sizes[language] > _SHARE_OF_A_LANGUAGE * sum(sizes.values())
        and grammar_share(" ".join(pieces), language) > _GRAMMAR_OF_A_LANGUAGE
    ]
    return [main, *others]


def _letters(text: str) -> int:
    characters = len(HAN_CHARACTER.findall(text))
    return sum(map(str.isalpha, text)) + (_LETTERS_OF_A_CHARACTER - 1) * characters


def language_runs(
    text: str, languages: Sequence[Language | None]
) -> Iterator[tuple[str, Language | None]]:
    """The text in stretches of one of the document's languages each, between what may be parted."""
    if len(languages) == 1:
        yield text, languages[0]
        return
    spoken = detect_language(text)
    spoken = spoken if spoken in languages else languages[0]
    units: list[tuple[int, int, Language | None]] = []
    for start, end in whole_units(text):
        told = detect_language(text[start:end])
        # What has no words of a language is in that of the sentence before it.
        spoken = told if told is not None and told in languages else spoken
        units.append((start, end, spoken))
    for language, run in groupby(units, key=lambda unit: unit[2]):
        stretch = list(run)
        yield text[stretch[0][0] : stretch[-1][1]], language


def _sentences(text: str) -> list[_Sentence]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: list[_Sentence] = []
    for first, end in list_blocks(lines):
        for number in range(first, end):
            spoken = list(_located(text, starts[number], lines[number]))
            if number > first:
                spoken = [replace(sentence, bound=True, item=True) for sentence in spoken]
            found.extend(spoken)
            if number == first and spoken and text[spoken[-1].end - 1] in ":：":
                found[-1] = replace(found[-1], opens=True)
    return _with_answers(text, found)


def _located(text: str, position: int, line: str) -> Iterator[_Sentence]:
    """The sentences of a line; a question in it opens the next ones, which are its answer."""
    sentences = split_sentences(line)
    owed = 0
    for number, sentence in enumerate(sentences):
        start = text.index(sentence, position)
        position = start + len(sentence)
        bound = owed > 0
        owed = _MAX_ANSWER if _QUESTION.search(sentence) else max(0, owed - 1)
        label = number == 0 and _LABEL.fullmatch(sentence) is not None
        last = number == len(sentences) - 1
        yield _Sentence(start, position, opens=not last and (owed > 0 or label), bound=bound)


def _with_answers(text: str, sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """Bind the line after a question that fills its own line."""
    found = list(sentences)
    for number, sentence in enumerate(found[:-1]):
        if _QUESTION.search(text[sentence.start : sentence.end]):
            found[number] = replace(sentence, opens=True)
            found[number + 1] = replace(found[number + 1], bound=True)
    return found


def _with_references(text: str, sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """Bind sentences that cannot be understood, or mislead, without the one before or after."""
    found = list(sentences)
    referring = 0
    for number, sentence in enumerate(found[1:], start=1):
        before = found[number - 1]
        same_paragraph = "\n" not in text[before.end : sentence.start]
        if not same_paragraph or sentence.bound:
            referring = 0
        elif _RESTRICTS.match(text, sentence.start):
            found[number - 1] = replace(before, opens=True)
            found[number] = replace(sentence, bound=True)
            referring = 0
        elif _REFERS.match(text, sentence.start) and referring < _MAX_REFERRING:
            found[number] = replace(sentence, bound=True)
            referring += 1
        else:
            referring = 0
    return found
