"""What the voice service gave its agent comes after the talk, and is kept beside the ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.responses import JSONResponse, Response

from plugins.knowledge.contract import KnowledgeReader
from tests.plugins.agents.support import synced_document, until
from tests.plugins.conversations.support import (
    CAST,
    DECLINE,
    Row,
    got,
    listed,
    record,
    recorder,
    turn,
)
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

CONVERSATIONS = "/v1/convai/conversations"
FLY = "May I fly with it?"
INVENTED = "Flying is safe with it from the tenth day on."
WHEN = "When is the cast removed?"
SHORT = "# Casts, in short\n\n## When it comes off\n\nThe cast is removed after 6 weeks.\n"


@asynccontextmanager
async def told_by_service(
    data_dir: Path,
    local_service: LocalServiceProcess,
    transcript: list[Row],
    analysis: Row | None = None,
) -> AsyncIterator[Clinic]:
    """A clinic whose voice service has this transcript of the conversation c1."""
    whole = {
        "conversation_id": "v1",
        "user_id": "c1",
        "status": "done",
        "transcript": transcript,
        "analysis": analysis,
    }

    def answer(call: Call) -> Response | None:
        if call.path == CONVERSATIONS:
            rows = [{"conversation_id": "v1"}]
            return JSONResponse({"conversations": rows, "next_cursor": None, "has_more": False})
        if call.path.startswith(f"{CONVERSATIONS}/"):
            return JSONResponse(whole)
        return None

    async with proxy_to(local_service.url) as proxy:
        proxy.answer = answer
        settings = clinic_settings(
            data_dir,
            local_service.port,
            elevenlabs_api_key="a key for the tests",
            elevenlabs_base_url=f"http://127.0.0.1:{proxy.port}",
        )
        async with running_clinic(settings) as clinic:
            yield clinic


def exchange(message: str, reply: str, *entries: str) -> list[Row]:
    """A message with its reply, for which these entries were looked up."""
    chunks = [
        {"document_id": entry, "chunk_id": f"k{place}", "vector_distance": place / 10}
        for place, entry in enumerate(entries)
    ]
    return [
        {"role": "user", "message": message, "time_in_call_secs": 1},
        {
            "role": "agent",
            "message": reply,
            "time_in_call_secs": 2,
            "rag_retrieval_info": {"chunks": chunks, "retrieval_query": message},
        },
    ]


async def told(clinic: Clinic, conversation_id: str = "c1") -> Row:
    """The conversation, once it is known what the voice service gave."""
    return await until(
        lambda: got(clinic, f"/api/conversations/{conversation_id}"),
        lambda found: found["given_state"] != "waiting",
    )


async def entry_of(clinic: Clinic, knowledge_id: str) -> str:
    """What the voice service calls the document."""
    [entry] = await clinic.app.state.platform.service(KnowledgeReader).entries([knowledge_id])
    return str(entry.provider_id)


async def test_the_preview_tells_what_it_gave(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("How often is my INR checked?")
    await talk.end()
    found = await told(clinic, talk.session_id)
    assert found["given_state"] == "complete"
    [question] = found["questions"]
    [document] = question["given"]["documents"]
    assert document["knowledge_id"] == question["knowledge_id"]
    assert (question["status"], question["decided_by"] != "provider") == ("answered", True)


async def test_a_talk_that_the_agent_took_no_part_in_waits_for_nothing(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask("I can't breathe")
    await talk.end()
    assert (await got(clinic, f"/api/conversations/{talk.session_id}"))["given_state"] is None


async def test_what_was_invented_is_decided_by_the_records(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    transcript = [*exchange(FLY, INVENTED), *exchange("Can I eat nuts?", DECLINE)]
    async with told_by_service(tmp_path, local_service, transcript) as clinic:
        knowledge_id = await synced_document(clinic, "Cast", CAST)
        turns = [turn(FLY, INVENTED), turn("Can I eat nuts?", DECLINE, minute=1)]
        before = await record(clinic, "c1", turns, knowledge_ids=[knowledge_id])
        assert [one.status for one in before.questions] == ["unanswered", "unanswered"]
        found = await told(clinic)
        [row] = (await listed(clinic))["conversations"]
        asked_in_vain = (await got(clinic, "/api/conversations/unanswered"))["questions"]

    flying, nuts = found["questions"]
    assert (flying["status"], flying["decided_by"]) == ("says_more", "provider")
    assert INVENTED in flying["reason"]
    assert (nuts["status"], nuts["decided_by"]) == ("unanswered", "provider")
    assert flying["given"] == nuts["given"] == {"documents": [], "others": False}
    assert (row["unanswered_count"], row["requires_attention"]) == (2, True)
    assert {one["question"]: one["status"] for one in asked_in_vain} == {
        FLY: "says_more",
        "Can I eat nuts?": "unanswered",
    }


async def test_a_quote_is_of_the_document_that_the_agent_was_given(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    transcript: list[Row] = []
    reply = "The cast is removed after 6 weeks."
    async with told_by_service(tmp_path, local_service, transcript) as clinic:
        ids = [
            await synced_document(clinic, name, text)
            for name, text in (("Cast", CAST), ("Casts, in short", SHORT))
        ]
        entries = {knowledge_id: await entry_of(clinic, knowledge_id) for knowledge_id in ids}
        [before] = (await recorder(clinic).judge(WHEN, reply, ids)).questions
        [other] = [one for one in ids if one != before.knowledge_id]
        transcript += exchange(WHEN, reply, entries[other], "e_strange")
        await record(clinic, "c1", [turn(WHEN, reply)], knowledge_ids=ids)
        found = await told(clinic)

    [question] = found["questions"]
    assert (before.status, question["status"]) == ("answered", "answered")
    assert question["knowledge_id"] == other
    assert [one["knowledge_id"] for one in question["given"]["documents"]] == [other]
    assert question["given"]["others"] is True


async def test_a_contradiction_stays_whatever_was_given(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    wrong = "The cast is removed after 2 weeks."
    async with told_by_service(tmp_path, local_service, exchange(WHEN, wrong)) as clinic:
        knowledge_id = await synced_document(clinic, "Cast", CAST)
        before = await record(clinic, "c1", [turn(WHEN, wrong)], knowledge_ids=[knowledge_id])
        found = await told(clinic)
    [question] = found["questions"]
    assert question["status"] == before.questions[0].status == "contradicted"
    assert question["decided_by"] != "provider"
    assert question["given"] == {"documents": [], "others": False}
