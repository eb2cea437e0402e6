"""Says in words what prescriptions and letters abbreviate: "b.i.d." is no word, "Dr." no street."""

from __future__ import annotations

import re
from functools import cache

from core.spoken.calendar_names import SENTENCE_ENDS
from core.text.scripts import HAN

_ENGLISH = {
    "bid": "twice a day",
    "tid": "three times a day",
    "qid": "four times a day",
    "qd": "once a day",
    "od": "once a day",
    "qod": "every other day",
    "qhs": "at bedtime",
    "qam": "every morning",
    "qpm": "every evening",
    "bd": "twice a day",
    "tds": "three times a day",
    "qds": "four times a day",
    "hs": "at bedtime",
    "prn": "as needed",
    "po": "by mouth",
    "npo": "nothing by mouth",
    "ac": "before meals",
    "pc": "after meals",
    "eg": "for example",
    "ie": "that is",
    "iv": "I V",
    "im": "I M",
    "sc": "S C",
}
_SPANISH = {
    "vo": "por vía oral",
    "sl": "debajo de la lengua",
    "bid": "dos veces al día",
    "tid": "tres veces al día",
    "qid": "cuatro veces al día",
    "qd": "una vez al día",
    "prn": "si es necesario",
    "pej": "por ejemplo",
    "ej": "por ejemplo",
    "iv": "intravenosa",
    "im": "intramuscular",
    "sc": "subcutánea",
}
# In Simplified characters; the line puts them into those that it is written in.
_CHINESE = {
    "bid": "每天2次",
    "tid": "每天3次",
    "qid": "每天4次",
    "qd": "每天1次",
    "qod": "每2天1次",
    "qhs": "睡前",
    "hs": "睡前",
    "prn": "需要时",
    "ac": "饭前",
    "pc": "饭后",
    "po": "口服",
    "npo": "禁食",
}
_WORDS = {"en": _ENGLISH, "es": _SPANISH, "zh": _CHINESE}
# Without points these are words, names or something else, whatever their capitals.
_ONLY_WITH_POINTS = frozenset({"od", "bd", "hs", "po", "ac", "pc", "eg", "ie", "iv", "im", "sc"})

RIGHT_EYE = "od"
"""Once a day, or the right eye where a line is of eyes."""
OF_EYES = re.compile(
    r"(?i)\b(?:eyes?|ophthalmic|drops?|gtts?"
    r"|vision|ointments?|oint|o\.?[su]\.?)(?![^\W\d_])|眼|膏|視力|视力"
)

_POINTED = re.compile(
    r"(?<![A-Za-z0-9_.])([A-Za-z](?:\. ?[A-Za-z]{1,2}){1,2})\.(?!\w)|\b(p\. ?ej)\.", re.ASCII
)
_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9_.-])([A-Z]{2,3}|q(?:am|pm|hs|od|d)|[tq]id|prn|(?<=m[gGlL] )bid)"
    r"(?![A-Za-z0-9_-])"
)
# "5 mg PO", but "PO Box 7".
_BY_MOUTH = re.compile(r"(?<=[a-z0-9] )PO(?![A-Za-z0-9_-]| Box)")
EVERY = (
    r"[qQ] ?(?P<every>\d{1,2}(?: ?[-–~] ?\d{1,2})?) ?"
    r"(?i:(?P<hour>h(?:(?:ou)?rs?)?)|(?P<minute>min(?:s|utes?)?)|(?P<second>s(?:ecs?|econds?)?)"
    r"|(?P<day>d(?:ays?)?)|(?P<week>w(?:ks?|eeks?)?)|(?P<month>mo(?:s|nths?)?)|(?P<year>y(?:rs?|ears?)?))"
)
"""A code such as "q4h" or "q5min"."""
_EVERY = re.compile(rf"(?<![A-Za-z0-9_.]){EVERY}(?![A-Za-z0-9_])")
_TIMES = {
    "hour": {"en": ("hour", "hours"), "es": ("hora", "horas"), "zh": ("小时", "小时")},
    "minute": {"en": ("minute", "minutes"), "es": ("minuto", "minutos"), "zh": ("分钟", "分钟")},
    "second": {"en": ("second", "seconds"), "es": ("segundo", "segundos"), "zh": ("秒", "秒")},
    "day": {"en": ("day", "days"), "es": ("día", "días"), "zh": ("天", "天")},
    "week": {"en": ("week", "weeks"), "es": ("semana", "semanas"), "zh": ("周", "周")},
    "year": {"en": ("year", "years"), "es": ("año", "años"), "zh": ("年", "年")},
    "month": {"en": ("month", "months"), "es": ("mes", "meses"), "zh": ("个月", "个月")},
}
_EACH = {"en": "every ", "es": "cada ", "zh": "每"}
_BEHIND_HAN = re.compile(
    rf"(每[天日])?(?<=[{HAN}])(?:(?P<told>(?<=睡前)))?(?P<code>[btq]id|q(?:hs|od|d)|hs|prn)(?![A-Za-z0-9_-])",
    re.IGNORECASE,
)
_POINTED_EVERY = re.compile(r"\b[qQ]\. ?(\d{1,2}) ?\.? ?[hH]\.")
_SPANISH_EVERY = re.compile(
    r"(?i)(?<![\w/])c/ ?(?=\d|(?:mes|d[ií]a|noche|mañana|tarde|semana|año|vez|hora|comida"
    r"|toma|dosis|ojo|o[ií]do|fosa|narina|lado|brazo|pierna)s?\b)"
)
# "TC s/contraste", "75 a."
_SPANISH_WITH = re.compile(r"(?<![\w/])([csCS])/(?=[a-záéíóúñ]{3})")
_YEARS = re.compile(r"(?<![\w.,/])(\d{1,3}) a\.(?=[,;:)]| (?![A-ZÁÉÍÓÚÑ]|m\.)|$)")
_EACH_ONE = re.compile(r"(?i)(?<![\w/])c/u\b\.?")
_AT = re.compile(r"(?<=[\w,.]) @ (?=\w)")

