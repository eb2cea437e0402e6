"""What is said about a finished conversation: only what can be counted in its transcript."""

from __future__ import annotations

import time

from core.local.agents.config import AgentBody
from core.local.conversations.store import Conversation
from core.local.state import Json

_NOT_JUDGED = "The local preview counts answers; it does not judge conversations."


def finish(conversation: Conversation, reason: str) -> None:
    """End a conversation: from now on it is being analysed."""
    if conversation.status == "in-progress":
        conversation.status = "processing"
        conversation.termination_reason = reason
        conversation.duration_seconds = max(0, int(time.time()) - conversation.started_at)


def analyse(conversation: Conversation, config: AgentBody | None) -> None:
    """Complete a conversation's analysis. `config` is None when its agent is gone."""
    asked = answered = 0
    first_question = ""
    for turn in conversation.transcript:
        if turn["role"] == "user":
            first_question = first_question or str(turn["message"])
        info = turn.get("local_questions")
        if isinstance(info, list):
            asked += len(info)
            answered += sum(1 for question in info if question["answered"])
    successful = "unknown" if not asked else "success" if answered == asked else "failure"
    platform = config.platform_settings if config else None
    criteria = {
        criterion.id: {
            "criteria_id": criterion.id,
            "result": "unknown",
            "rationale": _NOT_JUDGED,
        }
        for criterion in (platform.evaluation.criteria if platform else [])
    }
    collected = {
        key: {
            "data_collection_id": key,
            "value": None,
            "json_schema": schema.model_dump(exclude_none=True),
            "rationale": _NOT_JUDGED,
        }
        for key, schema in (platform.data_collection if platform else {}).items()
    }
    conversation.analysis = {
        "call_successful": successful,
        "transcript_summary": _summary(asked, answered),
        "call_summary_title": first_question[:80] or "No question",
        "evaluation_criteria_results": criteria,
        "evaluation_criteria_results_list": list(criteria.values()),
        "data_collection_results": collected,
        "data_collection_results_list": list(collected.values()),
    }
    conversation.status = "done"
    if platform and platform.privacy and platform.privacy.zero_retention_mode:
        _forget_words(conversation)


def _forget_words(conversation: Conversation) -> None:
    """Keep that there was a conversation, and nothing of what was said or noted in it."""
    conversation.transcript = []
    conversation.client_data = {}
    conversation.analysis = {"call_successful": "unknown", "transcript_summary": ""}


def _summary(asked: int, answered: int) -> str:
    if not asked:
        return "No question was asked."
    questions = "1 question was asked" if asked == 1 else f"{asked} questions were asked"
    return f"{questions}; {answered} answered from the clinic's documents."


def detail(conversation: Conversation) -> Json:
    """A conversation as the API shows it."""
    turns = [
        {key: value for key, value in turn.items() if key != "local_questions"}
        for turn in conversation.transcript
    ]
    rag_turns = sum(1 for turn in turns if turn.get("rag_retrieval_info"))
    return {
        "agent_id": conversation.agent_id,
        "agent_name": conversation.agent_name,
        "conversation_id": conversation.id,
        "status": conversation.status,
        "user_id": conversation.user_id,
        "transcript": turns,
        "metadata": {
            "start_time_unix_secs": conversation.started_at,
            "call_duration_secs": duration(conversation),
            "cost": 0,
            "termination_reason": conversation.termination_reason,
            "error": None,
            "warnings": [],
            "main_language": conversation.language,
            "text_only": conversation.text_only,
            "authorization_method": conversation.authorization,
            "feedback": _feedback(turns),
            "rag_usage": {
                "usage_count": rag_turns,
                "embedding_model": "multilingual_e5_large_instruct",
            },
            "conversation_initiation_source": conversation.source,
        },
        "analysis": conversation.analysis,
        "conversation_initiation_client_data": conversation.client_data,
        "user_message_count": sum(1 for turn in turns if turn["role"] == "user"),
        "agent_message_count": sum(1 for turn in turns if turn["role"] == "agent"),
        "has_audio": False,
        "has_user_audio": False,
        "has_response_audio": False,
        "has_auxiliary_audio": False,
        "tag_ids": [],
    }


def summary(conversation: Conversation) -> Json:
    """A conversation as a row of the list."""
    analysis = conversation.analysis or {}
    roles = [turn["role"] for turn in conversation.transcript]
    return {
        "agent_id": conversation.agent_id,
        "agent_name": conversation.agent_name,
        "conversation_id": conversation.id,
        "start_time_unix_secs": conversation.started_at,
        "call_duration_secs": duration(conversation),
        "message_count": len(roles),
        "user_message_count": roles.count("user"),
        "agent_message_count": roles.count("agent"),
        "status": conversation.status,
        "termination_reason": conversation.termination_reason,
        "call_successful": analysis.get("call_successful", "unknown"),
        "transcript_summary": analysis.get("transcript_summary"),
        "call_summary_title": analysis.get("call_summary_title"),
        "main_language": conversation.language,
        "conversation_initiation_source": conversation.source,
        "tool_names": [],
        "direction": None,
        "rating": None,
        "tag_ids": [],
    }


def duration(conversation: Conversation) -> int:
    """Seconds that the conversation took, or has taken so far."""
    if conversation.status == "in-progress":
        return max(0, int(time.time()) - conversation.started_at)
    return conversation.duration_seconds


def _feedback(turns: list[Json]) -> Json:
    scores = [
        feedback["score"] for turn in turns if isinstance(feedback := turn.get("feedback"), dict)
    ]
    return {
        "overall_score": None,
        "likes": scores.count("like"),
        "dislikes": scores.count("dislike"),
        "rating": None,
        "comment": None,
    }
