"""Sorts what a message tells into urgent and possibly urgent, with what was said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.retrieval.language import Language, detect_language
from core.retrieval.questions import asks, split_sentences
from core.signs import FoundSign, LookAlike, find_signs
from core.text.simplified import to_traditional
from plugins.safety.elided import readings
from plugins.safety.emergency import SELF_HARM, SOUNDS_URGENT
from plugins.safety.learnt import URGENT, classifiers, listen
from plugins.safety.signs import RED_FLAGS
from plugins.safety.signs.follow_ups import AGAIN, FOLLOW_UPS, HERE, MEANS, TOPICS
from plugins.safety.signs.possible import POSSIBLE

_TURNS = 4
"""Earlier messages that count with a new one."""
_SHORT_WORDS = 7
_SHORT_CHARACTERS = 60
"""A message of so many at most may only complete the one before it."""
_WEAK = frozenset([LookAlike.MILD])
_ONCE = _WEAK | {LookAlike.PAST, LookAlike.USUAL}
_DEATH = _ONCE | {LookAlike.OVER}
_OPEN = _WEAK | {LookAlike.USUAL, LookAlike.ASKED, LookAlike.GENERAL, LookAlike.SUPPOSED}
_UNDERSTOOD = frozenset([LookAlike.SAYING, LookAlike.DENIED])
_GOES_ON = re.compile(r"^\W*(?:and|or|what about|how about|y|o|e|u|那|還有|还有)(?![a-z])", re.I)
_DENIED = frozenset([LookAlike.DENIED])
# Where a sentence may go on with something else: "I have not fainted, my chest just aches".
_APART = re.compile(r"[,;:，；：、]|\b(?:but|though|only|pero|sino|aunque)\b|但|可是|只是|不[過过]")
# What cannot be done is no denial of a sign: it is one.
_UNABLE = re.compile(
    r"\b(?:can'?t|can not|cannot|couldn'?t|unable|no (?:puedo|puede|pueda|pudo|pude|podemos))\b"
    r"|不能|無法|无法|沒辦法|没办法|[^以能]不[了到出來来]",
    re.IGNORECASE,
)
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
    return _sorted_signs(message, tuple(earlier)[-_TURNS:])


# The whole talk is looked at once more when it is recorded.
@lru_cache(maxsize=512)
def _sorted_signs(message: str, before: tuple[str, ...]) -> Tiers:
    if before and _asks_on(message, before[-1]):
        return Tiers()
    urgent = find_signs(message, RED_FLAGS, earlier=before)
    if not urgent and before:
        urgent = _completed(message, before) or _meant(message, before)
    said = [] if urgent else find_signs(message, FOLLOW_UPS)
    if any(one.name == AGAIN for one in said):
        urgent = find_signs(message, RED_FLAGS, despite=_ONCE)
    if urgent:
        return Tiers(urgent)
    possible = find_signs(message, RED_FLAGS, earlier=before, despite=_WEAK)
    possible += find_signs(message, POSSIBLE, earlier=before)
    if before and said and (carried := _carried(said, before, named=bool(possible))):
        return carried
    possible = list({sign.name: sign for sign in reversed(possible)}.values())[::-1]
    sounds = _sounding(message)
    if sounds is None:
        return Tiers(possible=possible)
    sign, sure = sounds
    return Tiers([*possible, sign]) if sure else Tiers(possible=possible or [sign])


def prepare(language: str) -> None:
    """Read the tables of one language, such as `es` or `zh-TW`; of another there is none. And what
    was learnt of all languages."""
    classifiers()
    for tables in (RED_FLAGS, FOLLOW_UPS, POSSIBLE):
        for spoken, table in tables.items():
            if language.startswith(spoken.value):
                table.read()


def _sounding(message: str) -> tuple[FoundSign, bool] | None:
    """The sign of a message that sounds like an emergency, and whether it is sure to be one."""
    heard = listen(split_sentences(message))
    if heard is None:
        return None
    rest = _without_understood(message)
    if rest != message:
        # What is known to be a saying sounds like what it names; all else still counts.
        heard = listen(split_sentences(rest))
        if heard is None:
            return None
    sign = FoundSign(
        SELF_HARM if heard.self_harm else SOUNDS_URGENT,
        heard.quote,
        rule=f"learnt from examples: {heard.probability:.2f}",
        words=", ".join(heard.words),
        language=detect_language(message) or Language.ENGLISH,
    )
    return sign, heard.probability >= URGENT and not _sounds_by_what_it_denies(message)


def _sounds_by_what_it_denies(message: str) -> bool:
    """Whether it is not sure to be an emergency without the signs that it says are not there."""
    split = [piece for one in split_sentences(message) for piece in _APART.split(one)]
    pieces = [piece for piece in split if piece.strip()]
    left = [piece for piece in pieces if not _denies(piece)]
    if len(left) == len(pieces):
        return False
    heard = listen(left)
    return heard is None or heard.probability < URGENT


def _denies(piece: str) -> bool:
    return (
        not _UNABLE.search(piece.replace("\u2019", "'"))
        and not find_signs(piece, RED_FLAGS)
        and bool(find_signs(piece, RED_FLAGS, despite=_DENIED))
    )


def _without_understood(message: str) -> str:
    """The message without the words that the rules know to be a saying, or denied."""
    understood = find_signs(message, RED_FLAGS, despite=_UNDERSTOOD)
    if not understood:
        return message
    read = rest = to_traditional(message.casefold())
    for sign in understood:
        rest = rest.replace(sign.words, " ", 1)
    return rest if rest != read else message


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
    for reading in readings(message, before):
        if new:
            break
        new = _beside(find_signs(reading, RED_FLAGS), before)
    return new


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
