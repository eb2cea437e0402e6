"""What Handouts offers to pages."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, Field, StringConstraints, field_validator

from core.i18n import text
from core.models.late import LateModel
from core.text.simplified import chinese_form
from core.values import Id, Line, PageInfo

PATH = "/open/handouts/"
"""Where the dashboard's port has the page of a link: this, and the token."""

MAX_DAYS = 366
"""A year: a link ends after so many days at most."""

STOPS = 10
"""Where listeners stopped is counted in so many equal stretches of the audio."""

HandoutLanguage = Literal[
    "en",
    "es",
    "zh-TW",
    "zh-CN",
    "ar",
    "de",
    "fil",
    "fr",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "pl",
    "pt-BR",
    "pt-PT",
    "ru",
    "uk",
    "vi",
]
"""What the page around the audio is written in."""

LANGUAGES: tuple[HandoutLanguage, ...] = get_args(HandoutLanguage)

UNREAD: frozenset[HandoutLanguage] = frozenset(LANGUAGES) - {"en", "es", "zh-TW"}
"""Those whose own words of the page nobody has read yet whose language it is."""

_USUAL = {"pt": "pt-BR", "tl": "fil"}


def page_language(code: str, script: str = "") -> HandoutLanguage | None:
    """The language of a page for readers of this language (ISO 639-1 or BCP 47, `pt-br` too); None
    where there is none. Chinese alone is one language in two writings: it is that of `script`."""
    wanted = code.strip().lower()
    if wanted == "zh":
        wanted = chinese_form(script).lower() or wanted
    primary = wanted.partition("-")[0]
    if primary == "zh":
        parts = set(wanted.split("-"))
        # How it is written says more than where: Traditional is read in China, too.
        is_simplified = "hans" in parts or ({"cn", "sg"} & parts and "hant" not in parts)
        return "zh-CN" if is_simplified else "zh-TW"
    for one in (wanted, _USUAL.get(primary, primary).lower()):
        for language in LANGUAGES:
            if language.lower() == one:
                return language
    return None


HandoutId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of the link's token, by which nobody finds the token."""

Question = Annotated[Line, Field(max_length=200)]


class HandoutRequest(LateModel):
    """A link to an audio for one patient, until `expires_at`.

    `questions` are two or three that the patient answers in their own words; none means the three
    general ones, in the language of the page.
    """

    audio_id: Id
    language: HandoutLanguage
    expires_at: AwareDatetime
    questions: Annotated[list[Question], Field(max_length=3)] = []

    @field_validator("questions")
    @classmethod
    def _none_or_some(cls, questions: list[str]) -> list[str]:
        if len(questions) == 1:
            raise ValueError(text("Give two or three questions, or none for the general ones"))
        return questions


class HandoutState(StrEnum):
    """What a link does now.

    open: it plays. expired: its time is over. revoked: a clinician has ended it. renewing: the
    document or its approval has changed, so that nothing is played until the audio is current
    again. withdrawn: the audio or its document is gone. away: it cannot be found out right now.
    """

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    RENEWING = "renewing"
    WITHDRAWN = "withdrawn"
    AWAY = "away"


class AnsweredQuestion(LateModel):
    """How often a question was answered with "I could say it", and with "I am not sure"."""

    question: str
    could: int
    unsure: int


class HandoutResults(LateModel):
    """What came back, in numbers: nobody is named, and no two answers are brought together.

    `stops` counts, for each tenth of the audio, who left it there; `helped` and `did_not_help` are
    the answers to "Did this answer you?".
    """

    opened: int = 0
    played: int = 0
    finished: int = 0
    stops: list[int]
    questions: list[AnsweredQuestion]
    helped: int = 0
    did_not_help: int = 0


class Handout(LateModel):
    """A link as the clinic sees it; the token is not kept. Times are UTC."""

    handout_id: str
    audio_id: str
    language: HandoutLanguage
    state: HandoutState
    created_at: datetime
    created_by_name: str | None
    expires_at: datetime
    revoked_at: datetime | None
    revoked_by_name: str | None
    results: HandoutResults


class HandoutCreated(LateModel):
    """A new link. `path` is shown this once: the address on the dashboard's port."""

    handout: Handout
    path: str


class HandoutList(PageInfo):
    """A page of an audio's links, newest first."""

    handouts: list[Handout]


class GuestEvent(LateModel):
    """Something that happened on the page of a link.

    `at` is the second of a stop; `question` counts from 0; `yes` is the answer. `before` is what
    the same page has said of this before, which no longer counts.
    """

    kind: Literal["play", "stop", "finish", "question", "helped"]
    at: Annotated[float, Field(ge=0, le=86_400)] = 0.0
    question: Annotated[int, Field(ge=0, le=2)] = 0
    yes: bool = False
    before: Annotated[float, Field(ge=0, le=86_400)] | None = None
