"""What staff should know of a patient's messages, each with the patient's own words.

Red flags are found by the plugin Safety; what else a message tells is looked for here. What becomes
of its questions is judged by the analysers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.i18n import text
from plugins.conversations.contract import ConcernKind, ConcernView, QuestionView
from plugins.safety.contract import RedFlag, red_flag_name

_MAX_QUOTE = 160  # characters
_ORDER = list(ConcernKind)


@dataclass(frozen=True, slots=True)
class HeardMessage:
    """A patient message at its place in the transcript.

    `replied`: it got a reply. `red_flags` is None when nobody could look for any; `possible` are
    those that may become urgent.
    """

    index: int
    text: str
    replied: bool
    red_flags: Sequence[RedFlag] | None
    possible: Sequence[RedFlag] = ()


def concerns_of(messages: Sequence[HeardMessage]) -> list[ConcernView]:
    """What the messages tell, the gravest kind first, each named once for each quote."""
    return graver_first([concern for message in messages for concern in _concerns(message)])


def graver_first(concerns: Sequence[ConcernView]) -> list[ConcernView]:
    """The gravest kind first, within a kind as they were said; each named once for each quote."""
    found: dict[tuple[str, str], ConcernView] = {}
    for concern in sorted(concerns, key=lambda concern: concern.message_index):
        found.setdefault((concern.kind, concern.text), concern)
    return sorted(found.values(), key=lambda concern: _ORDER.index(concern.kind))


def question_concern(kind: ConcernKind, what: str, question: QuestionView) -> ConcernView:
    """A concern about one question."""
    return _concern(kind, what, question.question, question.message_index)


def _concern(kind: ConcernKind, what: str, quote: str, message_index: int) -> ConcernView:
    short = shortened(quote)
    return ConcernView(
        kind=kind,
        text=text("{what}: “{quote}”", what=what, quote=short),
        quote=short,
        message_index=message_index,
    )


def _concerns(message: HeardMessage) -> list[ConcernView]:
    # No start waits for what is imported here.
    from core.signs import find_signs
    from plugins.conversations.review.worries_and_medication import (
        NOT_AS_PRESCRIBED,
        WORRIES,
        named,
    )

    found: list[tuple[ConcernKind, str, str]] = [
        (ConcernKind.RED_FLAG, text("Red flag, {sign}", sign=red_flag_name(flag.name)), flag.quote)
        for flag in message.red_flags or ()
    ]
    found += [
        (
            ConcernKind.POSSIBLE_RED_FLAG,
            text("Possibly urgent, {sign}", sign=red_flag_name(flag.name)),
            flag.quote,
        )
        for flag in message.possible
    ]
    found += [
        (ConcernKind.MEDICATION, named(sign), sign.quote)
        for sign in find_signs(message.text, NOT_AS_PRESCRIBED)
    ]
    found += [
        (ConcernKind.WORRY, named(sign), sign.quote) for sign in find_signs(message.text, WORRIES)
    ]
    if message.red_flags is None:
        # What staff rely on did not happen, so they look themselves.
        found.append((ConcernKind.NOTE, text("Not checked for red flags"), message.text))
    if not message.replied:
        found.append((ConcernKind.SYSTEM_FAULT, text("Got no reply"), message.text))
    return [_concern(kind, what, quote, message.index) for kind, what, quote in found]


def named_place(document: str, section: str) -> str:
    """A section of a document as reasons name it."""
    if not section or section == document:
        return text("“{document}”", document=document)
    return text("“{section}” of “{document}”", section=section, document=document)


def shortened(quote: str) -> str:
    """The quote, cut between words when it is long."""
    words = " ".join(quote.split())
    if len(words) <= _MAX_QUOTE:
        return words
    cut = words[:_MAX_QUOTE]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
