"""How drafts, approvals and audio files are kept, and how they are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from core import clock
from core.jobs import JobRequest, job_id
from core.jobs.model import reason
from core.ports.documents import JsonObject, StoredDocument
from core.records.versions import first_version, last_change
from core.shared.approvals import Approver, approved_now, approver_view, digest
from core.text.name_keys import name_keys
from plugins.education_audio import failures
from plugins.education_audio.contract import (
    AudioFile,
    AudioRequest,
    AudioStatus,
    DraftState,
    ScriptApproval,
    SourceState,
)
from plugins.education_audio.options import ScriptOptions
from plugins.knowledge.contract import DOCUMENTS, ContentVersion
from plugins.recalls.contract import RECALLS

DRAFTS = "script_drafts"
APPROVALS = "script_approvals"
ACCEPTANCES = "finding_acceptances"
ANSWERS = "script_identifier_answers"
CLARITY = "script_clarity"
PRONUNCIATIONS = "pronunciations"
READERS = "translation_readers"
TEMPLATES = "script_templates"
TEMPLATE_VERSIONS = "script_template_versions"
AUDIO = "audio_files"
SHOWN = (AUDIO, APPROVALS, DOCUMENTS, RECALLS, PRONUNCIATIONS)
"""The collections that what is shown of audio files follows from."""
PARTS = "audio_parts"
"""The parts that each audio file is made of, so that none is ever left behind."""
SPEECH = "audio_speech"
"""Each part that was asked for: who has it, and where its sound is."""
SHARED_WITH = "shared_with"
"""The field of an audio file that names deleted ones, withdrawn, which had a part of it."""
HEARINGS = "audio_hearings"
"""The checks by ear, by the id of their audio file."""
HEARD = "heard"
"""The field of a part with the words heard in it, and of a file with what was found by them."""
SENT = "sent"
"""The field of a part that is being put into words: for which file, asked for when, sent when."""
SPOKEN_BY = "spoken_by"
"""Which release the scripts were looked at by last."""
PENDING = "audio_pending"
"""The unfinished audio file of each request, so that a request made twice is one file."""

WRITE_JOB = "education_audio.write_script"
SPEAK_JOB = "education_audio.speak"
NOTE_JOB = "education_audio.note_outdated"
OPINION_JOB = "education_audio.second_opinion"
HEAR_JOB = "education_audio.hear"

MPEG = "audio/mpeg"
_SAID = ("language", "written", "spoken")


def note_request(knowledge_id: str) -> JobRequest:
    """The job that looks at all audio of a document whose text or approvals have changed."""
    return JobRequest(NOTE_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id)


def note_script_request(sha256: str) -> JobRequest:
    """The job that looks at all audio of a script, of whichever document."""
    return JobRequest(NOTE_JOB, {"script_sha256": sha256}, key=f"script:{sha256}")


def note_pronunciations_request() -> JobRequest:
    """The job that looks at all audio after a pronunciation was changed."""
    return JobRequest(NOTE_JOB, {}, key="pronunciations")


def note_audio_request(audio_id: str) -> JobRequest:
    """The job that looks at one audio file."""
    return JobRequest(NOTE_JOB, {"audio_id": audio_id}, key=f"audio:{audio_id}")


def new_draft_id() -> str:
    """An id for a draft."""
    return f"draft_{uuid4().hex}"


def new_audio_id() -> str:
    """An id for an audio file."""
    return f"audio_{uuid4().hex}"


def new_draft(
    draft_id: str,
    *,
    knowledge_id: str,
    doctor_id: str,
    model: str,
    asked_model: str,
    options: ScriptOptions,
) -> JsonObject:
    """A draft with nothing written yet. `round` counts how often the text began.

    `asked_model` is the one that was named: for a retired one, `model` is its successor.

    `document_sha256` is the text of the document that the script is written from.
    """
    now = clock.stamp()
    return {
        "knowledge_id": knowledge_id,
        "doctor_id": doctor_id,
        "model": model,
        "asked_model": asked_model,
        "returned_model": "",
        "options": options.model_dump(mode="json"),
        "state": DraftState.WRITING.value,
        "script": "",
        "document_sha256": None,
        "document_minutes": None,
        "document_language": None,
        "round": 0,
        "approval_lost": False,
        "error": None,
        "job_id": job_id(WRITE_JOB, draft_id),
        "created_at": now,
        "modified_at": now,
        **first_version(None),
    }


def approval_lost(draft: JsonObject) -> bool:
    """Whether it is noted that its script was approved, is no more, and has no audio."""
    return bool(draft.get("approval_lost", False))


def model_used(draft: JsonObject) -> str:
    """The model that wrote a draft; the one that was asked for while the writer has not said."""
    return str(draft.get("returned_model") or draft["model"])


def model_asked(draft: JsonObject) -> str:
    """The model that a draft was asked of by its name."""
    return str(draft.get("asked_model") or draft["model"])


def model_replaced(draft: JsonObject) -> bool:
    """Whether another model wrote a draft than was asked for.

    `gemini-3.8-flash-002` is a revision of `gemini-3.8-flash`, and no other model.
    """
    asked, answered = (_short(model_asked(draft)), _short(model_used(draft)))
    return re.fullmatch(rf"{re.escape(asked)}(-[0-9]+)*", answered) is None


def _short(model: str) -> str:
    """The name without where it lies: `models/…`, `publishers/google/models/…`."""
    return model.rpartition("/")[2]


def written_from(draft: JsonObject, version: ContentVersion) -> bool:
    """Whether a draft's script is written from this text of its document."""
    if not draft["script"]:
        return True
    written: str | None = draft.get("document_sha256")
    if written is not None:
        return written == version.content_sha256
    # A draft of an earlier version read its document after it was created.
    return clock.parse(draft["created_at"]) > version.changed_at


