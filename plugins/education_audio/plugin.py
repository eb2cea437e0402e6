"""Education Audio: scripts from patient documents, approved by a clinician, spoken aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

from core.contracts import (
    API_VERSION,
    CardSpec,
    Event,
    LateRouter,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
)
from core.extensions import Contribution, ExtensionPoint
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.education_audio import PAGE

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobRequest, JobSpec
    from core.ports.documents import CollectionSpec
    from core.shared.samples import SampleSpec
    from plugins.education_audio.contract import ScriptCheckSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="education_audio",
        title=text("Education Audio"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(
            services=("knowledge", "recalls"),
            blobs=("audio", "audio-parts"),
            voice=True,
            writer=True,
        ),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """How long requests wait, and what may be asked of the voice service."""
    from plugins.education_audio.settings import EducationAudioSettings

    return EducationAudioSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Drafts and how clear they are, approvals, accepted findings, answers about patients' data,
    second opinions and checks by ear are found by id, audio files by their document, doctor, name,
    language and state.
    """
    from core.ports.documents import CollectionSpec, IndexSpec, SearchSpec
    from core.shared.clarity import StoredClarity
    from plugins.education_audio.audio.library import SEARCHED
    from plugins.education_audio.hearing.stored import StoredHearing
    from plugins.education_audio.models import (
        ACCEPTANCES,
        ANSWERS,
        APPROVALS,
        AUDIO,
        CLARITY,
        DRAFTS,
        HEARINGS,
        PARTS,
        PENDING,
        PRONUNCIATIONS,
        READERS,
        SPEECH,
        SPOKEN_BY,
        TEMPLATE_VERSIONS,
        TEMPLATES,
    )
    from plugins.education_audio.second_opinion.stored import OPINIONS, StoredOpinion
    from plugins.education_audio.stored import (
        StoredAcceptance,
        StoredAnswer,
        StoredApproval,
        StoredAudio,
        StoredDraft,
        StoredParts,
        StoredPending,
        StoredPronunciation,
        StoredReader,
        StoredSpeech,
        StoredSpokenBy,
        found_by_name_and_language,
    )
    from plugins.education_audio.templates.library import StoredTemplate, StoredTemplateVersion

    return [
        CollectionSpec(
            DRAFTS, indexes=(IndexSpec(("approval_lost", "-modified_at")),), record=StoredDraft
        ),
        CollectionSpec(APPROVALS, record=StoredApproval),
        CollectionSpec(ACCEPTANCES, record=StoredAcceptance),
        CollectionSpec(ANSWERS, record=StoredAnswer),
        CollectionSpec(CLARITY, record=StoredClarity),
        CollectionSpec(
            AUDIO,
            indexes=(
                IndexSpec(("doctor_id", "-created_at")),
                IndexSpec(("knowledge_id", "-created_at")),
                IndexSpec(("doctor_id", "knowledge_id", "-created_at")),
                IndexSpec(("status", "-modified_at")),
                IndexSpec(("outdated", "-modified_at")),
            ),
            record=StoredAudio,
            version=2,
            upgrade=found_by_name_and_language,
            search=SearchSpec(SEARCHED, "created_at"),
        ),
        CollectionSpec(OPINIONS, record=StoredOpinion),
        CollectionSpec(HEARINGS, record=StoredHearing),
        CollectionSpec(PARTS, record=StoredParts),
        CollectionSpec(SPEECH, record=StoredSpeech),
        CollectionSpec(SPOKEN_BY, record=StoredSpokenBy),
        CollectionSpec(PRONUNCIATIONS, record=StoredPronunciation),
        CollectionSpec(READERS, record=StoredReader),
        CollectionSpec(TEMPLATES, record=StoredTemplate),
        CollectionSpec(TEMPLATE_VERSIONS, record=StoredTemplateVersion),
        CollectionSpec(PENDING, record=StoredPending),
    ]


