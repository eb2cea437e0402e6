"""Fills a data folder with many documents and conversations, as the features keep them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core import clock
from core.bootstrap import build_platform
from core.host.platform import Platform
from core.ports.documents import Create, JsonObject, Write
from core.ports.voice import account_of
from core.settings import Settings
from plugins.conversations.contract import (
    ConversationRecorder,
    FinishedConversation,
    RecordedTurn,
)
from plugins.knowledge.contract import SyncStatus
from plugins.knowledge.models import COLLECTION, COMPARISONS, content_fields, new_document
from plugins.knowledge.proofs.stored_comparison import LATEST, NO_LOOK

_BATCH = 100
_PLUGIN = "conversations"
_NO_ANSWER = "That is not in your clinic's documents."
_TAGS = ("faq", "diagnosis", "medication", "procedure")
_TEXT = (
    "# Gout\n\nGout is a kind of arthritis.\n\n"
    + "".join(
        f"## Part {part}\n\n" + "Drink plenty of water and rest the joint. " * 9 + "\n\n"
        for part in range(5)
    )
)[:2000]

ANSWERED = {
    "How much water should I drink?": "Drink plenty of water and rest the joint.",
    "Should I rest the joint?": "Drink plenty of water and rest the joint.",
    "Is gout arthritis?": "Gout is a kind of arthritis.",
}
"""What patients ask that the documents answer, and how; each conversation has one of it."""

UNANSWERED = (
    "Can my kidneys suffer from it?",
    "How long do I take the colchicine tablets?",
    "Is an operation on my toe dangerous?",
)
"""What they do not answer; every third conversation has one of it, and asks for attention."""

URGENT = "I have crushing chest pain and cannot breathe."
"""An emergency; every thousandth conversation has it."""

UNANSWERED_EVERY, URGENT_EVERY = 3, 1_000
PATIENTS, AGENTS = 500, 5


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
        tags = [_TAGS[number % len(_TAGS)], _TAGS[(number // 7) % len(_TAGS)]]
        data: JsonObject = new_document(
            f"kd_{number:06d}", "dr_lee", f"Gout, part {number}", sorted(set(tags))
        )
        at = clock.stamp(start, plus_seconds=number)
        data |= content | {
            "sync_status": SyncStatus.COMPLETED.value,
            "created_at": at,
            "modified_at": at,
        }
        writes.append(Create(COLLECTION, f"kd_{number:06d}", data))
    # Noted with the first document. Without it a start lists what the voice service has.
    account = await account_of(platform.voice)
    known = NO_LOOK.model_copy(update={"account": account})
    writes.append(Create(COMPARISONS, LATEST, known.model_dump(mode="json")))
    await _write(platform, writes)


@dataclass(frozen=True, slots=True)
class _Talk:
    """What the product itself has kept of one conversation, as JSON: rows by collection, blobs by
    key. Others in which the same was said are copies of it with other names and times."""

    conversation: FinishedConversation
    rows: dict[str, str]
    files: dict[str, str]

    def copied(self, other: FinishedConversation) -> tuple[list[Write], dict[str, str]]:
        """What is kept of another conversation in which the same was said."""
        names = _names(self.conversation), _names(other)

        def copy(text: str) -> str:
            for mine, its in zip(*names, strict=True):
                text = text.replace(mine, its)
            return text

        writes: list[Write] = [
            Create(collection, other.conversation_id, json.loads(copy(row)))
            for collection, row in self.rows.items()
        ]
        return writes, {copy(key): copy(text) for key, text in self.files.items()}


def _names(conversation: FinishedConversation) -> tuple[str, ...]:
    """What only this conversation has, as it stands in rows; the patient also as a folded word."""
    patient = conversation.patient_id
    times = conversation.started_at, conversation.ended_at
    return conversation.conversation_id, patient, patient.lower(), *map(clock.stamp, times)


async def _conversations(platform: Platform, count: int) -> None:
    """Every conversation has its own transcript in a blob, as in a real clinic."""
    talks: dict[tuple[str, ...], _Talk] = {}
    start = clock.now() - timedelta(minutes=count)
    writes: list[Write] = []
    files: dict[str, str] = {}
    for number in range(count):
        conversation = _conversation(number, start)
        said = (conversation.agent_id, *(turn.message for turn in conversation.turns))
        if said not in talks:
            talks[said] = await _recorded(platform, conversation)
            continue
        more_writes, more_files = talks[said].copied(conversation)
        writes += more_writes
        files |= more_files
        if len(writes) >= _BATCH:
            await _write(platform, writes)
            await _put(platform, files)
            writes, files = [], {}
    await _write(platform, writes)
    await _put(platform, files)


async def _recorded(platform: Platform, conversation: FinishedConversation) -> _Talk:
    """Record a conversation as the product does when a session ends."""
    await platform.service(ConversationRecorder).record(conversation)
    rows = {}
    keys: set[str] = set()
    for collection in platform.collections[_PLUGIN]:
        stored = await platform.documents.get(collection, conversation.conversation_id)
        if stored is not None:
            rows[collection] = json.dumps(stored.data, ensure_ascii=False)
            keys |= {value for name, value in stored.data.items() if name.endswith("_key")}
    files = {
        key: b"".join([piece async for piece in platform.blobs.read(key)]).decode() for key in keys
    }
    return _Talk(conversation, rows, files)


def _messages(number: int) -> tuple[str, ...]:
    messages = [list(ANSWERED)[number % len(ANSWERED)]]
    if number % UNANSWERED_EVERY == 0:
        messages.append(UNANSWERED[(number // UNANSWERED_EVERY) % len(UNANSWERED)])
    if number % URGENT_EVERY == 0:
        messages.append(URGENT)
    return tuple(messages)


def _conversation(number: int, start: datetime) -> FinishedConversation:
    began = start + timedelta(minutes=number)
    return FinishedConversation(
        conversation_id=f"cv_{number:06d}",
        patient_id=f"P{number % PATIENTS:04d}",
        agent_id=f"ag_{number % AGENTS}",
        agent_name="Gout guide",
        knowledge_ids=["kd_000000"],
        started_at=began,
        ended_at=began + timedelta(seconds=90),
        turns=[
            RecordedTurn(
                message=message,
                asked_at=began + timedelta(seconds=30 * turn),
                response_text=ANSWERED.get(message, _NO_ANSWER),
                answered_at=began + timedelta(seconds=30 * turn + 2),
                audio_key=None,
                error=None,
            )
            for turn, message in enumerate(_messages(number))
        ],
    )


async def _write(platform: Platform, writes: list[Write]) -> None:
    for start in range(0, len(writes), _BATCH):
        await platform.documents.write(writes[start : start + _BATCH])


async def _put(platform: Platform, files: dict[str, str]) -> None:
    put = platform.blobs.put
    await asyncio.gather(
        *(put(key, text.encode(), "application/json") for key, text in files.items())
    )


def settings_for(data_dir: Path) -> Settings:
    """Settings of a clinic in this folder, whatever the environment says."""
    return Settings(_env_file=None, elevendops_data_dir=data_dir, log_level="ERROR")
