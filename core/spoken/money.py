"""Says sums of money: "$25.50", "45,50 €", "NT$1,500"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.spoken.measures import COUNTED_BY


@dataclass(frozen=True, slots=True)
class _Currency:
    """One and more of it, and of its hundredth part where that has a name."""

    one: str
    many: str
    part: str = ""
    parts: str = ""


_ENGLISH = {
    "$": _Currency("dollar", "dollars", "cent", "cents"),
    "€": _Currency("euro", "euros", "cent", "cents"),
    "£": _Currency("pound", "pounds", "penny", "pence"),
    "US$": _Currency("US dollar", "US dollars", "cent", "cents"),
    "NT$": _Currency("New Taiwan dollar", "New Taiwan dollars"),
    "HK$": _Currency("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "A$": _Currency("Australian dollar", "Australian dollars", "cent", "cents"),
    "CA$": _Currency("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "MXN": _Currency("Mexican peso", "Mexican pesos", "centavo", "centavos"),
}
# A bare "$" is a peso in one country and a dollar in another: it is left to the voice.
_SPANISH = {
    "€": _Currency("euro", "euros", "céntimo", "céntimos"),
    "£": _Currency("libra", "libras", "penique", "peniques"),
    "US$": _Currency("dólar", "dólares", "centavo", "centavos"),
    "MXN": _Currency("peso", "pesos", "centavo", "centavos"),
}
# In Simplified characters; the line puts them into those that it is written in.
_CHINESE = {
    "$": _Currency("", "元"),
    "¥": _Currency("", "元"),
    "NT$": _Currency("新台币", "元"),
    "US$": _Currency("", "美元"),
    "HK$": _Currency("港币", "元"),
    "€": _Currency("", "欧元"),
    "£": _Currency("", "英镑"),
}
_SAME = {
    "￥": "¥",
    "RMB": "¥",
    "CNY": "¥",
    "＄": "$",
    "NTD": "NT$",
    "TWD": "NT$",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "AUD": "A$",
    "AU$": "A$",
    "CAD": "CA$",
    "C$": "CA$",
    "MX$": "MXN",
}
_CURRENCIES = {"en": _ENGLISH, "es": _SPANISH, "zh": _CHINESE}

_SUM = r"\d{1,3}(?:[.,]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_SIGN = r"(?:NT|US|HK|AU?|CA?|MX)[$＄]|[$＄€£¥￥]"
_CODE = "NTD|TWD|USD|EUR|GBP|AUD|CAD|MXN|RMB|CNY"
_TO = r" ?(?:-|–|—|~|～) ?"
_END = r"(?!\d|[.,]\d|[+%])"
_MONEY = re.compile(
    rf"(?<![A-Za-z$＄€£¥￥])(?P<sign>{_SIGN}|(?:{_CODE}) ?) ?(?P<first>{_SUM})"
    rf"(?:{_TO}(?:(?P=sign))? ?(?P<to>{_SUM}))?{_END}(?: ?(?P<code>{_CODE})(?![A-Za-z]))?(?: ?元)?"
    rf"|(?<![A-Za-z\d.,/$＄€£¥￥-])(?P<before>{_SUM})(?:{_TO}(?P<last>{_SUM}))?"
    rf" ?(?P<after>[€£]|(?:{_CODE})(?![A-Za-z]))"
)
# "$2 million", "$50塊"
_LARGE = re.compile(r" ?(?:million|billion|thousand|millones|mil\b|[kKmM]\b|[萬万億亿塊块])")
# Gabapentin, heart disease, a use of alcohol, a fault of the spine: money only where more tells so.
_MEDICAL = frozenset({"GBP", "CAD", "AUD", "NTD"})
_TELLS_MONEY = re.compile(
    r"(?i)[$＄€£¥￥]|\b(?:cost|fee|pric|pay|paid|charg|bill|deposit|refund|co-?pay|invoice|dollar|pound"
    r"|costo|cuest|precio|pag[aou]|tarifa|cobr|factura|d[oó]lar|libra)"
    r"|[费費付价價钱錢元收]"
)
_PART_OF_LINE = re.compile(r"[;；。]|[.!?](?:\s|$)")
_JOINED = {"en": " to ", "es": " a ", "zh": "到"}


def say_money(line: str, language: str) -> str:
    """The line with its sums of money in words."""
    known = _CURRENCIES[language]

    def say(found: re.Match[str]) -> str:
        written = (found["code"] or found["sign"] or found["after"]).strip()
        currency = known.get(_SAME.get(written, written))
        if currency is None or _LARGE.match(line, found.end()):
            return found.group()
        # "GBP 300 mg", "100 CAD patients"
        if COUNTED_BY.match(line, found.end()):
            return found.group()
        if written in _MEDICAL and not _TELLS_MONEY.search(_around(found, line)):
            return found.group()
        first, last = found["first"] or found["before"], found["to"] or found["last"]
        if not last:
            return _sum(first, currency, language)
        many = _sum(last, currency, language)
        if language == "zh":
            return f"{currency.one}{first}{_JOINED[language]}{last}{currency.many}"
        # "$1.50 to $2" is said whole, "$10-15" once.
        each = "." in first + last or "," in first + last
        whole = _sum(first, currency, language) if each else first
        return f"{whole}{_JOINED[language]}{many}"

    return _MONEY.sub(say, line)


def _around(found: re.Match[str], line: str) -> str:
    """The sentence that holds it: what is paid in another tells nothing."""
    ends = [one.end() for one in _PART_OF_LINE.finditer(line)]
    start = max((end for end in ends if end <= found.start()), default=0)
    end = min((end for end in ends if end > found.end()), default=len(line))
    return line[start:end]


def _sum(figure: str, currency: _Currency, language: str) -> str:
    if language == "zh":
        return f"{currency.one}{figure}{currency.many}"
    hundredths = re.search(r"[.,](\d{1,2})$", figure)
    whole = figure[: hundredths.start()] if hundredths else figure
    if language == "es":
        # Else the sign of the thousands would be said as one of decimals.
        whole = re.sub("[.,]", "", whole)
    cents = int(hundredths[1].ljust(2, "0")) if hundredths else 0
    if cents and not currency.part:
        return f"{figure} {currency.many}"
    units = f"{whole} {currency.one if whole == '1' else currency.many}"
    if not cents:
        return units
    parts = f"{cents} {currency.part if cents == 1 else currency.parts}"
    if whole == "0":
        return parts
    return f"{units} {'and' if language == 'en' else 'con'} {parts}"
