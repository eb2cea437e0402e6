"""What is said for units, alone and below a stroke, and for other words around a stroke."""

from __future__ import annotations

import re

from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords

NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,3}"
UNIT_NAMES = (
    "tbsp|tsp|gtts|gtt|mths?|mos|mo|tabs|tab|caps|mmHg|mm Hg|mmol|nmol|[µμu]mol|mcg|µg|μg|ug"
    "|ng|mEq|kcal|bpm|lpm"
    "|mins|min|hrs|hr|hs|mIU|mUI|mU|secs|sec|seg|sem|wks|wk|yrs|yr|lbs|lb|oz|ft|comp|amps|amp|inhs|inh|pulv|cp|cáps|gts|cdtas|cdta|cdas|cda"
    r"|kPa|cmH2O|mi|mSv|Gy|kJ|pg|[µμu][Ll]|mg|kg|km|[cm]?m[²³]|m2|m3|cm|mm|m|mL|ml|ML|dL|dl|cc|c\.c\.|IU|UI|U|u|g|L|l|h|s|d|y"
)
UNIT = rf"(?:{UNIT_NAMES})(?![A-Za-zÀ-ÖØ-öø-ÿ0-9])"
# "y", "u" and "s" alone are words beside a figure that is no measure.
COUNTED_BY = re.compile(
    rf"(?i: ?-?)(?:(?![yus](?![A-Za-zÀ-ÖØ-öø-ÿ])){UNIT}"
    r"|(?i:(?:units?|unidad(?:es)?|tablets?|pills?|capsules?|puffs?|drops?|sprays?|sachets?|patch(?:es)?"
    r"|doses?|dosis|times|(?:milli|micro|nano)?(?:gram|litre|liter)s?|calor(?:ies|[ií]as)|steps|people"
    r"|patients?|cases?|adults?|children|gotas?|tabletas?|pastillas?|comprimidos?|c[aá]psulas?"
    r"|sobres?|parches|pacientes|casos|(?:mili|micro)?(?:gramo|litro)s?"
    r"|[bt]\.?i\.?d|q\.?i\.?d|tds|qds|od|bd|prn|daily|nightly|twice|once|every|each|cada)"
    r"(?![A-Za-zÀ-ÖØ-öø-ÿ0-9]))| ?[毫微]?[升克]| ?[錠锭顆颗片粒包滴位])"
)
"""What stands behind an amount, and never behind a date or a sum of money."""
_WIDE_EACH = "|".join(sorted(filter(None, CHINESE.below_stroke), key=len, reverse=True))
# "125 mg/5 mL": the strength of a syrup.
_COUNT = r"\d{1,4}(?:[.,]\d{1,3})? ?"
_COUNTED = re.compile(rf"({_COUNT})(.*)")
# "100 mcg/puff"
_NAMED_BELOW = re.compile(r"[^\W\d_A-ZÁÉÍÓÚÑ一-鿿]{3,10}")
# "500 mg/codeine 30 mg" may be two medicines, "5 mg/day 10 mg" is none.
_WITH_ANOTHER = re.compile(
    rf"(?<=\d)( ?(?:{UNIT_NAMES})) ?[/+] ?"
    rf"(?=([^\W\d_]{{3,30}}) \d{{1,5}}(?:[.,]\d{{1,3}})? ?(?:{UNIT_NAMES})\b)"
)
_MEASURE = re.compile(
    rf"(?<![A-Za-z_])(?P<low>(?:{NUMBER}到)?)(?P<number>(?:{NUMBER})?) ?(?P<unit>{UNIT_NAMES})"
    rf"(?:\.?/(?P<below>(?:{_COUNT})?(?:{UNIT_NAMES}|{_WIDE_EACH}|[^\W\d_²³]{{1,10}})))?"
    rf"(?:/(?P<lowest>(?:{_COUNT})?(?:{UNIT_NAMES}|{_WIDE_EACH}|[^\W\d_²³]{{1,10}})))?(?![A-Za-zÀ-ÖØ-öø-ÿ0-9²³/])"
)
# "5 mg. at night": the point belongs to the unit, where the sentence goes on.
_POINTED = re.compile(rf"{_MEASURE.pattern}\.(?= [a-záéíóúñ=(→⇒➔])")
# "5'10\""
_HEIGHT = re.compile(r"(?<![\w.,'’])([3-7]) ?['’′] ?(\d{1,2})(?: ?(?:[\"”″]|['’′]{2}))(?!\w)")
# Alone, "in" is no unit.
_FEET = re.compile(r"(?<![\w.])(\d{1,2}) ?ft\.? (\d{1,2}(?:\.\d)?) ?in\b(?! (?:the|a|an|your)\b)")
_SAME_UNIT = (
    {"c.c.": "cc", "µl": "ul", "μl": "ul"}
    | {
        "m2": "m²",
        "m3": "m³",
        "cdas": "cda",
        "cdtas": "cdta",
        "gtts": "gtt",
        "µL": "ul",
        "μL": "ul",
    }
    | {"µg": "mcg", "μg": "mcg", "ug": "mcg", "mm Hg": "mmHg", "secs": "sec"}
    | {f"{micro}mol": "umol" for micro in "µμu"}
)
_METRES = re.compile(r"\d{1,4}[.,]\d{1,2}|[1-9]\d{1,4}|[1-9][.,]\d{3}")
_METRES_AFTER = re.compile(
    r" (?:from|away|apart|wide|long|deep|high|tall|de (?:distancia|alt[oa]|largo|ancho|profund))"
)
_HOURS = re.compile(r"\bhoras?$")
_PER = re.compile(r"(?<=[^\W_])\.?/([^\W\d_²]{1,7})(?![\w/])")
# "0.1 mg/(kg·d)"
_BOTH_BELOW = re.compile(r"/ ?\((kg|m²|m2)[·⋅•∙.*/ ]{1,2}([a-z]{1,4}|[天日])\)")
# "125 mg / 5 mL"
_APART = re.compile(
    r"(?:(?<=\d mg)|(?<=\dmg)|(?<=\d mcg)|(?<=\dmcg)|(?<=\d g)|(?<=\dg)) / (?=\d{1,3} ?m[lL]\b)"
)
# "10 毫克/kg/天" is written in two ways at once.
_WIDE_NAMES = {names[0]: unit for unit, names in reversed(CHINESE.units.items())}
_WIDE_ABOVE = re.compile(
    rf"(?<=\d) ?({'|'.join(sorted(_WIDE_NAMES, key=len, reverse=True))})"
    rf"(?=/(?:{UNIT_NAMES})(?![A-Za-z]))"
)
# "10-mL syringe"
_HYPHENED = re.compile(rf"(?<![\w.,-])(\d{{1,4}}(?:\.\d{{1,2}})?)-({UNIT_NAMES})(?= [a-z])")
_TIMES_A_DAY = re.compile(
    r"(?<=\d) ?v(?:ec)?\.?(?P<stroke>/(?=d[ií]a\b|sem)|(?<=\.)(?= (?:cada|al|por)\b))"
)
# "2 drops/eye" counts for each eye.
_FOR_EACH = re.compile(r"(?<=\d )([^\W\d_²]{2,20})/([^\W\d_²]{2,20})(?![\w/])")
_WIDE_UNIT_BEGINS = re.compile(
    r"(?:分[鐘钟]|小[時时]|公斤|千克|[公分毫]?升|[毫公]?克|[天日週周月年分次餐])"
)
WIDE_UNIT = re.compile(rf"{_WIDE_UNIT_BEGINS.pattern}(?![一-鿿])")
"""What something is counted by, below a stroke."""

