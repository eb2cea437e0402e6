"""Says dates, days, hours and ratios, whose signs look alike: "2027-03-14", "Mon-Fri", "1:10"."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.spoken.calendar_names import DAYS, MONTHS, SENTENCE_ENDS, briefs, say_calendar_names
from core.spoken.measures import COUNTED_BY

_WEEK = "(?:週|周|星期|禮拜|礼拜)"
_DASH = r" ?[-–—~～〜] ?"
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])((?:19|20|21)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\dT/-]|[.:]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20|21)\d\d)(?![\d/-]|[.:]\d)"
)
# "11/30/26" is a date where the words before tell so: three figures may be three doses, and what
# they count may be any word.
_SHORT_YEAR = re.compile(
    r"(?i)(\b(?:on|by|until|since|date|dated|born|exp\w*|due|el|d[ií]a|fecha|hasta|desde|vence|nac\w*)"
    r"(?: is| es)?[:.]? )(\d{1,2})([/.-])(\d{1,2})\3(\d\d)(?![\d/%-]|[.:,]\d)"
    r"(?= (?:at|and|or|for|from|on|before|after|until|unless|because|when|as|but|please|is|was|will"
    r"|a|y|o|para|por|si|de|hasta|desde|cuando|porque|es|fue)\b| ?[^\w ]| ?$)"
)
_ALSO_OF_DOSES = re.compile(r"(?i)by|until|since|due|hasta|desde")
_CHANGES = re.compile(
    r"(?i)\b(?:reduc|increas|decreas|cut|lower|rais|drop|ris|f[ae]ll|shr[aiu]nk|up|down|titrat|step"
    r"|chang|adjust|taper|wean|add|aument|sub[aeiou]|baj|disminu|dosis|dose)"
)
# "06/2027"
_MONTH_AND_YEAR = re.compile(r"(?<![\w./-])(0[1-9]|1[0-2])/(20[2-9]\d)(?![\d/%-]|[.,:]\d)")
# "El 3/12": behind a word that leads to a day, and no half or quarter.
_DAY_AND_MONTH = {
    "en": re.compile(
        r"(?i)(?P<before>\b(?:on|by|until|till|since|from|after|before"
        r"|(?:tue|wedne|thur)sday|(?:mon|fri|satur|sun)day"
        r"|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?),? )"
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%-]|[.,:]\d| ?(?:mg|mL|ml|of|mm)\b)"
    ),
    "es": re.compile(
        r"(?i)(?P<before>\b(?:el|del|al|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
        r"|lun\.|mar\.|mi[eé]\.|jue\.|vie\.|s[aá]b\.|dom\.)(?: d[ií]a)?,? )"
        r"(?!1/[234]\b|[23]/[34]\b)(?P<first>\d{1,2})/(?P<second>\d{1,2})"
        r"(?![\w/%-]|[.,:]\d| ?(?:mg|mL|ml|de|del|mm)\b)"
    ),
}
_WORKING_WEEK = re.compile(r"(?<![\w-])M ?[-–—] ?F(?=[,:]? ?\d)")
# "3/15" is a day where a day of the week or a part of the day follows, else part of a whole. What
# may be half a tablet needs more than "in the morning", and what is taken is none.
_CHINESE_DAY = re.compile(
    r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])(?![\d/%.-])"
    rf"(?= ?(?:[（(]?{_WEEK}?[一二三四五六日天][)）]|{_WEEK}[一二三四五六日天]"
    r"|(?P<loose>[上下中]午|早上|晚上|[前起]|以前|之前)"
    r"|[回複复門门初看就][診诊]|手[術术]|[開开]刀|追[蹤踪]|抽血|[檢检][查驗验]|入院|住院|出院|[報报]到))"
)
_PART = re.compile("1/[2-4]|[23]/[34]")
_TAKEN = re.compile("(?:每[次天日晚早餐]|[吃服用約约]) ?$")
_CHINESE_DAY_SPAN = re.compile(
    r"(?<![\d./-])(1[0-2]|0?[1-9])/([12]\d|3[01]|0?[1-9]) ?[-–~～至到] ?"
    r"(1[0-2]|0?[1-9])/([12]\d|3[01]|0?[1-9])(?![\d/%.-])"
    r"(?= ?(?:休[診诊假息館馆]|停[診诊]|住院|放假|[門门][診诊]))"
)
# "0800 and 2000 hours": a nought before, or the word after, tells the time of day.
_MILITARY_HOURS = r"(?: ?(?:hours|hrs|h)\b(?! of\b))"
_MILITARY = re.compile(
    rf"(?P<hour>[01]\d|2[0-3])(?P<minutes>[0-5]\d)(?P<hours>{_MILITARY_HOURS}?)", re.IGNORECASE
)
_MILITARY_JOINED = r"(?: ?, ?(?:(?:and|or) )?| (?:and|to|or) | ?[-–] ?)"
_MILITARY_SPAN = re.compile(
    r"(?i)(?:\b(?:at|by|from|until|till|before|after|between)|(?<= )@) "
    rf"(?P<span>\d{{4}}{_MILITARY_HOURS}?(?:{_MILITARY_JOINED}\d{{4}}(?!\d){_MILITARY_HOURS}?)*)"
    r"(?![\w/%]|[.,:]\d|[ -]\d)"
)
_MILITARY_ONE = re.compile(rf"(?i)\d{{4}}{_MILITARY_HOURS}?")
_ANY_WORD = re.compile(r"[ (\[-]*(?!(?:hours|hrs|h|[ap]\.?m)\b)[^\W\d_]", re.IGNORECASE)
# "A las 20.30 h": of an hour, where a figure elsewhere has a point for its decimals.
_POINTED_HOUR = re.compile(
    r"(?i)(\bl[ao]s )([01]?\d|2[0-3])\.([0-5]\d)(?=\s?h(?:oras?|rs?)?\b|[,;.]?(?:\s|$))"
)
# The years of the Republic of China: "115/3/12".
_REPUBLIC_YEAR = re.compile(
    r"(?<![A-Za-z0-9_./-])(?:民國|民国)?(9\d|1[0-4]\d)([/.])(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?![\d/%.-])"
)
# "8 a.m.-noon"
_TO_NOON = re.compile(
    r"(?i)(?:(?<=[ap]\.m\.)|(?<=[ap]m)|(?<=noon)|(?<=midnight)) ?[-–—] ?"
    r"(?=noon|midnight|\d{1,2}(?::\d\d)? ?[ap]\.?m)"
)
_LEADING_NOUGHT = re.compile(r"(?<![\d:.,])0(\d:[0-5]\d)(?![\d:])")
# Alone: in a span of hours each is said alike.
_FULL_HOUR = re.compile(
    rf"(?<![\d:.,/–—~-])(?<![-–—~] )(1?\d|2[0-3]):00(?![\d:])(?!{_DASH})"
    # "20:00 hours" is a time, and "20 hours" is none.
    r"(?P<hours> ?(?:hours|horas|hrs|h)\b)?"
)
# "Fast from 22:00 to 06:00": beside an hour after noon, one before it is no other.
_AFTER_NOON = re.compile(r"(?<![\d:.,])(?:1[3-9]|2[0-3]):00(?![\d:])")
_HOUR_NAMED = re.compile(r" ?(?:[ap]\.? ?m\b|noon|midnight|o['’]clock|de la |del )", re.I)
_TO_ANOTHER = re.compile(r" (?:a|y) \d")
_OF_THE_CLOCK = re.compile(r"(?i)\bl[ao]s? $")
_HALF_OF_DAY = re.compile(
    r"(?<![\d:.,])(1[0-2]|0?[1-9])(:[0-5]\d)? ?([ap])(?:\. ?m\.|m\b)", re.IGNORECASE
)
_CHINESE_HALF = re.compile(
    r"(?:(?P<first>[AP])\.?M\.? ?(?P<a>\d{1,2}:\d\d)|(?P<b>\d{1,2}:\d\d) ?(?P<last>[AP])\.?M\.?)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_CHINESE_WEEKDAYS = re.compile(
    rf"({_WEEK}[一二三四五六日天]){_DASH}({_WEEK}?[一二三四五六日天])(?![一二三四五六日天])"
)
_CHINESE_DAYS = re.compile(rf"{_WEEK}[一二三四五六日天](?:[/／][一二三四五六日天])+")
_CHINESE_SPAN = re.compile(
    r"(?<=[一-鿿]) ?[~～〜] ?(?=[一-鿿])|(?<=[一-鿿])(?<![約约每是為为在至到]) ?[~～〜] ?(?=\d)"
    r"|(?<=\d) ?[~～〜] ?(?=[上下中]午)"
)
# "12月3日(四)"
_WEEKDAY_BEHIND = re.compile(r"(?<=[日號号]) ?[（(](?:星期|週|周)?([一二三四五六日])[)）]")
_TIMES_IN_LINE = re.compile(r"(?<=\d:[0-5]\d) ?/ ?(?=\d{1,2}:[0-5]\d)")
_WIDE_COLON = re.compile(r"(?<=\d)[∶：](?=\d)")
_RATIO = re.compile(
    r"(?<![\d:/])(?<!\d[.,])(\d{1,4}):(\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6})(?![\d:]|[.,]\d)"
)
_MIXED = re.compile(
    r"dilu|ratio|proportion|\bmix|epinephrine|adrenalin|proporci|raz[oó]n|mezcl|稀[釋释]|比例|[調调]配|混合",
    re.IGNORECASE,
)
_MIXED_AFTER = re.compile(
    r" (?:dilu|solution|mixture|ratio|proporci)| ?的?(?:稀[釋释]|比例|[調调]配|混合|[濃浓]度)",
    re.IGNORECASE,
)
_CLAUSE = re.compile("[，。；;]")
_NEAR = 40  # characters before a ratio that tell of a mixture


def say_dates(line: str, language: str) -> str:
    """The line with its dates, spans of days, hours and ratios as they are said."""
    line = _TIMES_IN_LINE.sub("、" if language == "zh" else ", ", line)
    if language == "zh":
        line = _WIDE_COLON.sub(":", line)
    line = _YEAR_FIRST.sub(
        lambda found: _date(found, language, found[1], int(found[3]), int(found[4])), line
    )
    line = _RATIO.sub(lambda found: _ratio(found, line, language), line)
    if language == "zh":
        line = _REPUBLIC_YEAR.sub(
            lambda found: f"{found[1]}年{int(found[3])}月{int(found[4])}日", line
        )
        line = _CHINESE_DAY_SPAN.sub(
            lambda found: "{}月{}日到{}月{}日".format(*map(int, found.groups())), line
        )
        line = _CHINESE_DAY.sub(_chinese_day, line)
        line = _WEEKDAY_BEHIND.sub(r"星期\1", line)
        line = _CHINESE_HALF.sub(_chinese_half, line)
        line = _CHINESE_WEEKDAYS.sub(r"\1到\2", line)
        line = _CHINESE_DAYS.sub(lambda found: re.sub("[/／]", "、", found.group()), line)
        line = _MONTH_AND_YEAR.sub(lambda found: f"{found[2]}年{int(found[1])}月", line)
        return _CHINESE_SPAN.sub("到", line)
    line = _SHORT_YEAR.sub(lambda found: _short_year(found, language), line)
    line = _MONTH_AND_YEAR.sub(lambda found: _month_and_year(found, language), line)
    if language == "en":
        line = _TO_NOON.sub(" to ", _WORKING_WEEK.sub("Monday to Friday", line))
    line = _YEAR_LAST.sub(lambda found: _day_first(found, language), line)
    line = _DAY_AND_MONTH[language].sub(lambda found: _day_of_month(found, language), line)
    line = (
        _POINTED_HOUR.sub(r"\1\2:\3", line)
        if language == "es"
        else _MILITARY_SPAN.sub(_military, line)
    )
    line = _LEADING_NOUGHT.sub(r"\1", line)
    if language == "es":
        line = _HALF_OF_DAY.sub(lambda found: _spanish_half(found, line), line)
    has_late = _AFTER_NOON.search(line) is not None
    line = _FULL_HOUR.sub(lambda found: _full_hour(found, line, language, has_late), line)
    joined = "to" if language == "en" else "a"
    for say in _SPANS[language]:
        line = say(line, joined)
    return say_calendar_names(line, language)


def _date(found: re.Match[str], language: str, year: str, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found.group()
    if language == "zh":
        return f"{year}年{month}月{day}日"
    name = MONTHS[language].split()[month - 1]
    return f"{day} {name} {year}" if language == "en" else f"{day} de {name} de {year}"


def _day_first(found: re.Match[str], language: str) -> str:
    """English writes both the day and the month first: said only where one cannot be a month."""
    first, second = int(found[1]), int(found[3])
    if second > 12:
        first, second = second, first
    elif language == "en" and first <= 12:
        return found.group()
    return _date(found, language, found[4], second, first)


def _month_and_year(found: re.Match[str], language: str) -> str:
    month = MONTHS[language].split()[int(found[1]) - 1]
    return f"{month} {found[2]}" if language == "en" else f"{month} de {found[2]}"


def _ratio(found: re.Match[str], line: str, language: str) -> str:
    left, right = found[1], found[2]
    hour = int(left) <= 24 and len(left) <= 2 and len(right) == 2 and int(right) < 60
    before = _CLAUSE.split(line[max(0, found.start() - _NEAR) : found.start()])[-1]
    mixed = _MIXED.search(before) or _MIXED_AFTER.match(line, found.end())
    if hour and not mixed:
        return found.group()
    if language == "zh":
        return f"{left}比{right}"
    return f"{left} {'to' if language == 'en' else 'a'} {right}"


def _short_year(found: re.Match[str], language: str) -> str:
    # What may be three doses stays, too, where the day could not be told from the month.
    if language == "en" and int(found[2]) <= 12 and int(found[4]) <= 12:
        return found.group()
    before = found.string[: found.start()]
    if _ALSO_OF_DOSES.match(found[1]) and _CHANGES.search(before):
        return found.group()
    return f"{found[1]}{found[2]}{found[3]}{found[4]}{found[3]}20{found[5]}"


def _chinese_day(found: re.Match[str]) -> str:
    part = found["loose"] and _PART.fullmatch(found.group())
    if part or _TAKEN.search(found.string[: found.start()]):
        return found.group()
    return f"{int(found['month'])}月{int(found['day'])}日"


def _day_of_month(found: re.Match[str], language: str) -> str:
    """A day without its year: in English only where the month cannot be the day."""
    first, second = int(found["first"]), int(found["second"])
    day, month = (first, second) if language == "es" else (max(first, second), min(first, second))
    if month > 12 or day > 31 or (language == "en" and day <= 12):
        return found.group()
    name = MONTHS[language].split()[month - 1]
    return found["before"] + (f"{name} {day}" if language == "en" else f"{day} de {name}")


def _military(found: re.Match[str]) -> str:
    """A span with "0800" as 8:00, where a nought or the word tells that it is an hour.

    The other end of what is told is an hour too; but where a word follows the last figure, that and
    the one before may be an amount ("at 0800, 1500 to 2000 mL").
    """
    span = found["span"]
    ones = list(_MILITARY_ONE.finditer(span))
    hours = [_MILITARY.fullmatch(one.group()) for one in ones]
    told = [hour is not None and (hour["hour"][0] == "0" or hour["hours"]) for hour in hours]
    if COUNTED_BY.match(found.string, found.end()):
        told[-1] = False
    if any(told):
        sure = len(ones)
        if _ANY_WORD.match(found.string, found.end()):
            sure -= 2
        told = [one or place < sure for place, one in enumerate(told)]
    said = span
    for one, hour, is_told in reversed(list(zip(ones, hours, told, strict=True))):
        if hour is not None and is_told:
            time = f"{hour['hour']}:{hour['minutes']}{hour['hours']}"
            said = said[: one.start()] + time + said[one.end() :]
    return found.group()[: found.start("span") - found.start()] + said


def _full_hour(found: re.Match[str], line: str, language: str, has_late: bool) -> str:
    hour = int(found[1])
    if _HOUR_NAMED.match(line, found.end()):
        return found[1]
    if language == "es" and found["hours"]:
        return f"{hour} horas"
    if language == "es":
        said = _OF_THE_CLOCK.search(line[: found.start()]) or _TO_ANOTHER.match(line, found.end())
        return f"{hour}" if said else f"{hour} horas"
    if hour == 0:
        return "midnight"
    if not has_late:
        return f"{hour} o'clock"
    if hour == 12:
        return "12 noon"
    half = "a.m" if hour < 12 else "p.m"
    return f"{hour % 12} {half}{'' if line.startswith('.', found.end()) else '.'}"


def _spanish_half(found: re.Match[str], line: str) -> str:
    hour, minutes, late = int(found[1]), found[2] or "", found[3].lower() == "p"
    if late:
        part = "del mediodía" if hour == 12 else f"de la {'tarde' if hour < 8 else 'noche'}"
    else:
        early = "madrugada" if hour < 6 else "mañana"
        part = f"de la {'noche' if hour == 12 else early}"
    # The last point ends the sentence too.
    point = "." if found.group()[-1] == "." and SENTENCE_ENDS.match(line, found.end()) else ""
    return f"{hour}{minutes} {part}{point}"


def _chinese_half(found: re.Match[str]) -> str:
    late = (found["first"] or found["last"]).lower() == "p"
    return f"{'下午' if late else '上午'}{found['a'] or found['b']}"


def _spans(names: str, short: dict[str, str]) -> Callable[[str, str], str]:
    """What says "Mon-Fri" and "March–May" of these names and their short forms."""
    full = {name.lower(): name for name in names.split()}
    said = full | {brief.lower(): full[name.lower()] for brief, name in short.items()}
    one = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    span = re.compile(rf"(?i)(?<![\w-])({one})\.?{_DASH}({one})\b(\.?)(?!-)")

    def say(line: str, joined: str) -> str:
        def joint(found: re.Match[str]) -> str:
            first, last = found[1], found[2]
            point = "." if found[3] and SENTENCE_ENDS.match(line, found.end()) else ""
            # "L-V", but never the letters of something else.
            letters = len(first) == 1 or len(last) == 1
            if letters and not (first.isupper() and last.isupper() and len(first + last) == 2):
                return found.group()
            return f"{said[first.lower()]} {joined} {said[last.lower()]}{point}"

        return span.sub(joint, line)

    return say


_SPANS = {
    "en": (
        _spans(DAYS["en"], briefs(DAYS["en"], 3) | {"Tues": "Tuesday", "Thurs": "Thursday"}),
        _spans(MONTHS["en"], briefs(MONTHS["en"], 3) | {"Sept": "September"}),
    ),
    "es": (
        _spans(
            DAYS["es"],
            briefs(DAYS["es"], 3)
            | {"L": "lunes", "M": "martes", "X": "miércoles", "J": "jueves"}
            | {"V": "viernes", "S": "sábado", "D": "domingo"},
        ),
        _spans(MONTHS["es"], briefs(MONTHS["es"], 3)),
    ),
}
