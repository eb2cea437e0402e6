"""How clear a text for patients is: what rules say, and what a reader has ticked, kept with it.

What is ticked belongs to exactly one text, by its SHA-256. Each tick is an own change, so that two
readers who tick at the same time lose nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.i18n import text
from core.models.late import LateModel
from core.ports.documents import JsonObject, StoredDocument
from core.records import Stamp, record_of
from core.records.changes import creating, until_current
from core.records.clarity import (
    Clarity,
    ClarityAnswer,
    ClarityItem,
    ClarityTick,
    EarlierClarity,
)

if TYPE_CHECKING:
    from core.text.clarity import ClarityJudgement

_KEPT_TEXTS = 30


class StoredTick(LateModel):
    """What somebody, by name, has answered to an item."""

    key: str
    answer: ClarityAnswer
    by: str
    at: Stamp


class StoredTextClarity(LateModel):
    """The ticks of one text, and what came of it when it was last ticked."""

    sha256: str
    ticks: list[StoredTick]
    met: int
    answered: int
    at: Stamp


class StoredClarity(LateModel):
    """The texts of a document or script that somebody has ticked, the last ones last."""

    texts: list[StoredTextClarity]


class ClarityKeeper:
    """Judges texts and keeps the ticks, in a collection of the feature that asks."""

    def __init__(self, context: PluginContext, collection: str) -> None:
        self._documents = context.documents
        self._collection = collection

    async def of(
        self,
        owner: str,
        sha256: str,
        written: str,
        sentences: Sequence[str],
        language: str,
        *,
        heard: bool,
    ) -> Clarity:
        """How clear this text of `owner` is; arguments are as for `judge_clarity`."""
        from core.text.clarity import judge_clarity  # its patterns are none of a start's

        judged = await asyncio.to_thread(judge_clarity, written, sentences, language, heard=heard)
        stored = await self._documents.get(self._collection, owner)
        texts = record_of(stored, StoredClarity).texts if stored is not None else []
        return _view(sha256, [_item(one) for one in judged], texts)

    async def tick(self, owner: str, shown: Clarity, tick: ClarityTick, by: str) -> Clarity:
        """Keep a tick of what is shown; `by` is a person's name.

        Raises Conflict when the text is another one by now, and InvalidInput for an unknown item.
        """
        if tick.sha256 != shown.sha256:
            raise Conflict(
                text("The text was changed meanwhile. Look at it again before you answer."),
                error_code="changed_meanwhile",
            )
        if tick.key not in {one.key for one in shown.items}:
            raise InvalidInput.field("key", text("There is no such item for this text"))
        kept = await self._kept(owner, shown, tick, by)
        return _view(shown.sha256, shown.items, record_of(kept, StoredClarity).texts)

    async def _kept(self, owner: str, shown: Clarity, tick: ClarityTick, by: str) -> StoredDocument:
        def changed(stored: StoredDocument) -> JsonObject:
            return _ticked(record_of(stored, StoredClarity), shown, tick, by)

        async def attempt() -> StoredDocument:
            kept = await self._documents.change(self._collection, owner, changed)
            if kept is not None:
                return kept
            first = _ticked(StoredClarity(texts=[]), shown, tick, by)
            with creating(first=True):
                return await self._documents.create(self._collection, owner, first)

        return await until_current(attempt)


def _ticked(stored: StoredClarity, shown: Clarity, tick: ClarityTick, by: str) -> JsonObject:
    now = clock.stamp()
    mine = next((one for one in stored.texts if one.sha256 == shown.sha256), None)
    ticks = [one for one in (mine.ticks if mine else ()) if one.key != tick.key]
    if tick.answer is not None:
        ticks.append(StoredTick(key=tick.key, answer=tick.answer, by=by, at=now))
    met, answered = _score(_answered(shown.items, ticks))
    text_now = StoredTextClarity(
        sha256=shown.sha256, ticks=ticks, met=met, answered=answered, at=now
    )
    others = [one for one in stored.texts if one.sha256 != shown.sha256]
    return StoredClarity(texts=[*others, text_now][-_KEPT_TEXTS:]).model_dump(mode="json")


def _item(judged: ClarityJudgement) -> ClarityItem:
    """The item as a rule has answered it."""
    ruled = None
    if judged.answer is not None:
        ruled = ClarityAnswer.YES if judged.answer else ClarityAnswer.NO
    return ClarityItem(
        key=judged.key,
        items=judged.items,
        question=judged.question,
        looked_at=judged.looked_at,
        ruled=ruled,
        answer=ruled,
    )


def _answered(items: Sequence[ClarityItem], ticks: Sequence[StoredTick]) -> list[ClarityItem]:
    """The items with these ticks and no others."""
    by_key = {one.key: one for one in ticks}
    answered = []
    for item in items:
        tick = by_key.get(item.key)
        changes = {
            "answer": tick.answer if tick else item.ruled,
            "answered_by": tick.by if tick else None,
            "answered_at": clock.parse(tick.at) if tick else None,
        }
        answered.append(item.model_copy(update=changes))
    return answered


def _score(items: Sequence[ClarityItem]) -> tuple[int, int]:
    """How many items are met, and of how many."""
    met = sum(one.answer is ClarityAnswer.YES for one in items)
    return met, met + sum(one.answer is ClarityAnswer.NO for one in items)


def _view(sha256: str, items: Sequence[ClarityItem], texts: Sequence[StoredTextClarity]) -> Clarity:
    mine = next((one for one in texts if one.sha256 == sha256), None)
    shown = _answered(items, mine.ticks if mine is not None else ())
    met, answered = _score(shown)
    earlier = [
        EarlierClarity(met=one.met, answered=one.answered, at=clock.parse(one.at))
        for one in reversed(texts)
        if one.sha256 != sha256
    ]
    return Clarity(sha256=sha256, items=shown, met=met, answered=answered, earlier=earlier)
