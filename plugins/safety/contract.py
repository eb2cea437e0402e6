"""What Safety offers to other plugins."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel


class RedFlag(BaseModel):
    """An urgent symptom that a message tells of.

    `name` is what staff call it, `quote` the patient's sentence that tells of it, `words` those
    words of it that were decisive, as they were read, and `rule` the rule that they fulfil.
    """

    name: str
    quote: str
    words: str = ""
    rule: str = ""


class Screening(BaseModel):
    """What a message tells, and what to answer it with before anything else.

    `emergency_text` is the clinic's fixed text in the message's language; None without red flags.
    """

    red_flags: list[RedFlag]
    emergency_text: str | None = None

    @property
    def urgent(self) -> bool:
        """True when the message tells of an urgent symptom."""
        return bool(self.red_flags)


class RedFlagScreen(Protocol):
    """Looks for urgent symptoms in what patients say, before anything else is done with it."""

    def screen(self, message: str, language: str | None = None) -> Screening:
        """Screen one message; takes milliseconds and calls nobody.

        `language` is what the conversation is held in (such as `es`); it decides on the language
        of the text when the message leaves that open.
        """
        ...
