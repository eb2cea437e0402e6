"""What the provider finds in a conversation is read whatever of it is there."""

from __future__ import annotations

from core.adapters.elevenlabs.findings import findings_from
from core.ports.results import ProviderFindings, ProviderJudgement, ProviderNote


def test_values_and_judgements_are_read() -> None:
    answer = {
        "status": "done",
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
    )


def test_nothing_is_there_before_it_is_analysed() -> None:
    assert findings_from({"status": "processing", "analysis": None}) == ProviderFindings(False)
    assert findings_from({"status": "failed"}) == ProviderFindings(True)
