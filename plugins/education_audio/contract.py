"""What Education Audio offers to pages and to other plugins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, Field, StringConstraints

from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import Words, text
from core.records.versions import EditedVersion, Versioned
from core.values import DoctorId, FilledText, Id, Line, PageInfo, Text
from core.values import LanguageOption as LanguageOption
from core.values import VoiceOption as VoiceOption

MAX_SCRIPT = 50_000

Script = Annotated[FilledText, Field(min_length=1, max_length=MAX_SCRIPT)]


class TemplateConfig(BaseModel):
    """How a script shall be written. Empty lists mean the defaults.

    `template_ids` are content modules in their order; languages are codes from `/languages`.
    """

    template_ids: Annotated[list[Id], Field(max_length=30)] = []
    quick_instructions: Annotated[Text, Field(max_length=2000)] | None = None
    system_prompt_override: Annotated[FilledText, Field(max_length=20_000)] | None = None
    preferred_languages: Annotated[list[str], Field(max_length=5)] = []
    speaker1_languages: Annotated[list[str], Field(max_length=5)] = []
    speaker2_languages: Annotated[list[str], Field(max_length=5)] = []
    target_duration_minutes: Literal[3, 5, 10, 15] | None = None
    is_multi_speaker: bool = False


class ScriptRequest(BaseModel):
    """Write a script from a document. `custom_prompt` replaces the content modules."""

    knowledge_id: Id
    model_name: Annotated[str, Field(max_length=100)] | None = None
    custom_prompt: Annotated[FilledText, Field(max_length=20_000)] | None = None
    template_config: TemplateConfig | None = None


class ScriptAnswer(BaseModel):
    """A finished script."""

    script: str
    knowledge_id: str
    model_used: str
    generated_at: datetime
    generation_error: Words | None = None
    draft_id: str


class DraftState(StrEnum):
    """writing: text is coming; waiting: the writer cannot be reached, tried again by itself."""

    WRITING = "writing"
    WAITING = "waiting"
    COMPLETED = "completed"
    FAILED = "failed"


class SourceState(StrEnum):
    """Whether a script or its audio fits its document.

    current: it was made from the text that the document has now, or approved against it. changed:
    it was made from an earlier text, and nobody has approved it since. deleted: there is no
    document any more. withdrawn: somebody has recalled the audio, its script or its document.
    Patients are offered audio that is current, and no other.
    """

    CURRENT = "current"
    CHANGED = "changed"
    DELETED = "deleted"
    WITHDRAWN = "withdrawn"


class ScriptApproval(BaseModel):
    """A clinician's approval of exactly this script for exactly this text of its document.

    `sha256` is that of the script's UTF-8 bytes, `document_sha256` the document's
    `content_sha256`; None when an approval of an earlier version does not say. `approved_by_name`
    is for people.
    """

    knowledge_id: str
    sha256: str
    document_sha256: str | None = None
    approved_by: str
    approved_by_name: str
    approved_at: datetime


class ScriptDraft(Versioned):
    """A script being written or written. `error` is why the last try ended, `error_at` when, and
    `error_trace_id` under which operators find it.

    `model_used` is the model that the writer says it answered with: a provider answers for a
    retired model with another one than `model_requested`. `approval` is the one of exactly this
    script that holds now.
    """

    draft_id: str
    knowledge_id: str
    state: DraftState
    script: str
    model_used: str
    model_requested: str
    error: Words | None = None
    error_code: str | None = None
    source_state: SourceState = SourceState.CURRENT
    approval: ScriptApproval | None = None
    error_at: datetime | None = None
    error_trace_id: str | None = None
    job_id: str
    created_at: datetime
    modified_at: datetime


class FindingView(BaseModel):
    """What a check of a plugin found: a sentence, and the words of the script it is about.

    `source` are the words of the document beside them, "" for none.
    """

    message: Words
    passage: str
    source: str = ""
    severity: Literal["notice", "warning"]
    check: Words
    plugin_id: str
    plugin_title: Words


class ScriptComparison(BaseModel):
    """How much of a script was compared with its document.

    `compared` counts the sentences that stand beside one of the document, `added` are the others
    (the first 50), of `added_count`. `across` is set when script and document are in different
    languages, so that only figures and medicine names were looked up. `unchecked_language` names
    a language that cannot be compared at all.
    """

    compared: int
    added: list[str]
    added_count: int
    across: bool
    unchecked_language: str | None


class ScriptChecks(BaseModel):
    """What the checks of all plugins found in a draft's script as it stands, whose SHA-256 is
    `sha256`. `failed` names the checks that could not be made, with their plugins. `comparison` is
    None when the script could not be compared with its document.
    """

    sha256: str
    findings: list[FindingView]
    failed: list[str]
    comparison: ScriptComparison | None = None


class DraftUpdate(BaseModel):
    """The script as edited, kept so that a reload shows it."""

    script: Script
    version: EditedVersion = None


class StartedEvent(BaseModel):
    """The first event of a script stream: the draft that is written, for a reload."""

    type: Literal["started"] = "started"
    draft_id: str


class TokenEvent(BaseModel):
    """The next piece of the script."""

    type: Literal["token"] = "token"
    content: str


class WaitingEvent(BaseModel):
    """The writer cannot be reached; the script goes on by itself. `message` says why."""

    type: Literal["waiting"] = "waiting"
    message: Words


class RestartEvent(BaseModel):
    """The text starts afresh: the tokens so far are void."""

    type: Literal["restart"] = "restart"


class CompleteEvent(BaseModel):
    """The last event: the whole script."""

    type: Literal["complete"] = "complete"
    script: str
    model_used: str
    draft_id: str


class ErrorEvent(BaseModel):
    """The last event when there is no script now. Retryable: the draft is still worked on."""

    type: Literal["error"] = "error"
    message: Words
    error_code: str
    retryable: bool
    draft_id: str


ScriptEvent = StartedEvent | TokenEvent | WaitingEvent | RestartEvent | CompleteEvent | ErrorEvent
"""What a script stream sends, told apart by `type`."""


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""In hexadecimal digits."""


