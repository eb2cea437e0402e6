"""A talk with the real agent of the local service comes into the log as it was."""

from __future__ import annotations

from tests.plugins.conversations.support import got, listed
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import Clinic


async def test_a_talk_comes_into_the_log(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin", name="Warfarin guide")
    talk = await begin(clinic, agent, patient_id="P42")
    tattoo = await talk.ask("Can I get a tattoo?")
    price = await talk.ask("How much does a taxi to the airport cost?")
    ended = await talk.end()

    [row] = (await listed(clinic, patient_id="P42"))["conversations"]
    assert row["agent_name"] == "Warfarin guide"
    assert (row["answered_count"], row["unanswered_count"]) == (1, 1)
    assert row["requires_attention"] is True
    assert ended["conversation_summary"]["conversation_id"] == row["conversation_id"]

    shown = await got(clinic, f"/api/conversations/{row['conversation_id']}")
    contents = [message["content"] for message in shown["messages"]]
    assert contents[1::2] == [tattoo["response_text"], price["response_text"]]
    assert shown["answered_questions"] == ["Can I get a tattoo?"]
    assert shown["unanswered_questions"] == ["How much does a taxi to the airport cost?"]
    answered, unanswered = shown["questions"]
    assert "better not to" in answered["passage"]
    assert answered["knowledge_id"] == agent["knowledge_ids"][0]
    assert unanswered["status"] == "price"
    assert (await listed(clinic, q="tattoo"))["total_count"] == 1
