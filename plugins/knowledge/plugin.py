"""Upload Knowledge: the clinic's patient documents, synced to the voice service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from core.contracts import (
    API_VERSION,
    CardSpec,
    LateRouter,
    PageSpec,
    Permissions,
    PluginInfo,
    RouterSpec,
)
from core.extensions import Contribution, ExtensionPoint
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobSpec
    from core.ports.documents import CollectionSpec
    from core.shared.samples import SampleSpec
    from plugins.knowledge.contract import ExtractorSpec

_COMPARISONS = "plugins.knowledge.proofs.comparison:Comparisons"


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="knowledge",
        title=text("Upload Knowledge"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(voice=True),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """How files are read and checked, and how long a deletion can be undone."""
    from plugins.knowledge.settings import KnowledgeSettings

    return KnowledgeSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """The documents, listed by tag, by sync state and by words of their name; what they were before
    each change; what readers said of their clarity; those out of use, and which of them are still
    to be removed at the voice service; and what differs there.
    """
    from core.ports.documents import CollectionSpec, IndexSpec, SearchSpec
    from core.shared.clarity import StoredClarity
    from plugins.knowledge.models import (
        CLARITY,
        COLLECTION,
        COMPARISONS,
        REMOVALS,
        RETIRED,
        VERSIONS,
        StoredKnowledge,
        StoredKnowledgeVersion,
        StoredRemoval,
        StoredRetired,
    )
    from plugins.knowledge.proofs.stored_comparison import StoredComparison

    return [
        CollectionSpec(
            COLLECTION,
            indexes=(IndexSpec(("sync_status", "-created_at")), IndexSpec(("content_sha256",))),
            search=SearchSpec(("name_keys[]", "tags[]", "sync_status"), "created_at"),
            record=StoredKnowledge,
        ),
        CollectionSpec(REMOVALS, record=StoredRemoval),
        CollectionSpec(COMPARISONS, record=StoredComparison),
        CollectionSpec(CLARITY, record=StoredClarity),
        CollectionSpec(
            RETIRED,
            indexes=(IndexSpec(("retirement", "-retired_at")),),
            record=StoredRetired,
        ),
        CollectionSpec(
            VERSIONS,
            indexes=(IndexSpec(("knowledge_id", "-number")),),
            record=StoredKnowledgeVersion,
        ),
    ]


@hookimpl
def register_services(context: PluginContext) -> Mapping[type, object]:
    """What other features read of the documents."""
    from core.shared.late import late
    from plugins.knowledge.contract import KnowledgeIndexes, KnowledgeReader, PatientIdentifiers
    from plugins.knowledge.out_of_use.expiry import DocumentExpiries
    from plugins.recalls.contract import ExpiredDocuments

    texts = late(context, "plugins.knowledge.reader:KnowledgeTexts")
    return {
        KnowledgeReader: texts,
        KnowledgeIndexes: texts,
        PatientIdentifiers: late(context, "plugins.knowledge.identifiers.leaving:LeavingTexts"),
        ExpiredDocuments: context.shared(DocumentExpiries),
    }


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Syncing a document, or its deletion, to the voice service; proving that it is found there;
    comparing all of them; erasing a deleted one for good; telling that one has ended.
    """
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.knowledge.models import COMPARE_JOB, ERASE_JOB, EXPIRE_JOB, PROVE_JOB, SYNC_JOB
    from plugins.knowledge.out_of_use.expiry import DocumentExpiries
    from plugins.knowledge.out_of_use.retired import RetiredKnowledge

    method = partial(late_method, context)
    sync = "plugins.knowledge.sync:KnowledgeSync"
    proofs = "plugins.knowledge.proofs.proof:Proofs"
    return [
        JobSpec(SYNC_JOB, method(sync, "run"), "interactive", method(sync, "failed")),
        JobSpec(PROVE_JOB, method(proofs, "run"), failed=method(proofs, "failed")),
        JobSpec(COMPARE_JOB, method(_COMPARISONS, "run")),
        JobSpec(ERASE_JOB, context.shared(RetiredKnowledge).run),
        JobSpec(EXPIRE_JOB, context.shared(DocumentExpiries).run, lane="interactive"),
    ]


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/knowledge`."""
    return [RouterSpec("knowledge", LateRouter("plugins.knowledge.routes:build_router", context))]


@hookimpl
def register_extension_points() -> Sequence[ExtensionPoint[ExtractorSpec]]:
    """The kinds of files that can be uploaded."""
    from plugins.knowledge.contract import EXTRACTORS

    return [EXTRACTORS]


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[ExtractorSpec]]:
    """Markdown and plain text."""
    from plugins.knowledge.contract import EXTRACTORS
    from plugins.knowledge.files.extractors import text_extractors

    return [Contribution(EXTRACTORS, extractor) for extractor in text_extractors()]


@hookimpl
def register_pages() -> Sequence[PageSpec]:
    """The page that uploads and lists documents."""
    return [
        PageSpec(
            title=text("Upload Knowledge"),
            target="pages.upload_knowledge.page:render",
            icon=":material/upload_file:",
            url_path="upload-knowledge",
            order=20,
            section="prepare",
        )
    ]


@hookimpl
def register_cards(context: PluginContext) -> Sequence[CardSpec]:
    """How many documents there are, and which could not be synced or removed, need a review, or
    come to their last day.
    """
    from core.shared.late import late
    from plugins.knowledge.approvals import DocumentApprovals
    from plugins.knowledge.cards import document_count_card
    from plugins.knowledge.out_of_use.expiry import DocumentExpiries
    from plugins.knowledge.out_of_use.removal import document_removals

    return [
        document_count_card(
            late(context, "plugins.knowledge.listing:KnowledgeLists"),
            context.shared(document_removals),
            late(context, "plugins.knowledge.reviews:Reviews"),
            context.shared(DocumentExpiries),
            late(context, _COMPARISONS),
            context.shared(DocumentApprovals),
        )
    ]


@hookimpl
@asynccontextmanager
async def lifespan(context: PluginContext) -> AsyncIterator[None]:
    """What is still to be removed at the voice service is tried at each start; what has been
    deleted for long enough is erased; the voice service is compared with the documents; what waits
    for an approval that is not asked for any more is sent; and those who have a document are told
    when its last day is over.
    """
    from plugins.knowledge.approvals import DocumentApprovals
    from plugins.knowledge.out_of_use.expiry import DocumentExpiries
    from plugins.knowledge.out_of_use.removal import document_removals
    from plugins.knowledge.out_of_use.retired import RetiredKnowledge
    from plugins.knowledge.proofs.accounts import VoiceAccounts

    async with (
        context.shared(document_removals).resuming(),
        context.shared(RetiredKnowledge).expiring(),
        context.shared(DocumentExpiries).ending(),
        context.shared(VoiceAccounts).watching(),
        context.shared(DocumentApprovals).releasing(),
    ):
        yield


@hookimpl
def register_samples() -> Sequence[SampleSpec]:
    """Documents in three languages."""
    from core.shared.samples import SampleSpec
    from plugins.knowledge.samples import add_documents, own_documents

    return [SampleSpec("documents", add_documents, own_documents, order=10)]
