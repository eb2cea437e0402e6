"""Safety: urgent symptoms are seen before anything else is done with a patient's message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from pydantic import BaseModel

from core.context import PluginContext
from core.contracts import API_VERSION, CardSpec, LateRouter, PageSpec, PluginInfo, RouterSpec
from core.extensions import ExtensionPoint, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.jobs import JobSpec
from core.ports.documents import CollectionSpec
from core.version import __version__
from plugins.safety.alerts.book import PAGE, SEND, AlertBook
from plugins.safety.alerts.sending import AlertSending
from plugins.safety.contract import ALERT_SENDERS, EmergencyTextBook, RedFlagAlerts, RedFlagScreen
from plugins.safety.models import ALERTS, WORDINGS
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings
from plugins.safety.wording.book import Wordings


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="safety", title=text("Safety"), version=__version__, api_version=API_VERSION
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The numbers that patients are told to call."""
    return SafetySettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Alerts, and the clinic's own emergency texts."""
    return [ALERTS, WORDINGS]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:
    """Ways by which alerts leave the page."""
    return [ALERT_SENDERS]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """Screening of what patients say, telling staff of it, and what to say in an emergency."""
    return {
        RedFlagScreen: Screener(context.own_settings(SafetySettings), context.shared(Wordings).say),
        EmergencyTextBook: context.shared(Wordings),
        RedFlagAlerts: context.shared(AlertBook),
    }


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Sending alerts."""
    return [JobSpec(SEND, context.shared(AlertSending).send, lane="interactive")]


@hookimpl
def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
    """Open alerts are sent again, and approved texts are heard of, while the API serves."""
    return _watching(context)


@asynccontextmanager
async def _watching(context: PluginContext) -> AsyncIterator[None]:
    async with context.shared(AlertSending).watching(), context.shared(Wordings).watching():
        yield


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """The routes under `/api/safety`."""
    router = LateRouter(
        "plugins.safety.routes:build_router",
        context.shared(AlertBook),
        context.shared(AlertSending),
        context.shared(Wordings),
    )
    return [RouterSpec("safety", router)]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """The figure of open alerts."""
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
    """The alerts of a conversation, beside it."""
    return [
        PanelSpec(
            page="conversation-logs",
            title=text("Alerts"),
            target="pages.safety.panel:draw",
            order=10,
            needs="id",
        )
    ]
