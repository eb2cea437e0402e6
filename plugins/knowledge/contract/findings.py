"""What is found in a document's text: how hard it is to read, and other figures elsewhere."""

from typing import Literal

from pydantic import Field

from core.models.late import LateModel


class ReadingLevel(LateModel):
    """How hard a text is to read, by a published measure of its language (`core.text.readability`).

    `is_short` marks a text with too few words for the value to mean much.
    """

    measure: Literal["flesch_kincaid_grade", "inflesz", "sentences_per_100_characters"]
    value: float
    level: Literal["easy", "fair", "hard"]
    is_short: bool


class HardSentence(LateModel):
    """A sentence that is hard to read, and the heading that it stands under."""

    section: str
    text: str


class OtherFigure(LateModel):
    """A sentence with a dose or a time, and one of another document that gives another figure."""

    text: str
    knowledge_id: str
    disease_name: str
    other_text: str


class OtherFigures(LateModel):
    """Other figures for the same thing in a page of the other documents, the newest first.

    `compared_documents` of `other_documents` were read for this page; `next_cursor` leads to the
    next ones, None after the last. `more_figures` is whether more were found on it than are shown.
    """

    other_figures: list[OtherFigure] = Field(default_factory=list)
    compared_documents: int = 0
    other_documents: int = 0
    more_figures: bool = False
    next_cursor: str | None = None


class DocumentFindings(OtherFigures):
    """What staff should look at in a document. `language` is None for one that is not read.

    Its other figures are those of the first page; `all_compared` is whether that was all.
    """

    language: str | None
    reading: ReadingLevel | None
    hard_sentences: list[HardSentence]
    says_when_to_seek_help: bool | None
    all_compared: bool = False
