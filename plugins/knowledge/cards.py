"""The dashboard's figure of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.contracts import Activity, AttentionItem, CardSpec, CardValue
from core.i18n import plural, text
from plugins.knowledge.contract import SyncStatus
from plugins.knowledge.models import COLLECTION, COMPARISONS

if TYPE_CHECKING:
    from core.shared.removals import Removals
    from plugins.knowledge.approvals import DocumentApprovals
    from plugins.knowledge.listing import KnowledgeLists
    from plugins.knowledge.out_of_use.expiry import DocumentExpiries
    from plugins.knowledge.proofs.comparison import Comparisons
    from plugins.knowledge.reviews import Reviews

_PAGE = "upload-knowledge"


def document_count_card(
    lists: KnowledgeLists,
    removals: Removals,
    reviews: Reviews,
    expiries: DocumentExpiries,
    comparisons: Comparisons,
    approvals: DocumentApprovals,
) -> CardSpec:
    """How many documents there are, which changed last, what the voice service refused, and which
    are to be approved or reviewed, or come to their last day for patients.
    """

    async def load() -> CardValue:
        count = await lists.count()
        latest = await lists.latest()
        failed = await lists.count(SyncStatus.FAILED)
        attention = await removals.attention()
        if failed:
            attention += (
                AttentionItem(
                    plural(
                        "{number} document could not be sent to the voice service",
                        "{number} documents could not be sent to the voice service",
                        failed,
                    ),
                    _PAGE,
                    (("sync_status", SyncStatus.FAILED.value),),
                ),
            )
        attention += await approvals.attention(_PAGE)
        attention += await comparisons.attention(_PAGE)
        attention += await reviews.attention(_PAGE)
        attention += await expiries.attention(_PAGE)
        activity = None
        if latest is not None:
            name = latest.disease_name
            said = (
                text("Document “{name}” uploaded", name=name)
                if latest.created_at == latest.modified_at
                else text("Document “{name}” edited", name=name)
            )
            activity = Activity(said, latest.modified_at)
        return CardValue(count, activity, attention)

    return CardSpec(
        key="document_count",
        title=text("Documents"),
        page=_PAGE,
        load=load,
        order=10,
        next_step=text("Upload a first patient document."),
        collections=(COLLECTION, COMPARISONS, *removals.collections),
    )
