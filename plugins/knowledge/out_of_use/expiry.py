"""The last day of a document: afterwards no patient is given it, nor what was made from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import InvalidInput
from core.i18n import plural, text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Filter, JsonObject, Query, Replace, StoredDocument
from core.records.changes import until_current
from core.records.pages import pages
from core.records.versions import ExpectedVersion, next_version, version_of
from core.shared.background import in_background, repeat
from plugins.knowledge.contract import EXPIRY_TOLD_DAYS, ExpiryPlan
from plugins.knowledge.models import COLLECTION, EXPIRE_JOB
from plugins.knowledge.settings import KnowledgeSettings
from plugins.knowledge.stored.expiry import OVER, WITHHELD_FROM, end_of, is_over
from plugins.recalls.contract import RecallChanged, RecallKind

_LOOK_SECONDS = 4.0
_TOLD_SECONDS = 3.0
_PAGE = 200
_SHOWN = 3
_LATEST = date(8999, 12, 31)
_FIELDS = ("disease_name", "review_owner", "expiry", WITHHELD_FROM)


class DocumentExpiries:
    """`ExpiredDocuments`, and what the clinic plans about them.

    Whether a day is over is asked of the clock whenever it matters, as a recall is asked of the
    store. Those who hold copies are told by the same event as of a recall.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._zone = ZoneInfo(context.own_settings(KnowledgeSettings).time_zone)
        self._numbers: tuple[int, ...] | None = None
        self._planned: list[tuple[str, str]] = []

    async def plan(
        self, knowledge_id: str, plan: ExpiryPlan, by: str | None, expected: ExpectedVersion
    ) -> None:
        """Keep the last day of a document, or that it has none; unknown documents are left.

        `by` is a person's name, `expected` the version of the plan that they saw. Raises
        InvalidInput, ChangedMeanwhile, PreconditionFailed.
        """
        day = plan.last_day
        if day is not None and day > _LATEST:
            raise InvalidInput.field("last_day", text("Choose a day before the year 9000"))
        until = end_of(day, self._zone) if day is not None else None
        days: JsonObject = {
            "last_day": day.isoformat() if day is not None else None,
            "time_zone": self._zone.key if day is not None else None,
        }

        async def attempt() -> None:
            stored = await self._documents.get(COLLECTION, knowledge_id)
            if stored is None:
                return
            before = stored.data.get("expiry") or {}
            expected.require(version_of(before))
            was_over, becomes_over = is_over(stored.data), is_over({WITHHELD_FROM: until})
            same = all(before.get(name) == value for name, value in days.items())
            # After a clock that ran ahead the same day may be chosen again.
            if same and was_over is becomes_over:
                return
            expiry = days | next_version(before, by)
            data = stored.data | {"expiry": expiry, WITHHELD_FROM: until}
            write = Replace(COLLECTION, knowledge_id, data, stored.version)
            if was_over or becomes_over:
                await self._context.jobs.settled(
                    expire_request(knowledge_id), _TOLD_SECONDS, [write]
                )
            else:
                await self._documents.write([write])

        await until_current(attempt)

    async def expired(self) -> frozenset[str]:
        """As ExpiredDocuments.expired."""
        return frozenset(await self._ended())

    async def _ended(self, after: str = "") -> list[str]:
        """The documents that have ended by now, at a moment `after` this stamp."""
        now = clock.stamp()
        numbers = self._context.change_numbers((COLLECTION,))
        if numbers is None:
            within = Filter(WITHHELD_FROM, ">", after), Filter(WITHHELD_FROM, "<=", now)
            ends = [end async for end in self._ends(*within)]
        else:
            if numbers != self._numbers:
                planned = [end async for end in self._ends(Filter(WITHHELD_FROM, ">", ""))]
                self._numbers, self._planned = numbers, planned
            ends = self._planned
        return [one for until, one in ends if after < until <= now]

    async def _ends(self, *which: Filter) -> AsyncIterator[tuple[str, str]]:
        """From when, and which, documents are not given to patients any more: those of which it
        cannot be read are not given.
        """
        query = Query(which, order_by=WITHHELD_FROM, limit=_PAGE, fields=(WITHHELD_FROM,))
        async for page in pages(self._documents, COLLECTION, query):
            for stored in page.items:
                yield stored.data[WITHHELD_FROM], stored.id
            for knowledge_id in page.unreadable_ids:
                yield OVER, knowledge_id

    @asynccontextmanager
    async def ending(self) -> AsyncIterator[None]:
        """While this is open, agents and audio are told of each document whose last day is over."""
        watch = repeat(self._look, _LOOK_SECONDS, "documents that end were not looked for")
        async with in_background(watch, "knowledge-ending"):
            yield

    async def _look(self) -> None:
        """Jobs cannot wait for days, and the clock may be set on: so it is looked at."""
        for knowledge_id in await self._ended(after=OVER):
            await self._context.jobs.enqueue(expire_request(knowledge_id))

    async def run(self, run: JobRun) -> JsonObject:
        """Does the job: tells those who hold copies that the document of the payload ended, or is
        given again; and notes that it ended.
        """
        knowledge_id = str(run.payload["knowledge_id"])
        await self._context.emit(RecallChanged(knowledge_id, RecallKind.DOCUMENT, knowledge_id))

        def change(stored: StoredDocument) -> JsonObject | None:
            if not is_over(stored.data) or stored.data[WITHHELD_FROM] == OVER:
                return None
            return stored.data | {WITHHELD_FROM: OVER}

        await self._documents.change(COLLECTION, knowledge_id, change)
        return {}

    async def attention(self, page: str) -> tuple[AttentionItem, ...]:
        """What has ended or ends soon, for the dashboard: some of both, the next to end first."""
        soon = Filter(WITHHELD_FROM, "<=", clock.stamp(plus_seconds=EXPIRY_TOLD_DAYS * 86_400.0))
        query = Query((soon,), order_by=WITHHELD_FROM, limit=_SHOWN, fields=_FIELDS)
        found = await self._documents.query(COLLECTION, query)
        rows = list(found.items)
        if found.next_cursor is not None:
            if all(is_over(row.data) for row in rows):
                # What nobody moves stays ended, and must not hide what can still be seen to.
                next_ones = replace(
                    query, filters=(Filter(WITHHELD_FROM, ">", clock.stamp()), soon)
                )
                rows += (await self._documents.query(COLLECTION, next_ones)).items
            more = (await self._documents.totals(COLLECTION, [soon])).count - len(rows)
        else:
            more = 0
        rows.sort(key=lambda row: is_over(row.data))
        items = [AttentionItem(_said(row), page, (("id", row.id),)) for row in rows]
        if more > 0:
            items.append(
                AttentionItem(
                    plural(
                        "{number} more document is near its last day for patients, or past it",
                        "{number} more documents are near their last day for patients, or past it",
                        more,
                    ),
                    page,
                )
            )
        return tuple(items)


def expire_request(knowledge_id: str) -> JobRequest:
    """The job that tells of a document which ended, or is given again; it is not given up."""
    return JobRequest(
        EXPIRE_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id, never_give_up=True
    )


def _said(stored: StoredDocument) -> str:
    name, owner = stored.data["disease_name"], stored.data.get("review_owner")
    day = stored.data["expiry"]["last_day"]
    if is_over(stored.data):
        if owner:
            return text(
                "“{name}” is not given to patients any more: its last day was {day}. To be "
                "reviewed by {owner}",
                name=name,
                day=day,
                owner=owner,
            )
        return text(
            "“{name}” is not given to patients any more: its last day was {day}",
            name=name,
            day=day,
        )
    if owner:
        return text(
            "“{name}” is given to patients until {day} only. To be reviewed by {owner}",
            name=name,
            day=day,
            owner=owner,
        )
    return text("“{name}” is given to patients until {day} only", name=name, day=day)
