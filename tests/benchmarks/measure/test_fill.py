"""A clinic that was filled for measuring is one that the product reads."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.measure.fill import AGENTS, UNANSWERED, UNANSWERED_EVERY, URGENT, fill
from core.bootstrap import build_platform
from core.ports.voice import account_of
from plugins.knowledge.models import COMPARISONS
from plugins.knowledge.proofs.stored_comparison import LATEST
from tests.support.servers import (
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

COUNT = 60


async def test_every_conversation_has_its_transcript_and_some_need_attention(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    await to_thread(fill, settings, COUNT)
    async with running_clinic(settings) as clinic:
        listed = (await clinic.client.get("/api/conversations?limit=50")).json()
        assert listed["total_count"] == COUNT
        assert listed["attention_required_count"] == COUNT / UNANSWERED_EVERY
        assert listed["total_unanswered"] > 0
        first = (await clinic.client.get("/api/conversations/cv_000000")).json()
        assert [m["content"] for m in first["messages"] if m["role"] == "patient"][2] == URGENT
        assert first["red_flag"]
        unanswered = (await clinic.client.get("/api/conversations/unanswered")).json()
        questions = {one["question"] for one in unanswered["questions"]}
        assert questions >= set(UNANSWERED)
        one_agent = (await clinic.client.get("/api/conversations?agent_id=ag_1")).json()
        assert one_agent["total_count"] == COUNT / AGENTS
        export = (await clinic.client.get("/api/conversations/export?format=csv")).text
        assert export.count("cv_") >= COUNT
        documents = (await clinic.client.get("/api/knowledge?tag=medication")).json()
        assert 0 < documents["total_count"] < COUNT


async def test_the_account_is_noted_that_the_documents_were_sent_to(tmp_path: Path) -> None:
    settings = clinic_settings(tmp_path, free_port())
    await to_thread(fill, settings, 1)
    # Not of a clinic that runs: it would note what is not noted.
    platform = build_platform(settings)
    async with AsyncExitStack() as closing:
        for part in (platform.voice, platform.writer, platform.blobs, platform.documents):
            closing.push_async_callback(part.close)
        kept = await platform.documents.get(COMPARISONS, LATEST)
        assert kept is not None
        assert kept.data["account"] == await account_of(platform.voice)