class ApprovalRequest(BaseModel):
    """Approve exactly this script of this document.

    `document_sha256` is the `content_sha256` of the document that the clinician had before them:
    when it has another text by now, nothing is approved. Without it the text of now is meant.
    """

    knowledge_id: Id
    script: Script
    document_sha256: Sha256 | None = None
    doctor_id: DoctorId | None = None


class AudioRequest(BaseModel):
    """Speak an approved script. `approve` true is the clinician's approval in the same step.

    `document_sha256` is as in ApprovalRequest.
    """

    knowledge_id: Id
    script: Script
    voice_id: Id
    doctor_id: DoctorId | None = None
    name: Annotated[Line, Field(max_length=200)] | None = None
    description: Annotated[Text, Field(max_length=1000)] | None = None
    speaker2_voice_id: Id | None = None
    document_sha256: Sha256 | None = None
    approve: bool = False


class AudioUpdate(BaseModel):
    """New name or description; what is left out stays."""

    name: Annotated[Line, Field(max_length=200)] | None = None
    description: Annotated[Text, Field(max_length=1000)] | None = None
    version: EditedVersion = None


class AudioStatus(StrEnum):
    """Where the speech stands. waiting: the voice service cannot be reached, tried again."""

    GENERATING = "generating"
    WAITING = "waiting"
    COMPLETED = "completed"
    FAILED = "failed"


class AudioFile(Versioned):
    """Spoken audio of an approved script. `progress` is 0 to 1.

    `duration_seconds` and `audio_url` (expires after an hour) are None until it is completed.
    `document_sha256` is the `content_sha256` that its document has now, None when it is deleted;
    `approval` is the one that holds for it, else the one that it was made by.
    `error` is why the last try ended, `error_at` when, and `error_trace_id` under which operators
    find it.
    """

    audio_id: str
    knowledge_id: str
    doctor_id: str
    name: str
    description: str
    script: str
    voice_id: str
    speaker2_voice_id: str | None
    audio_url: str | None
    duration_seconds: float | None
    status: AudioStatus
    progress: float
    error: Words | None
    error_at: datetime | None = None
    error_trace_id: str | None = None
    job_id: str
    source_state: SourceState
    document_sha256: str | None
    approval: ScriptApproval
    created_at: datetime
    modified_at: datetime


