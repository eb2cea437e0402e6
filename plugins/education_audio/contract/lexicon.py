"""Pronunciations of the clinic, and what is spoken of a script."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from core.models.late import LateModel
from core.records.versions import Versioned
from core.values import Line
from plugins.education_audio.contract.scripts import Script

NONE_YET = 0
"""The version of a word that is not in the list."""


def _single_spaced(words: str) -> str:
    return " ".join(words.split())


Word = Annotated[Line, Field(max_length=80), AfterValidator(_single_spaced)]


class PronunciationRequest(LateModel):
    """What is `written` is to be `spoken` otherwise; `language` is an ISO 639-1 code, "" for all.

    Pronunciations by language are for those in which signs are put into words: en, es and zh.
    """

    language: Annotated[str, StringConstraints(pattern=r"^(|en|es|zh)$")] = ""
    written: Word
    spoken: Word
    version: Annotated[
        int | None,
        Field(
            ge=NONE_YET,
            description="The version that is replaced, 0 for a word that is not in the list yet; "
            "another one by now is refused with 409. Without it the last change holds.",
        ),
    ] = None


class Pronunciation(Versioned):
    """How a word is said, and who (a name) has said so when (UTC)."""

    pronunciation_id: str
    language: str
    written: str
    spoken: str


class PronunciationList(LateModel):
    """Every pronunciation, by what is written."""

    pronunciations: list[Pronunciation]


class SpokenRequest(LateModel):
    """A script of which nothing is spoken yet."""

    script: Script


class SpokenLine(LateModel):
    """A line of a script, what a voice is given of it, and whether a pronunciation is in it."""

    written: str
    spoken: str
    pronounced: bool = False


class SpokenScript(LateModel):
    """What is spoken of a script, line by line; `sha256` is that of the spoken lines, joined by
    "\\n"."""

    lines: list[SpokenLine]
    sha256: str
