"""Says digit by digit what is a name in figures: record numbers, codes, lots."""

from __future__ import annotations

import re

# A nought before other digits, or more of them than anything is counted in.
_BY_ITS_FORM = r"[A-Z]{0,3}-?(?:0\d{3,15}|\d{7,15})"
_NAMED = (
    r"(?i:\b(?:record|chart|file|patient|case|reference|booking|appointment|lot|batch|policy|card"
    r"|prescription|MRN|NHC|ID|PIN|code|historia(?: cl[ií]nica)?|expediente|referencia|lote"
    r"|c[oó]digo|p[oó]liza|tarjeta|receta)"
    r"(?: (?:number|no\.?|id|code|n[uú]mero|n\.º))?(?: (?:is|es))?[:#]? ?"
    r"|(?:病[歷历][號号]?[碼码]?|身[分份][證证][號号]?[碼码]?|批[號号]|代[碼码]|密[碼码]|[編编][號号]|[證证]件?[號号][碼码]?"
    r"|健保卡[號号]?[碼码]?)[:：是為为]? ?)"
)
_NUMBER = r"[A-Z]{0,3}-?\d{4,15}(?:-\d{1,8})?"
_END = (
    r"(?![A-Za-z0-9/%:~]|[.,-]\d"
    r"| ?(?:mg|mcg|µg|g|kg|ml|mL|IU|UI|U|units?|unidades|cells|[單单]位|[國国][際际]))"
)
_RECORD = re.compile(
    rf"(?P<before>{_NAMED})(?P<named>{_NUMBER}){_END}"
    rf"|(?<![A-Za-z0-9.,/:+#$€-])(?P<form>{_BY_ITS_FORM}){_END}"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def say_record_numbers(line: str) -> str:
    """The line with such numbers as single digits and letters."""

    def say(found: re.Match[str]) -> str:
        number = found["form"] or found["named"]
        if _YEAR.fullmatch(number):
            return found.group()
        groups = [" ".join(group) for group in number.split("-") if group]
        return (found["before"] or "") + ", ".join(groups)

    return _RECORD.sub(say, line)
