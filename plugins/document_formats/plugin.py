"""PDF, Word and web pages for Upload Knowledge."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from core.context import PluginContext
from core.contracts import API_VERSION, PluginInfo
from core.extensions import Contribution
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.document_formats.extractors import extractors
from plugins.document_formats.settings import FormatSettings
from plugins.knowledge.contract import EXTRACTORS, ExtractorSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="document_formats",
        title=text("Kinds of files"),
        version=__version__,
        api_version=API_VERSION,
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """How long reading a file may take."""
    return FormatSettings


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[ExtractorSpec]]:
    """Readers for PDF, Word and web pages."""
    settings = context.own_settings(FormatSettings)
    return [Contribution(EXTRACTORS, extractor) for extractor in extractors(settings)]
