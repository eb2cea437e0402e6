"""Audio that was made of approved scripts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import Field

from core.contracts import Event
from core.i18n import Words
from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.text.languages import LANGUAGES
from core.values import DoctorId, Id, Line, PageInfo, Text
from plugins.education_audio.contract.hearing import HeardSummary
from plugins.education_audio.contract.scripts import Script, ScriptApproval, Sha256, SourceState
from plugins.recalls.contract import Recall

AUDIO_LANGUAGES = tuple(dict.fromkeys(code.partition("-")[0] for code in LANGUAGES))
"""The codes that an audio file may have as its language: without a region, as texts do not tell
it."""


class AudioRequest(LateModel):
    """Speak an approved script. `approve` true is the clinician's approval in the same step.

    A script with lines of “Speaker 2:” needs `speaker2_voice_id`, which may be `voice_id` again.
    `document_sha256` and `voice_sha256` are as in ApprovalRequest.
    """

    knowledge_id: Id
    script: Script
    voice_id: Id
    doctor_id: DoctorId | None = None
    name: Annotated[Line, Field(max_length=200)] | None = None
    description: Annotated[Text, Field(max_length=1000)] | None = None
    speaker2_voice_id: Id | None = None
    document_sha256: Sha256 | None = None
    voice_sha256: Sha256 | None = None
    approve: bool = False


class EstimateRequest(LateModel):
    """What would the speech of this script cost? Nothing is spoken."""

    script: Script
    voice_id: Id
    speaker2_voice_id: Id | None = None


class SpeechEstimate(LateModel):
    """What a speech costs, as far as the voice service tells: the rest is None.

    `characters` are those that are spoken, `characters_to_pay` those that no audio file has yet.
    `credits_left` is None too where as many may be used as one likes. `fits` tells whether they are
    enough. `price` is by the clinic's own setting, in `currency` (ISO 4217). `is_free` is true for
    the preview voice.
    """

    characters: int
    characters_to_pay: int
    is_free: bool
    credits: int | None
    credits_left: int | None
    resets_at: datetime | None
    fits: bool | None
    price: float | None
    currency: str | None


class AudioUpdate(LateModel):
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


class AudioState(StrEnum):
    """What a list of audio files can be narrowed to; the notes follow a change within seconds.

    approved: finished, and patients may hear it. outdated: finished, and nobody has approved it for
    the present text of its document and the present pronunciations. out_of_use: finished, and it
    or its script is withdrawn, or its document withdrawn or deleted. The others are as in
    AudioStatus.
    """

    APPROVED = "approved"
    OUTDATED = "outdated"
    OUT_OF_USE = "out_of_use"
    GENERATING = "generating"
    WAITING = "waiting"
    FAILED = "failed"


class AudioFile(Versioned):
    """Spoken audio of an approved script. `progress` is 0 to 1.

    `duration_seconds` and `audio_url` (expires after an hour) are None until it is completed.
    `document_sha256` is the `content_sha256` that its document has now, None when it is deleted;
    `approval` is the one that holds for it, else the one that it was made by.
    `error` is why the last try ended, `error_at` when, and `error_trace_id` under which operators
    find it.

    `is_begun` is set while it is unfinished and its beginning can be heard at `begun.mp3`; then
    `parts_spoken` of its `parts` are there, of which those are heard that follow the first without
    a gap.
    `pronunciation_changed` is set when the clinic has its words said otherwise by now. `language`
    is that of the script (ISO 639-1), "" where it is not clear. `heard` is None where nobody has
    had it checked by ear.
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
    pronunciation_changed: bool = False
    is_begun: bool = False
    parts: int = 0
    parts_spoken: int = 0
    language: str = ""
    heard: HeardSummary | None = None
    document_sha256: str | None
    approval: ScriptApproval
    created_at: datetime
    modified_at: datetime


class AudioList(PageInfo):
    """A page of audio files, newest first."""

    audio_files: list[AudioFile]


class AudioCue(LateModel):
    """A sentence as it is written, and the seconds from which and to which it is heard.

    `speaker` is 1 or 2; `paragraph` counts the lines of the script that say something. `language`
    (ISO 639-1) is that of its speaker where two speakers speak two, else "".
    """

    begins: float
    ends: float
    text: str
    speaker: int
    paragraph: int
    language: str = ""


class AudioCues(LateModel):
    """The sentences of a finished audio file in their order."""

    cues: list[AudioCue]


@dataclass(frozen=True, slots=True)
class HeardAudio:
    """A finished audio file for those who hear it. `blob_key` names its MP3, `captions` are WebVTT
    with a cue for each of `cues`, named by its place from 0.

    `state` says whether it may be heard: only what is current may. `approved_by_name` is None when
    the approval does not tell a name. `language` is that of the script (ISO 639-1), "" where it is
    not clear.

    .. versionadded:: 2
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
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecalledAudio:
    """What a recall takes from patients, whichever document it is of.

    `audio_ids` are the files that it takes, of which deleted ones are not known; `knowledge_ids`
    are the documents of these files, those that a recalled script was approved for, and those whose
    audio of the script of a recalled audio is deleted; `script_sha256s` are what they say.

    .. versionadded:: 2
    """

    audio_ids: frozenset[str]
    knowledge_ids: frozenset[str]
    script_sha256s: frozenset[str]


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

    async def recalled(self, recall: Recall) -> RecalledAudio:
        """Everything that this recall takes away, of whichever document it is."""
        ...


@dataclass(frozen=True, slots=True)
class AudioGone(Event):
    """An audio file was deleted; it may come more than once.

    .. versionadded:: 2
    """

    audio_id: str


class AudioDeleted(LateModel):
    """The audio file is gone."""

    success: Literal[True] = True
    audio_id: str
