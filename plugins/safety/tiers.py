"""Sorts what a message tells into urgent and possibly urgent, with what was said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter

from core.retrieval.language import Language, detect_language
from core.retrieval.questions import asks, split_sentences
from core.signs import FoundSign, LookAlike, find_signs
from core.text.unseen import as_written, readings_of_unseen, without_unseen
from plugins.safety.denials import beside_denials
from plugins.safety.elided import readings
from plugins.safety.emergency import SELF_HARM, SOUNDS_URGENT
from plugins.safety.learnt import QUIET, URGENT, classifiers, listen, probability
from plugins.safety.people import of_people
from plugins.safety.signs import RED_FLAGS
from plugins.safety.signs.follow_ups import AGAIN, FOLLOW_UPS, HERE, MEANS, TOPICS
from plugins.safety.signs.possible import POSSIBLE
from plugins.safety.signs.returning import COMPLAINTS, HISTORIES, MAY_HAVE_HAD, SAME
from plugins.safety.taken import readings_of_taken

_TURNS = 4
"""Earlier messages that count with a new one."""
_SHORT_WORDS = 7
_SHORT_CHARACTERS = 60
"""A message of so many at most may only complete the one before it."""
_WEAK = frozenset([LookAlike.MILD])
# People in trouble laugh, too: what is made light of is possibly urgent.
_LIGHT = _WEAK | {LookAlike.JOKE}
# Whoever says that they will not harm themselves, or asks what to do if they want to, may have
# thought of it; whoever does not want to die is afraid.
_NAMED = _LIGHT | {LookAlike.DENIED, LookAlike.SUPPOSED, LookAlike.ASKED}
# What misspelled words are looked up in is made with the first of them, in a tenth of a second.
_MISSPELLED = {"en": "the pxbtrq is zorrbling for this", "es": "el pxbtrq es zorrbling por esta"}
_DYING = re.compile(r"\b(?:die|dead|death|morir\w*|muert[eoa])\b|死", re.I)
_ONCE = _WEAK | {LookAlike.PAST, LookAlike.USUAL}
_ENDED = _ONCE | {LookAlike.OVER}
_DEATH = _ENDED | {LookAlike.JOKE}
_OPEN = _LIGHT | {LookAlike.USUAL, LookAlike.ASKED, LookAlike.GENERAL, LookAlike.SUPPOSED}
_GOES_ON = re.compile(r"^\W*(?:and|or|what about|how about|y|o|e|u|那|還有|还有)(?![a-z])", re.I)
_SOMEBODY = re.compile(
    r"\b(?:i|i'?m|i'?ve|my|me|he|she|his|her|mi|mis|me|tengo|estoy|su)\b|[我他她]|現在|现在", re.I
)


@dataclass(frozen=True, slots=True)
class Tiers:
    """The signs of one message; a name stands in one of the lists only."""

    urgent: list[FoundSign] = field(default_factory=list)
    possible: list[FoundSign] = field(default_factory=list)


def sort_signs(message: str, earlier: Sequence[str] = ()) -> Tiers:
    """The signs of a message, as the latest of what a patient has said in one talk.

    What an earlier message tells by itself is not told again by this one, unless this one says that
    it goes on or gets worse. Where the rules find nothing urgent, it counts how the message sounds
    beside what patients in need have written.
    """
    before = earlier[-_TURNS:]
    told = of_people(message, before[-1] if before else "")
    tiers = _sorted_signs(told, tuple(map(of_people, before)))
    if told == message:
        return tiers
    # Staff read what the patient wrote.
    whole = message.strip()
    return Tiers(
        *([replace(one, quote=whole) for one in signs] for signs in (tiers.urgent, tiers.possible))
    )


# The whole talk is looked at once more when it is recorded.
@lru_cache(maxsize=512)
def _sorted_signs(message: str, before: tuple[str, ...]) -> Tiers:
    if before and _asks_on(message, before[-1]):
        return Tiers()
    urgent = find_signs(message, RED_FLAGS, earlier=before) or _taken(message, before)
    if not urgent and before:
        urgent = _completed(message, before) or _meant(message, before)
    urgent = urgent or _returned(message, before)
    said = [] if urgent else find_signs(message, FOLLOW_UPS)
    if any(one.name == AGAIN for one in said):
        urgent = find_signs(message, RED_FLAGS, despite=_ENDED)
    if urgent:
        return Tiers(urgent)
    possible = find_signs(message, RED_FLAGS, earlier=before, despite=_LIGHT)
    possible += find_signs(message, POSSIBLE, earlier=before)
    possible += _self_harm_named(message, before)
    if before and said and (carried := _carried(said, before, named=bool(possible))):
        return carried
    possible = list({sign.name: sign for sign in reversed(possible)}.values())[::-1]
    sounds = _sounding(message)
    if sounds is not None:
        sign, sure = sounds
        if sure:
            return Tiers([*possible, sign])
        possible = possible or [sign]
    # "I don't want to be here, I have the pills ready": the means make it urgent.
    thoughts = [one for one in possible if one.name == SELF_HARM]
    if thoughts and (means := find_signs(message, MEANS)):
        return Tiers(_quoting(thoughts, means[0]))
    return Tiers(possible=possible)


def _quoted(signs: Sequence[FoundSign], message: str) -> list[FoundSign]:
    return [replace(sign, quote=message.strip()) for sign in signs]


def prepare(language: str) -> None:
    """Read the tables of one language, such as `es` or `zh-TW`; of another there is none. And what
    was learnt of all languages."""
    classifiers()
    for tables in (RED_FLAGS, FOLLOW_UPS, POSSIBLE, COMPLAINTS, HISTORIES, MEANS):
        for spoken, table in tables.items():
            if language.startswith(spoken.value):
                table.read()
    for spoken_in, words in _MISSPELLED.items():
        if language.startswith(spoken_in):
            sort_signs(words)
            for tables in (COMPLAINTS, HISTORIES, MEANS):
                find_signs(words, tables)


def _sounding(message: str) -> tuple[FoundSign, bool] | None:
    """The sign of a message that sounds like an emergency, and whether it is sure to be one."""
    listened = [listen(split_sentences(reading)) for reading in readings_of_unseen(message)]
    heard = max(filter(None, listened), key=attrgetter("probability"), default=None)
    if heard is None:
        return None
    seen = without_unseen(message)
    sign = FoundSign(
        SELF_HARM if heard.self_harm else SOUNDS_URGENT,
        as_written(heard.quote, message),
        rule=f"learnt from examples: {heard.probability:.2f}",
        words=", ".join(heard.words),
        language=detect_language(seen) or Language.ENGLISH,
    )
    sure = heard.probability >= URGENT
    return sign, sure and (heard.self_harm or _sounds_beside_denials(seen))


def _sounds_beside_denials(message: str) -> bool:
    """Whether a message still sounds urgent without the signs that it says are not there."""
    told = beside_denials(message)
    if told is None or probability(told) > QUIET:
        return True
    return any(find_signs(piece, RED_FLAGS) for piece in told)


def _self_harm_named(message: str, before: Sequence[str]) -> list[FoundSign]:
    """Thoughts of harming oneself that are denied or asked about: "I would never hurt myself"."""
    return [
        sign
        for sign in find_signs(message, RED_FLAGS, earlier=before, despite=_NAMED)
        if sign.name == SELF_HARM and not _DYING.search(sign.words)
    ]


def _asks_on(message: str, before: str) -> bool:
    """Whether it only asks the question before it of something else: "and fainting?"."""
    goes_on = _GOES_ON.match(message) and message.rstrip().endswith(("?", "？"))
    return bool(goes_on) and asks(before) and not _SOMEBODY.search(message)


def _completed(message: str, before: Sequence[str]) -> list[FoundSign]:
    """The signs of a sentence of which the message is the end: "all of them, the whole box"."""
    begun = next((one for one in reversed(before) if not asks(one)), None)
    if begun is None or not _is_short(message) or asks(message):
        return []
    whole = find_signs(f"{begun.rstrip(' .!。！')}, {message}", RED_FLAGS)
    new = _beside(whole, [begun])
    for reading in readings(without_unseen(message), [without_unseen(one) for one in before]):
        if new:
            break
        new = _beside(find_signs(reading, RED_FLAGS), before)
    return new


def _taken(message: str, before: Sequence[str]) -> list[FoundSign]:
    """Too much of a medicine that this message, or one before it, names."""
    told = [without_unseen(one) for one in before]
    for reading in readings_of_taken(without_unseen(message), told):
        if signs := _beside(find_signs(reading, RED_FLAGS), before):
            return _quoted(signs, message)
    return []


def _returned(message: str, before: Sequence[str]) -> list[FoundSign]:
    """What is there again, or feels as it did, of what somebody once had."""
    if not any(map(MAY_HAVE_HAD.search, (message, *before))):
        return []
    complaints = find_signs(message, COMPLAINTS)
    if not complaints:
        return []
    had = {
        sign.name
        for one in (message, *before)
        for sign in find_signs(one, HISTORIES, despite=_ENDED)
    }
    again = [sign for sign in complaints if sign.name in had]
    if not again and complaints[-1].name == SAME:
        return [replace(complaints[-1], name=name) for name in sorted(had)]
    return again


def _beside(signs: Sequence[FoundSign], told: Sequence[str]) -> list[FoundSign]:
    """The signs that none of these messages tells by itself."""
    if not signs:
        return []
    names = {sign.name for one in told for sign in find_signs(one, RED_FLAGS)}
    return [sign for sign in signs if sign.name not in names]


def _meant(message: str, before: Sequence[str]) -> list[FoundSign]:
    """Thoughts of suicide that were told before, when the message says how it could be done."""
    means = find_signs(message, MEANS)
    if not means:
        return []
    thoughts = [
        sign
        for earlier in before
        for tables in (RED_FLAGS, POSSIBLE)
        for sign in find_signs(earlier, tables, earlier=before, despite=_DEATH)
        if sign.name == SELF_HARM
    ]
    return _quoting(thoughts, means[0])


def _is_short(message: str) -> bool:
    return len(message) <= _SHORT_CHARACTERS and len(message.split()) <= _SHORT_WORDS


def _carried(said: Sequence[FoundSign], before: Sequence[str], *, named: bool) -> Tiers | None:
    """The signs of which the message says that they are there, or worse, without naming them."""
    here = any(one.name in (HERE, AGAIN) for one in said)
    for earlier in reversed(before):
        firm = find_signs(earlier, RED_FLAGS, despite=_WEAK | {LookAlike.USUAL})
        firm += find_signs(earlier, POSSIBLE, despite=_WEAK)
        if firm:
            return Tiers(_quoting(firm, said[0]))
        asked = find_signs(earlier, RED_FLAGS, despite=_OPEN)
        if asked and here:
            return Tiers(_quoting(asked, said[0]))
        asked += find_signs(earlier, TOPICS, despite=_OPEN) if here else []
        if asked:
            return Tiers(possible=_quoting(asked, said[0]))
        if named:
            return None
    return None


def _quoting(signs: Sequence[FoundSign], said: FoundSign) -> list[FoundSign]:
    """The signs, each once, with the sentence that takes them up again."""
    names = dict.fromkeys(sign.name for sign in signs)
    return [FoundSign(name, said.quote, said.rule, said.words, said.language) for name in names]
