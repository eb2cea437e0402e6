"""What the author of a plugin imports: the whole public face of ElevenDops.

    from elevendops import PluginInfo, hookimpl

    @hookimpl
    def register_plugin() -> PluginInfo:
        return PluginInfo(id="notes", title="Notes", version="1.0", api_version=2)

- Here: the hooks' marker, what hooks return and take, the context that they are handed with its
  stores and jobs, and who may call a route.
- `elevendops.errors`: what a route raises. `elevendops.values`: the field types of API models.
  `elevendops.clock`: times as they are stored.
- `elevendops.ui`: the widgets of pages. `elevendops.testing`: for the tests of a plugin.
- `elevendops.features.<plugin>`: what a built-in plugin offers to others.
- `elevendops.voice` and `elevendops.writer`: the ports behind `context.voice` and
  `context.writer`, which another voice provider implements.

What these modules name keeps to the versions of the plugin API. Everything else (`core`, `plugins`
and `pages`, which are found once this package is imported) may change on any day.
"""

from elevendops import _installed  # noqa: F401 - first: in a wheel, it lets `core` be found

# isort: split
from core.context import ClinicFacts, Extension, PluginContext
from core.contracts import (
    API_VERSION,
    Activity,
    AttentionItem,
    CardSpec,
    CardValue,
    Event,
    HealthCheck,
    LateRouter,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
)
from core.extensions import (
    Contribution,
    ExtensionPoint,
    PanelSpec,
    SectionSpec,
    VoiceProviderSpec,
)
from core.hookspecs import hookimpl
from core.jobs import JobRequest, JobRun, JobSpec
from core.ports.blobs import BlobInfo, BlobStore
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    DocumentPage,
    DocumentStore,
    Filter,
    IndexSpec,
    JsonObject,
    Query,
    Replace,
    SearchSpec,
    StoredDocument,
    Totals,
    Write,
)
from core.security import Caller, require
from core.shared.samples import SampleSpec
from core.version import __version__

__all__ = [
    "API_VERSION",
    "Activity",
    "AttentionItem",
    "BlobInfo",
    "BlobStore",
    "Caller",
    "CardSpec",
    "CardValue",
    "ClinicFacts",
    "CollectionSpec",
    "Contribution",
    "Create",
    "Delete",
    "DocumentPage",
    "DocumentStore",
    "Event",
    "Extension",
    "ExtensionPoint",
    "Filter",
    "HealthCheck",
    "IndexSpec",
    "JobRequest",
    "JobRun",
    "JobSpec",
    "JsonObject",
    "LateRouter",
    "PageSpec",
    "PanelSpec",
    "Permissions",
    "PluginContext",
    "PluginInfo",
    "Query",
    "Replace",
    "RouterSpec",
    "SampleSpec",
    "SearchSpec",
    "SectionSpec",
    "StoredDocument",
    "Totals",
    "VoiceProviderSpec",
    "Write",
    "__version__",
    "hookimpl",
    "require",
]
