"""Conversation Logs: what patients asked, what stayed unanswered, and what needs a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core import (
    API_VERSION,
    CardSpec,
    CollectionSpec,
    JobSpec,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
    __version__,
    hookimpl,
)
from core.context import PluginContext
from plugins.conversations.cards import PAGE, conversation_count_card
from plugins.conversations.contract import ConversationRecorder
from plugins.conversations.models import ROWS, WORDS
from plugins.conversations.routes import build_router
from plugins.conversations.service import ANNOUNCE_JOB, ConversationLog


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="conversations",
        title="Conversation Logs",
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(services=("knowledge",), blobs=("replies",)),
    )


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """The rows of the list, and the words that they are searched by."""
    return [ROWS, WORDS]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """Recording and judging conversations."""
    return {ConversationRecorder: context.shared(ConversationLog)}


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Telling the other features of a recorded conversation."""
    return [JobSpec(ANNOUNCE_JOB, context.shared(ConversationLog).announce)]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/conversations`."""
    return [RouterSpec("conversations", build_router(context.shared(ConversationLog)))]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page that lists and shows conversations."""
    return [
        PageSpec(
            title="Conversation Logs",
            target="pages.conversation_logs:render",
            icon=":material/forum:",
            url_path=PAGE,
            order=60,
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """How many conversations there are, and which need attention."""
    return [conversation_count_card(context.shared(ConversationLog))]
