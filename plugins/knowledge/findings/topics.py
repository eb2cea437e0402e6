"""What a sentence of a leaflet regulates: which medicine or thing, for whom, and around what.

Two sentences with figures are compared only where all of this is the same: another group, part of
the day, kind of dose or event is another instruction, however alike the words are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from core.retrieval.language import Language, question_tokens
from core.retrieval.medicines.finding import medicines
from core.text.numbers.quantities import Quantity
from plugins.knowledge.findings.cases import CASES
from plugins.knowledge.findings.topic_words import (
    AFTER,
    AGE,
    BEFORE,
    BEFORE_IT,
    EFFORTS,
    EXAMINATION,
    FASTING,
    FEVER,
    FEVER_DEGREES,
    FORMS,
    GENERAL_TITLE,
    HELP,
    INTERVAL,
    LASTING,
    NARROWER,
    NOT_SWALLOWED,
    ONCE,
    OPERATION,
    PARTS_OF_DAY,
    ROLES,
    TOPICS,
    WATER,
    WAYS,
    WET,
    Words,
)

_CASES = frozenset(CASES)
_PATIENTS = frozenset(("child", "old", "kidneys", "liver", "pregnancy"))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence regulates, and in which `ways` of doing it. `about` are words of the title
    that tell its kind of case, and that kind in a word of no language.
    """

    medicines: frozenset[str]
    topics: frozenset[str]
    roles: frozenset[str]
    forms: frozenset[str]
    event: str
    side: str
    about: frozenset[str]
    ways: frozenset[tuple[str, str]] = frozenset()


def subject_of(
    text: str, section: str, title: str, quantities: list[Quantity], language: Language
) -> Subject:
    """What the sentence under this heading, of a document with this title, regulates."""
    lower, name = text.lower(), title.lower()
    # Without headings the title stands over all: “Starting warfarin” holds other doses too.
    heading = "" if section == title else section.lower()
    roles = {
        role
        for role, words in ROLES.items()
        if _has(words, lower, language) or _has(words, heading, language)
    }
    roles |= {one for one in ("child", "pregnancy") if _has(ROLES[one], name, language)}
    if _is_when_to_call(lower, quantities, language):
        roles.add("help")
    named = _named(text, quantities)
    topics = _topics(lower, language)
    if any(is_fever(text, quantity, language) for quantity in quantities):
        topics = frozenset(("fever",))
        roles -= {"emergency", "help"}  # with a fever everybody is told to call at once
    if not named and not topics:
        # A leaflet on one medicine need not name it in each sentence.
        for words in (section, title):
            held = _named(words, [])
            if len(held) == 1:
                named = held
                break
    is_operation = _has(OPERATION, lower, language)
    event = ""
    if is_operation or _has(EXAMINATION, lower, language):
        event = "operation" if is_operation else "examination"
    side = ""
    if _has(AFTER, lower, language):
        side = "after"
    elif _has(BEFORE, lower, language):
        side = "before"
    return Subject(
        medicines=named,
        topics=topics,
        roles=frozenset(roles),
        forms=frozenset(
            one
            for one, words in FORMS.items()
            if _has(words, lower, language) or (one != "mouth" and _has(words, name, language))
        ),
        event=event,
        side=side if event or _has(BEFORE_IT, lower, language) else "",
        about=_about(title, language),
        # What a medicine is swallowed with makes no other medicine of it.
        ways=frozenset() if named else _ways(lower, topics, language),
    )


def as_part_of(part: Subject, whole: Subject) -> Subject:
    """A part of a sentence, with what the whole sentence says for all of its parts."""
    said_for_all = _PATIENTS if part.roles & PARTS_OF_DAY else _PATIENTS | PARTS_OF_DAY
    return replace(
        part,
        roles=part.roles | (whole.roles & said_for_all),
        event=part.event or whole.event,
        side=part.side or whole.side,
    )


def things_of(text: str, quantities: list[Quantity], language: Language) -> frozenset[str]:
    """The medicines and the things that a text names itself."""
    return _named(text, quantities) | _topics(text.lower(), language)


def same_instruction(here: Subject, there: Subject) -> bool:
    """Whether nothing tells that the two are for other people, times, doses or cases."""
    parts = here.roles & PARTS_OF_DAY, there.roles & PARTS_OF_DAY
    if all(parts) and parts[0].isdisjoint(parts[1]):
        return False
    if here.roles - PARTS_OF_DAY != there.roles - PARTS_OF_DAY:
        return False
    if here.side and there.side and here.side != there.side:
        return False
    if _in_other_ways(here.ways, there.ways):
        return False
    if here.medicines or there.medicines:
        other_way = here.forms != there.forms and _other_way(here.forms, there.forms)
        return here.medicines == there.medicines and not other_way
    fasting = not FASTING.isdisjoint(here.topics) and here.topics == there.topics
    if here.side == there.side == "before" and here.event == there.event and fasting:
        # How long one fasts is said of any operation, and of a test that is not named.
        return here.event == "operation" or _may_be_one(here.about & _CASES, there.about & _CASES)
    return _may_be_one(here.about, there.about)


