"""When a turn of an agent is over, by the clock that the test gives."""

from __future__ import annotations

from typing import Any

from core.adapters.elevenlabs.turn import AgentTurn


def response(number: int, text: str = "Keep it dry.") -> dict[str, Any]:
    payload = {"agent_response": text, "event_id": number}
    return {"type": "agent_response", "agent_response_event": payload}


def complete(number: int | None = None) -> dict[str, Any]:
    event: dict[str, Any] = {"type": "agent_response_complete"}
    return event | (
        {} if number is None else {"agent_response_complete_event": {"event_id": number}}
    )


def test_a_complete_response_ends_the_turn_at_once() -> None:
    for number in (2, None):
        turn = AgentTurn(text_only=True, spent=1)
        turn.take(response(2), 10.0)
        turn.take(complete(number), 10.1)
        assert turn.settles_at() == 10.0


def test_without_the_event_silence_ends_the_turn() -> None:
    turn = AgentTurn(text_only=True, spent=1)
    turn.take(response(2), 10.0)
    settles = turn.settles_at()
    assert settles is not None
    assert settles > 10.0


def test_the_late_end_of_an_earlier_turn_ends_nothing() -> None:
    turn = AgentTurn(text_only=True, spent=4)
    turn.take(complete(4), 9.9)
    turn.take(response(5), 10.0)
    turn.take(complete(4), 10.1)
    settles = turn.settles_at()
    assert settles is not None
    assert settles > 10.0


def test_a_further_response_is_waited_for_to_its_own_end() -> None:
    turn = AgentTurn(text_only=True)
    turn.take(response(2, "I look it up."), 10.0)
    turn.take(complete(2), 10.1)
    turn.take(response(3), 10.2)
    settles = turn.settles_at()
    assert settles is not None
    assert settles > 10.2
    turn.take(complete(3), 10.3)
    assert turn.settles_at() == 10.2
    assert turn.reply("pcm_16000").text == "I look it up. Keep it dry."


def test_sound_that_is_announced_is_still_waited_for() -> None:
    turn = AgentTurn(text_only=False)
    turn.take(response(2), 10.0)
    turn.take(complete(2), 10.1)
    settles = turn.settles_at()
    assert settles is not None
    assert settles > 10.1


def test_after_a_guardrail_the_next_try_is_waited_for_and_not_for_ever() -> None:
    turn = AgentTurn(text_only=True)
    turn.take(response(2), 10.0)
    turn.take({"type": "guardrail_triggered"}, 10.2)
    assert not turn.has_text
    settles = turn.settles_at()
    assert settles is not None
    assert 10.2 < settles < 30.0
    turn.take(response(3, "Ask your clinic."), 12.0)
    turn.take(complete(3), 12.1)
    assert turn.settles_at() == 12.0
    assert turn.reply("pcm_16000").text == "Ask your clinic."
