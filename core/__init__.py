"""The ElevenDops platform: what a plugin author imports."""

from core.contracts import (
    API_VERSION,
    Activity,
    AttentionItem,
    CardSpec,
    CardValue,
    ConversationFinished,
    DocumentChanged,
    Event,
    HealthCheck,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
)
from core.extensions import (
    AnswerAnalyserSpec,
    AnswerNote,
    AskedQuestion,
    CheckedScript,
    ExportedConversation,
    ExporterSpec,
    ExtractorSpec,
    PanelSpec,
    ScriptCheckSpec,
    ScriptFinding,
    SectionSpec,
    VoiceProviderSpec,
)
from core.hookspecs import hookimpl
from core.jobs.spec import JobRequest, JobSpec
from core.ports.documents import CollectionSpec, IndexSpec
from core.version import __version__

__all__ = [
    "API_VERSION",
    "Activity",
    "AnswerAnalyserSpec",
    "AnswerNote",
    "AskedQuestion",
    "AttentionItem",
    "CardSpec",
    "CardValue",
    "CheckedScript",
    "CollectionSpec",
    "ConversationFinished",
    "DocumentChanged",
    "Event",
    "ExportedConversation",
    "ExporterSpec",
    "ExtractorSpec",
    "HealthCheck",
    "IndexSpec",
    "JobRequest",
    "JobSpec",
    "PageSpec",
    "PanelSpec",
    "Permissions",
    "PluginInfo",
    "RouterSpec",
    "ScriptCheckSpec",
    "ScriptFinding",
    "SectionSpec",
    "VoiceProviderSpec",
    "__version__",
    "hookimpl",
]