# "4 doses/24 hours"
_IN_TIME = re.compile(
    r"(?<=[^\W\d_])/(?=\d{1,3} ?(?:hours?|days?|weeks?|horas?|d[ií]as?|semanas?)\b)"
)
# "niño/a", "los/as"
_BOTH_GENDERS = re.compile(r"\b([^\W\d_]{1,20}?)([oa]s?|(?<=[rnl]))/([oa]s?)(?![\w/])")
_WIDE_EITHER = re.compile(
    r"(?:(?<![一-鿿])[一-鿿]+|(?<![A-Za-z])[A-Z]{2,6})(?: ?/ ?(?:[一-鿿]+|[A-Z]{2,6}(?![A-Za-z])))+"
)
_EITHER = re.compile(r"(?<![\w/.])([^\W\d_²]{2,20})/([^\W\d_²]{2,20})(?![\w/])")
_STRENGTHS = re.compile(r" ?\d{1,4}(?:[.,]\d{1,2})?/\d")
# "4,500/μL" and "10⁹/L"
_WIDE_COUNT = re.compile(
    rf"(?<![A-Za-z0-9_./,])({NUMBER}(?:的\d{{1,2}}次方)?) ?/ ?({UNIT_NAMES})"
    r"(?![A-Za-zÀ-ÖØ-öø-ÿ0-9²³/])"
)
_POWER = re.compile(
    r"(?<![\d.,])10(?:\^(?P<plain>-?\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))(?!\d)"
    rf"(?: ?/ ?(?P<below>{UNIT_NAMES})(?![A-Za-zÀ-ÖØ-öø-ÿ0-9²³/]))?"
)
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def say_powers(text: str, words: SpokenWords) -> str:
    """The text with "10^9" and "10⁹" in words, that nobody hears a hundred and nine."""

    def say(found: re.Match[str]) -> str:
        power = found["plain"] or found["raised"].translate(_RAISED)
        said = words.power.format(power.replace("-", words.minus.format("")))
        below = found["below"] and unit_name(found["below"], words, many=False)
        if not below:
            return said + text[found.end("plain" if found["plain"] else "raised") : found.end()]
        return f"{said}{words.joint}{words.per}{words.joint}{below}"

    return _POWER.sub(say, text)


