"""The ElevenDops platform: what a plugin author imports."""

from core.contracts import (
    API_VERSION,
    Activity,
    AttentionItem,
    CardSpec,
    CardValue,
    CollectionSpec,
    ConversationFinished,
    DocumentChanged,
    HealthCheck,
    IndexSpec,
    JobRequest,
    JobSpec,
    PageSpec,
    PluginInfo,
    RouterSpec,
)
from core.hookspecs import hookimpl

__all__ = [
    "API_VERSION",
    "Activity",
    "AttentionItem",
    "CardSpec",
    "CardValue",
    "CollectionSpec",
    "ConversationFinished",
    "DocumentChanged",
    "HealthCheck",
    "IndexSpec",
    "JobRequest",
    "JobSpec",
    "PageSpec",
    "PluginInfo",
    "RouterSpec",
    "hookimpl",
]

__version__ = "0.1.0"
