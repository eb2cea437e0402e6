"""Tells where a “not” turns a word that has an opposite: “not more than” is “at most”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.text.folding import fold
from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.opposites.poles import Pole
from plugins.education_audio.fidelity.reading.polarity import is_negated_before
from plugins.education_audio.fidelity.reading.polarity_cues import NEGATION

STARTS = re.compile(r"(?:start|begin|empie|empez|comien|comenz|inici)|開始", re.IGNORECASE)
_NOT_STARTED = re.compile(
    r"(?:\b(?:not|never|no|nunca)\b|n['\u2019]t\b|[不別勿])[^,.;，。；]{0,12}$", re.IGNORECASE
)
_COMPARATIVE = re.compile(
    r"more|warmer|hotter|above|over|greater|exceed\w*|pas[ae]n? de|longer|higher|heavier|larger"
    r"|bigger|older|mas|supera"
    r"|sobrepas\w+|exced\w+|mayor(?:es)?|superior(?:es)?|por encima|encima"
    r"|超過|超过|高於|高于|大於|大于|多於|多于|以上|以下|less|fewer|colder|cooler|below|under|lower|lighter|smaller|younger"
    r"|within"
    r"|menos|menor(?:es)?|inferior(?:es)?|por debajo|debajo|低於|低于|少於|少于"
)

_THAN = re.compile(r" (?:\w+ )?(?:than|de|que)\b", re.IGNORECASE)
# “Without urine or with more than 38 °C” bounds no fever; “without exceeding 38 °C” does.
_WITHOUT = re.compile(r"\b(?:without|sin)\b(?! ?\w{0,12} ?$)", re.IGNORECASE)
# “Without lifting any weight of more than 5 kg” does too; how long something is missing does not:
# “without opening your bowels for more than three days”.
_WITHOUT_DOING = re.compile(
    r"\b(?:without|sin)\b(?! ?\w{0,12} ?$)(?! (?:\w+ing|\w+[aei]r(?:l[oa]s?)?)\b"
    r"(?:(?! (?:o|or|y|and|con|with|for|in|during|durante|por)\b)[^,.;]){0,60}$)",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"(?: [\w.]+){1,3}? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|mes|años?)\b",
    re.IGNORECASE,
)
_TURNED_AT_ONCE = {"common", "worth", "food"}  # axes on which “not unusual” is “usual”
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n['\u2019]t|\bno(?: (?:es|son))?|不[是要可能]?|並非|并非)"
    r"(?: (?:at all|very|an?|muy|nada))? ?$",
    re.IGNORECASE,
)

# What is told of those beyond a bound denies as a “not” before it does: “不要提五公斤以上的東西”.
_DENIED_AFTER = {
    "en": re.compile(
        r"[^,.;]{0,40}? (?:is|are|remains?|stays?) (?:off[- ]limits|forbidden|prohibited|banned"
        r"|not (?:allowed|permitted|for you)|too (?:much|many|heavy|long))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"[^,.;]{0,40}? (?:est[aá]n? prohibid|no (?:se (?:debe|puede)|est[aá]n? permitid))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "(?:[^，。；]{0,8}的NOUN"
        # How heavy or big a thing is bounds what is done with it also over a comma.
        "|(?:(?<=[斤克磅升]以[上下])|[^，。；]{0,8}[斤克磅升])的NOUN，[^，。；]{0,8}?)"
        "[都也就]?(?:不要|不可|不能|不准|別|勿|避免|禁)".replace(
            # Of a time or of persons the bound tells when or who: “低於4的時候不要吃”.
            "NOUN",
            "(?!時|話|那|人|病|患|孩|小[孩朋]|兒|嬰|幼|老|成|女|男|日|情況|狀)[^，。；]{1,6}?",
        )
    ),
}

# “自己停藥是不行的”
_FORBIDDEN_AFTER = re.compile(
    "[^，。；不]{0,4}(?:是|都)?(?:不行|不可以|不對|不好|不能|危險)的?(?=[，。；！]|$)"
)
_COUNTED = re.compile("[\\d〇一二兩三四五六七八九十百千半][^，。；\\d]{0,3}$")
_BREAK = re.compile("[,.;:，。；：]")
# “Does not stop in less than a day” goes on for more than one.
_LESS = re.compile(r"less|fewer|under|within|menos|低於|低于|少於|少于", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|takes?|tak(?:en|ing)|been|is|are|it|than|goes on|went on|well"
    r"|at|just"
    r"|or|of|by|longer|anyone|wait(?:s|ed|ing)?|continu\w+|persist\w*|stays?|every) $",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:nobody|no one|none|child|children|bab(?:y|ies)|infants?|toddlers?|kids?|people"
    r"|person|patients?|adults?|anyone|niñ[oa]s?|beb[eé]s?|personas?|pacientes?|adult[oa]s?"
    r"|anybody|someone|those|women|men|boys?|girls?|teenagers?|aged|ages?|menores|mayores)"
    r" (?:who (?:is|are) |aged? |que (?:sea|sean|tengan?) |con |de )?$",
    re.IGNORECASE,
)
# “Do not hold babies for more than 15 minutes”
_NO_AGE = re.compile(
    r"(?: (?:than|de|que))? \S+ (?:minut|hour|hora|second|segund"
    r"|times?\b|ve[cz]|kilo|kg|m?g\b|ml|lit)",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"menor(?:es)?|mayor(?:es)?")
_HAN_AGE = re.compile("[歲岁](?:及|或)?$")


def is_not_started(text: str, pole: Pole) -> bool:
    return (
        STARTS.match(text, pole.start) is not None
        and _NOT_STARTED.search(text, max(0, pole.start - 24), pole.start) is not None
    )


def is_span(text: str, pole: Pole, figures: Sequence[Quantity]) -> bool:
    """Whether “over” tells during how long: “30 ml over 24 hours”, not “for over 24 hours”."""
    if text[pole.start : pole.end].lower() != "over":
        return False
    time = next((one for one in figures if 0 < one.start - pole.end <= 1), None)
    if time is None or time.unit not in ("minute", "month"):
        return False
    return _LASTS.search(text, max(0, pole.start - 14), pole.start) is None


def _is_age(text: str, pole: Pole, said: str) -> bool:
    """Whether a bound tells who is meant: a “not” before “children under six” leaves it."""
    if _NO_AGE.match(text, pole.end):
        return False
    if _OF_AGE.fullmatch(said) or _HAN_AGE.search(text, max(0, pole.start - 2), pole.start):
        return True
    return _AGED.search(text, max(0, pole.start - 24), pole.start) is not None


def is_of_the_verb(text: str, bound: Pole, denied: Sequence[Pole], language: str) -> bool:
    """Whether a “not” before a bound denies the verb: “does not go away in more than a day”.

    A “not” of its own is the bound's: “if it does not go away do not take more than …”.
    """
    return (
        bound.axis == "degree"
        and not _LESS.fullmatch(plain_text(text[bound.start : bound.end]))
        and any(
            one.axis == "lasting"
            and one.end <= bound.start
            and not _BREAK.search(text, one.end, bound.start)
            and not NEGATION[language].search(text, one.end, bound.start)
            for one in denied
        )
    )


def is_denied(text: str, pole: Pole, language: str) -> bool:
    """“Not more than” sets an upper bound, as “at most” does, and “do not stop” says to go on."""
    if language == "zh" and pole.axis == "course" and _FORBIDDEN_AFTER.match(text, pole.end):
        return True
    if pole.axis == "degree":
        said = plain_text(text[pole.start : pole.end])
        if said in ("以上", "以下") and not _COUNTED.search(text, 0, pole.start):
            # “Below the waist” bounds no figure.
            return False
        if _is_age(text, pole, said):
            return False
        if _DENIED_AFTER[language].match(text, pole.end):
            return True
        than = said not in ("more", "less", "mas", "menos") or _THAN.match(text, pole.end)
        turns = bool(than) and _COMPARATIVE.fullmatch(said) is not None
    elif pole.axis in _TURNED_AT_ONCE:
        return _NOT_BEFORE.search(text, max(0, pole.start - 16), pole.start) is not None
    else:
        turns = pole.axis in ("course", "lasting", "wait", "intact", "swallow", "worn")
    if pole.axis == "degree":
        without = _WITHOUT if _TIME_BEHIND.match(text, pole.end) else _WITHOUT_DOING
        text = without.sub(lambda match: " " * len(match[0]), text[: pole.start])
    if pole.axis == "wait" and pole.pole:
        return False  # “no better after an hour” is not “not after an hour”
    return turns and is_negated_before(text, pole.start, language)


def plain_text(text: str) -> str:
    """In lower case and without accents, each character still at its place."""
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=10_000)
def _plain_character(character: str) -> str:
    plain = fold(character)
    return plain if len(plain) == 1 else character
