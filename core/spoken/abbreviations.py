"""Says in words what prescriptions abbreviate: "b.i.d." is no word, and "q8h" no chemical."""

from __future__ import annotations

import re

_ENGLISH = {
    "bid": "twice a day",
    "tid": "three times a day",
    "qid": "four times a day",
    "qd": "once a day",
    "od": "once a day",
    "qod": "every other day",
    "qhs": "at bedtime",
    "hs": "at bedtime",
    "prn": "as needed",
    "po": "by mouth",
    "ac": "before meals",
    "pc": "after meals",
    "eg": "for example",
    "ie": "that is",
}
_SPANISH = {"vo": "por vía oral", "pej": "por ejemplo", "ej": "por ejemplo"}
# Without points these are words, names or something else, whatever their capitals.
_ONLY_WITH_POINTS = frozenset({"od", "hs", "po", "ac", "pc", "eg", "ie", "vo", "ej", "pej"})

_POINTED = re.compile(r"(?<![\w.])([A-Za-z](?:\. ?[A-Za-z]{1,2}){1,2})\.(?!\w)|\b(p\. ?ej)\.")
_CAPITALS = re.compile(r"(?<![\w.-])([A-Z]{2,3})(?![\w-])")
_EVERY = re.compile(r"(?<![\w.])[qQ] ?(\d{1,2}) ?(?:[hH](?:rs?)?|hours)(?!\w)")
_ENDS = re.compile(r"\s*$|\s+[A-Z¿¡]")


def say_abbreviations(line: str, language: str) -> str:
    """The line with the abbreviations of prescriptions in words, in English and Spanish."""
    if language not in {"en", "es"}:
        return line
    words = _ENGLISH if language == "en" else _SPANISH

    def pointed(found: re.Match[str]) -> str:
        said = words.get(re.sub(r"[. ]", "", found[1] or found[2]).lower())
        if said is None:
            return found.group()
        # The last point ends the sentence too.
        return f"{said}." if _ENDS.match(line, found.end()) and said != "for example" else said

    def capitals(found: re.Match[str]) -> str:
        key = found[1].lower()
        return found.group() if key in _ONLY_WITH_POINTS else words.get(key, found.group())

    line = _POINTED.sub(pointed, line)
    if language == "es":
        return line
    return _CAPITALS.sub(capitals, _EVERY.sub(r"every \1 hours", line))
