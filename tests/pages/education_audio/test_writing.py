"""Writing a script: as it was wished for, followed after a reload, and waited for."""

from __future__ import annotations

from pathlib import Path

from core.errors import ProviderRefused
from plugins.education_audio.failures import kept
from plugins.education_audio.models import DRAFTS
from tests.pages.education_audio.support import (
    button,
    edit,
    editable,
    opened,
    press,
    script_of,
    until,
    written,
)
from tests.plugins.education_audio.proxy import Midst, proxy_to
from tests.plugins.education_audio.support import (
    add_document,
    events,
    in_state,
    sample,
    until_draft,
)
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_a_reload_follows_the_script_that_is_being_written(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    midst = Midst()
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        proxy.passing = midst.hold
        knowledge_id = await add_document(clinic, sample("living-with-type-2-diabetes.md"))
        body = {
            "knowledge_id": knowledge_id,
            "template_config": {"target_duration_minutes": 15},
        }
        with dashboard(clinic.url):
            async with events(clinic, "POST", "/api/audio/generate-script-stream", body) as stream:
                started = await anext(stream)
                await anext(stream)
            test = await run(opened(draft=started["draft_id"]))
            assert test.query_params["document"] == knowledge_id
            assert "The script grows below." in words(test)
            assert button(test, "Write the script").disabled
            midst.let.set()
            await until(test, editable)
        whole = await until_draft(clinic, started["draft_id"], in_state("completed"))
        assert script_of(test) == whole["script"]


async def test_a_writer_that_is_away_is_waited_for(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "clinic", own_local_service.port)
    async with running_clinic(settings) as clinic:
        knowledge_id = await add_document(clinic)
        own_local_service.kill()
        with dashboard(clinic.url):
            test = await run(opened(document=knowledge_id))
            await press(test, "Write the script")
            await until(test, lambda test: "resumes automatically" in words(test))
            assert [panel.label for panel in test.status] == ["Waiting for the writer"]
            own_local_service.start()
            await until(test, editable)
            assert "Gout is a kind of arthritis." in script_of(test)


async def test_what_the_writer_refuses_is_said(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(document=knowledge_id))
        test.selectbox(key="audio.language").select("fr")
        await run(test)
        await press(test, "Write the script")
        said = words(test)
        assert "There is no script" in said
        assert "cannot write this document's script in French" in said
        assert not editable(test)
        # The wish is kept, and another one is another try.
        assert test.selectbox(key="audio.language").value == "fr"
        test.selectbox(key="audio.language").select("")
        await run(test)
        await press(test, "Write the script")
        assert "Gout is a kind of arthritis." in script_of(test)


async def test_what_was_wished_for_is_sent(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    asked = "Mention the clinic's telephone to Mary Smith."
    with dashboard(shared_clinic.url):
        test = opened(document=knowledge_id)
        test.session_state["audio.preview"] = True
        test.session_state["audio.content"] = ["faq", "medication"]
        test.session_state["audio.minutes"] = 10
        await run(test)
        test.selectbox(key="audio.language").select("es")
        test.toggle(key="audio.dialogue").set_value(True)
        test.text_area(key="audio.instructions").set_value(asked)
        test.text_area(key="audio.rules").set_value("Be brief.")
        await run(test)
    wish = {
        "template_ids": ["faq", "medication"],
        "target_duration_minutes": 10,
        "preferred_languages": ["es"],
        "is_multi_speaker": True,
        "quick_instructions": asked,
        "system_prompt_override": "Be brief.",
        "knowledge_id": knowledge_id,
    }
    answer = (await shared_clinic.client.post("/api/templates/preview", json=wish)).json()
    shown = [text.value for text in test.text]
    assert answer["prompt"] in shown
    assert answer["system_prompt"] in shown
    assert asked in answer["prompt"]
    assert "no name of a patient" not in words(test), "what is typed is not looked through"
    assert "check that no patient is named in it" in words(test)
    assert "In this order: 1. Common questions, 2. Medicines." in words(test)


async def test_two_speakers_may_speak_two_languages(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = opened(document=knowledge_id)
        test.session_state["audio.preview"] = True
        await run(test)
        assert "Language of the second speaker" not in [box.label for box in test.selectbox]
        test.toggle(key="audio.dialogue").set_value(True)
        await run(test)
        test.selectbox(key="audio.language").select("es")
        test.selectbox(key="audio.second_language").select("en")
        both = await run(test)
        shown = "\n".join(text.value for text in both.text)
        assert "For the turns of Speaker 1, write the script in Spanish (es)." in shown
        assert "For the turns of Speaker 2, write the script in English (en)." in shown
        # One of the two may keep to the document's language.
        test.selectbox(key="audio.second_language").select("")
        shown = "\n".join(text.value for text in (await run(test)).text)
        assert "For the turns of Speaker 1, write the script in Spanish (es)." in shown
        assert "For the turns of Speaker 2, use the language of the document." in shown
        test.selectbox(key="audio.second_language").select("same")
        shown = "\n".join(text.value for text in (await run(test)).text)
        assert "For the turns of" not in shown
        assert "Write the script in Spanish (es)." in shown


async def test_what_a_language_has_not_is_said_before_it_is_asked_for(
    shared_clinic: Clinic,
) -> None:
    knowledge_id = await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(document=knowledge_id))
        assert "A translation needs a Gemini key" not in words(test)
        test.selectbox(key="audio.language").select("fi")
        shown = words(await run(test))
        assert "A translation needs a Gemini key" in shown
        assert "A script in Finnish is not compared with the document" in shown
        assert "no voice that is made for Finnish" in shown
        assert "are spoken in Finnish as the voice reads them" in shown
        test.selectbox(key="audio.language").select("es")
        shown = words(await run(test))
        assert "is not compared with the document" not in shown
        assert "no voice that is made for" not in shown
        assert "as the voice reads them" not in shown


async def test_a_script_can_be_gone_back_to(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(test, "My own words.")
        await press(test, "Write the script")
        assert test.query_params["draft"] != place["draft"]
        assert "Gout is a kind of arthritis." in script_of(test)
        await press(test, "Restore previous script")
        assert test.query_params["draft"] == place["draft"]
        assert script_of(test) == "My own words."


async def test_a_stored_failure_shows_when_it_happened_and_its_trace(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    documents = shared_clinic.app.state.platform.contexts["education_audio"].documents
    stored = await documents.get(DRAFTS, place["draft"])
    failure = kept(ProviderRefused("The writer refused.", error_code="quota"))
    failure |= {"at": "2024-01-09T21:17:03.000000Z", "trace_id": "ab" * 16}
    data = stored.data | {"state": "failed", "error": failure}
    await documents.replace(DRAFTS, place["draft"], data, stored.version)
    draft = (await shared_clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
    assert (draft["error_at"][:19], draft["error_trace_id"]) == ("2024-01-09T21:17:03", "ab" * 16)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        said = words(test)
        # In the time of the browser.
        assert "Code quota · 9 January 2024, 22:17:03" in said
        assert "Trace " + "ab" * 16 in said
        assert '"time": "2024-01-09T21:17:03.000000Z"' in test.code[0].value
        # An error from before these were kept shows no trace of the present view.
        del failure["at"], failure["trace_id"]
        stored = await documents.get(DRAFTS, place["draft"])
        await documents.replace(
            DRAFTS, place["draft"], stored.data | {"error": failure}, stored.version
        )
        said = words(await run(opened(**place)))
    assert "Code quota" in said
    assert "Trace" not in said.partition("Code quota")[2].partition("\n")[0]


async def test_a_script_that_was_asked_for_is_not_begun_from_another_document(
    shared_clinic: Clinic,
) -> None:
    doomed = await add_document(shared_clinic)
    other = await add_document(shared_clinic, name="Asthma")
    with dashboard(shared_clinic.url):
        test = await run(opened(document=doomed))
        await shared_clinic.client.delete(f"/api/knowledge/{doomed}")
        await press(test, "Write the script")
        assert "does not exist any more" in words(test)
        test.selectbox(key="audio.document").select(other)
        await run(test)
        assert "draft" not in test.query_params
        assert not editable(test)


async def test_that_a_script_will_be_longer_or_shorter_is_said_before_it_is_written(
    shared_clinic: Clinic,
) -> None:
    signs = "\n".join(f"- your leg swells or turns blue on day {day}" for day in range(2, 90))
    warned = f"# Knee\n\n{'You rest. ' * 300}\n\n## Call us at once if\n\n{signs}\n"
    knowledge_id = await add_document(shared_clinic, warned)
    with dashboard(shared_clinic.url):
        test = opened(document=knowledge_id)
        long = words(await run(test))
        test.session_state["audio.minutes"] = 15
        short = words(await run(test))
        test.session_state["audio.minutes"] = 5
        kept = words(await run(test))
        test.toggle(key="audio.dialogue").set_value(True)
        await run(test)
        # Said twice, it takes twice as long.
        test.selectbox(key="audio.second_language").select("es")
        twice = words(await run(test))
    assert "The script will be longer than 3 min 00 s: the warning signs" in long
    assert "The script will be shorter than 15 min 00 s: all of this document takes about" in short
    assert "The script will be" not in kept
    assert "The script will be longer than 5 min 00 s" in twice
