"""Words, numbers and times as people read them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from core import clock
from core.i18n import _, ngettext, translate
from core.i18n.formats import format_day, format_number, format_time

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=\"'&@/%])")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+\-/]+:)")
_ARROW = re.compile(r"(?<=[<\-=>~])(?=[\-=>])")
# What Markdown makes a link of, though it is written without any sign of Markdown.
_LINK = re.compile(r"(?i)(?<=https:/)(?=/)|(?<=http:/)(?=/)|(?<=www)(?=\.)|(?<=@)(?=\w)")
# An invisible character that joins words: it keeps ":name:" from becoming a picture.
_JOINER = "\u2060"


def literal(text: str) -> str:
    """Text from users, safe in labels and Markdown: shown letter by letter, on one line.

    A text that is written for later is said in the reader's language.
    """
    one_line = " ".join(translate(text).split())
    broken = _LINK.sub(_JOINER, _SHORTCODE.sub(f":{_JOINER}", one_line))
    broken = _ARROW.sub(_JOINER, broken)
    return _PUNCTUATION.sub(r"\\\1", broken)


def with_small_print(line: str, small: str) -> str:
    """Markdown of a line with a smaller one under it, as one element instead of three.

    What a page costs is the number of its elements, and a list has some for each row.
    """
    return f"{line}  \n:small[:gray[{small}]]"


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word to at most `length` characters."""
    one_line = " ".join(text.split())
    if len(one_line) <= length:
        return one_line
    cut = one_line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{head if space and len(head) > length // 2 else cut}…"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `1,204 documents`: English words alone; `ngettext` counts in any language.

    A number that stands alone is written by `elevendops.i18n.format_number`.
    """
    return f"{format_number(number)} {one if number == 1 else many or f'{one}s'}"


def duration(seconds: float) -> str:
    """`45 s`, `3 min 05 s`, `1 h 12 min`."""
    whole = max(round(seconds), 0)
    minutes, rest = divmod(whole, 60)
    if minutes == 0:
        return _("{seconds} s", seconds=rest)
    hours, minutes = divmod(minutes, 60)
    if hours == 0:
        return _("{minutes} min {seconds} s", minutes=minutes, seconds=f"{rest:02d}")
    return _("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02d}")


def browser_zone() -> tzinfo:
    """The time zone of the user's browser; UTC when it is not known."""
    try:
        if st.context.timezone:
            return ZoneInfo(st.context.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        pass
    if st.context.timezone_offset is not None:
        # Minutes to add to local time to get UTC, as JavaScript counts.
        return timezone(timedelta(minutes=-st.context.timezone_offset))
    return UTC


def when(moment: datetime) -> str:
    """A moment in the browser's time: `today 14:02`, `yesterday 09:10`, `12 March 2026, 14:02`."""
    zone = browser_zone()
    local = moment.astimezone(zone)
    days = (clock.now().astimezone(zone).date() - local.date()).days
    at = format_time(local)
    if zone is UTC:
        at += " UTC"
    if days == 0:
        return _("today {time}", time=at)
    if days == 1:
        return _("yesterday {time}", time=at)
    return _("{day}, {time}", day=format_day(local), time=at)


def time_of_day(moment: datetime) -> str:
    """`14:02:45` in the browser's time."""
    return format_time(moment, browser_zone(), seconds=True)


def exactly(moment: datetime) -> str:
    """The time of day to the second; with the day where that is another one than today."""
    zone = browser_zone()
    if moment.astimezone(zone).date() == clock.now().astimezone(zone).date():
        return time_of_day(moment)
    return _("{day}, {time}", day=format_day(moment, zone), time=time_of_day(moment))


def ago(moment: datetime) -> str:
    """`just now`, `40 seconds ago`, `5 minutes ago`, `3 hours ago`, `12 days ago`."""
    seconds = int((clock.now() - moment).total_seconds())
    if seconds < 5:
        return _("just now")
    if seconds < 60:
        return ngettext("{number} second ago", "{number} seconds ago", seconds)
    if seconds < 3_600:
        return ngettext("{number} minute ago", "{number} minutes ago", seconds // 60)
    if seconds < 86_400:
        return ngettext("{number} hour ago", "{number} hours ago", seconds // 3_600)
    return ngettext("{number} day ago", "{number} days ago", seconds // 86_400)
