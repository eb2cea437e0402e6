"""What the local service keeps of a finished conversation."""

from __future__ import annotations

from core.local.agents.config import AgentBody, new_body
from core.local.conversations.analysis import analyse, finish
from core.local.conversations.store import Conversation


def finished(platform: dict[str, object]) -> Conversation:
    """A conversation of one question with an agent of these platform settings."""
    body = AgentBody.model_validate(new_body({"platform_settings": platform}))
    conversation = Conversation("conv", "agent", "Desk", None, 0, True, "en", "key", "test", {})
    conversation.transcript = [{"role": "user", "message": "May I shower?"}]
    finish(conversation, "closed")
    analyse(conversation, body)
    return conversation


def test_what_is_to_be_noted_and_judged_is_named_with_its_schema() -> None:
    item = {"type": "string", "description": "How it went.", "enum": ["well", "badly"]}
    criterion = {"id": "kind", "name": "Kind", "conversation_goal_prompt": "It was kind."}
    conversation = finished(
        {"data_collection": {"mood": item}, "evaluation": {"criteria": [criterion]}}
    )
    assert conversation.analysis is not None
    noted = conversation.analysis["data_collection_results"]
    assert noted["mood"]["json_schema"] == item
    assert conversation.analysis["evaluation_criteria_results"]["kind"]["result"] == "unknown"
    assert conversation.transcript


def test_with_zero_retention_nothing_of_what_was_said_is_kept() -> None:
    conversation = finished({"privacy": {"zero_retention_mode": True}})
    assert (conversation.status, conversation.transcript) == ("done", [])
    assert "shower" not in str(conversation)
