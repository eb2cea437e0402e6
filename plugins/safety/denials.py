"""Tells a message that only says which signs are not there: "she has not fainted, no chest pain".

Whatever stands beside a denial may be the emergency ("no blood, it is like coffee grounds"), so it
counts for one only where nothing does but the words that deny and whom it is about.
"""

from __future__ import annotations

import re

from core.retrieval.questions import split_sentences
from core.signs import LookAlike, find_signs
from core.signs.as_typed.texts import read_text
from plugins.safety.emergency import SELF_HARM
from plugins.safety.signs import RED_FLAGS

_DENIED = frozenset([LookAlike.DENIED])
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
    r"|tengo|tiene|tenemos|ni|y|o|en)\b"
)
_BESIDE_CHINESE = re.compile(r"媽媽|爸爸|太太|先生|兒子|女兒|孩子|寶寶|[我他她沒有無或也都過的\s]")
# "No air" denies no sign, it is one; and a long stretch may hold anything.
_DENIES_ITSELF = re.compile(
    r"\b(?:no|not|never|without|nothing|\w+nt|sin|ni|nada|nunca)\b|[沒不無未]"
    r"|(?:\S+ ){4}|[^\x00-\xff]{7}"
)
# "I have not had a stroke, have I", "no he tenido un infarto, no".
_WONDERS = re.compile(
    r"[?？]|\b(?:am|are|is|has|have|had|do|does|did|was|were) (?:i|he|she|it|we|they)\W*$"
    r"|\bno\W*$",
    re.IGNORECASE,
)
# What cannot be done is no denial of a sign: it is one.
_UNABLE = re.compile(
    r"\b(?:can'?t|can not|cannot|couldn'?t|unable|no (?:puedo|puede|pueda|pudo|pude|podemos))\b"
    r"|不能|無法|无法|沒辦法|没办法|[^以能]不[了到出來来]",
    re.IGNORECASE,
)


def only_denies(message: str) -> bool:
    """Whether it says of signs that they are not there, and nothing else, nor asks about them."""
    if _WONDERS.search(message):
        return False
    pieces = [piece for one in split_sentences(message) for piece in _APART.split(one)]
    return all(_is_denial(piece) for piece in pieces if piece.strip())


def _is_denial(piece: str) -> bool:
    if _UNABLE.search(piece.replace("\u2019", "'")) or find_signs(piece, RED_FLAGS):
        return False
    denied = find_signs(piece, RED_FLAGS, despite=_DENIED)
    # Who speaks of suicide is thinking of it.
    told = any(sign.name == SELF_HARM or _DENIES_ITSELF.search(sign.words) for sign in denied)
    if not denied or told:
        return False
    language = denied[0].language
    text = RED_FLAGS[language].concepts.spelled(read_text(piece, language), frozenset())
    left = text.whole or f" {' '.join(text.units)} "
    for sign in denied:
        left = left.replace(sign.words, " ")
    beside = _BESIDE_CHINESE.sub("", left) if text.whole else _BESIDE.sub("", left)
    return not beside.strip(" .!。！")
