"""Scripts: how one is written, looked over, compared and approved."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.i18n import Words
from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import DoctorId, FilledText, Id, PageInfo
from plugins.education_audio.contract.opinions import SecondOpinion
from plugins.education_audio.contract.prompts import TemplateConfig
from plugins.education_audio.contract.templates import UsedTemplate
from plugins.knowledge.contract import PossibleIdentifier

MAX_SCRIPT = 50_000
Script = Annotated[FilledText, Field(min_length=1, max_length=MAX_SCRIPT)]
LENGTH_TOLERANCE = 0.15
"""How far a script may be from the minutes that were asked for, as a share of them."""


class ScriptRequest(LateModel):
    """Write a script from a document. `custom_prompt` replaces the content modules."""

    knowledge_id: Id
    model_name: Annotated[str, Field(max_length=100)] | None = None
    custom_prompt: Annotated[FilledText, Field(max_length=20_000)] | None = None
    template_config: TemplateConfig | None = None


class ScriptAnswer(LateModel):
    """A finished script."""

    script: str
    knowledge_id: str
    model_used: str
    model_requested: str
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
    said_otherwise: audio that was approved and made with other pronunciations than the clinic's
    of now. Patients are offered audio that is current, and no other.
    """

    CURRENT = "current"
    CHANGED = "changed"
    DELETED = "deleted"
    WITHDRAWN = "withdrawn"
    SAID_OTHERWISE = "said_otherwise"


class ScriptApproval(LateModel):
    """A clinician's approval of exactly this script for exactly this text of its document, said so.

    `sha256` is that of the script's UTF-8 bytes, `document_sha256` the document's
    `content_sha256`, and `voice_sha256` that of what a voice is given, lines joined by "\\n"; None
    when an approval of an earlier version does not say. `approved_by_name` is for people.
    """

    knowledge_id: str
    sha256: str
    document_sha256: str | None = None
    voice_sha256: str | None = None
    approved_by: str
    approved_by_name: str
    approved_at: datetime


class ScriptLength(LateModel):
    """The minutes that a script was to take and those that it takes to say, as far as one can tell.

    `is_kept` when it is within 15 % of what was wanted. `document` are the minutes that all of its
    document would take, None when that is not known: a script is not longer than what it holds.
    """

    wanted: int
    spoken: float
    is_kept: bool
    document: float | None = None


class DocumentLength(LateModel):
    """The minutes that a document takes to say: all of it, and what no script of it leaves out.

    That are its warning signs, when to get help, and the questions that every script ends with.
    """

    document: float
    needed: float


class LanguageState(StrEnum):
    """as_asked: the script is in the languages that were asked for; other: it is not; unclear:
    nobody can tell, as of a few words."""

    AS_ASKED = "as_asked"
    OTHER = "other"
    UNCLEAR = "unclear"


class ScriptLanguage(LateModel):
    """The languages that a script was to be in, by their codes, and what it is found to be in.

    `found` is an ISO 639-1 code, "" when it is unclear. `is_translated` when its document is in
    another language.
    """

    asked: list[str]
    found: str
    state: LanguageState
    is_translated: bool


class ScriptDraft(Versioned):
    """A script being written or written. `error` is why the last try ended, `error_at` when, and
    `error_trace_id` under which operators find it.

    `model_used` is the model that the writer says it answered with: a provider answers for a
    retired model with another one than `model_requested`, which `model_replaced` tells; a numbered
    revision of the same model is no other one. `approval` is the one of exactly this
    script that holds now. `templates` are the clinic's own that it was written with. `length` and
    `language` are None until it is written.
    """

    draft_id: str
    knowledge_id: str
    state: DraftState
    script: str
    model_used: str
    model_requested: str
    model_replaced: bool
    error: Words | None = None
    error_code: str | None = None
    source_state: SourceState = SourceState.CURRENT
    approval: ScriptApproval | None = None
    templates: list[UsedTemplate] = Field(default_factory=list)
    length: ScriptLength | None = None
    language: ScriptLanguage | None = None
    error_at: datetime | None = None
    error_trace_id: str | None = None
    job_id: str
    created_at: datetime
    modified_at: datetime


class BegunScript(Versioned):
    """A draft in a list. `begins` are its first words, `approved` tells whether the script as it
    stands has an approval that holds now.
    """

    draft_id: str
    knowledge_id: str
    state: DraftState
    begins: str
    source_state: SourceState
    approved: bool
    modified_at: datetime


