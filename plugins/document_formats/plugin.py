"""PDF, Word and web pages for Upload Knowledge."""

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
    from plugins.knowledge.contract import ExtractorSpec


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
    from plugins.document_formats.settings import FormatSettings

    return FormatSettings


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[ExtractorSpec]]:
    """Readers for PDF, Word and web pages."""
    from plugins.document_formats.extractors import extractors
    from plugins.document_formats.settings import FormatSettings
    from plugins.knowledge.contract import EXTRACTORS

    settings = context.own_settings(FormatSettings)
    return [Contribution(EXTRACTORS, extractor) for extractor in extractors(settings)]
