"""What staff should know of a conversation, each with the patient's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.retrieval.language import Language
from plugins.conversations.contract import ConcernKind, ConcernView, QuestionStatus
from plugins.conversations.ledger import Judgement
from plugins.conversations.presence import FoundSign, find_signs
from plugins.conversations.signs.chinese import CHINESE
from plugins.conversations.signs.english import ENGLISH
from plugins.conversations.signs.everyday import DOUBTS, NOT_AS_PRESCRIBED, WORRIES
from plugins.conversations.signs.spanish import SPANISH

_RED_FLAGS = {
    Language.ENGLISH: ENGLISH,
    Language.SPANISH: SPANISH,
    Language.CHINESE: CHINESE,
}

_LONGEST_QUOTE = 160  # characters
_ORDER = list(ConcernKind)

_NOT_ANSWERED = {
    QuestionStatus.UNANSWERED: "Not answered",
    QuestionStatus.RETRIEVAL_MISS: "Not answered, although the documents seem to hold it",
}


@dataclass(frozen=True, slots=True)
class HeardMessage:
    """A patient message at its place in the transcript, with what became of its questions."""

    index: int
    text: str
    questions: Sequence[Judgement]
    replied: bool


def red_flags(message: str) -> list[FoundSign]:
    """The urgent symptoms that one message tells of."""
    return find_signs(message, _RED_FLAGS)


def concerns_of(messages: Sequence[HeardMessage]) -> list[ConcernView]:
    """All concerns of a conversation, the gravest kind first, each named once for each quote."""
    found: dict[tuple[str, str], ConcernView] = {}
    for message in messages:
        for concern in _concerns(message):
            found.setdefault((concern.kind, concern.text), concern)
    return sorted(found.values(), key=lambda concern: _ORDER.index(concern.kind))


def _concerns(message: HeardMessage) -> list[ConcernView]:
    def concern(kind: ConcernKind, what: str, quote: str) -> ConcernView:
        short = shortened(quote)
        return ConcernView(
            kind=kind, text=f"{what}: “{short}”", quote=short, message_index=message.index
        )

    concerns = [
        concern(
            ConcernKind.RED_FLAG, f"Red flag, {sign.name[0].lower()}{sign.name[1:]}", sign.quote
        )
        for sign in red_flags(message.text)
    ]
    concerns += [
        concern(ConcernKind.MEDICATION, sign.name, sign.quote)
        for sign in find_signs(message.text, NOT_AS_PRESCRIBED)
    ]
    concerns += [
        concern(ConcernKind.WORRY, sign.name, sign.quote)
        for sign in find_signs(message.text, WORRIES)
    ]
    if not message.replied:
        return [*concerns, concern(ConcernKind.SYSTEM_FAULT, "Got no reply", message.text)]
    for judged in message.questions:
        label = _NOT_ANSWERED.get(judged.status)
        if label is None:
            continue
        doubts = find_signs(judged.question, DOUBTS, in_any_question=True)
        if doubts:
            concerns.append(
                concern(
                    ConcernKind.MEDICATION,
                    f"{doubts[0].name}, and was not answered",
                    judged.question,
                )
            )
        else:
            concerns.append(concern(ConcernKind.UNANSWERED, label, judged.question))
    return concerns


def shortened(quote: str) -> str:
    """The quote, cut between words when it is long."""
    text = " ".join(quote.split())
    if len(text) <= _LONGEST_QUOTE:
        return text
    cut = text[:_LONGEST_QUOTE]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
