"""Says in full the months and days that a date shortens: "12 Mar 2026", "Tue 4 Aug", "3 ene."."""

from __future__ import annotations

import re

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio"
    " julio agosto septiembre octubre noviembre diciembre",
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}


def briefs(names: str, *lengths: int) -> dict[str, str]:
    """The first letters of each name, and the name."""
    return {name[:length]: name for name in names.split() for length in lengths}


_SHORT_MONTHS = {
    "en": briefs(MONTHS["en"], 3) | {"Sept": "September"},
    "es": briefs(MONTHS["es"], 3) | {"sept": "septiembre"},
}
_SHORT_DAYS = {
    "en": briefs(DAYS["en"], 3)
    | {"Tues": "Tuesday", "Weds": "Wednesday", "Thur": "Thursday", "Thurs": "Thursday"},
    "es": briefs(DAYS["es"], 3) | {"mie": "miércoles", "sab": "sábado"},
}
# "Mar" is a month and a day in Spanish.
_FULL_MONTHS, _FULL_DAYS = (
    {
        language: {brief.lower(): name for brief, name in short.items()}
        for language, short in shortened.items()
    }
    for shortened in (_SHORT_MONTHS, _SHORT_DAYS)
)


def _one_of(names: dict[str, str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_EN_MONTH = f"(?:{_one_of(_SHORT_MONTHS['en'])}|{_one_of(_SHORT_MONTHS['en']).upper()})"
_ES_MONTH = f"(?i:{_one_of(_SHORT_MONTHS['es'])})"
_EN_DAY = f"(?:{_one_of(_SHORT_DAYS['en'])})"
_ES_DAY = f"(?i:{_one_of(_SHORT_DAYS['es'])})"
_YEAR = r"(?:19|20)\d\d"
_DAY_OF_MONTH = r"(?:[12]\d|3[01]|0?[1-9])"
_POINT = r"(?P<point>\.?)"

# A short name is one beside a day or a year only: "Mar" and "Sun" are words of their own.
_EN_DATES = (
    re.compile(
        rf"(?<![\w/.-])(?P<day>{_DAY_OF_MONTH})(?P<th>st|nd|rd|th)?(?P<gap>[ /-])"
        rf"(?P<month>{_EN_MONTH}){_POINT}(?:(?:(?P=gap)|, ?| )(?P<year>{_YEAR}))?(?![\w/-])"
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<month>{_EN_MONTH}){_POINT} "
        rf"(?=(?:{_DAY_OF_MONTH}(?:st|nd|rd|th)?|{_YEAR})"
        r"(?![\w:/%]|[.,]\d| ?(?:mg|mL|ml|[ap]\.?m)))"
    ),
)
_ES_DATE = re.compile(
    rf"(?<![\w/.-])(?P<day>{_DAY_OF_MONTH})(?P<gap> (?:de )?|[/-])(?P<month>{_ES_MONTH}){_POINT}"
    rf"(?:(?:(?P=gap)| (?:de )?)(?P<year>{_YEAR}))?(?![\w/-])"
)
# "Sat" and "Sun" are words; beside another day, or before a date or an hour, they are days.
_EN_ALONE = re.compile(
    rf"(?<![\w-])(?:(?P<sure>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri)|(?P<maybe>Sat|Sun)"
    rf"(?=\.?,? (?:{_DAY_OF_MONTH}(?:st|nd|rd|th)?\b(?! ?(?:mg|mL|ml|%))"
    rf"|(?:and|or|to|&) {_EN_DAY}\b)))"
    r"(?P<point>\.?)(?![\w-])"
)
_EN_CHAIN = re.compile(
    rf"(?<![\w-]){_EN_DAY}\.?(?:(?:, ?| ?& ?| ?/ ?| and | or | to ){_EN_DAY}\.?)+(?![\w-])"
)
_ES_CHAIN = re.compile(
    rf"(?<![\w-]){_ES_DAY}\.?(?:(?:, ?| ?/ ?| y | o | a | al ){_ES_DAY}\.?)+(?![\w-])"
)
# With its point each is a day, but "mar.", which is a month too.
_ES_ALONE = re.compile(r"(?i)(?<![\w-])(lun|mi[eé]|jue|vie|s[aá]b|dom)(?P<point>\.)(?!\w)")
_ONE = {"en": re.compile(rf"({_EN_DAY})\.?(?!\w)"), "es": re.compile(rf"({_ES_DAY})\.?(?!\w)")}
# "M/W/F", "L/X/V": three at least, that "M/F" and "S/D" stay.
_LETTERS = {
    "en": dict(zip(("M", "Tu", "W", "Th", "F", "Sa", "Su"), DAYS["en"].split(), strict=True))
    | {"T": "Tuesday"},
    "es": dict(zip("LMXJVSD", DAYS["es"].split(), strict=True)),
}
_CODED = {
    language: re.compile(
        rf"(?<![\w/-])(?:{_one_of(letters)})(?:[/-](?:{_one_of(letters)})){{2,6}}(?![\w/-])"
    )
    for language, letters in _LETTERS.items()
}
SENTENCE_ENDS = re.compile(r"\s*$|\s+[A-ZÁÉÍÓÚÑ¿¡<>≤≥]")


def say_calendar_names(line: str, language: str) -> str:
    """The line with shortened months and days in full, where they are nothing else."""
    if language == "zh":
        return line
    months, days = _FULL_MONTHS[language], _FULL_DAYS[language]

    def coded(found: re.Match[str]) -> str:
        letters = re.split("[/-]", found.group())
        # A Spanish "M" is a Tuesday only where "X" is the Wednesday.
        if language == "es" and "M" in letters and "X" not in letters:
            return found.group()
        return ", ".join(_LETTERS[language][one] for one in letters)

    def point(found: re.Match[str], place: int) -> str:
        """The point of a short name that ends its sentence too."""
        ends = found["point"] and found.end() == place and SENTENCE_ENDS.match(line, place)
        return "." if ends else ""

    def chain(found: re.Match[str]) -> str:
        said = _ONE[language].sub(lambda day: days[day[1].lower()], found.group())
        ends = found.group().endswith(".") and SENTENCE_ENDS.match(line, found.end())
        return f"{said}." if ends else said

    def english(found: re.Match[str]) -> str:
        month = months[found["month"].lower()]
        parts = [f"{int(found['day'])}{found['th'] or ''}", month, found["year"] or ""]
        return " ".join(filter(None, parts)) + ("" if found["year"] else point(found, found.end()))

    def spanish(found: re.Match[str]) -> str:
        said = f"{int(found['day'])} de {months[found['month'].lower()]}"
        if found["year"]:
            return f"{said} de {found['year']}"
        return said + point(found, found.end())

    def alone(found: re.Match[str]) -> str:
        day = days[found[1].lower()]
        return (day.capitalize() if found[1][0].isupper() else day) + point(found, found.end())

    line = _CODED[language].sub(coded, line)
    if language == "es":
        line = _ES_DATE.sub(spanish, _ES_CHAIN.sub(chain, line))
        return _ES_ALONE.sub(alone, line)
    line = _EN_CHAIN.sub(chain, line)
    line = _EN_ALONE.sub(
        lambda found: days[(found["sure"] or found["maybe"]).lower()] + point(found, found.end()),
        line,
    )
    line = _EN_DATES[0].sub(english, line)
    return _EN_DATES[1].sub(lambda found: f"{months[found['month'].lower()]} ", line)