# "Vía IV o IM"
_WAYS = re.compile(r"(?i:\b(v[ií]a )((?:IV|IM|SC)(?:(?:, ?| [oy] | ?/ ?)(?:IV|IM|SC))*))(?!\w)")
_WAY = re.compile("IV|IM|SC", re.IGNORECASE)
# "5 mg tabs"
_STRENGTH_OF = re.compile(r"(?<=\d )((?:mg|mcg|[µμ]g|g|IU|UI) )(tab|cap)s?\b(?:\.(?= [a-z]))?")
_PAGE = re.compile(r"\b(pp?)\. ?(?=\d)")
_STREET_OF_SPAIN = re.compile(r"(?<![\w/])[cC]/ ?(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])")

# Before a name.
_TITLES = {
    "en": {"Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Prof": "Professor", "St": "Saint"},
    "es": {
        "Dr": "Doctor",
        "Dra": "Doctora",
        "Sr": "Señor",
        "Sra": "Señora",
        "Srta": "Señorita",
        "Prof": "Profesor",
        "Profa": "Profesora",
    },
}
_TITLE = {
    language: re.compile(rf"(?<![\w.])({'|'.join(titles)})\. ?(?=[^\W\d_a-zß-öø-ÿ])")
    for language, titles in _TITLES.items()
}
_STREET = re.compile(r"\b([A-Z][a-z]+) St\.(?= ?(?:[a-z0-9,;]|$))")
_SHORTENED = {
    "en": {
        "approx": "approximately",
        "max": "maximum",
        "incl": "including",
        "temp": "temperature",
        "appt": "appointment",
        "esp": "especially",
        "vs": "versus",
        "wt": "weight",
        "ht": "height",
        "vit": "vitamin",
        "hosp": "hospital",
        "dept": "department",
        "bldg": "building",
        "rm": "room",
        "pt": "patient",
        "pts": "patients",
        "etc": "et cetera",
        "fig": "figure",
    },
    "es": {
        "aprox": "aproximadamente",
        "vit": "vitamina",
        "hosp": "hospital",
        "dpto": "departamento",
        "izq": "izquierdo",
        "izqdo": "izquierdo",
        "izqda": "izquierda",
        "edif": "edificio",
        "dcho": "derecho",
        "dcha": "derecha",
        "avda": "avenida",
        "máx": "máximo",
        "mín": "mínimo",
        "etc": "etcétera",
        "tel": "teléfono",
        "hab": "habitación",
        "cons": "consulta",
        "tab": "tableta",
        "comp": "comprimido",
        "núm": "número",
        "pág": "página",
        "págs": "páginas",
        "cap": "capítulo",
        "art": "artículo",
        "apdo": "apartado",
        "av": "avenida",
        "sem": "semana",
        "ud": "usted",
        "uds": "ustedes",
        "temp": "temperatura",
        "fig": "figura",
        "amp": "ampolla",
        "inh": "inhalación",
        "pulv": "pulverización",
    },
}
# "Vit. D 50", "Bldg. B"
_NAMED = frozenset({"vitamin", "vitamina", "building", "edificio"})
_LETTER_AFTER = re.compile(r" [A-Z]\d{0,2}(?![\w'’])")
# "Dosis máx."
_AGREEING = frozenset({"máximo", "mínimo"})
_FEMININE = re.compile(r"(?i)\b(?:[^\W\d_]{1,20}(?:a|i[oó]n|dad)|edad|dosis) $")
# After a figure they are units, of one or of many.
_COUNTED = frozenset({"comp", "tab", "amp", "inh", "pulv", "sem"})
_SHORT = {
    language: re.compile(rf"(?i)(?<![\w.])({'|'.join(short)})\.(?!\w)")
    for language, short in _SHORTENED.items()
}
_NUMBERED = {
    "en": re.compile(
        r"(?:(?<![\w#])#|(?<=[a-z] )No\. ?|^No\. ?(?!\d[\d.,]* ?(?:mg|ml|mL|tab|of)))(?=\d)"
    ),
    "es": re.compile(r"(?<![\w#])#(?=\d)"),
    "zh": re.compile(r"(?:(?<![A-Za-z0-9_#])#|(?<![A-Za-z])No\. ?)(\d{1,4})(?!\d)"),
}
_NUMBER_WORDS = {"en": "number ", "es": "número ", "zh": r"\1号"}
# What never ends a sentence.
_BEFORE = frozenset({"for example", "that is", "por ejemplo"})
_WITH = re.compile(r"(?<!\w)w/(?P<out>o(?:ut)?(?![a-z]))? ?(?=(?P<goes>[a-z])?)(?(out)|(?=[a-z]))")
_WEEKS = re.compile(r"(?i)\b(wks?)\.? (?=\d)")


