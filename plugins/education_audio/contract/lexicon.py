"""Pronunciations of the clinic, and what is spoken of a script."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from core.values import Line
from plugins.education_audio.contract.scripts import Script


def _single_spaced(words: str) -> str:
    return " ".join(words.split())


Word = Annotated[Line, Field(max_length=80), AfterValidator(_single_spaced)]


class PronunciationRequest(BaseModel):
    """What is `written` is to be `spoken` otherwise; `language` is an ISO 639-1 code, "" for all.

    Pronunciations by language are for those in which signs are put into words: en, es and zh.
    """

    language: Annotated[str, StringConstraints(pattern=r"^(|en|es|zh)$")] = ""
    written: Word
    spoken: Word


class Pronunciation(BaseModel):
    """How a word is said, and who (a name) has said so when (UTC)."""

    pronunciation_id: str
    language: str
    written: str
    spoken: str
    changed_by: str | None
    changed_at: datetime


class PronunciationList(BaseModel):
    """Every pronunciation, by what is written."""

    pronunciations: list[Pronunciation]


class SpokenRequest(BaseModel):
    """A script of which nothing is spoken yet."""

    script: Script


class SpokenLine(BaseModel):
    """A line of a script, and what a voice is given of it."""

    written: str
    spoken: str


class SpokenScript(BaseModel):
    """What is spoken of a script, line by line."""

    lines: list[SpokenLine]
