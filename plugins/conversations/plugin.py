"""Conversation Logs: what patients asked, what stayed unanswered, and what needs a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from core.contracts import (
    API_VERSION,
    CardSpec,
    LateRouter,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
)
from core.extensions import Contribution, ExtensionPoint, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.conversations import PAGE

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobSpec
    from core.ports.documents import CollectionSpec

_LOG = "plugins.conversations.service:ConversationLog"
_RECORDER = "plugins.conversations.recording.recorder:Recorder"


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="conversations",
        title=text("Conversation Logs"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(
            services=("education_audio", "knowledge", "safety"),
            blobs=("replies",),
            voice=True,
            writer=True,
        ),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """Whether a language model may judge."""
    from plugins.conversations.settings import ConversationsSettings

    return ConversationsSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """The rows of the list, and the words that they are searched by."""
    from plugins.conversations.models import ROWS, WORDS

    return [ROWS, WORDS]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """Recording and judging conversations, and showing them."""
    from core.shared.late import late
    from plugins.conversations.contract import ConversationReader, ConversationRecorder

    return {
        ConversationRecorder: late(context, _RECORDER),
        ConversationReader: late(context, _LOG),
    }


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Telling the other features of a recorded conversation, what the voice service found, and
    having it judged by meaning and by a language model."""
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.conversations.models import ANNOUNCE_JOB, JUDGE_JOB, MEANING_JOB, RESULTS_JOB

    method = partial(late_method, context)
    results = "plugins.conversations.results:ResultsFetcher"
    meanings = "plugins.conversations.second_judge.meanings:MeaningJudge"
    judge = "plugins.conversations.second_judge.service:SecondJudge"
    return [
        JobSpec(ANNOUNCE_JOB, method(_RECORDER, "announce")),
        JobSpec(RESULTS_JOB, method(results, "run"), failed=method(results, "failed")),
        JobSpec(MEANING_JOB, method(meanings, "run")),
        JobSpec(JUDGE_JOB, method(judge, "run"), failed=method(judge, "failed")),
    ]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/conversations`."""
    from core.shared.late import late

    router = LateRouter(
        "plugins.conversations.routes:build_router",
        late(context, _LOG),
        late(context, "plugins.conversations.exports.service:Exports"),
        late(context, "plugins.conversations.unanswered:Unanswered"),
        context.change_numbers,
    )
    return [RouterSpec("conversations", router)]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[Any]]:
    """Notes on questions and answers, and formats of downloads."""
    from plugins.conversations.contract import ANSWER_ANALYSERS, EXPORTERS

    return [ANSWER_ANALYSERS, EXPORTERS]


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[Any]]:
    """Questions that were not answered, doubts about a medicine, replies in another language; a
    table for spreadsheets, and JSON for programs.
    """
    from plugins.conversations.contract import ANSWER_ANALYSERS, EXPORTERS
    from plugins.conversations.exports.formats import own_exporters
    from plugins.conversations.review.analysers import own_analysers

    return [
        *(Contribution(ANSWER_ANALYSERS, analyser) for analyser in own_analysers()),
        *(Contribution(EXPORTERS, exporter) for exporter in own_exporters()),
    ]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page that lists and shows conversations."""

    return [
        PageSpec(
            title=text("Conversation Logs"),
            target="pages.conversation_logs.page:render",
            icon=":material/forum:",
            url_path=PAGE,
            order=60,
            section="patients",
        )
    ]


@hookimpl
def register_panels() -> Sequence[PanelSpec]:
    """What patients asked in vain, where staff write the documents that answer."""
    return [
        PanelSpec(
            page="upload-knowledge",
            title=text("Asked and not answered"),
            target="pages.conversation_logs.unanswered_questions:render",
            order=10,
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """How many conversations there are, and which need attention."""
    from core.shared.late import late
    from plugins.conversations.cards import conversation_count_card

    return [conversation_count_card(late(context, _LOG))]
