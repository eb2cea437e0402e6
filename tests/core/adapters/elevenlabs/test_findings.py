"""What the provider finds in a conversation is read whatever of it is there."""

from __future__ import annotations

from typing import Any

from core.adapters.elevenlabs.findings import findings_from
from core.ports.results import (
    ProviderFindings,
    ProviderJudgement,
    ProviderLookUp,
    ProviderNote,
)


def test_values_and_judgements_are_read() -> None:
    answer = {
        "status": "done",
        "metadata": {"cost": 412, "call_duration_secs": 31},
        "analysis": {
            "data_collection_results": {
                "callback": {"value": False, "rationale": "Nobody asked."},
                "mood": {"value": "", "rationale": None},
                "days": {"value": 3},
                "medicines": {"value": ["warfarin"]},
            },
            "evaluation_criteria_results": {
                "within": {"result": "failure", "rationale": "It guessed."},
                "kind": {"result": "unheard of"},
            },
        },
    }
    assert findings_from(answer) == ProviderFindings(
        finished=True,
        notes=(
            ProviderNote("callback", False, "Nobody asked."),
            ProviderNote("mood", None),
            ProviderNote("days", 3),
            ProviderNote("medicines", "['warfarin']"),
        ),
        judgements=(
            ProviderJudgement("within", "failure", "It guessed."),
            ProviderJudgement("kind", "unknown"),
        ),
        credits=412,
    )


def test_nothing_is_there_before_it_is_analysed() -> None:
    assert findings_from({"status": "processing", "analysis": None}) == ProviderFindings(False)
    assert findings_from({"status": "failed"}) == ProviderFindings(True)


def test_what_the_agent_was_given_is_read_for_each_message() -> None:
    transcript = [
        _turn("agent", "Hello."),
        _turn("user", "How often?"),
        # A tool was called: nothing is said.
        _turn("agent", None, chunks=[("far", 0.4), ("near", 0.1), ("far", 0.6)]),
        _turn("agent", "Each week."),
        _turn("user", "And wine?", chunks=[]),
        _turn("agent", "I cannot say."),
        _turn("user", "Thank you"),
        _turn("agent", "You are welcome.", used_static_kb_document_ids=[]),
        _turn("user", "A last one?"),
        _turn("agent", "Yes.", used_static_kb_document_ids=["whole"]),
        _turn("user", "Are you there?", chunks=[("near", None)]),
    ]
    assert findings_from({"status": "done", "transcript": transcript}).look_ups == (
        ProviderLookUp("How often?", "Each week.", ("near", "far")),
        ProviderLookUp("And wine?", "I cannot say.", ()),
        ProviderLookUp("A last one?", "Yes.", ("whole",)),
        ProviderLookUp("Are you there?", "", ("near",)),
    )


def _turn(
    role: str,
    message: str | None,
    chunks: list[tuple[str, float | None]] | None = None,
    **more: Any,
) -> dict[str, Any]:
    info = None
    if chunks is not None:
        named = ("document_id", "vector_distance")
        info = {"chunks": [dict(zip(named, one, strict=True)) for one in chunks]}
    return {"role": role, "message": message, "rag_retrieval_info": info} | more
