"""What staff may choose for an agent at the voice service beside its words and documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from core.i18n import text
from core.models.late import LateModel
from core.values import FilledText, Id, Line

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]
ItemName = Annotated[Line, Field(max_length=100)]


class DataKind(StrEnum):
    """What a noted value is."""

    TEXT = "string"
    YES_NO = "boolean"
    WHOLE_NUMBER = "integer"
    NUMBER = "number"


class DataItem(LateModel):
    """One thing that the voice service notes of each conversation. `description` says what.

    A text is one of `choices`, where there are any.
    """

    id: ItemId
    name: ItemName
    kind: DataKind = DataKind.TEXT
    description: Annotated[FilledText, Field(max_length=1000)]
    choices: Annotated[list[ItemName], Field(max_length=20)] = []

    @model_validator(mode="after")
    def _choices_of_a_text(self) -> DataItem:
        if self.choices and self.kind is not DataKind.TEXT:
            raise ValueError(text("Only a text has choices"))
        if len(set(self.choices)) < len(self.choices):
            raise ValueError(text("Each choice only once"))
        return self


class SuccessCriterion(LateModel):
    """What the voice service judges each conversation by. `goal` says when it is met."""

    id: ItemId
    name: ItemName
    goal: Annotated[FilledText, Field(max_length=2000)]
    use_documents: bool = False


class CustomGuardrail(LateModel):
    """Replies of this kind are stopped, and the agent tries again. `prompt` says which."""

    name: ItemName
    prompt: Annotated[FilledText, Field(max_length=2000)]


class Guardrails(LateModel):
    """The voice service's own watch, beside the rules that every agent gets.

    `focus` keeps the agent to its instructions, `prompt_injection` sees attempts to give it others,
    `medical_content` stops medical information of any kind, that of the documents too.
    """

    focus: bool = False
    prompt_injection: bool = False
    medical_content: bool = False
    custom: Annotated[list[CustomGuardrail], Field(max_length=5)] = []


class Privacy(LateModel):
    """What the voice service keeps of conversations; `retention_days` None keeps without an end.

    With `zero_retention` it keeps nothing: no transcript, no sound, no results.
    """

    retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    zero_retention: bool = False
    record_voice: bool = True

    @model_validator(mode="after")
    def _nothing_is_kept(self) -> Privacy:
        if self.zero_retention and self.record_voice:
            raise ValueError(text("With zero retention no voice can be recorded"))
        return self


class Eagerness(StrEnum):
    """How soon the agent takes a pause for the end of what somebody says."""

    PATIENT = "patient"
    NORMAL = "normal"
    EAGER = "eager"


class TurnTaking(LateModel):
    """How long the agent lets a patient think and speak.

    After `wait_seconds` of silence it asks whether somebody is still there.
    """

    eagerness: Eagerness = Eagerness.PATIENT
    wait_seconds: Annotated[int, Field(ge=1, le=30)] = 15


T = TypeVar("T", DataItem, SuccessCriterion)


def _each_id_once(items: list[T]) -> list[T]:
    ids = [one.id for one in items]
    if len(set(ids)) < len(ids):
        raise ValueError(text("Each ID only once"))
    return items


def _each_once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


DataItems = Annotated[list[DataItem], Field(max_length=25), AfterValidator(_each_id_once)]
SuccessCriteria = Annotated[
    list[SuccessCriterion], Field(max_length=25), AfterValidator(_each_id_once)
]
BackupLlms = Annotated[list[Id], Field(max_length=5), AfterValidator(_each_once)]


class AgentOptions(LateModel):
    """What is left to the voice service as long as it is None."""

    data_items: DataItems | None = None
    success_criteria: SuccessCriteria | None = None
    guardrails: Guardrails | None = None
    privacy: Privacy | None = None
    turn_taking: TurnTaking | None = None
    backup_llms: BackupLlms | None = None
