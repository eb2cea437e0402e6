"""Safety against the real API: open alerts, who takes them, and where they go."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from plugins.safety.contract import AlertTier, FlaggedTurn
from plugins.safety.models import ALERTS, StoredAlert
from tests.pages.test_patient_test import press
from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


async def test_an_alert_is_taken_and_stays_with_the_conversation(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        said = words(await run(page("safety")))
        assert "There is no open alert." in said
        assert "Alerts stay on this page." in said

        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"), "P55")
        await talk.ask("I can't breathe and my lips are blue")
        await until(
            lambda: got(clinic, "/api/safety/alerts"), lambda found: found["open_count"] == 1
        )
        test = await run(page("safety"))
        assert "Patient P55" in words(test)
        press(test, "I take care of it")
        await run(test)
        assert "There is no open alert." in words(test)
        query = {"id": talk.session_id, "turn": "1"}
        said = words(await run(page("conversation-logs", query)))
        assert "Acknowledged by default_doctor" in said
        assert "The alert is about this message." in said


async def test_the_oldest_of_many_alerts_is_reached_and_nothing_typed_is_lost(
    clinic: Clinic,
) -> None:
    documents = clinic.app.state.platform.documents
    for number in range(1, 23):
        flagged = FlaggedTurn(
            turn_id=FlaggedTurn.id_of("conv_1", number),
            turn=number,
            conversation_id="conv_1",
            patient_id=f"P{number:03}",
            tier=AlertTier.URGENT,
            red_flags=["chest_pain"],
        )
        alert = StoredAlert.raised(flagged).json_object()
        await documents.create(ALERTS.name, flagged.turn_id, alert)
    with dashboard(clinic.url):
        test = await run(_changing())
        assert "1 to 20 of 22" in words(test)
        assert "Patient P022" in words(test)
        test.text_area(key="safety.text.en.emergency.wording").set_value("Half of a sen")
        await run(test)
        press(test, "Next")
        await run(test)
        said = words(test)
        assert "21 to 22 of 22" in said
        assert "Patient P001" in said
        assert "Patient P003" not in said
        press(test, "I take care of it")
        await run(test)
        assert "21 to 21 of 21" in words(test)
        assert "Patient P001" in words(test)
        typed = test.text_area(key="safety.text.en.emergency.wording").value
        assert typed == "Half of a sen"


def _changing() -> AppTest:
    """The page with the form of a text open."""
    test = page("safety")
    test.session_state["safety.text.en.emergency.change"] = True
    return test


async def test_a_text_is_written_and_approved(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(_changing())
        assert "The text of ElevenDops. No clinician has reviewed it." in words(test)
        test.text_area(key="safety.text.en.emergency.wording").set_value("Go to bed.")
        test.button(key="safety.text.en.emergency.save").click()
        await run(test)
        assert "how to call for help" in words(test)
        test.text_area(key="safety.text.en.emergency.wording").set_value("Now: {call} Ana is here.")
        test.button(key="safety.text.en.emergency.save").click()
        await run(test)
        assert "It is not said yet." in words(test)
        press(test, "Approve these words")
        await run(test)
        said = words(test)
    assert "Version 1, approved by default_doctor" in said
    assert "Now: Call your local emergency number" in said


async def test_the_dashboard_asks_for_an_approval_until_every_text_has_one(
    shared_clinic: Clinic,
) -> None:
    asked = "Nobody in your clinic has approved what patients are told in an emergency (Spanish)."
    with dashboard(shared_clinic.url):
        await agent_for(shared_clinic, "asma-e-inhalador", languages=["es"])
        assert asked in words(await run(page("dashboard")))
        test = await run(page("safety"))
        test.selectbox(key="safety.locale").set_value("es")
        await run(test)
        assert "4 of these texts are approved by nobody" in words(test)
        for _ in range(4):
            press(test, "Approve these words")
            await run(test)
        assert "approved by nobody" not in words(test)
        assert asked not in words(await run(page("dashboard")))
    texts = (await got(shared_clinic, "/api/safety/texts"))["texts"]
    spanish = [one for one in texts if one["locale"] == "es"]
    assert all(one["said"] and one["in_force"] == 1 for one in spanish)
    assert all(one["versions"][0]["text"] == one["standard"] for one in spanish)


async def test_an_older_tab_does_not_put_the_old_words_back(clinic: Clinic) -> None:
    key = "safety.text.en.emergency"
    with dashboard(clinic.url):
        older, newer = await run(_changing()), await run(_changing())
        newer.text_area(key=f"{key}.wording").set_value("Now: {call} Ana is here.")
        newer.button(key=f"{key}.save").click()
        await run(newer)
        older.button(key=f"{key}.save").click()
        assert "Nothing is changed" in words(await run(older))
        older.text_area(key=f"{key}.wording").set_value("Now: {call} Bob is here.")
        older.button(key=f"{key}.save").click()
        said = words(await run(older))
        assert "This was changed meanwhile." in said
        assert "Ana is here." in said
        assert "Bob is here." in said
    texts = (await got(clinic, "/api/safety/texts"))["texts"]
    [kept] = [one for one in texts if (one["locale"], one["kind"]) == ("en", "emergency")]
    assert [one["text"] for one in kept["versions"]] == ["Now: {call} Ana is here."]
