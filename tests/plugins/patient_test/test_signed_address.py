"""The voice service's own address of an agent, through which ElevenDops hears nothing."""

from __future__ import annotations

from plugins.patient_test.models import SESSIONS
from tests.plugins.patient_test.support import Talk, agent_for
from tests.support.servers import Clinic


async def test_it_is_given_once_to_who_may_begin_sessions(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    body = {"patient_id": "P1001", "agent_id": agent["agent_id"]}
    begun = (await clinic.client.post("/api/patient/session", json=body)).json()
    address = begun["signed_url"]
    assert address.startswith("ws")
    talk = Talk(clinic, begun["session_id"])
    await talk.ask("How often is my INR checked?")
    signature = address.partition("conversation_signature=")[2]
    assert signature

    store = clinic.app.state.platform.documents
    stored = await store.get(SESSIONS.name, talk.session_id)
    kept = f"{stored.data}"
    for path in (
        talk.path,
        f"/api/agent/{agent['agent_id']}",
        "/api/agent",
        "/api/conversations",
    ):
        kept += (await clinic.client.get(path)).text
    assert signature not in kept
    # No other route gives such an address, those that patients open among them.
    document = (await clinic.client.get("/openapi.json")).json()
    givers = [
        path
        for path, methods in document["paths"].items()
        for method in methods.values()
        if '/schemas/Session"' in f"{method}".replace("'", '"')
    ]
    assert givers == ["/api/patient/session"]
