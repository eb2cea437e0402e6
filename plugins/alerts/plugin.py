"""Alerts: red flags leave the page by mail, signed webhook and chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, PluginInfo
from core.extensions import Contribution
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from plugins.safety.contract import AlertSenderSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="alerts",
        title=text("Mail, webhook and chat"),
        version=__version__,
        api_version=API_VERSION,
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """Where alerts go."""
    from plugins.alerts.settings import AlertSettings

    return AlertSettings


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[AlertSenderSpec]]:
    """The senders that are set up."""
    from plugins.alerts.senders import senders
    from plugins.alerts.settings import AlertSettings
    from plugins.safety.contract import ALERT_SENDERS

    settings = context.own_settings(AlertSettings)
    return [Contribution(ALERT_SENDERS, sender) for sender in senders(settings)]