@hookimpl
def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
    """Scripts are looked at anew after a release that puts them into other words."""
    from plugins.education_audio.lexicon.releases import Releases

    return context.shared(Releases).watching()


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """What other features know of audio files, and what compares their texts with documents."""
    from core.shared.late import late
    from plugins.education_audio.checks.built_in import Comparison
    from plugins.education_audio.contract import AudioReader, DocumentComparison

    audio = late(context, "plugins.education_audio.audio.reader:FinishedAudio")
    return {AudioReader: audio, DocumentComparison: Comparison()}


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Writing a script while somebody watches, having a language model compare it, speaking it,
    which takes minutes, checking it by ear, and noting which audio is of an earlier text of its
    document.
    """
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.education_audio.models import HEAR_JOB, NOTE_JOB, OPINION_JOB, SPEAK_JOB, WRITE_JOB

    method = partial(late_method, context)
    writing = "plugins.education_audio.scripts.writing:ScriptWriting"
    speaking = "plugins.education_audio.audio.speaking:Speaking"
    opinions = "plugins.education_audio.second_opinion.service:SecondOpinions"
    hearings = "plugins.education_audio.hearing.service:Hearings"
    outdated = "plugins.education_audio.outdated:OutdatedAudio"
    return [
        JobSpec(WRITE_JOB, method(writing, "run"), "interactive", method(writing, "failed")),
        JobSpec(SPEAK_JOB, method(speaking, "run"), "background", method(speaking, "failed")),
        JobSpec(OPINION_JOB, method(opinions, "run"), "interactive", method(opinions, "failed")),
        JobSpec(HEAR_JOB, method(hearings, "run"), "background", method(hearings, "failed")),
        JobSpec(NOTE_JOB, method(outdated, "note")),
    ]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/audio` and `/api/templates`."""
    from core.shared.late import late

    def part(name: str) -> Any:
        return late(context, f"plugins.education_audio.{name}")

    router = LateRouter(
        "plugins.education_audio.routes.audio:build_router",
        scripts=part("scripts.service:ScriptService"),
        begun=part("scripts.begun:BegunDrafts"),
        approvals=part("approvals:Approvals"),
        checking=part("checks.service:ScriptChecking"),
        acceptances=part("findings.acceptances:FindingAcceptances"),
        identifiers=part("identifiers.questions:IdentifierQuestions"),
        lexicon=part("lexicon.service:Lexicon"),
        readers=part("readers.service:TranslationReaders"),
        audio=part("audio.service:AudioService"),
        estimates=part("audio.estimate:SpeechEstimates"),
        clarity=part("checks.clarity:ScriptClarity"),
        lengths=part("scripts.document_length:DocumentLengths"),
        hearings=part("hearing.service:Hearings"),
        voices=late(context, "core.shared.voices:VoiceCatalog"),
        blobs=context.blobs,
        models=late(context, "core.shared.writer_models:WriterModelCatalog"),
        translates=not context.settings.writer_is_local,
        change_numbers=context.change_numbers,
    )
    templates = LateRouter(
        "plugins.education_audio.routes.templates:build_template_router",
        part("scripts.templates:TemplateService"),
        part("templates.library:TemplateLibrary"),
    )
    return [RouterSpec("audio", router), RouterSpec("templates", templates)]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:
    """The checks of a script, and what patients were given of an audio file."""
    from plugins.education_audio.contract import GIVEN, SCRIPT_CHECKS

    return [SCRIPT_CHECKS, GIVEN]


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[ScriptCheckSpec]]:
    """The script beside its document, and its length."""
    from plugins.education_audio.checks.built_in import own_checks
    from plugins.education_audio.contract import SCRIPT_CHECKS

    return [Contribution(SCRIPT_CHECKS, check) for check in own_checks()]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page that writes scripts and makes audio."""
    return [
        PageSpec(
            title=text("Education Audio"),
            target="pages.education_audio.page:render",
            icon=":material/graphic_eq:",
            url_path=PAGE,
            order=30,
            section="prepare",
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """How many audio files there are, and which are outdated or failed."""
    from plugins.education_audio.cards import audio_count_card

    return [audio_count_card(context)]


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """Look at the audio of a document that was changed or deleted."""
    from plugins.education_audio.models import note_audio_request, note_request, note_script_request
    from plugins.knowledge.contract import DocumentChanged
    from plugins.recalls.contract import RecallChanged, RecallKind

    if isinstance(event, DocumentChanged) and event.change in ("stored", "deleted"):
        return [note_request(event.knowledge_id)]
    if isinstance(event, RecallChanged):
        match event.kind:
            case RecallKind.DOCUMENT:
                return [note_request(event.knowledge_id)]
            case RecallKind.SCRIPT:
                return [note_script_request(event.target)]
            case RecallKind.AUDIO:
                return [note_audio_request(event.target)]
    return []


@hookimpl
def register_samples() -> Sequence[SampleSpec]:
    """Audio of the sample documents."""
    from core.shared.samples import SampleSpec
    from plugins.education_audio.samples import add_audio

    return [SampleSpec("audio", add_audio, order=20)]
