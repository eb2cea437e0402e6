"""Dates, times and numbers as the reader's language writes them, by Babel's CLDR data.

Babel is imported by the first that is written: no start writes any.
"""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from core.i18n.language import SOURCE, current_language

if TYPE_CHECKING:
    from babel import Locale


def _locale(language: str | None = None) -> Locale:
    return _parsed(language or current_language())


@lru_cache(64)
def _parsed(language: str) -> Locale:
    from babel import Locale

    # British English: the day stands before the month, as the product has always written it.
    return Locale.parse("en_GB" if language.split("-")[0] == SOURCE else language.replace("-", "_"))


def text_direction(language: str) -> str:
    """How a language is written, as HTML has it: `ltr`, or `rtl` for Arabic."""
    return str(_parsed(language).text_direction)


def format_number(
    number: int | float, *, decimals: int | None = None, language: str | None = None
) -> str:
    """`1,204` or `1.204` in the reader's language (or this one), with so many `decimals`.

    An f-string's `:,` writes 1,204 for everybody, which is a little more than one in Spanish.
    """
    from babel import numbers

    pattern = None if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
    return numbers.format_decimal(number, pattern, locale=_locale(language))


def format_percent(share: float) -> str:
    """0.25 is `25%` or `25 %`."""
    from babel import numbers

    return numbers.format_percent(share, locale=_locale())


def format_day(moment: date | datetime, zone: tzinfo | None = None) -> str:
    """`12 March 2026`; a datetime is read in this zone."""
    from babel import dates

    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return dates.format_date(moment, "long", locale=_locale())


def format_time(
    moment: datetime | time, zone: tzinfo | None = None, *, seconds: bool = False
) -> str:
    """`14:02`, or `14:02:45` with `seconds`, in this zone."""
    from babel import dates

    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    pattern = "HH:mm:ss" if seconds else "HH:mm"
    return dates.format_time(moment, pattern, locale=_locale())


def format_list(items: list[str]) -> str:
    """`a, b and c`."""
    from babel import lists

    return lists.format_list(items, locale=_locale())