class BegunScripts(PageInfo):
    """A page of drafts, those first that were changed last."""

    scripts: list[BegunScript]


class FindingAcceptance(LateModel):
    """Who has accepted a finding as it is, when (UTC), and why; bound to the script's text."""

    reason: str
    accepted_by: str
    accepted_by_name: str
    accepted_at: datetime


class FindingView(LateModel):
    """What a check of a plugin found: a sentence, and the words of the script it is about.

    `source` are the words of the document beside them, "" for none. `finding` is the same wherever
    the same is found. A warning has to be mended or accepted before the script is approved.
    `second_opinion` marks what the language model has found, and no rule.
    """

    finding: str = ""
    acceptance: FindingAcceptance | None = None

    message: Words
    passage: str
    source: str = ""
    severity: Literal["notice", "warning"]
    check: Words
    plugin_id: str
    plugin_title: Words
    second_opinion: bool = False


class ComparedSentence(LateModel):
    """A sentence of a script and the words of the document that it was made of.

    `source` is "" for what the writer added; None for a sentence that says nothing to compare, or
    could not be compared.
    """

    text: str
    source: str | None
    is_heading: bool


class ScriptComparison(LateModel):
    """How much of a script was compared with its document.

    `compared` counts the sentences that stand beside one of the document, `added` are the others
    (the first 50), of `added_count`. `across` is set when script and document are in different
    languages, so that only part of it was compared. `unchecked_language` names a language that
    cannot be compared at all. `sentences` are all of the script.
    """

    compared: int
    added: list[str]
    added_count: int
    across: bool
    unchecked_language: str | None
    sentences: list[ComparedSentence] = Field(default_factory=list)


class ScriptChecks(LateModel):
    """What the checks of all plugins found in a script, whose SHA-256 is `sha256`.

    `failed` names the checks that could not be made, with their plugins. `identifiers` may identify
    a patient, each at its first place: the script is sent to no provider until somebody says that
    they do not. `comparison` is None when
    the script could not be compared with its document. `second_opinion` is None where nobody has
    asked for one on these texts, and `second_opinion_model` where there is no model to ask.
    """

    sha256: str
    findings: list[FindingView]
    failed: list[str]
    identifiers: list[PossibleIdentifier] = Field(default_factory=list)
    comparison: ScriptComparison | None = None
    second_opinion: SecondOpinion | None = None
    second_opinion_model: str | None = None


class DraftUpdate(LateModel):
    """The script as edited, kept so that a reload shows it."""

    script: Script
    version: EditedVersion = None


class StartedEvent(LateModel):
    """The first event of a script stream: the draft that is written, for a reload."""

    type: Literal["started"] = "started"
    draft_id: str


class TokenEvent(LateModel):
    """The next piece of the script."""

    type: Literal["token"] = "token"
    content: str


class WaitingEvent(LateModel):
    """The writer cannot be reached; the script goes on by itself. `message` says why."""

    type: Literal["waiting"] = "waiting"
    message: Words


class RestartEvent(LateModel):
    """The text starts afresh: the tokens so far are void."""

    type: Literal["restart"] = "restart"


class CompleteEvent(LateModel):
    """The last event: the whole script."""

    type: Literal["complete"] = "complete"
    script: str
    model_used: str
    model_requested: str
    draft_id: str


class ErrorEvent(LateModel):
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


class ApprovalRequest(LateModel):
    """Approve exactly this script of this document.

    `document_sha256` is the `content_sha256` of the document that the clinician had before them:
    when it has another text by now, nothing is approved. Without it the text of now is meant.
    `voice_sha256` is the same for what a voice is given of the script, as SpokenScript has it.
    """

    knowledge_id: Id
    script: Script
    document_sha256: Sha256 | None = None
    voice_sha256: Sha256 | None = None
    doctor_id: DoctorId | None = None


class CheckRequest(LateModel):
    """Look over this script of this document."""

    knowledge_id: Id
    script: Script


class AcceptanceRequest(LateModel):
    """Accept a finding of exactly this script as it is, for a reason."""

    knowledge_id: Id
    script: Script
    finding: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    reason: Annotated[FilledText, Field(min_length=3, max_length=500)]
    doctor_id: DoctorId | None = None
