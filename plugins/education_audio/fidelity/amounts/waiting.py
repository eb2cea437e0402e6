"""Tells a time that has to pass first from one during which something is done."""

from __future__ import annotations

import re

from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.reading.sentence import Reading

# In front of a time and behind it: that it has to pass first. “For six weeks” alone is how long.
_WAITS_FOR = re.compile(
    r"(?:\b(?:wait\w*|esper\w+|parked|aparcad[oa])(?: (?:for|at least|about|until|durante|al menos"
    r"|a que|hasta|unos|unas|otr[oa]s|other|first|primer[oa]s|full|the|las|los"
    r"|pasen|hayan|pasado|have|passed))*"
    r"|\b(?:not (?:before|until)|no sooner than|no antes de|only after|after|tras|despu[eé]s de"
    r"|pasad[oa]s|pasen|a partir de|transcurrid[oa]s|hayan pasado)"
    r"(?: (?:at least|about|the|al menos|las|los|unos|unas|esas|esos))*) $"
    r"|(?:等|過|满|滿)[了到約至少]*$",
    re.IGNORECASE,
)
_WAITED = re.compile(
    r" (?:later|have (?:passed|gone)|has (?:passed|gone)|after (?:that|which)|m[aá]s tarde)\b"
    r"|[，]?(?:過後|[之以]後|後|才|再)",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:for|during|durante|por)(?: the| las| los)? $", re.IGNORECASE)
_SINCE = re.compile(r" (?:after|from|despu[eé]s de|tras)\b", re.IGNORECASE)


def has_to_pass(reading: Reading, time: Quantity) -> bool:
    """Whether a time is waited for, and nothing is told to be done during it."""
    before = reading.text[: time.start]
    if _WAITS_FOR.search(before):
        return True
    if _LASTS.search(before):
        return False
    return any(one.match(reading.text, time.end) for one in (_WAITED, _SINCE))
