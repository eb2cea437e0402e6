"""Handouts: a link that gives one patient an approved audio to hear at home, until it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, Event, LateRouter, Permissions, PluginInfo, RouterSpec
from core.extensions import Contribution, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__

if TYPE_CHECKING:
    from core.context import PluginContext
    from core.jobs import JobRequest, JobSpec
    from core.ports.documents import CollectionSpec
    from plugins.education_audio.contract import GivenSpec
    from plugins.recalls.contract import ReachSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="handouts",
        title=text("Handouts"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(services=("education_audio", "safety"), blobs=("audio",)),
    )


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """The links, listed by audio, and what came back by each."""
    from plugins.handouts.models import HANDOUTS, RESULTS

    return [HANDOUTS, RESULTS]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/handouts`, and under `/open/handouts` what patients open."""
    from core.shared.late import late

    router = LateRouter(
        "plugins.handouts.routes.clinic:build_router",
        late(context, "plugins.handouts.service:Handouts"),
        late(context, "plugins.handouts.guests.service:Guests"),
        context.blobs,
    )
    return [RouterSpec("handouts", router)]


@hookimpl
def register_contributions(
    context: PluginContext,
) -> Sequence[Contribution[ReachSpec] | Contribution[GivenSpec]]:
    """Which links had what is withdrawn, and which play nothing now or any more."""
    from plugins.education_audio.contract import GIVEN
    from plugins.handouts.reach import links_reached, links_waiting
    from plugins.recalls.contract import REACHED

    return [
        Contribution(REACHED, links_reached(context)),
        Contribution(GIVEN, links_waiting(context)),
    ]


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Noting on links that their audio was deleted."""
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.handouts.models import GONE_JOB

    return [JobSpec(GONE_JOB, late_method(context, "plugins.handouts.reach:GoneAudio", "note"))]


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """Look at the links of an audio file that was deleted."""
    from core.jobs import JobRequest
    from plugins.education_audio.contract import AudioGone
    from plugins.handouts.models import GONE_JOB

    if isinstance(event, AudioGone):
        return [JobRequest(GONE_JOB, {"audio_id": event.audio_id}, key=event.audio_id)]
    return []


@hookimpl
def register_panels() -> Sequence[PanelSpec]:
    """Where audio is made, it is handed out."""
    return [
        PanelSpec(
            page="education-audio",
            title=text("Give to a patient"),
            target="pages.handouts.panel:render",
            order=10,
        )
    ]
