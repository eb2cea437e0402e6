"""Agent Setup: voice agents that answer from chosen documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

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
from core.extensions import ExtensionPoint
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.agents import PAGE

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobRequest, JobSpec
    from core.ports.documents import CollectionSpec
    from core.shared.samples import SampleSpec
    from plugins.agents.contract import PublishCheckSpec

_AGENTS = "plugins.agents.service:AgentService"


@hookimpl
def register_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(
        id="agents",
        title=text("Agent Setup"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(services=("knowledge", "recalls", "safety"), voice=True),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The plugin's own settings."""
    from plugins.agents.settings import AgentsSettings

    return AgentsSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Agents, what was published of them, and those still to be removed at the voice service."""
    from plugins.agents.models import AGENTS, REMOVALS, VERSIONS

    return [AGENTS, REMOVALS, VERSIONS]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """What other features may know of the agents."""
    from core.shared.late import late
    from plugins.agents.contract import AgentDirectory, AgentTrials
    from plugins.safety.contract import KnownAgents

    agents = late(context, _AGENTS)
    return {
        AgentDirectory: agents,
        KnownAgents: agents,
        AgentTrials: late(context, "plugins.agents.voice_service.trials:Trials"),
    }


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[PublishCheckSpec]]:
    """What an agent has to pass before it is published."""
    from plugins.agents.contract import PUBLISH_CHECKS

    return [PUBLISH_CHECKS]


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Keeping the voice service's agents equal to ours."""
    from core.jobs import JobSpec
    from plugins.agents.voice_service.sync import RELINK, SYNC, AgentSync

    sync = context.shared(AgentSync)
    return [
        JobSpec(SYNC, sync.sync, lane="interactive", failed=sync.failed),
        # A deleted document must not wait behind speech that is being made.
        JobSpec(RELINK, sync.relink, lane="interactive"),
    ]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """The routes under `/api/agent`."""
    from core.shared.late import late

    router = LateRouter(
        "plugins.agents.routes:build_router",
        late(context, _AGENTS),
        late(context, "plugins.agents.publishing:Publishing"),
        late(context, "plugins.agents.history:AgentHistory"),
        late(context, "plugins.agents.drift:DriftService"),
        late(context, "plugins.agents.voice_service.sync:agent_removals"),
        late(context, "core.shared.voices:VoiceCatalog"),
        late(context, "plugins.agents.voice_service.llms:LlmCatalog"),
        context.change_numbers,
    )
    return [RouterSpec("agent", router)]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page Agent Setup."""

    return [
        PageSpec(
            title=text("Agent Setup"),
            target="pages.agent_setup.page:render",
            icon=":material/support_agent:",
            url_path=PAGE,
            order=40,
            section="prepare",
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """The number of agents on the dashboard."""
    from core.shared.late import late_method
    from plugins.agents.models import AGENTS
    from plugins.agents.voice_service.sync import agent_removals
    from plugins.safety.contract import EMERGENCY_TEXTS

    return [
        CardSpec(
            key="agent_count",
            title=text("Voice agents"),
            page=PAGE,
            load=late_method(context, _AGENTS, "card"),
            order=30,
            next_step=text("Create a voice agent that answers from your documents."),
            collections=(AGENTS.name, EMERGENCY_TEXTS, *context.shared(agent_removals).collections),
        )
    ]


@hookimpl
def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
    """What is still to be removed or taken back at the voice service is tried at each start, and
    agents of earlier versions are made to be found by name.
    """
    return _starting(context)


@asynccontextmanager
async def _starting(context: PluginContext) -> AsyncIterator[None]:
    from plugins.agents.naming import naming
    from plugins.agents.voice_service.sync import agent_removals
    from plugins.agents.voice_service.withdrawing import withdrawing

    async with (
        context.shared(agent_removals).resuming(),
        withdrawing(context),
        naming(context),
    ):
        yield


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """Attach a document once it is synced; take a deleted or withdrawn one out of the agents.

    Where the voice service is another one, bring the agents there.
    """
    from plugins.agents.voice_service.sync import recall_request, relink_request, renew_request
    from plugins.knowledge.contract import DocumentChanged, VoiceAccountChanged
    from plugins.recalls.contract import RecallChanged

    if isinstance(event, DocumentChanged) and event.change in ("synced", "deleted"):
        return [relink_request(event.knowledge_id, deleted=event.change == "deleted")]
    if isinstance(event, VoiceAccountChanged):
        return [renew_request()]
    if isinstance(event, RecallChanged):
        return [recall_request(event.knowledge_id)]
    return []


@hookimpl
def register_samples() -> Sequence[SampleSpec]:
    """Agents that answer from the sample documents."""
    from core.shared.samples import SampleSpec
    from plugins.agents.samples import add_agents

    return [SampleSpec("agents", add_agents, order=30)]
