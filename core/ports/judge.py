"""The judge port: a language model that looks at a text and answers in a fixed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from pydantic import BaseModel

AnswerT = TypeVar("AnswerT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class JudgeRequest:
    """What to judge: the `instructions` are ours, the `text` is what they are about."""

    instructions: str
    text: str


class Judge(Protocol):
    """A language model that judges. What it says is a claim: whoever asks has to prove it."""

    async def judge(self, request: JudgeRequest, answer: type[AnswerT]) -> AnswerT:
        """The judgement, in the form of the model `answer`. Charged, never repeated by itself.

        Raises NoJudgement when there is none of that form, JudgementCut when its answer did not
        come in time or broke off, and otherwise as `Writer.stream`.
        """
        ...
