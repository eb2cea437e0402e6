"""The words of simulated patients by the language model: what it is told, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.ports.writer import WriterRequest
from core.text.languages import LANGUAGES
from plugins.golden.personas import Persona

_RULES = """\
You write what a patient says to the voice assistant of her clinic. You are given who she is. \
Answer with a JSON array of conversations, each an array of her messages, and with nothing else. \
Each message has one or two sentences. Never write a name, a number of a record or anything that \
identifies somebody."""


def write_request(
    persona: Persona, scripted: Sequence[Sequence[str]], language: str, model: str
) -> WriterRequest:
    """Ask for as many conversations as are scripted, about the same, in the language (a code)."""
    about = "\n".join(" / ".join(said) for said in scripted)
    return WriterRequest(
        model,
        _RULES,
        f"The patient {persona.who}. She speaks {LANGUAGES[language]}. Write {len(scripted)} "
        f"conversations of {persona.turns} messages each, about these:\n{about}",
    )


def conversations_of(answer: str, number: int, turns: int) -> list[list[str]] | None:
    """The messages of each conversation; None unless the answer has just these."""
    try:
        read = json.loads(answer[answer.index("[") : answer.rindex("]") + 1])
    except ValueError:
        return None
    fits = (
        isinstance(read, list)
        and len(read) == number
        and all(
            isinstance(talk, list)
            and len(talk) == turns
            and all(isinstance(said, str) and 0 < len(said.strip()) <= 2000 for said in talk)
            for talk in read
        )
    )
    return read if fits else None