def say_units(text: str, words: SpokenWords) -> str:
    """The text with the units beside its figures in words, and those below their strokes."""

    def hyphened(found: re.Match[str]) -> str:
        name = unit_name(found[2], words, many=False)
        return f"{found[1]}-{name}" if name and len(found[2]) > 1 else found.group()

    def with_another(found: re.Match[str]) -> str:
        from core.retrieval.medicines.finding import may_be_name  # not waited for by a start

        if _known_below(found[2], words) or not may_be_name(found[2]):
            return found.group()
        return f"{found[1]} {words.with_sign} "

    text = _APART.sub("/", _BOTH_BELOW.sub(r"/\1/\2", text))
    text = _WITH_ANOTHER.sub(with_another, text)
    if words is ENGLISH:
        text = _HEIGHT.sub(r"\1 feet \2 inches", _FEET.sub(r"\1 feet \2 inches", text))
        text = _HYPHENED.sub(hyphened, text)
    if words is CHINESE:
        text = _WIDE_ABOVE.sub(lambda found: _WIDE_NAMES[found[1]], text)
        text = _WIDE_COUNT.sub(
            lambda found: f"每{unit_name(found[2], words, many=False) or found[2]}{found[1]}", text
        )
    return _MEASURE.sub(lambda found: _measure(found, words) or found.group(), text)


def without_unit_points(text: str, words: SpokenWords) -> str:
    """The text without the points of units that are said in full.

    It is asked for before any sign is put into words: in "5 mg. <4 mmol/L" a sentence ends, and in
    "5 milligrams. below 4" nothing tells so.
    """

    def unpointed(found: re.Match[str]) -> str:
        return found.group() if _measure(found, words) is None else found.group()[:-1]

    return _POINTED.sub(unpointed, text)


def _measure(found: re.Match[str], words: SpokenWords) -> str | None:
    """What is said for a figure and its unit; None where that is no measure."""
    text, number, unit, below = found.string, found["number"], found["unit"], found["below"]
    if (
        not number
        and not below
        and not re.search(r"[\d½⅓⅔¼¾] ?$", text[max(0, found.start() - 2) : found.start()])
    ):
        return None
    # "6 u 8 horas" is "or" in Spanish, and "30s" an age.
    apart = text[found.start("unit") - 1 : found.start("unit")] == " "
    age = unit == "s" and not apart and words is not CHINESE
    if age or (unit == "u" and apart and not below):
        return None
    # "5 m" may be minutes, months or metres.
    if (
        unit == "m"
        and not below
        and not (_METRES.fullmatch(number) or _METRES_AFTER.match(text, found.end()))
    ):
        return None
    if unit == "ML" or (unit == "g" and not number and not below):
        return None
    # "0.5 units/kg/day"
    one = number == "1" or (not number and text[found.start() - 1 : found.start()] == "/")
    said = unit_name(unit, words, many=not one)
    if said is None:
        return None
    space = words.joint if number else ""
    lowers = [lower for lower in (below, found["lowest"]) if lower is not None]
    strokes = [said_below for lower in lowers if (said_below := _stroke(lower, words))]
    if len(strokes) < len(lowers):
        return None
    if words is CHINESE:
        per = "".join(f"每{lower}" for lower in reversed(strokes))
        return f"{per}{found['low']}{number}{said}"
    return f"{found['low']}{number}{space}{said}" + "".join(
        # A dose "every 8 hours", where "per 8 hours" would be a sum.
        f" {words.every if lower[0].isdigit() and _HOURS.search(lower) else words.per} {lower}"
        for lower in strokes
    )


def _stroke(lower: str, words: SpokenWords) -> str | None:
    """What is said of a unit below a stroke, which may have a figure of its own."""
    counted = _COUNTED.fullmatch(lower)
    if counted is None:
        return _known_below(lower, words) or (lower if _NAMED_BELOW.fullmatch(lower) else None)
    count, unit = counted[1].strip(), counted[2]
    return f"{count}{words.joint}{unit_name(unit, words, many=count != '1') or unit}"


