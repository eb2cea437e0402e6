"""What makes a text for patients clear, as far as rules can tell it, in English, Spanish, Chinese.

The items are those of the Patient Education Materials Assessment Tool for printable materials
(PEMAT-P, Agency for Healthcare Research and Quality, 2013) and of the Clear Communication Index
(CCI, Centers for Disease Control and Prevention, 2014). A rule answers only what it can count, and
says what it counted; the others are questions for a reader, as both tools mean them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.i18n import Text, amount, plural, text
from core.text.readability import reading_of
from core.text.scripts import HAN_CHARACTER

LANGUAGES = ("en", "es", "zh")

_PASSIVE_AT_MOST = 0.2  # of the sentences
_DIRECT_AT_LEAST = 0.2
_LONGEST_CHUNK = 120  # words, or twice as many characters of Chinese
_NEEDS_HEADINGS = 250
_WORDS_OF_HEADING = 200  # words that one heading may stand for

_PASSIVE = {
    "en": re.compile(
        r"\b(?:am|is|are|was|were|be|been|being|gets?|got)(?: not)?(?: \w+ly)? (?:\w{3,}ed|given"
        r"|taken|done|made|put|seen|told|known|held|kept|shown|sent|cut|left|found|chosen|written"
        r"|drawn|brought|sewn|worn|begun)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:es|son|era|eran|fue|fueron|será|serán|sea|sean|ser|sido|siendo) "
        r"(?:\w+(?:ad|id)[oa]s?|hech[oa]s?|puest[oa]s?|dich[oa]s?|vist[oa]s?|escrit[oa]s?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?<!棉)被(?!子)|遭到|受到|為[^，。]{1,12}所"),
}
_DIRECT = {
    "en": re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:usted(?:es)?|su|sus|le|les|tú|tu|tus|te)\b", re.IGNORECASE),
    "zh": re.compile("[您你]|請|请"),
}
_ACTS = {
    "en": re.compile(
        r"^(?:(?:please|then|also|always|never|do not|don['’]t|if [^,]{1,80},) )*"
        r"(?:take|use|call|drink|eat|wash|keep|avoid|stop|ask|tell|bring|go|come|rest|wear|put"
        r"|check|measure|read|write|start|wait|give|apply|clean|change|walk|sit|lie|breathe|remove"
        r"|store|contact|see|visit|make|follow|try|leave|hold|get|do|let|drive|lift|move|raise|press"
        r"|shake|swallow|inhale|plan|book|phone|ring)\b|\byou (?:should|must|need to|have to)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"^(?:(?:por favor|luego|después|también|siempre|nunca|no|si [^,]{1,80},) )*"
        r"(?:tome|use|llame|llámenos|beba|coma|lave|lávese|mantenga|evite|deje|pregunte"
        r"|diga|traiga|vaya|venga|descanse|lleve|ponga|póngase|mida|lea|anote|espere|dé|aplique"
        r"|limpie|cambie|camine|siéntese|respire|quite|guarde|acuda|visite|haga|siga|pida"
        r"|levante|mueva|apriete|agite|trague|inhale|conduzca|consulte|avise)\b"
        r"|\b(?:debe|tiene que|hay que)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("請|请|不要|勿|切記|必須|必须|應該|应该|務必|务必"),
}
_STEPS = {
    "en": re.compile(r"\b(?:first|second|third|next|then|finally|step \w+)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:primero|segundo|tercero|luego|después|a continuación|por último|paso \w+)\b", re.I
    ),
    "zh": re.compile("首先|第[一二三四1-4]|接著|接着|然後|然后|最後|最后|步驟|步骤"),
}
_SUMS_UP = {
    "en": re.compile(
        r"\b(?:summary|key (?:points|messages)|in short|to sum up|remember:|the most important"
        r" (?:points|things)|at a glance)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:resumen|en resumen|puntos clave|ideas principales|recuerde:|lo más importante)", re.I
    ),
    "zh": re.compile("重點|重点|摘要|總結|总结|小結|小结|總之|总之|請記住|请记住"),
}
_HARD_NUMBER = re.compile(
    r"(?<!\d)(?:\d+(?:[.,]\d{1,2}(?!\d))? ?[%％]|\d+[.,]\d{1,2}(?!\d)|\d/\d(?!\d))"
)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)、])\s*\S")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+\S")
_CUE = re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__|^[ \t]*\|.+\|", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class ClarityJudgement:
    """An item of PEMAT-P or the CCI, and what a rule says of it.

    `answer` is None where a reader has to say; `looked_at` is what the rule counted, "" where there
    is no rule.
    """

    key: str
    items: str
    question: str
    answer: bool | None = None
    looked_at: str = ""


_READERS = (
    ("purpose", "PEMAT-P 1, CCI 1", text("Is it clear at once what this is about and what for?")),
    ("relevant", "PEMAT-P 2", text("Is everything in it needed for that?")),
    ("terms", "PEMAT-P 4, CCI 6", text("Is each medical term explained, in the patient's words?")),
    ("sequence", "PEMAT-P 10", text("Does it come in an order that makes sense to a patient?")),
    ("first", "CCI 2, CCI 9", text("Does the most important message come first?")),
    ("sums", "PEMAT-P 7, CCI 16", text("Can the patient do without calculating?")),
    ("why", "CCI 12", text("Does it say why the patient should do what it asks for?")),
    ("how", "CCI 13", text("Does it say exactly how and when to do each thing?")),
)
_PICTURES = ("pictures", "PEMAT-P 15–19", text("Do the pictures help, and is each one explained?"))


def judge_clarity(
    written: str, sentences: Sequence[str], language: str, *, heard: bool
) -> list[ClarityJudgement]:
    """The items of a text with these sentences, first those that rules answer.

    `heard` texts are listened to: headings and marks do not count. Nothing is judged in a language
    that is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES or not sentences:
        return []
    lines = written.splitlines()
    found = [
        _everyday(sentences, language),
        _active(sentences, language),
        _direct(sentences, language),
        _acts(sentences, language),
        _steps(lines, sentences, language, heard=heard),
        _chunks(lines, language),
        _numbers(sentences),
        _summed_up(written, language),
    ]
    if not heard:
        found += [*_headings(lines, language), _cues(written, lines)]
    readers = [*_READERS, *([_PICTURES] if _IMAGE.search(written) else ())]
    return [*found, *(ClarityJudgement(*one) for one in readers)]


