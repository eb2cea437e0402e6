"""Fills a data folder with many documents and conversations, as the features keep them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from core import clock
from core.bootstrap import build_platform
from core.host.platform import Platform
from core.ports.documents import Create, JsonObject, Write
from core.retrieval.index import DocumentIndex, SourceDocument
from core.settings import Settings
from plugins.conversations.contract import FinishedConversation, RecordedTurn
from plugins.conversations.models import ROWS, WORDS, search_fields, stored_conversation
from plugins.conversations.review.analysis import analyse
from plugins.knowledge.contract import SyncStatus
from plugins.knowledge.models import COLLECTION, content_fields, new_document
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings

_BATCH = 100
_TEXT = (
    "# Gout\n\nGout is a kind of arthritis.\n\n"
    + "".join(
        f"## Part {part}\n\n" + "Drink plenty of water and rest the joint. " * 9 + "\n\n"
        for part in range(5)
    )
)[:2000]


def fill(settings: Settings, count: int) -> None:
    """Store so many documents of 2 KB, and as many conversations, in an empty data folder."""
    asyncio.run(_fill(settings, count))


async def _fill(settings: Settings, count: int) -> None:
    platform = build_platform(settings)
    try:
        await _documents(platform, count)
        await _conversations(platform, count)
    finally:
        for part in (platform.voice, platform.writer, platform.blobs, platform.documents):
            await part.close()


async def _documents(platform: Platform, count: int) -> None:
    # All name one text: lists never read it.
    content = content_fields("kd_shared", "Gout", _TEXT)
    await platform.blobs.put(content["content_key"], _TEXT.encode(), "text/plain; charset=utf-8")
    start = clock.now() - timedelta(seconds=count)
    writes: list[Write] = []
    for number in range(count):
        data: JsonObject = new_document(
            f"kd_{number:06d}", "dr_lee", f"Gout, part {number}", ["faq", "diagnosis"]
        )
        at = clock.stamp(start, plus_seconds=number)
        data |= content | {
            "sync_status": SyncStatus.COMPLETED.value,
            "created_at": at,
            "modified_at": at,
        }
        writes.append(Create(COLLECTION, f"kd_{number:06d}", data))
    await _write(platform, writes)


async def _conversations(platform: Platform, count: int) -> None:
    start = clock.now() - timedelta(minutes=count)
    index = DocumentIndex([SourceDocument("kd_000000", "Gout", _TEXT)])
    writes: list[Write] = []
    for number in range(count):
        began = start + timedelta(minutes=number)
        conversation = FinishedConversation(
            conversation_id=f"cv_{number:06d}",
            patient_id=f"P{number % 500:04d}",
            agent_id=f"ag_{number % 5}",
            agent_name="Gout guide",
            knowledge_ids=["kd_000000"],
            started_at=began,
            ended_at=began + timedelta(seconds=90),
            turns=[
                RecordedTurn(
                    message="How much water should I drink?",
                    asked_at=began,
                    response_text="Drink plenty of water and rest the joint.",
                    answered_at=began + timedelta(seconds=2),
                    audio_key=None,
                    error=None,
                ),
                RecordedTurn(
                    message="Where can I park my car?",
                    asked_at=began + timedelta(seconds=30),
                    response_text="That is not in your clinic's documents.",
                    answered_at=began + timedelta(seconds=32),
                    audio_key=None,
                    error=None,
                ),
            ],
        )
        if number == 0:
            analysis = analyse(conversation, index, Screener(SafetySettings()))
        row = stored_conversation(conversation, analysis, "conversations/shared.json")
        data = row.json_object()
        identifier = conversation.conversation_id
        writes.append(Create(ROWS.name, identifier, data))
        writes.append(Create(WORDS.name, identifier, data | search_fields(conversation)))
    await _write(platform, writes)


async def _write(platform: Platform, writes: list[Write]) -> None:
    for start in range(0, len(writes), _BATCH):
        await platform.documents.write(writes[start : start + _BATCH])


def settings_for(data_dir: Path) -> Settings:
    """Settings of a clinic in this folder, whatever the environment says."""
    return Settings(_env_file=None, elevendops_data_dir=data_dir, log_level="ERROR")
