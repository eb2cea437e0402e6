"""When each document is to be read again, and by whom."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.i18n import plural, text
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from core.records.versions import ExpectedVersion, next_version, version_of
from plugins.knowledge.contract import ReviewPlan
from plugins.knowledge.models import COLLECTION

DUE_QUERY = (("review_due", "true"),)
"""The address of the list of what is due."""

_FIELDS = ("disease_name", "review_on", "review_owner")
_SHOWN = 3


def due_today() -> Filter:
    """What is due on this day (UTC) or was before it; to be ordered by `review_on`."""
    return Filter("review_on", "<=", clock.now().date().isoformat())


class Reviews:
    """Review dates of the clinic's documents."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents

    async def plan(
        self, knowledge_id: str, plan: ReviewPlan, by: str | None, expected: ExpectedVersion
    ) -> bool:
        """Keep when and by whom a document is to be reviewed; False when there is no such one.

        `by` is a person's name, `expected` the version of the plan that they saw. Raises
        ChangedMeanwhile, PreconditionFailed.
        """
        fields: JsonObject = {
            "review_on": plan.review_on.isoformat() if plan.review_on else None,
            "review_owner": plan.review_owner,
        }

        def change(stored: StoredDocument) -> JsonObject | None:
            data = stored.data
            before = data.get("review_changed") or {}
            expected.require(version_of(before))
            if all(data.get(name) == value for name, value in fields.items()):
                return None
            return data | fields | {"review_changed": next_version(before, by)}

        return await self._documents.change(COLLECTION, knowledge_id, change) is not None

    async def attention(self, page: str) -> tuple[AttentionItem, ...]:
        """The reminders for the dashboard, the longest due first."""
        query = Query((due_today(),), order_by="review_on", limit=_SHOWN, fields=_FIELDS)
        found = await self._documents.query(COLLECTION, query)
        items = [
            AttentionItem(
                text(
                    "Review due: “{name}”, by {owner}",
                    name=stored.data["disease_name"],
                    owner=stored.data["review_owner"],
                )
                if stored.data["review_owner"]
                else text("Review due: “{name}”", name=stored.data["disease_name"]),
                page,
                (("id", stored.id),),
            )
            for stored in found.items
        ]
        total = (await self._documents.totals(COLLECTION, [due_today()])).count
        if total > len(items) > 0:
            items.append(
                AttentionItem(
                    plural(
                        "Review due: {number} more document",
                        "Review due: {number} more documents",
                        total - len(items),
                    ),
                    page,
                    DUE_QUERY,
                )
            )
        return tuple(items)