def _in_other_ways(here: frozenset[tuple[str, str]], there: frozenset[tuple[str, str]]) -> bool:
    """Whether both tell in which way one thing is done, and no way is the same."""
    things = {thing for thing, _ in here} & {thing for thing, _ in there}
    return any(
        {way for one, way in here if one == thing}.isdisjoint(
            way for one, way in there if one == thing
        )
        for thing in things
    )


def _may_be_one(here: frozenset[str], there: frozenset[str]) -> bool:
    return not (here and there) or not here.isdisjoint(there)


def _other_way(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a medicine is given in two ways; what is not said is swallowed, mostly."""
    if here and there:
        return here.isdisjoint(there)
    return not NOT_SWALLOWED.isdisjoint(here | there)


def same_time(here: Subject, there: Subject) -> bool:
    """Whether both count from the same, so that their days and hours can be compared."""
    return (here.side == "before") == (there.side == "before")


def same_subject(here: Subject, there: Subject) -> bool:
    """Whether both regulate one medicine, or one thing, as far as `same_instruction` says."""
    if here.medicines or there.medicines:
        return here.medicines == there.medicines
    return bool(here.topics) and here.topics == there.topics


def is_lasting(text: str, quantity: Quantity, language: Language) -> bool:
    """Whether “a week” is a time that something lasts, and no “once a week”."""
    return re.search(LASTING[language], text[: quantity.start].lower()) is not None


def is_age(text: str, quantity: Quantity, language: Language) -> bool:
    """Whether the time is how old somebody is."""
    before, after = AGE[language]
    lower = text.lower()
    return bool(
        re.search(before, lower[: quantity.start]) or re.match(after, lower[quantity.end :])
    )


def is_interval(text: str, quantity: Quantity, language: Language) -> bool:
    """Whether the time is one that is repeated, as “every 6 hours”."""
    return re.search(INTERVAL[language], text[: quantity.start].lower()) is not None


def is_fever(text: str, quantity: Quantity, language: Language) -> bool:
    """Whether it is how hot somebody is; Chinese says “38度” without the scale."""
    low, high = FEVER_DEGREES
    return (
        quantity.unit in ("celsius", "degree")
        and low <= quantity.amount <= high
        and _has(FEVER, text.lower(), language)
    )


def is_once(text: str, language: Language) -> bool:
    """Whether it says “once a day”, or a week, which is no number elsewhere."""
    return _has(ONCE, text.lower(), language)


def _is_when_to_call(lower: str, quantities: list[Quantity], language: Language) -> bool:
    """Whether every figure tells from when to seek help: “call us if it lasts for two days”."""
    inside, starts = 0, sorted(quantity.start for quantity in quantities)
    for match in _pattern(HELP[language], language).finditer(lower):
        inside += bisect_left(starts, match.end()) - bisect_left(starts, match.start())
    return 0 < inside == len(starts)


def _ways(lower: str, topics: frozenset[str], language: Language) -> frozenset[tuple[str, str]]:
    """In which ways those of the things are done that can be done in several."""
    done = topics | (frozenset(("effort",)) if topics & EFFORTS else frozenset())
    return frozenset(
        (thing, way)
        for thing, ways in WAYS.items()
        if thing in done
        for way, words in ways.items()
        if _has(words, lower, language)
    )


def _topics(lower: str, language: Language) -> frozenset[str]:
    topics = {one for one, words in TOPICS.items() if _has(words, lower, language)}
    if topics.isdisjoint(WET) and _has(WATER, lower, language):
        topics.add("drinking")
    return frozenset(topics - {wider for one, wider in NARROWER.items() if one in topics})


def _named(text: str, quantities: list[Quantity]) -> frozenset[str]:
    """The medicines that a text names: where none is known, what stands beside a dose."""
    found = medicines(text, quantities)
    known = frozenset(one.name for one in found if not one.guessed)
    return known or frozenset(one.name for one in found)


@lru_cache(maxsize=64)  # of each figure of a document it is asked again
def _about(title: str, language: Language) -> frozenset[str]:
    """The words of a title that tell its kind of case, and the things and cases it is about."""
    general = stems_of(GENERAL_TITLE[language], language)
    stems = frozenset(token.stem for token in question_tokens(title, language)) - general
    lower = title.lower()
    cases = frozenset(one for one, words in CASES.items() if _has(words, lower, language))
    return stems | cases | _topics(lower, language)


@cache
def stems_of(words: str, language: Language) -> frozenset[str]:
    """The stems of a list of words written as one text."""
    return frozenset(
        token.stem for word in words.split() for token in question_tokens(word, language)
    )


def _has(words: Words, text: str, language: Language) -> bool:
    return _pattern(words[language], language).search(text) is not None


@cache
def _pattern(words: str, language: Language) -> re.Pattern[str]:
    return re.compile(words if language is Language.CHINESE else rf"\b(?:{words})\b")