def say_abbreviations(line: str, language: str) -> str:
    """The line with abbreviations in words, in English, Spanish and Chinese."""
    words = _WORDS[language]

    @cache
    def of_eyes() -> bool:
        return OF_EYES.search(line) is not None

    def pointed(found: re.Match[str]) -> str:
        key = re.sub(r"[. ]", "", found[1] or found[2]).lower()
        said = words.get(key)
        if said is None or (key == RIGHT_EYE and of_eyes()):
            return found.group()
        # The last point ends the sentence too.
        return (
            f"{said}." if SENTENCE_ENDS.match(line, found.end()) and said not in _BEFORE else said
        )

    def capitals(found: re.Match[str]) -> str:
        key = found[1].lower()
        return found.group() if key in _ONLY_WITH_POINTS else words.get(key, found.group())

    line = _POINTED.sub(pointed, line)
    line = _NUMBERED[language].sub(
        lambda found: found.expand(
            "Number " if found[0] == "No. " and not found.start() else _NUMBER_WORDS[language]
        ),
        line,
    )
    if language == "es":
        line = _EACH_ONE.sub("cada uno", _STREET_OF_SPAIN.sub("calle ", line))
        line = _WAYS.sub(
            lambda found: found[1] + _WAY.sub(lambda way: words[way[0].lower()], found[2]), line
        )
        line = _EVERY.sub(lambda found: _every(found, language), line)
        line = _SPANISH_WITH.sub(
            lambda found: "con " if found[1] in "cC" else "sin ", _SPANISH_EVERY.sub("cada ", line)
        )
        return _letters(_YEARS.sub(_years, line), language)
    if language == "en":
        line = _STRENGTH_OF.sub(
            lambda found: found[1] + {"tab": "tablets", "cap": "capsules"}[found[2]], line
        )
        line = _WEEKS.sub(lambda found: "weeks " if found[1][2:] else "week ", line)
        line = _PAGE.sub(lambda found: "page " if found[1] == "p" else "pages ", line)
        line = _AT.sub(" at ", _POINTED_EVERY.sub(r"every \1 hours", line))
    line = _EVERY.sub(lambda found: _every(found, language), line)
    if language == "zh":
        line = _BEHIND_HAN.sub(lambda found: f"{found[1] or ''}{_behind(found)}", line)
    line = _CAPITALS.sub(capitals, _BY_MOUTH.sub(words["po"], line))
    return line if language == "zh" else _letters(line, language)


def _years(found: re.Match[str]) -> str:
    return f"{found[1]} años{'.' if found.end() == len(found.string) else ''}"


def _with(found: re.Match[str]) -> str:
    return ("with" if found["out"] is None else "without") + (" " if found["goes"] else "")


def _behind(found: re.Match[str]) -> str:
    """What a code behind Chinese characters adds to them: "每日bid", "睡前hs"."""
    said = _CHINESE[found["code"].lower()]
    return said.removeprefix("每天") if found[1] else "" if found["told"] is not None else said


def _every(found: re.Match[str], language: str) -> str:
    one, more = next(names[language] for unit, names in _TIMES.items() if found[unit])
    count, joint = found["every"], "" if language == "zh" else " "
    if count == "1" and language != "zh":
        return f"{_EACH[language]}{one}"
    return f"{_EACH[language]}{count}{joint}{more}"


def _letters(line: str, language: str) -> str:
    """The line with the titles, the shortened words and the signs of letters in full."""
    if language == "en":
        line = _WITH.sub(_with, line)
        line = _STREET.sub(r"\1 Street", line)

    def title(found: re.Match[str]) -> str:
        full = _TITLES[language][found[1]]
        inside = language == "es" and line[: found.start()].rstrip()[-1:].isalnum()
        return f"{full.lower() if inside else full} "

    def shortened(found: re.Match[str]) -> str:
        if (
            found[1].lower() in _COUNTED
            and line[max(0, found.start() - 2) : found.start()].rstrip()[-1:].isdigit()
        ):
            return found.group()
        full = _SHORTENED[language][found[1].lower()]
        if full in _AGREEING and _FEMININE.search(line[max(0, found.start() - 30) : found.start()]):
            full = f"{full[:-1]}a"
        full = full.capitalize() if found[1][0].isupper() else full
        if full.lower() in _NAMED and _LETTER_AFTER.match(line, found.end()):
            return full
        return f"{full}." if SENTENCE_ENDS.match(line, found.end()) else full

    line = _TITLE[language].sub(title, line)
    return _SHORT[language].sub(shortened, line)