class AudioList(PageInfo):
    """A page of audio files, newest first."""

    audio_files: list[AudioFile]


class AudioCue(BaseModel):
    """A sentence as it is written, and the seconds from which and to which it is heard.

    `speaker` is 1 or 2; `paragraph` counts the lines of the script that say something.
    """

    begins: float
    ends: float
    text: str
    speaker: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class HeardAudio:
    """A finished audio file for those who hear it. `blob_key` names its MP3, `captions` are WebVTT
    with a cue for each of `cues`, named by its place from 0.

    `state` says whether it may be heard: only what is current may. `approved_by_name` is None when
    the approval does not tell a name.
    """

    audio_id: str
    knowledge_id: str
    name: str
    state: SourceState
    script_sha256: str
    approved_by_name: str | None
    approved_at: datetime
    duration_seconds: float
    cues: list[AudioCue]
    captions: str
    blob_key: str


class AudioReader(Protocol):
    """What other features may know of the audio files.

    .. versionadded:: 2
    """

    async def heard(self, audio_id: str) -> HeardAudio:
        """A finished audio file as it stands now. Raises NotFound, Conflict while it is not
        ready."""
        ...

    async def state(self, audio_id: str) -> SourceState:
        """Whether a finished audio file may be heard now; raises as `heard` does."""
        ...


class AudioDeleted(BaseModel):
    """The audio file is gone."""

    success: Literal[True] = True
    audio_id: str


class TemplateInfo(BaseModel):
    """A content module of a script; `category` is `built_in` or `custom`."""

    template_id: str
    display_name: Words
    description: Words
    category: Literal["built_in", "custom"]
    preview: str


class PromptPreviewRequest(TemplateConfig):
    """The prompt as it would be sent, with a document when one is named."""

    knowledge_id: Id | None = None
    custom_prompt: Annotated[FilledText, Field(max_length=20_000)] | None = None


class PromptPreview(BaseModel):
    """Exactly what is sent to the writer: system rules and prompt, and both as one text."""

    template_ids: list[str]
    quick_instructions: str | None
    system_prompt: str
    prompt: str
    combined_prompt: str
    character_count: int


class SystemPrompt(BaseModel):
    """The rules that every script is written by: those one may replace, and those that stay."""

    system_prompt: str
    safety_rules: str


class WriterModels(BaseModel):
    """Models to choose from; the first is the default."""

    models: list[str]


@dataclass(frozen=True, slots=True)
class CheckedScript:
    """A script and the document that it was written from; `language` is an ISO 639-1 code.

    .. versionadded:: 2
    """

    script: str
    document: str
    language: str


@dataclass(frozen=True, slots=True)
class ScriptFinding:
    """What a check found: a sentence for the clinician, and the words of the script it is about.

    `source` are the words of the document that stand beside them, "" for none.

    .. versionadded:: 2
    """

    message: str
    passage: str = ""
    severity: Literal["notice", "warning"] = "warning"
    source: str = ""


@dataclass(frozen=True, slots=True)
class ScriptCheckSpec:
    """Looks over a script: `check(script)` gives what a clinician should look at.

    `check` is pure and quick.

    .. versionadded:: 2
    """

    key: str
    title: str
    check: Callable[[CheckedScript], list[ScriptFinding]]
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "ScriptCheckSpec.title")
        validate_order(self.order, "ScriptCheckSpec.order")
        validate_callable(self.check, "ScriptCheckSpec.check")
        validate(KEY.fullmatch(self.key), f"ScriptCheckSpec.key {self.key!r} must be snake_case")


SCRIPT_CHECKS = ExtensionPoint(
    "education_audio.script_checks", ScriptCheckSpec, text("Script checks")
)
"""What is found stands beside a script before a clinician approves it."""
