"""Safety: urgent symptoms are seen before anything else is done with a patient's message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
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
from core.extensions import ExtensionPoint, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.safety import PAGE

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobRequest, JobSpec
    from core.ports.documents import CollectionSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="safety",
        title=text("Safety"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(services=("agents",)),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The numbers that patients are told to call."""
    from plugins.safety.settings import SafetySettings

    return SafetySettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Alerts, the clinic's own emergency texts, and its own red flags for each agent."""
    from plugins.safety.models import ALERTS, PHRASES, WORDINGS

    return [ALERTS, WORDINGS, PHRASES]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:
    """Ways by which alerts leave the page."""
    from plugins.safety.contract import ALERT_SENDERS

    return [ALERT_SENDERS]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """Screening of what patients say, telling staff of it, and what to say in an emergency."""
    from plugins.safety.alerts.book import AlertBook
    from plugins.safety.contract import EmergencyTextBook, RedFlagAlerts, RedFlagScreen
    from plugins.safety.phrases.book import PhraseBook
    from plugins.safety.service import Screener
    from plugins.safety.settings import SafetySettings
    from plugins.safety.wording.book import Wordings

    return {
        RedFlagScreen: Screener(
            context.own_settings(SafetySettings),
            context.shared(Wordings).say,
            context.shared(PhraseBook).watched,
        ),
        EmergencyTextBook: context.shared(Wordings),
        RedFlagAlerts: context.shared(AlertBook),
    }


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Sending alerts, and forgetting the lists of deleted agents."""
    from core.jobs import JobSpec
    from plugins.safety.alerts.book import SEND
    from plugins.safety.alerts.sending import AlertSending
    from plugins.safety.phrases.book import FORGET, PhraseBook

    return [
        JobSpec(SEND, context.shared(AlertSending).send, lane="urgent"),
        JobSpec(FORGET, context.shared(PhraseBook).forget),
    ]


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """Forget the red flags of an agent that is deleted."""
    from core.jobs import JobRequest
    from plugins.safety.contract import AgentGone
    from plugins.safety.phrases.book import FORGET

    if isinstance(event, AgentGone):
        forget = {"agent_id": event.agent_id}
        return [JobRequest(FORGET, forget, key=event.agent_id, never_give_up=True)]
    return []


@hookimpl
def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
    """Open alerts are sent again, and approved texts are heard of, while the API serves."""
    return _watching(context)


@asynccontextmanager
async def _watching(context: PluginContext) -> AsyncIterator[None]:
    from plugins.safety.alerts.sending import AlertSending
    from plugins.safety.phrases.book import PhraseBook
    from plugins.safety.wording.book import Wordings

    async with (
        context.shared(AlertSending).watching(),
        context.shared(Wordings).watching(),
        context.shared(PhraseBook).watching(),
    ):
        yield


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """The routes under `/api/safety`."""
    from plugins.safety.alerts.book import AlertBook
    from plugins.safety.alerts.sending import AlertSending
    from plugins.safety.phrases.book import PhraseBook
    from plugins.safety.wording.book import Wordings

    router = LateRouter(
        "plugins.safety.routes:build_router",
        context.shared(AlertBook),
        context.shared(AlertSending),
        context.shared(Wordings),
        context.shared(PhraseBook),
    )
    return [RouterSpec("safety", router)]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """The figure of open alerts."""
    from plugins.safety.alerts.book import AlertBook

    return [context.shared(AlertBook).card()]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page Safety."""

    return [
        PageSpec(
            title=text("Safety"),
            target="pages.safety.page:render",
            icon=":material/health_and_safety:",
            url_path=PAGE,
            order=70,
            section="patients",
        )
    ]


@hookimpl
def register_panels() -> Sequence[PanelSpec]:
    """The alerts of a conversation, beside it, and the own red flags of an agent."""
    return [
        PanelSpec(
            page="agent-setup",
            title=text("Own red flags"),
            target="pages.safety.phrases:draw",
            order=30,
            needs="id",
        ),
        PanelSpec(
            page="conversation-logs",
            title=text("Alerts"),
            target="pages.safety.panel:draw",
            order=10,
            needs="id",
        ),
    ]