def _known_below(lower: str, words: SpokenWords) -> str | None:
    return unit_name(lower, words, many=False) or words.below_stroke.get(lower.lower())


def unit_name(unit: str, words: SpokenWords, *, many: bool) -> str | None:
    """What one or more of a unit are called; None for what the language has no word for."""
    forms = words.units.get(_SAME_UNIT.get(unit, unit).lower())
    return forms[many] if forms else None


def _wide_either(found: re.Match[str], words: SpokenWords) -> str:
    parts = re.split(" ?/ ?", found.group())
    # "100下/分鐘" is a rate.
    counts = found.string[: found.start()][-1:].isdigit()
    counted = counts and _WIDE_UNIT_BEGINS.match(parts[1])
    if counted or WIDE_UNIT.match(parts[-1]):
        return found.group()
    if counts and parts[-1] in words.below_stroke:
        return words.per.join(parts)
    return ("，" if counts else _joint(found, words)).join(parts)


def _either(found: re.Match[str], words: SpokenWords) -> str:
    joint = _joint(found, words)
    return f"{found[1]}{'' if joint == ',' else ' '}{joint} {found[2]}"


def _joint(found: re.Match[str], words: SpokenWords) -> str:
    """What a stroke means there: "or"; between medicines that share a tablet "and", else no word.

    "Amoxicillin/clavulanate 875/125 mg" is one tablet, and "ibuprofen/naproxen" may be either.
    """
    from core.retrieval.medicines.finding import medicines  # not waited for by a start

    if not medicines(found.group(), ()):
        return words.either
    if _STRENGTHS.match(found.string, found.end()):
        return words.with_sign
    return "、" if words is CHINESE else ","


def _genders(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]} o {found[1]}{found[3]}"


_DAY_NAMES = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo)"
)
_DAY_STROKE = re.compile(rf"(?<=\w)/(?={_DAY_NAMES}\b)(?<=y/|s/|o/)", re.IGNORECASE)
# "8 o'clock / 2 p.m."
_BETWEEN_TIMES = re.compile(
    r"(?:(?<=\d)|(?<=clock)|(?<=\.m\.)|(?<= horas)) / "
    r"(?=\d{1,2}(?::\d\d|\b(?! ?[a-zµμ%])| [ap]\.m| horas))"
)
_DAY_OR_NIGHT = re.compile(r"(?i)(?<!\w)(?:day|night|d[ií]a|noche)$")
_ON_AND_OFF = re.compile(r"(?i)(?:(?<= on)|(?<= off)|(?<= s[ií])|(?<= no)) ?/ ?(?=\d)")
_OTHER_SCALE = re.compile(r"(?<=Celsius|renheit) ?/ ?(?=\d)")
_WIDE_PER_HOURS = re.compile(r"(?<=[顆颗錠锭粒片包滴次劑剂]) ?/ ?(?=\d+ ?個?(?:小時|小时|天|日))")


def say_strokes(text: str, words: SpokenWords) -> str:
    """The text with what a stroke between words means: each, or one of both."""
    if words is CHINESE:
        text = _WIDE_PER_HOURS.sub("，每", text)
        return _WIDE_EITHER.sub(lambda found: _wide_either(found, words), text)
    text = _BETWEEN_TIMES.sub(", ", text)
    text = _OTHER_SCALE.sub(", ", _DAY_STROKE.sub(", ", _ON_AND_OFF.sub(", ", text)))
    text = re.sub(r"\b(?:and/or|y/o)\b", words.both, text, flags=re.IGNORECASE)

    def per(found: re.Match[str]) -> str:
        before = found.string[max(0, found.start() - 6) : found.start()]
        if _DAY_OR_NIGHT.search(before) and _DAY_OR_NIGHT.match(found[1]):
            return found.group()
        name = found[1] if len(found[1]) == 1 else found[1].lower()
        below = words.below_stroke.get(name) or (
            # "100 units/mL"
            unit_name(found[1], words, many=False) if len(found[1]) > 1 else None
        )
        return f" {words.per} {below}" if below else found.group()

    text = _IN_TIME.sub(f" {words.per} ", text)
    if words is SPANISH:
        text = _TIMES_A_DAY.sub(r" veces\g<stroke>", text)
        text = _BOTH_GENDERS.sub(_genders, text)
    text = _FOR_EACH.sub(rf"\1 {words.per} \2", _PER.sub(per, text))
    return _EITHER.sub(lambda found: _either(found, words), text)
