"""Recalls: taking back what turned out wrong, from every agent, link and player at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, LateRouter, Permissions, PluginInfo, RouterSpec
from core.extensions import ExtensionPoint, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.recalls import PAGE

if TYPE_CHECKING:
    from core.context import PluginContext
    from core.jobs import JobSpec
    from core.ports.documents import CollectionSpec
    from plugins.recalls.contract import ReachSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="recalls",
        title=text("Recalls"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(services=("knowledge",)),
    )


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """What is or was withdrawn, by what it is."""
    from plugins.recalls.models import COLLECTION

    return [COLLECTION]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """What others ask before anything reaches a patient."""
    from plugins.recalls.contract import RecallReader
    from plugins.recalls.service import Recalls

    return {RecallReader: context.shared(Recalls)}


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Telling those who hold copies."""
    from core.jobs import JobSpec
    from plugins.recalls.models import TELL
    from plugins.recalls.service import Recalls

    return [JobSpec(TELL, context.shared(Recalls).tell, lane="interactive")]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/recalls`."""
    from plugins.recalls.service import Recalls

    router = LateRouter("plugins.recalls.routes:build_router", context.shared(Recalls))
    return [RouterSpec("recalls", router)]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[ReachSpec]]:
    """Who had what was withdrawn."""
    from plugins.recalls.contract import REACHED

    return [REACHED]


@hookimpl
def register_panels() -> Sequence[PanelSpec]:
    """Where documents, scripts and audio are."""

    return [
        PanelSpec(
            page=page,
            title=text("Withdraw"),
            target="pages.recalls.panel:render",
            order=90,
        )
        for page in (PAGE, "upload-knowledge")
    ]
