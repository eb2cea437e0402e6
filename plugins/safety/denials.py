"""Tells what a message says beside signs that are not there: "she has not fainted, no chest pain".

Whatever stands beside a denial may be the emergency ("no blood, it is like coffee grounds"), so a
piece of a message counts for one only where nothing stands in it but the words that deny, or say
that it is over, and whom it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.retrieval.questions import split_sentences
from core.signs import FoundSign, LookAlike, find_signs
from core.signs.as_typed.texts import read_text
from core.signs.tables import Places
from plugins.safety.emergency import SELF_HARM
from plugins.safety.signs import RED_FLAGS

_ABSENT = frozenset([LookAlike.DENIED, LookAlike.OVER])
# Cues of what is not there, of whom, and since when.
_SAYS_SO = ("neg", "over", "light", "self", "other", "my", "aspect", "occasion", "recent", "agent")
# Where a sentence may go on with something else: "I have not fainted, my chest just aches".
_APART = re.compile(
    r"[,;:，；：、]|\b(?:and|but|though|only|y|pero|sino|aunque)\b|但|可是|只是|不[過过]"
)
# What a denial consists of, beside the sign: who, not, and had.
_BESIDE = re.compile(
    r"\b(?:i|ive|im|he|she|we|they|it|my|his|her|our|the|a|any|mother|mum|mom|father|dad|wife|husband"
    r"|son|daughter|child|baby|has|have|had|does|do|did|is|am|are|was|were|been|got|no|not|nor|or|and"
    r"|neither|hasnt|havent|hadnt|doesnt|dont|didnt|isnt|arent|wasnt|yo|el|la|mi|su|un|una|ningun"
    r"|ninguna|madre|padre|mama|papa|esposa|esposo|marido|hija|hijo|ijo|ija|bebe|se|me|le|e|a|emos|an"
    r"|tengo|tiene|tenemos|ni|y|o|en|after|since|anymore|more|now|despues|desde|de|tras|que|ya)\b"
)
_BESIDE_CHINESE = re.compile(
    r"手術|開刀|[治化電]療|[吃服用吸]藥|打針|支架|媽媽|爸爸|太太|先生|兒子|女兒|孩子|寶寶|[我他她沒有無或也都過的\s]"
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|nothing|\w+n['\u2019]?t|sin|ni|nada|nunca)\b|[沒没不無无未]", re.I
)
# A long stretch may hold anything.
_LONG = re.compile(r"(?:\S+ ){4}|[^\x00-\xff]{7}")
# "I have not had a stroke, have I", "no he tenido un infarto, no".
_WONDERS = re.compile(
    r"[?？]|\b(?:am|are|is|has|have|had|do|does|did|was|were) (?:i|he|she|it|we|they)\W*$"
    r"|\bno\W*$",
    re.IGNORECASE,
)
# "I have no chest pain and my wife has": what is left out is what was denied.
_LEAVES_OUT = re.compile(
    r"\b(?:am|are|is|was|were|has|have|had|does|do|did|yes|si|s\u00ed|tengo|tiene|tienen|he|ha|est[a\u00e1]"
    r"|estoy)\W*$|[有會会是]\W*$",
    re.IGNORECASE,
)
# What cannot be done is no denial of a sign: it is one.
_UNABLE = re.compile(
    r"\b(?:can'?t|can not|cannot|couldn'?t|unable|no (?:puedo|puede|pueda|pudo|pude|podemos))\b"
    r"|不能|無法|无法|沒辦法|没办法|[^以能]不[了到出來来]",
    re.IGNORECASE,
)


def beside_denials(message: str) -> list[str] | None:
    """The pieces of a message beside those that only say what is not there, or not any more.

    None where no piece does, where another has what is denied, and where the message wonders
    whether it is there.
    """
    if _WONDERS.search(message):
        return None
    pieces = [piece for one in split_sentences(message) for piece in _APART.split(one)]
    told = [piece for piece in pieces if piece.strip()]
    beside = [piece for piece in told if not _is_denial(piece)]
    if len(beside) == len(told) or any(_LEAVES_OUT.search(piece) for piece in beside):
        return None
    return beside


def _is_denial(piece: str) -> bool:
    if _UNABLE.search(piece.replace("\u2019", "'")) or find_signs(piece, RED_FLAGS):
        return False
    absent = find_signs(piece, RED_FLAGS, despite=_ABSENT)
    # Who speaks of suicide is thinking of it.
    if not absent or any(sign.name == SELF_HARM for sign in absent):
        return False
    table = RED_FLAGS[absent[0].language].concepts
    text = table.spelled(read_text(piece, absent[0].language), frozenset())
    places = table.places(text)
    said = _units_at(places, _SAYS_SO)
    units = list(text.units)
    for sign in absent:
        if _LONG.search(sign.words) or _denies_itself(sign, piece):
            return False
        said |= _units_of(sign.words, units, whole=bool(text.whole))
    left = [unit for place, unit in enumerate(units) if place not in said]
    if text.whole:
        return not _BESIDE_CHINESE.sub("", "".join(left)).strip(" .!。！")
    return not _BESIDE.sub("", " ".join(left)).strip(" .!")


def _denies_itself(sign: FoundSign, piece: str) -> bool:
    """Whether a sign is none without its "no": "no air" is one, "she isn't confused" denies one."""
    if not _NEGATION.search(sign.words):
        return False
    said = find_signs(_NEGATION.sub(" ", piece), RED_FLAGS, despite=_ABSENT)
    return all(one.name != sign.name for one in said)


def _units_at(places: Places, names: Iterable[str]) -> set[int]:
    return {unit for name in names for span in places.get(name, []) for unit in range(*span)}


def _units_of(words: str, units: list[str], *, whole: bool) -> set[int]:
    """Where the words stand among the units of a sentence, each time that they do."""
    wanted = list(words) if whole else words.split(" ")
    size = len(wanted)
    return {
        unit
        for start in range(len(units) - size + 1)
        if units[start : start + size] == wanted
        for unit in range(start, start + size)
    }
