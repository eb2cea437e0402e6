"""Editing and approving a script: nothing is lost, and an approval holds for one text only."""

from __future__ import annotations

from pathlib import Path

from tests.core.text.leaflets import LEAFLETS
from tests.pages.education_audio.support import (
    approve,
    button,
    edit,
    labels,
    opened,
    press,
    script_of,
    statement,
    written,
)
from tests.plugins.education_audio.second_opinion.support import (
    SAID,
    TOLD,
    Comparing,
    answer,
    draft,
)
from tests.plugins.education_audio.support import (
    add_document,
    in_state,
    until_audio,
    write_stream,
)
from tests.support.dashboard import dashboard, run, words
from tests.support.providers.gemini_clinic import clinic_with
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_a_finding_is_accepted_only_where_it_is_shown(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    wrong = "\n\n".join(f"Take {number} mg in the morning." for number in range(1000, 1030))
    # What every script has to hold, so that nothing else is found.
    wrong += "\n\nCall us when the joint is hot and you have a fever."
    wrong += "\n\nWhen would you call us? How much do you take in the morning?"
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(test, wrong)
        assert labels(test).count("Accept") == 5
        assert "25 are not shown yet." in words(test)
        assert "30 findings have to be mended or accepted first." in words(test)
        await press(test, "Show 20 more findings")
        assert labels(test).count("Accept") == 25
        await press(test, "Show 5 more findings")
        assert labels(test).count("Accept") == 30
        assert "not shown yet" not in words(test)


async def test_an_edit_voids_the_approval_and_is_kept(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await approve(test)
        assert not button(test, "Make the speech").disabled
        edited = f"{script_of(test)}\n\nAsk us whatever you like."
        original = script_of(test)
        await edit(test, edited)
        assert "The approval no longer holds" in words(test)
        assert button(test, "Make the speech").disabled
        # The tick was for the text before.
        assert not statement(test).value
        again = await run(opened(**place))
        assert script_of(again) == edited
        # Exactly the approved text is approved still.
        await edit(test, original)
        assert "**Approved**" in words(test)
        await edit(test, edited)
        await approve(test)
        await press(test, "Make the speech")
        audio_id = test.query_params["audio"]
    audio = await until_audio(shared_clinic, audio_id, in_state("completed"))
    assert audio["script"] == edited


async def test_an_edit_in_another_window_is_not_lost(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    address = f"/api/audio/drafts/{place['draft']}"
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await shared_clinic.client.put(address, json={"script": "From the other window."})
        # The newer text is shown when it is asked for: somebody may be typing.
        before = script_of(test)
        await run(test)
        assert script_of(test) == before
        await press(test, "Show the newer version")
        assert script_of(test) == "From the other window."
        await shared_clinic.client.put(address, json={"script": "Once more from there."})
        await edit(test, "From this window.")
        said = words(test)
        assert "This was changed meanwhile" in said
        assert "From this window." in said
        assert "Once more from there." in said
        kept = (await shared_clinic.client.get(address)).json()
        assert kept["script"] == "Once more from there."
        await press(test, "Save this choice")
        assert (await shared_clinic.client.get(address)).json()["script"] == "From this window."
        await shared_clinic.client.put(address, json={"script": "The last word."})
        await edit(test, "Not the last word.")
        test.radio[0].set_value("theirs")
        await press(test, "Save this choice")
        assert script_of(test) == "The last word."


async def test_an_empty_script_is_neither_kept_nor_approved(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        before = script_of(test)
        await edit(test, "  \n ")
        assert "The script is empty" in words(test)
        assert button(test, "Approve this script").disabled
    draft = (await shared_clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
    assert draft["script"] == before


async def test_what_was_typed_outlives_an_api_that_is_away(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        place = await written(clinic)
        with dashboard(clinic.url):
            test = await run(opened(**place))
            # The list does not show the document any more; it stays the chosen one.
            test.text_input(key="audio.find").set_value("zebra")
            await run(test)
    with dashboard(clinic.url):
        await edit(test, "Typed while nobody listened.")
        assert "Code api_unreachable" in words(test)
        assert script_of(test) == "Typed while nobody listened."
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url):
            await run(test)
            assert script_of(test) == "Typed while nobody listened."
        draft = (await clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
        assert draft["script"] == "Typed while nobody listened."


async def test_a_finding_is_accepted_before_the_script_is_approved(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(test, f"{script_of(test)}\nTake 12 mg when you have a fever.")
        assert "has to be mended or accepted first" in words(test)
        statement(test).check()
        await run(test)
        assert button(test, "Approve this script").disabled
        next(one for one in test.button if one.label == "Accept").click()
        await run(test)
        assert "Write in a few words" in words(test)
        reasons = [field for field in test.text_input if "right as it is" in field.label]
        for field in reasons:
            field.set_value("The new tablets.")
        for _ in reasons:
            next(one for one in test.button if one.label == "Accept").click()
            await run(test)
        assert "Accepted" in words(test)
        await approve(test)
        assert "**Approved**" in words(test)


async def test_what_is_not_as_it_was_asked_for_is_said(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    config = {"preferred_languages": ["en"], "target_duration_minutes": 5}
    draft = (await write_stream(shared_clinic, knowledge_id, template_config=config))[-1]
    with dashboard(shared_clinic.url):
        test = await run(opened(document=knowledge_id, draft=draft["draft_id"]))

        shown = words(test)
        assert "of speech; you asked for 5 min" in shown
        assert "The document does not hold more" in shown
        assert "not in the language" not in shown

        test = await edit(test, LEAFLETS["es"])

        assert "Asked for: English. Found: Spanish." in words(test)


async def test_of_two_languages_it_is_said_who_may_approve_them(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    both = {"speaker1_languages": ["en"], "speaker2_languages": ["es"], "is_multi_speaker": True}
    # The preview writer does not translate: somebody types it.
    draft = (await write_stream(shared_clinic, knowledge_id, template_config=both))[-1]
    script = f"Speaker 1: {LEAFLETS['en']}\nSpeaker 2: {LEAFLETS['es']}"
    address = f"/api/audio/drafts/{draft['draft_id']}"
    await shared_clinic.client.put(address, json={"script": script})
    with dashboard(shared_clinic.url):
        shown = words(await run(opened(document=knowledge_id, draft=draft["draft_id"])))
    assert "In English, Spanish: only somebody who is noted as reading each" in shown


async def test_how_hard_the_script_is_to_follow_is_said_as_it_is_typed(
    shared_clinic: Clinic,
) -> None:
    place = await written(shared_clinic)
    easy = "Drink a glass of water. Then rest your foot. Call us if it hurts. " * 8
    hard = (
        "The pharmacological prophylaxis of the patients necessitates the individualised "
        "consideration of hyperuricaemia and of the cardiovascular complications. "
    ) * 8
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        said = words(await edit(test, easy))
        assert "Easy to read · Reading grade" in said
        assert "Hard to read" not in said
        said = words(await edit(test, hard))
        assert "Hard to read · Reading grade" in said
        said = words(await edit(test, LEAFLETS["es"]))
        assert "INFLESZ" in said
        said = words(await edit(test, LEAFLETS["fi"]))
        assert "to read ·" not in said


async def test_a_second_opinion_is_asked_for_and_accepted(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Comparing(answer(("meaning", SAID, TOLD), ("figure", "An invented one.", TOLD)))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic)
        with dashboard(clinic.url):
            test = await run(opened(document=one["knowledge_id"], draft=one["draft_id"]))
            assert "in one request that Google charges" in words(test)
            assert gemini.compared == []
            await press(test, "Ask the language model to compare")
            said = words(test)
            assert "It found 1 difference, which stands above." in said
            assert "1 more was left out" in said
            assert "The language model reads another meaning in the document" in said
            assert "Ask the language model to compare" not in labels(test)
            assert button(test, "Approve this script").disabled
            await run(opened(document=one["knowledge_id"], draft=one["draft_id"]))
    assert len(gemini.compared) == 1


async def test_the_local_writer_gives_no_second_opinion(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
    assert "The local preview writer gives no second opinion" in words(test)
    assert "Ask the language model to compare" not in labels(test)


async def test_a_pronunciation_that_changes_meanwhile_is_shown_before_it_is_approved(
    shared_clinic: Clinic,
) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(test, "Gout hurts.")
        statement(test).check()
        await run(test)
        said = {"written": "hurts", "spoken": "hertz"}
        await shared_clinic.client.put("/api/audio/pronunciations", json=said)
        await press(test, "Approve this script")
        assert "**Approved**" not in words(test)
        assert "This was changed meanwhile. It is spoken as it stands here now." in words(test)
        assert "Gout hertz." in words(test)
        assert not statement(test).value
        await approve(test)
        assert "**Approved**" in words(test)


async def test_a_tick_for_what_was_spoken_before_approves_nothing(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = opened(**place)
        test.session_state["audio.lexicon"] = True
        await run(test)
        await edit(test, "Gout aches.")
        statement(test).check()
        await run(test)
        fields = {field.label: field for field in test.text_input}
        fields["Written"].set_value("aches")
        fields["Said"].set_value("akes")
        await press(test, "Keep this pronunciation")
        assert not statement(test).value
        assert button(test, "Approve this script").disabled
