"""Patient Test: talk to an agent as a patient would, by text and in speech."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, LateRouter, PageSpec, Permissions, PluginInfo, RouterSpec
from core.extensions import Contribution
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobSpec
    from core.ports.documents import CollectionSpec
    from core.shared.samples import SampleSpec
    from plugins.recalls.contract import ReachSpec


@hookimpl
def register_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(
        id="patient_test",
        title=text("Patient Test"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(
            services=("agents", "conversations", "education_audio", "safety"),
            blobs=("replies",),
            voice=True,
        ),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The plugin's own settings."""
    from plugins.patient_test.settings import PatientTestSettings

    return PatientTestSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Sessions, and their turns as documents of their own."""
    from plugins.patient_test.models import SESSIONS, TURNS

    return [SESSIONS, TURNS]


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Replies, the speech of fixed texts, and sessions for the log: ended or with a red flag."""
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.patient_test.models import REPLY, SPEAK
    from plugins.patient_test.records import MARK, RECORD, Records

    reply = partial(late_method, context, "plugins.patient_test.replies.fetching:Replies")
    speak = late_method(context, "plugins.patient_test.replies.fixed_speech:FixedTexts", "run")
    records = context.shared(Records)
    return [
        JobSpec(REPLY, reply("run"), lane="interactive", failed=reply("failed")),
        JobSpec(SPEAK, speak, lane="interactive"),
        JobSpec(MARK, records.mark, lane="urgent"),
        JobSpec(RECORD, records.run, lane="interactive", failed=records.failed),
    ]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """The routes under `/api/patient`."""
    from core.shared.late import late

    service = late(context, "plugins.patient_test.service:PatientTestService")
    router = LateRouter("plugins.patient_test.routes:build_router", service)
    return [RouterSpec("patient", router)]


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[ReachSpec]]:
    """Which sessions had what is withdrawn."""
    from plugins.patient_test.reach import sessions_reached
    from plugins.recalls.contract import REACHED

    return [Contribution(REACHED, sessions_reached(context))]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page Patient Test."""
    return [
        PageSpec(
            title=text("Patient Test"),
            target="pages.patient_test.page:render",
            icon=":material/record_voice_over:",
            url_path="patient-test",
            order=50,
            section="patients",
        )
    ]


@hookimpl
def lifespan(context: PluginContext) -> AbstractAsyncContextManager[None]:
    """Idle connections are closed and idle sessions are ended while the API serves."""
    from plugins.patient_test.records import Records

    return context.shared(Records).watching()


@hookimpl
def register_samples() -> Sequence[SampleSpec]:
    """Conversations with the sample agents."""
    from core.shared.samples import SampleSpec
    from plugins.patient_test.samples import add_conversations

    return [SampleSpec("conversations", add_conversations, order=40)]
