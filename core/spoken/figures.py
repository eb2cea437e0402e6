"""Says lists of doses and spaced thousands, whose signs look alike: "5/10/20 mg", "1 000 mg"."""

from __future__ import annotations

import re

from core.spoken.measures import COUNTED_BY

_DOSE = r"\d{1,5}(?:[.,]\d{1,3})?"
# A day may be followed by how often, and by who is seen on it.
_NO_DOSE = (
    r"(?i: ?-?(?:times|daily|nightly|twice|once|every|each|cada|people|patients?|cases?|adults?"
    r"|children|pacientes|casos|[bt]\.?i\.?d|q\.?i\.?d|tds|qds|od|bd|prn|[hd])(?![^\W\d_]))"
)
_DOSE_UNIT = rf"(?!{_NO_DOSE})(?:{COUNTED_BY.pattern}| ?%| ?[單单]位)"
_LIST = re.compile(
    rf"(?<![\w./,-])(?P<doses>{_DOSE}(?: ?/ ?{_DOSE}){{2,8}})(?![\d/-]|[.,]\d)"
    rf"(?:(?={_DOSE_UNIT})"
    rf"|(?P<last> (?:and|or|y|o|u) | ?[和或及] ?)(?P<highest>{_DOSE})(?={_DOSE_UNIT}))"
)
# "1-0-1" is morning, noon and night. With strokes or figures of two digits only one that is nothing
# tells it from a date.
_SHARE = r"(?:\d? ?[½⅓⅔¼¾]|[1-3]/[2-4]|\d[.,]\d{1,2}|\d)"
_SCHEME = re.compile(
    rf"(?<![A-Za-z0-9_./,:+-])(?<!\d )(?:{_SHARE}(?P<dash> ?[-–—−] ?){_SHARE}"
    rf"(?:(?P=dash){_SHARE}){{1,2}}"
    rf"|(?=(?:\d{{1,2}} ?[-–—−/] ?){{0,3}}0(?!\d))\d{{1,2}}(?P<sign> ?[-–—−/] ?)\d{{1,2}}"
    rf"(?:(?P=sign)\d{{1,2}}){{1,2}})(?![A-Za-zÀ-ÿ0-9_/½⅓⅔¼¾-]|[.,:]\d| ?[-–—] ?\d)"
)
_STROKE = re.compile(r" ?/ ?")
_DATE = re.compile(r"(?<![\w./,-])\d{1,2}/\d{1,2}/(?:\d\d){1,2}(?![\d/])")
_YEAR = re.compile(r"(?:[012]?\d|3[01])/(?:[012]?\d|3[01])/(?:19|20)\d\d")
# A narrow blank is set by who means one figure; one to type may stand between two.
_GROUPED = re.compile(
    r"(?<![\w.,/+-])(?<!\d[ \u00a0\u2009\u202f])(?P<lead>[1-9]\d{0,2})"
    r"(?P<groups>(?:(?P<blank>[ \u00a0\u2009\u202f])\d{3})(?:(?P=blank)\d{3})?)"
    r"(?![\w]?\d|[.,/-]\d|[ \u00a0\u2009\u202f]\d)"
)
_WORD = re.compile(r" ?[^\W\d_]")
# What one tablet holds may follow the number of tablets.
_STRENGTH = re.compile(
    r"(?i) ?-?(?:mg|mcg|[µμu]g|g|iu|ui|u|units?|unidad(?:es)?|(?:milli|mili|micro)?gram(?:o|me)?s?)"
    r"(?![^\W_])| ?[毫微]克| ?[單单]位"
)
_SINGLE = re.compile(
    r"(?i)[\s-]{0,2}[^\W\d_]{1,10}[\s-]{1,2}(?:tabl|comprim|c[aá]ps|pill|pastill|tabs?\b|ampo|vial"
    r"|sachet|sobre|bottle|botella|vaso|glass|cup|[錠锭顆颗片粒包瓶杯])"
)


def join_thousands(line: str) -> str:
    """The line with "1 000 mg" as one figure.

    "Take 2 500 mg tablets" are two of 500: with a blank that anybody types, and with one that keeps
    a figure beside its unit before what may be a tablet's strength, only a group that begins with a
    nought cannot be a figure of its own.
    """

    def joined(found: re.Match[str]) -> str:
        after = line[found.end() :].translate({ord(blank): " " for blank in "\u00a0\u2009\u202f"})
        groups = found["groups"].split(found["blank"])[1:]
        sure = any(group.startswith("0") for group in groups)
        may_be_two = found["blank"] == "\u00a0" and _STRENGTH.match(after)
        meant = found["blank"] != " " and not may_be_two and not _SINGLE.match(after)
        # Several groups before a word that counts nothing may be a telephone number.
        if not (COUNTED_BY.match(after) or (len(groups) == 1 and _WORD.match(after))):
            return found.group()
        return found["lead"] + "".join(groups) if sure or meant else found.group()

    return _GROUPED.sub(joined, line)


def say_dose_lists(line: str, language: str) -> str:
    """The line with a pause for each sign between the doses of a list or of a day."""
    pause = "、" if language == "zh" else ", "

    def said(found: re.Match[str]) -> str:
        doses = found["doses"]
        if _YEAR.fullmatch(doses):
            return found.group()
        if found["last"]:
            if _DATE.fullmatch(doses) and not _is_rising(
                [*doses.split("/"), found["highest"]], line
            ):
                return found.group()
            return _STROKE.sub(pause, doses) + found["last"] + found["highest"]
        return _STROKE.sub(pause, doses)

    def of_a_day(found: re.Match[str]) -> str:
        shares = found.group().split(found["dash"] or found["sign"])
        # "1-2-3" counts, unless it counts something.
        counts = "0" not in shares and shares == sorted(set(shares))
        if counts and not COUNTED_BY.match(found.string, found.end()):
            return found.group()
        return pause.join(shares)

    return _LIST.sub(said, _SCHEME.sub(of_a_day, line))


def _is_rising(figures: list[str], line: str) -> bool:
    """Whether figures that may be a date, and the dose behind them, are strengths of one medicine.

    In "10 mg el 5/10/25 y 20 mg el 6/10/25" another date tells that they are none.
    """
    values = [float(figure.replace(",", ".")) for figure in figures]
    return values == sorted(set(values)) and len(_DATE.findall(line)) == 1