def _size(text: str, language: str) -> int:
    """Words; of Chinese half as many as characters."""
    if language == "zh":
        return len(HAN_CHARACTER.findall(text)) // 2
    return len(_WORD.findall(text))


def _counted(pattern: re.Pattern[str], texts: Sequence[str]) -> int:
    """In how many of these sentences or lines the pattern is found."""
    return sum(pattern.search(one) is not None for one in texts)


def _of(count: int, sentences: Sequence[str]) -> Text:
    return plural(
        "{count} of {number} sentence",
        "{count} of {number} sentences",
        len(sentences),
        count=amount(count),
    )


def _everyday(sentences: Sequence[str], language: str) -> ClarityJudgement:
    reading = reading_of(sentences, language)
    answer = None
    if reading is not None and not reading.is_short and reading.level != "fair":
        answer = reading.level == "easy"
    return ClarityJudgement(
        "everyday",
        "PEMAT-P 3",
        text("Does it use common, everyday language?"),
        answer,
        text("How hard it is to read, as it stands above"),
    )


def _active(sentences: Sequence[str], language: str) -> ClarityJudgement:
    passive = _counted(_PASSIVE[language], sentences)
    return ClarityJudgement(
        "active",
        "PEMAT-P 5, CCI 5",
        text("Does it say who does something, instead of what is done?"),
        passive <= _PASSIVE_AT_MOST * len(sentences),
        text("In the passive: {count}", count=_of(passive, sentences)),
    )


