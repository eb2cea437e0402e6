"""Doctor Dashboard: the clinic at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, LateRouter, PageSpec, PluginInfo, RouterSpec
from core.extensions import SectionSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__

if TYPE_CHECKING:
    from core.context import PluginContext


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="dashboard", title=text("Doctor Dashboard"), version=__version__, api_version=API_VERSION
    )


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/dashboard`."""
    from core.shared.late import late

    dashboard = late(context, "plugins.dashboard.service:Dashboard")
    router = LateRouter("plugins.dashboard.routes:build_router", dashboard, context.change_numbers)
    return [RouterSpec("dashboard", router)]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The first page."""
    return [
        PageSpec(
            title=text("Doctor Dashboard"),
            target="pages.dashboard.page:render",
            icon=":material/dashboard:",
            url_path="dashboard",
            order=10,
            section="overview",
        )
    ]


@hookimpl
def register_sections() -> Sequence[SectionSpec]:
    """The groups of the built-in pages, and `clinic` for what other plugins add."""
    return [
        SectionSpec("overview", text("Overview"), order=10),
        SectionSpec("prepare", text("Prepare"), order=20),
        SectionSpec("patients", text("Patients"), order=30),
        SectionSpec("clinic", text("Clinic"), order=40),
    ]
