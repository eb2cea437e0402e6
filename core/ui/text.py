"""Words, numbers and times as people read them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from core import clock

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=\"'&@/%])")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+\-/]+:)")
_ARROW = re.compile(r"(?<=[<\-=>~])(?=[\-=>])")
# What Markdown makes a link of, though it is written without any sign of Markdown.
_LINK = re.compile(r"(?i)(?<=https:/)(?=/)|(?<=http:/)(?=/)|(?<=www)(?=\.)|(?<=@)(?=\w)")
# An invisible character that joins words: it keeps ":name:" from becoming a picture.
_JOINER = "\u2060"


def literal(text: str) -> str:
    """Text from users, safe in labels and Markdown: shown letter by letter, on one line."""
    one_line = " ".join(text.split())
    broken = _LINK.sub(_JOINER, _SHORTCODE.sub(f":{_JOINER}", one_line))
    broken = _ARROW.sub(_JOINER, broken)
    return _PUNCTUATION.sub(r"\\\1", broken)


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word to at most `length` characters."""
    one_line = " ".join(text.split())
    if len(one_line) <= length:
        return one_line
    cut = one_line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{head if space and len(head) > length // 2 else cut}…"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `1,204 documents`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def duration(seconds: float) -> str:
    """`45 s`, `3 min 05 s`, `1 h 12 min`."""
    whole = max(round(seconds), 0)
    minutes, rest = divmod(whole, 60)
    if minutes == 0:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    if hours == 0:
        return f"{minutes} min {rest:02d} s"
    return f"{hours} h {minutes:02d} min"


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
    at = f"{local:%H:%M}"
    if zone is UTC:
        at += " UTC"
    if days == 0:
        return f"today {at}"
    if days == 1:
        return f"yesterday {at}"
    return f"{local.day} {local:%B %Y}, {at}"


def time_of_day(moment: datetime) -> str:
    """`14:02:45` in the browser's time."""
    return f"{moment.astimezone(browser_zone()):%H:%M:%S}"


def exactly(moment: datetime) -> str:
    """The time of day to the second; with the day where that is another one than today."""
    zone = browser_zone()
    if moment.astimezone(zone).date() == clock.now().astimezone(zone).date():
        return time_of_day(moment)
    local = moment.astimezone(zone)
    return f"{local.day} {local:%B %Y}, {local:%H:%M:%S}"


def ago(moment: datetime) -> str:
    """`just now`, `40 seconds ago`, `5 minutes ago`, `3 hours ago`, `12 days ago`."""
    seconds = int((clock.now() - moment).total_seconds())
    if seconds < 5:
        return "just now"
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{count(seconds // size, unit)} ago"
    return f"{seconds} seconds ago"
