"""Safety: urgent symptoms are seen before anything else is done with a patient's message."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from core.context import PluginContext
from core.contracts import API_VERSION, PluginInfo
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.safety.contract import RedFlagScreen
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings


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
def register_services(context: PluginContext) -> Mapping[type, object]:
    """Screening of what patients say."""
    return {RedFlagScreen: Screener(context.own_settings(SafetySettings))}