def approval_id(knowledge_id: str, sha256: str, document_sha256: str, said_sha256: str) -> str:
    """Where the approval of exactly this script, said so, for this text of its document is kept."""
    plain = f"{earlier_approval_id(knowledge_id, sha256)}:{document_sha256}"
    return f"{plain}:{said_sha256[:32]}" if said_sha256 else plain


def said_sha256(pronunciations: Sequence[JsonObject]) -> str:
    """What tells the pronunciations of a script from others; "" for none."""
    rows = [{name: row[name] for name in _SAID} for row in pronunciations]
    return digest(json.dumps(rows, sort_keys=True)) if rows else ""


def earlier_approval_id(knowledge_id: str, sha256: str) -> str:
    """Where an approval was kept that does not say for which text of the document it was given."""
    return f"{knowledge_id}:{sha256}"


def new_approval(
    knowledge_id: str,
    sha256: str,
    document_sha256: str,
    approver: Approver,
    *,
    said_sha256: str = "",
    voice_sha256: str = "",
) -> JsonObject:
    """An approval given now, as the texts and pronunciations are."""
    return {
        "knowledge_id": knowledge_id,
        "sha256": sha256,
        "document_sha256": document_sha256,
        "said_sha256": said_sha256,
        "voice_sha256": voice_sha256,
        **approved_now(approver),
    }


