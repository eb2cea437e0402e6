"""Puts English questions in the order of statements, in which the tables have their expressions."""

from __future__ import annotations

from core.text.folding import word_set

_BEFORE = word_set("why how come and or so but then")
_NEGATED = word_set("cant cannot couldnt wont isnt arent doesnt dont didnt hasnt havent wasnt")
_DETERMINERS = word_set("my his her our their the this")
_ADJECTIVES = word_set(
    "left right little old own whole entire elderly baby big poor other lower upper new newborn"
)
_SUBJECTS = word_set("i he she it we they you mum mom dad baby")


def in_statement_order(units: list[str], breaks: set[int]) -> list[str]:
    """The words, with "why won't my father wake" as "why my father won't wake".

    `breaks` are places between words that the order does not cross.
    """
    ordered = list(units)
    for place, word in enumerate(units[:-2]):
        opens = place == 0 or place in breaks or units[place - 1] in _BEFORE
        if not opens or word not in _NEGATED:
            continue
        end = place + 1
        if units[end] in _DETERMINERS:
            end += 1
            while end < len(units) and units[end] in _ADJECTIVES:
                end += 1
        elif units[end] not in _SUBJECTS:
            continue
        if not any(place < one <= end for one in breaks):
            ordered[place : end + 1] = [*units[place + 1 : end + 1], word]
    return ordered
