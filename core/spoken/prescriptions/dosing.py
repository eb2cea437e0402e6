"""Says the codes of a prescription that are words or names elsewhere: "1 tab PO TID PC x 7 d"."""

from __future__ import annotations

import re
from functools import cache

from core.spoken.prescriptions.abbreviations import EVERY, OF_EYES, RIGHT_EYE

_SURE = "bid|tid|qid|qod|qhs|qam|qpm|prn|tds|qds|qd"
# Only beside an amount or beside a code that is no word.
_UNSURE = "od|bd|hs|po|ac|pc|iv|im|sc|sq|subq|sl|stat|vo"
_CODE = rf"(?:{_SURE}|{_UNSURE}|{re.sub(r'[?]P<[a-z]+>', '?:', EVERY)})"
_AMOUNT = (
    r"\d ?(?:mg|mcg|[µμ]g|g|ml|units?|iu|ui|u|tab(?:let)?s?|cap(?:sule)?s?|puffs?|drops?|gtts?"
    r"|sprays?|comp(?:rimidos?)?|c[aá]psulas?|tabletas?|gotas?|cp|#|[毫微]?[升克]|[錠锭顆颗片粒包滴])(?![^\W\d_])\.?"
)
_RUN = re.compile(
    rf"(?:(?P<amount>{_AMOUNT} ?)|(?<![\w.-]))"
    rf"(?P<codes>{_CODE}(?:(?: ?[,&/+] ?| (?:and|y) | ){_CODE}){{0,5}})"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
# "3 mL BD syringe" names a maker, "a 10 g OD of paracetamol" tells of too much.
_ENDS_A_DOSE = re.compile(
    r" ?(?:[^\w ]|$)| (?:for|x|with|during|por|durante|con)\b| ?[x×]\d"
    r"| ?(?:共|[連连]|持[續续]|配|[與与和])"
)
_WAY_IN = frozenset({"po", "vo", "sc", "sq", "subq", "sl"})
_WHEN = re.compile(
    r"(?i) (?:daily|every|each|once|twice|before|after|at|as needed|until|then|cada|antes"
    r"|despu[eé]s|al|en|diario)\b| ?[每早晚睡飯饭餐]"
)
_ONE = re.compile(rf"(?<![A-Za-z]){_CODE}(?![\w-])", re.IGNORECASE)
_SURE_CODE = re.compile(rf"(?:{_SURE})$|q ?\d", re.IGNORECASE)
_WORDS = {
    "en": {
        "od": "once a day",
        "qd": "once a day",
        "qod": "every other day",
        "qhs": "at bedtime",
        "qam": "every morning",
        "qpm": "every evening",
        "prn": "as needed",
        "bd": "twice a day",
        "tds": "three times a day",
        "qds": "four times a day",
        "bid": "twice a day",
        "tid": "three times a day",
        "qid": "four times a day",
        "hs": "at bedtime",
        "po": "by mouth",
        "ac": "before meals",
        "pc": "after meals",
        "sc": "under the skin",
        "sq": "under the skin",
        "subq": "under the skin",
        "sl": "under the tongue",
        "stat": "at once",
    },
    "es": {
        "qd": "una vez al día",
        "qod": "un día sí y otro no",
        "qhs": "al acostarse",
        "qam": "cada mañana",
        "qpm": "cada noche",
        "bid": "dos veces al día",
        "tid": "tres veces al día",
        "qid": "cuatro veces al día",
        "prn": "si es necesario",
        "hs": "al acostarse",
        "ac": "antes de las comidas",
        "pc": "después de las comidas",
        "po": "por vía oral",
        "vo": "por vía oral",
        "sc": "por vía subcutánea",
        "iv": "por vía intravenosa",
        "im": "por vía intramuscular",
        "sl": "debajo de la lengua",
    },
    "zh": {
        "od": "每天1次",
        "qd": "每天1次",
        "qod": "每2天1次",
        "qhs": "睡前",
        "qam": "每天早上",
        "qpm": "每天晚上",
        "prn": "需要时",
        "bd": "每天2次",
        "tds": "每天3次",
        "qds": "每天4次",
        "bid": "每天2次",
        "tid": "每天3次",
        "qid": "每天4次",
        "hs": "睡前",
        "po": "口服",
        "ac": "饭前",
        "pc": "饭后",
        "sc": "皮下注射",
        "iv": "静脉注射",
        "im": "肌肉注射",
        "sl": "舌下",
        "stat": "立即",
    },
}
_TIME = {
    "en": (r"days?|d|weeks?|wks?|months?|nights?|hours?|hrs?|h|doses?", "for"),
    "es": (r"d[ií]as?|d|semanas?|sem|mes(?:es)?|noches?|horas?|h|dosis", "durante"),
}
_TIME_WORD = {
    "d": {"en": "day", "es": "día"},
    "h": {"en": "hour", "es": "hora"},
    "wk": {"en": "week"},
    "wks": {"en": "week"},
    "hr": {"en": "hour"},
    "hrs": {"en": "hour"},
    "sem": {"es": "semana"},
}
_DURATION = {
    language: re.compile(
        rf"(?:(?<=[^\W\d_])|(?<=[.)%]))(?: [x×] ?|[x×](?=\d))"
        rf"(?P<count>\d{{1,3}}(?: ?[-–] ?\d{{1,3}})?)"
        rf" ?(?P<time>{times})(?![^\W_])"
    )
    for language, (times, _) in _TIME.items()
}
_WIDE_DURATION = re.compile(
    r"(?<=[次顆颗粒片錠锭包天晨晚前後后服A-Za-z%]) ?[x×] ?(\d{1,3}) ?"
    r"([天日週周]|個月|个月|星期)(?![一-鿿]?[x×])"
)
# "1#" is one tablet on a prescription in Chinese.
_WIDE_TABLET = re.compile(
    r"(?<![\w#./-])(\d(?:\.\d{1,2})?|\d/\d) ?#(?=[ ,，。;；、)）]|[一-鿿]|[A-Za-z]|$)"
)


# "5/7" are days, "2/52" weeks and "3/12" months, in British notes.
_BRITISH = re.compile(
    r"(?i)(?P<lead>\bfor |\bin |\bx ?|\bevery )(?P<count>\d{1,2})/(?P<of>7|52|12)"
    r"(?![\w/]|[.,]\d| (?:of|patients|people|cases|women|men|children)\b)"
)
_OF_BRITISH = {"7": "day", "52": "week", "12": "month"}


def _british(found: re.Match[str]) -> str:
    lead = "for " if found["lead"][0] in "xX" else found["lead"]
    unit = _OF_BRITISH[found["of"]]
    return f"{lead}{found['count']} {unit}{'' if found['count'] == '1' else 's'}"


def say_dosing(line: str, language: str) -> str:
    """The line with the codes of prescriptions, and "x 7 days", in words."""
    words = _WORDS[language]

    @cache
    def of_eyes() -> bool:
        return OF_EYES.search(line) is not None

    def code(found: re.Match[str]) -> str:
        key = found.group().lower()
        if key == RIGHT_EYE and of_eyes():
            return found.group()
        return words.get(key, found.group())

    def run(found: re.Match[str]) -> str:
        codes = _ONE.findall(found["codes"])
        if not found["amount"] and not any(map(_SURE_CODE.match, codes)):
            return found.group()
        amount = found["amount"] or ""
        if len(codes) == 1 and not _SURE_CODE.match(codes[0]):
            ends = _ENDS_A_DOSE.match(line, found.end())
            when = codes[0].lower() in _WAY_IN and _WHEN.match(line, found.end())
            if not ends and not when:
                return found.group()
        alone = len(codes) == 1 and not amount
        # "They bid farewell": the others are no word, and "bid" is none elsewhere.
        if alone and language == "en" and codes[0][:1] not in "qQ":
            return found.group()
        return amount + _ONE.sub(code, found["codes"])

    if language == "zh":
        line = _WIDE_DURATION.sub(r"，共\1\2", line)
        line = _RUN.sub(run, line)
        return _WIDE_TABLET.sub(lambda found: f"{found[1]}颗", line)
    if language == "en":
        line = _BRITISH.sub(_british, line)
    line = _DURATION[language].sub(lambda found: _for(found, language), line)
    return _RUN.sub(run, line)


def _for(found: re.Match[str], language: str) -> str:
    """ "For 7 days"."""
    count, time = found["count"], found["time"]
    word = _TIME_WORD.get(time, {}).get(language)
    if word:
        time = word if count == "1" else f"{word}s"
    return f" {_TIME[language][1]} {count} {time}"
