"""Tells whether a sentence counts the very thing that a question asks the number of, or counts."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\b(?:how many|cu[aá]nt[oa]s)\s+(?P<word>[^\W\d_]{3,})"
    r"|(?:[幾几]|多少)(?P<unit>度|毫克|毫升|公升|公克|公斤|[單单]位|[顆颗粒滴錠锭片包杯口])",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d[\d.,]*|[一二兩两三四五六七八九十百半]|\b(?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|twelve|half an?|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    r"|medi[oa])\b)"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|dos|tres|cuatro|cinco|seis|\d+)\b|[兩两三四五六](?=[顆颗粒片滴次包針针])",
    re.IGNORECASE,
)
# How leaflets write these units.
_WRITTEN = {"milligram": "mg", "miligramo": "mg", "millilitre": "ml", "mililitro": "ml"}
_PLURAL = re.compile("e?s$")


def counts_what_is_asked(question: str, quote: str) -> bool:
    """Whether a number of it stands there: "2 puffs" for "how many puffs"."""
    asked = _ASKS.search(question)
    if asked is None:
        return False
    if unit := asked["unit"]:
        thing = re.escape(unit)
    else:
        one = _PLURAL.sub("", asked["word"].lower())
        thing = rf"(?:\w+ )?(?:{re.escape(one)}|{_WRITTEN.get(one, re.escape(one))}\b)"
    return re.search(rf"{_NUMBER}\s*-?{thing}", quote, re.IGNORECASE) is not None


def counts_otherwise(question: str, quote: str) -> bool:
    """Whether a question counts what the quote does not: "Can I use two drops?" of one drop."""
    return any(one.lower() not in quote.lower() for one in _SEVERAL.findall(question))
