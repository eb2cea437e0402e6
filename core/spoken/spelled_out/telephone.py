"""Says a telephone number digit by digit: "02-2345-6789" is no sum and no three figures."""

from __future__ import annotations

import re

# A country's code, an area in brackets, or groups that begin with a nought: a number that is
# called, whatever stands before it.
_BY_ITS_FORM = (
    r"\+\d{1,3}[ -]?(?:\(0?\d{1,4}\)[ -]?)?\d{1,5}(?:[ -]?\d{2,5}){1,5}"
    r"|\(\d{2,4}\)[ -]?\d{2,4}[ -]?\d{2,5}(?:[ -]\d{2,5})?"
    r"|0\d{1,4}(?:-\d{2,4}){2,3}|0\d{1,4}-\d{6,8}|\d{3}-\d{3}-\d{4}"
    r"|(?:1\.)?[2-9]\d\d\.\d{3}\.\d{4}|[89]\d\.\d{3}\.\d\d\.\d\d|0\d(?:\.\d\d){4}"
    r"|0\d{4} \d{6}|0\d{2,4} \d{3,4}-\d{3,4}|0\d{2,4}(?: \d{2,4}){2,3}|1-\d{3}-\d{3}-\d{4}"
    # Of Spain and of Mexico.
    r"|[2-9]\d\d \d{3} \d{4}"
    r"|[6-9]\d\d \d{3} \d{3}|[6-9]\d\d(?: \d\d){3}|[89]\d \d{3} \d\d \d\d|[2-9]\d \d{4} \d{4}"
)
_TO_CALL = (
    r"(?i:\b(?:call|phone|ring|dial|tel|telephone|mobile|fax|text|hotline|helpline|lifeline|number|NHS"
    r"|ll[aá]m[ae]r?(?:nos)?|marqu?[ea]r?|tel[eé]fono|tfno|m[oó]vil|n[uú]mero"
    r"|l[ií]nea|emergenc(?:y|ies|ias)|urgencias|ambulancia|ambulance)\b[.:]?"
    r"(?:(?: [^\W\d_]{1,12}){1,4}? (?:on|at|al)\b)?"
    r"(?: (?:is|us|them|on|at|al|a|es|the|el)\b){0,3} ?"
    r"|電話|电话|[撥拨]打?|請打|请打|打|電洽|电洽|專線|专线|熱線|热线|手機|手机"
    r"|致電|致电)[:：是為为]? ?"
)
# Digits that are one only where somebody is told to call.
_WHEN_CALLED = r"\d{1,5}(?:[ -]\d{2,5}){1,5}|\d{6,12}|\d{3}\.\d{4}"
# The numbers of emergency services: "nine one one".
_EMERGENCY = r"(?:1[012]\d|9(?:11|88|99)|0\d\d)"
_NO_UNIT = r"(?! ?(?:[毫單单公微]|mg|ml|units?))"
_END = rf"(?![A-Za-z0-9%]|/(?!{_EMERGENCY}(?!\d))|[.,-]\d)"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_.,/+-])(?P<form>{_BY_ITS_FORM}){_NO_UNIT}{_END}"
    rf"|(?P<before>{_TO_CALL})"
    rf"(?P<called>{_BY_ITS_FORM}|{_WHEN_CALLED}|{_EMERGENCY}{_NO_UNIT}|(?P<short>\d{{4,5}}){_NO_UNIT})"
    rf"{_END}"
)
# "Call 112 or 999": the other one is called too.
_ANOTHER = re.compile(
    rf"(?<=\d \d \d)(,? (?:or|and|o|y|u) (?:al |el |on )?|, ?| ?[/或、和及] ?)"
    rf"({_EMERGENCY}){_NO_UNIT}{_END}"
)
_ANOTHER_LONG = re.compile(
    rf"(?<=\d \d \d \d)(,? (?:or|and|o|y|u) (?:al |el |on )?|, ?| ?[/或、和及] ?)"
    rf"(\d{{3}}[ -]\d{{4}}|\d{{2,4}}(?:[ -]\d{{2,4}}){{2,3}}){_END}"
)
_ONE_OR_OTHER = re.compile(r"(?<=\d[ -]\d{4}) ?/ ?(?=[0(]\d)")
_MAX_OTHERS = 3
# A number of four or five digits is one where only such are called so.
_OF_HOTLINES = re.compile(r"(?i)hotline|helpline|lifeline|dial|l[ií]nea|marqu|[線线撥拨]")
# "Number 112" may be of a room or a step: nothing says that it is called.
# After a number, or where it is called so.
_EXTENSION = re.compile(
    r"(?<=\d)(?P<comma>,?) ?"
    r"(?:(?i:ext(?:ensi[oó]n)?|int(?:erno)?)\b\.?|(?<=\d{4} )x(?=\d)|#|轉|转) ?#?"
    r"(?P<after>\d{1,6})(?!\d)"
    r"|(?<=[（(])(?P<bracket>[轉转]) ?(?P<inside>\d{2,6})(?=[)）])"
    r"|(?P<named>分[機机][:：]?) ?(?P<wide>\d{2,6})(?!\d)"
)
_EXTENSION_WORDS = {"en": " extension ", "es": " extensión ", "zh": "，分机"}
_NAMES_ONLY = re.compile(r"(?:number|n[uú]mero)\b", re.IGNORECASE)
_MIN_DIGITS = 6
_DIGITS = re.compile(r"\d+")
_COUNTRY_SIGN = {"en": "plus ", "es": "más ", "zh": "加"}


def say_telephone_numbers(line: str, language: str) -> str:
    """The line with the digits of each telephone number one by one, its groups parted by commas."""

    def say(found: re.Match[str]) -> str:
        number = found["form"] or found["called"]
        groups = _DIGITS.findall(number)
        digits = sum(map(len, groups))
        emergency = (
            digits == 3 and len(groups) == 1 and not _NAMES_ONLY.match(found["before"] or "")
        )
        if found["short"]:
            if not _OF_HOTLINES.search(found["before"]):
                return found.group()
        elif not emergency and (digits < _MIN_DIGITS or max(map(len, groups)) == 1):
            return found.group()
        sign = _COUNTRY_SIGN[language] if number.startswith("+") else ""
        comma = "，" if language == "zh" else ", "
        said = comma.join(" ".join(group) for group in groups)
        return f"{found['before'] or ''}{sign}{said}"

    def extension(found: re.Match[str]) -> str:
        if found["wide"]:
            return found["named"] + " ".join(found["wide"])
        if found["inside"]:
            return f"分机{' '.join(found['inside'])}"
        return f"{found['comma']}{_EXTENSION_WORDS[language]}{' '.join(found['after'])}"

    def other(found: re.Match[str]) -> str:
        groups = _DIGITS.findall(found[2])
        comma = "，" if language == "zh" else ", "
        return (comma if found[1] == "/" else found[1]) + comma.join(map(" ".join, groups))

    line = _ONE_OR_OTHER.sub("、" if language == "zh" else ", ", line)
    said = _NUMBER.sub(say, _EXTENSION.sub(extension, line))
    if said != line:
        for _ in range(_MAX_OTHERS):
            said = _ANOTHER_LONG.sub(other, _ANOTHER.sub(other, said))
    return said