def approval_view(data: JsonObject) -> ScriptApproval:
    """An approval as the API shows it."""
    return ScriptApproval(
        knowledge_id=data["knowledge_id"],
        sha256=data["sha256"],
        document_sha256=data.get("document_sha256"),
        voice_sha256=data.get("voice_sha256") or None,
        **approver_view(data),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How an audio file stands to its document: the approval that holds, or the one it was made by.

    `document_sha256` is the text that the document has now, None when it is deleted.
    `said_otherwise` tells that the clinic has its words said otherwise by now, whatever the state.
    """

    state: SourceState
    approval: JsonObject
    document_sha256: str | None
    said_otherwise: bool = False


def new_audio(
    audio_id: str,
    *,
    knowledge_id: str,
    doctor_id: str,
    name: str,
    description: str,
    script: str,
    voice_id: str,
    speaker2_voice_id: str | None,
    approval: JsonObject,
    request_key: str,
    by: str | None,
    pronunciations: list[JsonObject],
    spoken_sha256: str,
) -> JsonObject:
    """An audio file of which nothing is spoken yet; `by` is the name of who asked for it.

    `pronunciations` are those of the clinic that change what is said of it, and `spoken_sha256` is
    of what a voice is given.
    """
    now = clock.stamp()
    return {
        "knowledge_id": knowledge_id,
        "doctor_id": doctor_id,
        "name": name,
        "description": description,
        "script": script,
        **found_by(name, script),
        "voice_id": voice_id,
        "speaker2_voice_id": speaker2_voice_id,
        "duration_seconds": None,
        "status": AudioStatus.GENERATING.value,
        "progress": 0.0,
        "error": None,
        "job_id": job_id(SPEAK_JOB, audio_id),
        "approval": approval,
        "outdated": False,
        "kept_away": False,
        "joints": [],
        "pronunciations": pronunciations,
        "spoken_sha256": spoken_sha256,
        "request_key": request_key,
        "created_at": now,
        "modified_at": now,
        **first_version(by),
    }


ANY = "any="
"""What every audio file is found by: a search needs one such key, and the state alone is none."""


def found_by(name: str, script: str) -> JsonObject:
    """The stored fields that an audio file of this name and script is found by."""
    from core.text.identification import identify_language

    language = identify_language(script)
    return {"found_by": [*name_keys(name), language_key(language), ANY], "language": language}


def language_key(language: str) -> str:
    """What audio files in this language (ISO 639-1, "" for unclear) are found by."""
    return f"language={language}"


def request_key(
    request: AudioRequest,
    document_sha256: str,
    doctor_id: str,
    pronunciations: list[JsonObject],
) -> str:
    """The same for two requests that ask for the same speech for the same doctor.

    The document's text belongs to it: what is being spoken for an earlier one will not be offered.
    """
    parts = [request.knowledge_id, digest(request.script), document_sha256, request.voice_id]
    said = [json.dumps(row, sort_keys=True) for row in pronunciations]
    return digest("\n".join([*parts, request.speaker2_voice_id or "", doctor_id, *said]))


def audio_view(
    stored: StoredDocument,
    audio_url: str | None,
    standing: Standing,
    *,
    parts: int = 0,
) -> AudioFile:
    """An audio file as the API shows it, with how it stands to its document.

    `parts` are all that an unfinished one will have, once its beginning can be heard.
    """
    data = stored.data
    error = data["error"]
    return AudioFile(
        audio_id=stored.id,
        knowledge_id=data["knowledge_id"],
        doctor_id=data["doctor_id"],
        name=data["name"],
        description=data["description"],
        script=data["script"],
        voice_id=data["voice_id"],
        speaker2_voice_id=data["speaker2_voice_id"],
        audio_url=audio_url,
        duration_seconds=data["duration_seconds"],
        status=AudioStatus(data["status"]),
        progress=data["progress"],
        error=reason(error) if error else None,
        **failures.when_and_trace(error),
        job_id=data["job_id"],
        source_state=standing.state,
        pronunciation_changed=standing.said_otherwise,
        is_begun=parts > 0,
        parts=parts,
        # Told as the share of the parts and of their joining.
        parts_spoken=min(parts, max(1, round(data["progress"] * (parts + 1)))) if parts else 0,
        language=data["language"],
        heard=data.get(HEARD),
        document_sha256=standing.document_sha256,
        approval=approval_view(standing.approval),
        created_at=clock.parse(data["created_at"]),
        modified_at=clock.parse(data["modified_at"]),
        **last_change(data, data["modified_at"]),
    )
