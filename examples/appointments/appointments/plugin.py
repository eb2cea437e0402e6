"""Appointments: the hooks."""

from __future__ import annotations

from collections.abc import Sequence

from elevendops import (
    CardSpec,
    CollectionSpec,
    Event,
    JobRequest,
    JobSpec,
    PageSpec,
    Permissions,
    PluginContext,
    PluginInfo,
    RouterSpec,
    hookimpl,
)
from elevendops.features.conversations import ConversationFinished
from pydantic import BaseModel

from appointments import __version__
from appointments.card import visit_card
from appointments.models import VISITS
from appointments.questions import LEARN, REFRESH, OpenQuestions
from appointments.service import Appointments
from appointments.settings import AppointmentsSettings


@hookimpl
def register_plugin() -> PluginInfo:
    """Who the plugin is: it reads what Conversation Logs has recorded."""
    return PluginInfo(
        id="appointments",
        title="Appointments",
        version=__version__,
        api_version=2,
        permissions=Permissions(services=("conversations",)),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The clinic's time zone, and how far back questions are looked for."""
    return AppointmentsSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """The visits."""
    return [VISITS]


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Bringing the open questions of a patient's visits up to date."""
    questions = context.shared(OpenQuestions)
    return [JobSpec(REFRESH, questions.refresh), JobSpec(LEARN, questions.learn)]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """The API under `/api/appointments`."""
    from appointments.routes import build_router

    return [RouterSpec("appointments", build_router(context.shared(Appointments)))]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page at `/appointments`."""
    return [
        PageSpec(
            title="Appointments",
            target="appointments.page:render",
            icon=":material/calendar_today:",
            url_path="appointments",
            order=70,
            section="patients",
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """How many visits there are today."""
    return [visit_card(context.shared(Appointments))]


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """After a conversation, look again at what its patient's visits have to answer."""
    if isinstance(event, ConversationFinished):
        identifier = event.conversation_id
        return [JobRequest(LEARN, {"conversation_id": identifier}, key=identifier)]
    return []