def _direct(sentences: Sequence[str], language: str) -> ClarityJudgement:
    told = sum(
        _DIRECT[language].search(one) is not None or _ACTS[language].search(one) is not None
        for one in sentences
    )
    return ClarityJudgement(
        "direct",
        "PEMAT-P 21",
        text("Does it speak to the patient directly?"),
        told >= _DIRECT_AT_LEAST * len(sentences),
        text("To the patient: {count}", count=_of(told, sentences)),
    )


def _acts(sentences: Sequence[str], language: str) -> ClarityJudgement:
    acts = _counted(_ACTS[language], sentences)
    return ClarityJudgement(
        "acts",
        "PEMAT-P 20, CCI 4, CCI 11",
        text("Does it say what the patient can do?"),
        acts > 0,
        text("With something to do: {count}", count=_of(acts, sentences)),
    )


def _steps(
    lines: Sequence[str], sentences: Sequence[str], language: str, *, heard: bool
) -> ClarityJudgement:
    told = _counted(_STEPS[language], sentences)
    if heard:
        items = 0
        seen = text("With “first”, “then” and the like: {count}", count=_of(told, sentences))
    else:
        items = _counted(_ITEM, lines)
        seen = text(
            "Items of lists: {items}; with “first”, “then”: {count}",
            items=amount(items),
            count=amount(told),
        )
    return ClarityJudgement(
        "steps",
        "PEMAT-P 22, CCI 7",
        text("Is what the patient has to do told step by step, or as a list?"),
        items > 1 or told > 1,
        seen,
    )


def _chunks(lines: Sequence[str], language: str) -> ClarityJudgement:
    longest = current = 0
    for line in lines:
        # Each item of a list is a piece for itself, as each paragraph is.
        current = 0 if not line.strip() or _ITEM.match(line) or _HEADING.match(line) else current
        current += _size(line, language)
        longest = max(longest, current)
    return ClarityJudgement(
        "chunks",
        "PEMAT-P 8, CCI 8",
        text("Does it come in short pieces?"),
        longest <= _LONGEST_CHUNK,
        text("The longest paragraph has the length of {words} words", words=amount(longest)),
    )


def _numbers(sentences: Sequence[str]) -> ClarityJudgement:
    hard = [match[0] for one in sentences for match in _HARD_NUMBER.finditer(one)]
    shown = ", ".join(dict.fromkeys(hard[:5]))
    return ClarityJudgement(
        "numbers",
        "PEMAT-P 6, CCI 14",
        text("Are the numbers clear and easy to understand?"),
        None if hard else True,
        text("Decimals, percentages and fractions: {shown}", shown=shown)
        if hard
        else text("There are no decimals, percentages or fractions"),
    )


def _summed_up(written: str, language: str) -> ClarityJudgement:
    said = _SUMS_UP[language].search(written)
    return ClarityJudgement(
        "summary",
        "PEMAT-P 11",
        text("Does it sum up the main points?"),
        True if said else None,
        text("It says “{words}”", words=said[0]) if said else text("No words for a summary found"),
    )


def _headings(lines: Sequence[str], language: str) -> list[ClarityJudgement]:
    headings = _counted(_HEADING, lines)
    size = sum(_size(line, language) for line in lines)
    if size < _NEEDS_HEADINGS:
        return []  # PEMAT-P: very short materials need none
    return [
        ClarityJudgement(
            "headings",
            "PEMAT-P 9, CCI 8",
            text("Does each section have a heading that says what it is about?"),
            headings * _WORDS_OF_HEADING >= size,
            text(
                "Headings: {headings}, for the length of {words} words",
                headings=amount(headings),
                words=amount(size),
            ),
        )
    ]


def _cues(written: str, lines: Sequence[str]) -> ClarityJudgement:
    marks = len(_CUE.findall(written))
    items = _counted(_ITEM, lines)
    return ClarityJudgement(
        "cues",
        "PEMAT-P 12",
        text("Do lists, bold words or tables lead the eye to what matters?"),
        marks + items > 0,
        text(
            "Bold words and rows of tables: {marks}; items of lists: {items}",
            marks=amount(marks),
            items=amount(items),
        ),
    )
