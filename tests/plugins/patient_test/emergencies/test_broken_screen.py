"""Where looking for red flags breaks, the message is kept, answered, and shown to staff."""

from __future__ import annotations

from core.shared.approvals import digest
from plugins.safety.models import WORDINGS, StoredWording, StoredWordingVersion
from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.support import agent_for, begin, heard
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess

# No clinic can save it: there is no such place to fill.
UNFIT = "Call {nobody} now."
FLAGGED = "My nose bleeds a little since this morning"
LONG = f"{FLAGGED}. " + "I went for a walk with my dog this morning. " * 10


async def break_the_screen(clinic: Clinic) -> None:
    """Have a text in force that cannot be said, so that screening such a message fails."""
    version = StoredWordingVersion(
        number=1,
        text=UNFIT,
        sha256=digest(UNFIT),
        saved_by="Nobody",
        saved_at="2024-01-01T00:00:00.000000Z",
        approved_by="Nobody",
    )
    wording = StoredWording(versions=[version], in_force=1)
    store = clinic.app.state.platform.documents
    await store.create(WORDINGS.name, "en.caution", wording.json_object())
    # Reading the texts takes what is in force; showing this one fails as screening does.
    await clinic.client.get("/api/safety/texts")


async def test_it_is_answered_as_unscreened_and_staff_are_asked_to_look(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await break_the_screen(clinic)
    first = await talk.ask(FLAGGED)
    assert (first["possible_red_flags"], first["screened"]) == ([], False)
    assert (await talk.ask(LONG))["screened"] is False
    assert (await talk.ask("How often is my INR checked?"))["screened"] is True
    assert heard(local_service, talk.session_id)[0][0] == FLAGGED

    async def listed() -> dict[str, object]:
        return await got(clinic, "/api/conversations?requires_attention_only=true")

    found = await until(listed, lambda page: page["total_count"] == 1)
    assert found["conversations"][0]["ongoing"]
    with dashboard(clinic.url):
        said = words(await run(page("patient-test", {"session": talk.session_id})))
    assert "A message could not be checked for red flags." in said

    ended = await talk.end()
    assert ended["conversation_summary"]["requires_attention"]
    detail = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert detail["requires_attention"]
    marks = [one["text"] for one in detail["concerns"] if one["kind"] == "note"]
    assert any(f"{mark}".startswith("Not checked for red flags") for mark in marks)
    assert len(detail["messages"]) == 6
