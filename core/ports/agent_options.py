"""What an agent may have at a provider beside its words: what is noted, judged and kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProviderDataItem:
    """One thing that the provider notes of each conversation, from its transcript.

    `kind` is the type of its value as JSON Schema names it: string, boolean, integer or number.
    `description` says what to note; a string is one of `choices`, where there are any.

    .. versionadded:: 2
    """

    id: str
    name: str
    kind: str
    description: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderCriterion:
    """What the provider judges each conversation by: `goal` is told to a language model.

    `use_documents` has it read the agent's documents for that.

    .. versionadded:: 2
    """

    id: str
    name: str
    goal: str
    use_documents: bool = False


@dataclass(frozen=True, slots=True)
class ProviderGuardrail:
    """A reply of this kind is stopped by the provider, and the agent tries again.

    .. versionadded:: 2
    """

    name: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Guardrails:
    """The provider's own watch over what an agent is told and says, each by its switch.

    `focus` keeps it to its instructions, `prompt_injection` sees attempts to give it others,
    `medical_content` stops medical and legal information of any kind.

    .. versionadded:: 2
    """

    focus: bool = False
    prompt_injection: bool = False
    medical_content: bool = False
    custom: tuple[ProviderGuardrail, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderTurnTaking:
    """How long an agent lets somebody think: `eagerness` is patient, normal or eager.

    After `wait_seconds` of silence it speaks again.

    .. versionadded:: 2
    """

    eagerness: str = "normal"
    wait_seconds: float = 7.0


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the provider keeps of conversations. `retention_days` None is without an end.

    .. versionadded:: 2
    """

    retention_days: int | None = None
    zero_retention: bool = False
    record_voice: bool = True
