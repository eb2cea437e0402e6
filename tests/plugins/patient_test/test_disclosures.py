"""What a patient has to be told is kept before anything is answered."""

from __future__ import annotations

import asyncio

from plugins.patient_test.models import SESSIONS, StoredSession
from tests.plugins.agents.support import got
from tests.plugins.patient_test.support import Talk, agent_for, begin
from tests.support.servers import Clinic

SESSIONS_AT_ONCE = 20


async def test_it_is_kept_in_the_agents_language_and_shown_in_the_log(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin", languages=["es", "en"])
    talk = await begin(clinic, agent)
    told = (await talk.state())["disclosure"]
    assert (told["language"], told["consented_at"]) == ("es", None)
    assert told["text"].startswith("Soy un asistente automático (IA), no un médico")
    await talk.ask("¿Cada cuánto me miran el INR?")
    after = (await talk.state())["disclosure"]
    assert (after["text"], after["told_at"]) == (told["text"], told["told_at"])
    assert after["consented_at"] >= after["told_at"]
    await talk.end()
    logged = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert logged["disclosure"] == told["text"]


async def test_no_session_answers_before_it_is_kept(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")

    async def first_answer(number: int) -> tuple[str, str]:
        talk = await begin(clinic, agent, f"P{number}")
        # An emergency text is an answer, too, and the quickest.
        await talk.ask("I can't breathe" if number % 2 else "How often is my INR checked?")
        state = await talk.state()
        return state["disclosure"]["told_at"], state["turns"][0]["answered_at"]

    moments = await asyncio.gather(*(first_answer(n) for n in range(SESSIONS_AT_ONCE)))
    assert all(told <= answered for told, answered in moments)


async def test_a_session_of_an_earlier_version_is_told_with_its_next_message(
    clinic: Clinic,
) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await forget_disclosure(clinic, talk)
    assert (await talk.state())["disclosure"] is None
    await talk.ask("I can't breathe")
    state = await talk.state()
    assert state["disclosure"]["told_at"] <= state["turns"][0]["answered_at"]


async def forget_disclosure(clinic: Clinic, talk: Talk) -> None:
    """Leave the session as a version without disclosures has stored it."""
    store = clinic.app.state.platform.documents
    stored = await store.get(SESSIONS.name, talk.session_id)
    data = StoredSession.of(stored).json_object()
    del data["disclosure"]
    await store.replace(SESSIONS.name, talk.session_id, data, stored.version)
