"""Reads amounts whose number and unit are parted: “one Biktarvy tablet”, “a ten-teaspoon dose”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.text.numbers.quantities import Quantity, quantities

_HYPHEN = re.compile(
    r"(?<=[a-z])-(?=(?:milli|micro|kilo|centi)?(?:grams?|grammes?|lit(?:re|er)s?|met(?:re|er)s?)\b"
    r"|(?:tea|table)spoons?\b"
    r"|(?:tablet|capsule|pill|puff|drop|unit|second|minute|hour|day|week|month|year|inch|pound"
    r"|sachet|patch)s?\b)",
    re.IGNORECASE,
)
# “A second dose” is another one, and no time.
_ORDINAL = re.compile(
    r"an? second (?:dose|tablet|pill|capsule|puff|drop|time|injection|opinion|test|scan|visit"
    r"|operation|glass|spray|patch|shot|course|line)\b",
    re.IGNORECASE,
)
_PARTED = {
    "en": re.compile(
        r"\b(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|half an?)"
        r"(?: (?!(?:of|the|an?|to|or|and|your|in|on|at|with|times?|more"
        r"|other)\b)[^\W\d][\w-]*){1,2}?"
        r" (?P<unit>tablets?|capsules?|pills?|puffs?|drops?|sachets?|patch(?:es)?)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?P<number>\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|diez|doce) (?:primer"
        r"|[uú]ltim)[oa]s"
        r" (?P<unit>minutos|horas|d[ií]as|noches|semanas|meses)\b",
        re.IGNORECASE,
    ),
}
# What “las dos” is said of; any other word behind it (“a las dos después de comer”) leaves it a
# time.
_COUNTED = re.compile(
    r" (?P<noun>cremas|pomadas|pastillas|tabletas|c[aá]psulas|gotas|tomas|dosis|inyecciones|vacunas"
    r"|ampollas|bolsas|jeringas|agujas|plumas|vendas|gasas|f[eé]rulas|muletas|pruebas|consultas|visitas"
    r"|veces|semanas|noches|mañanas|tardes|comidas|manos|piernas|rodillas|orejas|fosas|caderas|mamas"
    r"|personas|medicinas|medicaciones|cosas|primeras|[uú]ltimas|siguientes)\b",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    r"\b(?:a|desde|hasta|sobre|hacia|antes de|despu[eé]s de|entre) las $", re.IGNORECASE
)


def counted(text: str, language: str) -> list[Quantity]:
    """The figures of a sentence, also those whose unit stands apart from the number."""
    found = quantities(_HYPHEN.sub(" ", text), language)
    found = [one for one in found if not (one.unit and _ORDINAL.match(text, one.start))]
    if language == "es":
        found = [_as_count(text, one) if one.unit == "clock" else one for one in found]
    for parted in _parted(text, language):
        beside = [one for one in found if one.start < parted.end and parted.start < one.end]
        if not any(one.unit for one in beside):
            found = [one for one in found if one not in beside]
            found.append(parted)
    return sorted(found, key=lambda one: one.start)


def _as_count(text: str, clock: Quantity) -> Quantity:
    """“Las tres cremas” counts something and is no time of day, as “a las tres” is."""
    noun = _COUNTED.match(text, clock.end)
    if noun is None or _AT_TIME.search(text, max(0, clock.start - 16), clock.start):
        return clock
    counts = quantities(f"{clock.text} {noun['noun']}", "es")
    return replace(counts[0], start=clock.start, end=clock.end) if counts else clock


def _parted(text: str, language: str) -> Iterator[Quantity]:
    pattern = _PARTED.get(language)
    for match in pattern.finditer(text) if pattern else ():
        for one in quantities(f"{match['number']} {match['unit']}", language)[:1]:
            # Its place is that of the number: what stands between is no part of it.
            start, end = match.span("number")
            yield replace(one, start=start, end=end, text=f"{match['number']} {match['unit']}")
