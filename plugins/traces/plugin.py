"""Traces: what each click and job did, for operators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, LateRouter, PageSpec, PluginInfo, RouterSpec
from core.extensions import SectionSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.traces import PAGE, PLUGIN_ID

if TYPE_CHECKING:
    from core.context import PluginContext


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""

    return PluginInfo(
        id=PLUGIN_ID, title=text("Traces"), version=__version__, api_version=API_VERSION
    )


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/traces`."""
    from core.shared.late import late

    traces = late(context, "plugins.traces.service:Traces")
    router = LateRouter("plugins.traces.routes:build_router", traces)
    return [RouterSpec("traces", router)]


@hookimpl
def register_sections() -> Sequence[SectionSpec]:
    """A group after all that clinic staff use."""
    return [SectionSpec("operation", text("Operation"), order=900)]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page that lists and shows traces."""

    return [
        PageSpec(
            title=text("Traces"),
            target="pages.traces.page:render",
            icon=":material/timeline:",
            url_path=PAGE,
            order=900,
            section="operation",
            shows="trace",
        )
    ]
