"""Finds what a message tells of, by tables of expressions, and tells it from look-alikes.

A table has the name of a sign on a line of its own, and below it, indented, one rule a line. Rules
are made of concepts, so that a few words of each kind give all their combinations:

    name = a|b c|d*     a concept: any of these expressions; `{other}` takes in another concept
    word*, *word        the word with any ending, with any beginning
    #many, #fever, ...  a number of that size (see `core.signs.as_typed.texts`)
    {name} or (a|b)     one of the expressions
    x y                 y directly after x
    x ~3 y              y after x with at most three words (in Chinese: characters) in between
    x ^3 y              the same in either order
    x & y               both, anywhere in the message; the first names the sign and is quoted
    x unless y          x, where the sentence does not hold y

A line indented by eight spaces continues the one before. A `!` behind the name of a sign marks one
that counts however mild it is said to be, `? ` before a rule one that counts in any question. A
concept named `denying` or `unable` denies what follows it in its rule: only words that carry a
denial on may stand between.
Chinese expressions are regular expressions over the text itself, in Traditional characters.
"""

from __future__ import annotations

from core.signs.finding import FoundSign, SignTables, find_signs
from core.signs.scope import LookAlike
from core.signs.tables import Sign, SignTable

__all__ = ["FoundSign", "LookAlike", "Sign", "SignTable", "SignTables", "find_signs"]
