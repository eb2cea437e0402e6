"""The records of drafts, approvals, audio files and what the clinic says of them, as the document
store keeps them."""

from pydantic import StrictBool, StrictFloat, StrictInt

from core.models.late import LateModel
from core.ports.documents import JsonObject
from core.records import Stamp
from core.records.versions import StoredVersion
from core.shared.approvals import StoredApprover
from core.values import Id, Line
from plugins.education_audio.contract import AudioStatus, DraftState
from plugins.education_audio.models import found_by
from plugins.education_audio.options import ScriptOptions


class StoredError(LateModel):
    """Why the last try ended; `status` is the HTTP status of the error."""

    detail: str
    error_code: str
    status: StrictInt
    retryable: StrictBool
    at: Stamp | None = None
    trace_id: str | None = None


class StoredDraft(StoredVersion):
    """A script being written or written. `round` counts how often its text began.

    `approval_lost` notes where the dashboard has to look: `scripts.voided`.
    `document_minutes` are those that all of its document would take, and `document_language` is
    its language (ISO 639-1, "" for unknown); None in drafts of earlier versions.
    """

    knowledge_id: Id
    doctor_id: str
    model: str
    asked_model: str = ""
    returned_model: str = ""
    document_sha256: str | None = None
    document_minutes: StrictFloat | None = None
    document_language: str | None = None
    options: ScriptOptions
    state: DraftState
    script: str
    round: StrictInt
    approval_lost: StrictBool = False
    error: StoredError | None
    job_id: str
    created_at: Stamp
    modified_at: Stamp


class StoredApproval(StoredApprover):
    """Who approved exactly which script of which document, said how.

    `said_sha256` is of the clinic's pronunciations in it, "" for none. Both are "" in approvals of
    earlier versions, which hold while there is none.
    """

    knowledge_id: Id
    sha256: str
    document_sha256: str | None = None
    said_sha256: str = ""
    voice_sha256: str = ""


class StoredAcceptance(LateModel):
    """Who accepted which finding of exactly which script and document text, and why."""

    knowledge_id: Id
    sha256: str
    document_sha256: str
    finding: str
    reason: str
    accepted_by: str
    accepted_by_name: str
    accepted_at: Stamp


class StoredAnswer(LateModel):
    """Who said when of what in texts of a document that it is no patient's data."""

    knowledge_id: Id
    answered_by: str
    answered_by_name: str
    answered_at: Stamp


class StoredJoint(LateModel):
    """Where a part or a sentence of the speech ends: the share of the script said by then, and the
    second.
    """

    share: StrictFloat
    seconds: StrictFloat


class StoredAlias(LateModel):
    """A word of a script that is said otherwise."""

    language: str
    written: str
    spoken: str


class StoredHeard(LateModel):
    """When (UTC) an audio file was checked by ear, and in how many places it deviates."""

    deviations: StrictInt
    heard_at: Stamp


class StoredAudio(StoredVersion):
    """An audio file. `progress` is 0 to 1; `kept_away` tells where its sound lies.

    `found_by` are the keys that it is found by: `models.found_by`.
    `spoken_sha256` is of what a voice is given, "" in files of earlier versions.
    `joints` are empty until the parts are joined, and in files of earlier versions.
    """

    knowledge_id: Id
    doctor_id: str
    name: str
    found_by: list[str]
    language: str
    description: str
    script: str
    voice_id: str
    speaker2_voice_id: str | None
    duration_seconds: StrictFloat | None
    status: AudioStatus
    progress: StrictFloat
    error: StoredError | None
    job_id: str
    approval: StoredApproval
    outdated: StrictBool = False
    kept_away: StrictBool = False
    joints: tuple[StoredJoint, ...] = ()
    pronunciations: tuple[StoredAlias, ...] = ()
    spoken_sha256: str = ""
    heard: StoredHeard | None = None
    request_key: str
    created_at: Stamp
    modified_at: Stamp


def found_by_name_and_language(data: JsonObject, version: int) -> JsonObject:
    """To 2: audio files are found by name, language and state."""
    notes = {"outdated": False, "kept_away": False}
    return notes | data | found_by(data["name"], data["script"])


class StoredParts(LateModel):
    """The parts of an audio file in their order: the longest text of one, and their `names`.

    `keys` are the blobs of an unfinished file of an earlier version, which has no names.
    """

    longest: StrictInt
    keys: list[str] = []
    names: list[str] = []


class StoredSpokenBy(LateModel):
    """Which release the scripts were looked at by last: the SHA-256 of the code that says what a
    voice is given.
    """

    fingerprint: str


class StoredSent(LateModel):
    """That a part was sent to be put into words, for this audio file and who asked then.

    It stays where the program stopped before an answer came.
    """

    audio_id: str
    asked_at: Stamp
    at: Stamp


class StoredSpeech(LateModel):
    """A part of speech and the audio files that have it, `users`.

    `blob` is where its sound is or will be, `asked_at` when the voice service was asked for it,
    for the audio file `asked_by`, and did not refuse. `closed` is true when no other file may have
    it. `begins` are the seconds at which its sentences are heard, None where they are not known;
    `heard` are the words that a recogniser heard in it with their seconds, None where none did.
    """

    blob: str
    users: list[str]
    closed: StrictBool
    asked_at: Stamp | None
    asked_by: str | None
    seconds: StrictFloat | None
    begins: list[StrictFloat] | None
    heard: list[tuple[str, StrictFloat, StrictFloat]] | None = None
    sent: StoredSent | None = None


class StoredPending(LateModel):
    """The unfinished audio file of a request."""

    audio_id: str


class StoredPronunciation(StoredVersion):
    """How a word is said, and who (a name) has said so when."""

    language: str
    written: Line
    spoken: Line
    changed_at: Stamp


class StoredMark(LateModel):
    """A language, and who (a name) has confirmed when that it is read."""

    language: str
    confirmed_by: str | None = None
    confirmed_at: Stamp | None = None


class StoredReader(StoredVersion):
    """Somebody, by their id, and what they read."""

    name: str
    marks: tuple[StoredMark, ...]
    changed_at: Stamp
