"""From an approved script to speech: voices, waiting, failing, and what is spoken."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import JSONResponse

from tests.pages.education_audio.support import (
    approve,
    edit,
    labels,
    opened,
    press,
    progress,
    sounds,
    until,
    written,
)
from tests.plugins.education_audio.lexicon.test_lexicon import listed as pronunciations
from tests.plugins.education_audio.lexicon.test_lexicon import say
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.plugins.education_audio.support import (
    MEI,
    PAUL,
    add_document,
    generate,
    in_state,
    sample,
    spoken,
    until_audio,
)
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_voices_that_speak_the_language_come_first(shared_clinic: Clinic) -> None:
    place = await written(
        shared_clinic, sample("cataract-surgery-zh.md"), template_config={"is_multi_speaker": True}
    )
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        voice, second = test.selectbox(key="audio.voice"), test.selectbox(key="audio.voice2")
        assert voice.value == MEI
        assert voice.options[0] == "Mei (preview) · Chinese"
        assert second.options[0] == "Wei (preview) · Chinese"
        voice.select(PAUL)
        await run(test)
        assert "This voice is not made for Chinese." in words(test)
        test.selectbox(key="audio.voice").select(MEI)
        await run(test)
        await approve(test)
        next(field for field in test.text_input if field.label == "Name").set_value("白內障")
        await run(test)
        await press(test, "Make the speech")
        audio_id = test.query_params["audio"]
    audio = await until_audio(shared_clinic, audio_id, in_state("completed"))
    assert audio["name"] == "白內障"
    assert audio["voice_id"] == MEI
    assert audio["speaker2_voice_id"] == second.value


async def test_each_of_two_speakers_has_the_voices_of_its_language_first(
    shared_clinic: Clinic,
) -> None:
    place = await written(shared_clinic, template_config={"is_multi_speaker": True})
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(
            test,
            "Speaker 1: What is gout, and what should I drink when the joint hurts?\n"
            "Speaker 2: La gota es una enfermedad de las articulaciones. Beba mucha agua.\n"
            "Speaker 1: Is it safe for me to drink beer in the evening?\n"
            "Speaker 2: No, la cerveza es mala para la gota. Es mejor el agua.",
        )
        voice, second = test.selectbox(key="audio.voice"), test.selectbox(key="audio.voice2")
        assert "English" in voice.options[0]
        assert "Spanish" in second.options[0]


async def test_speech_waits_for_a_voice_service_that_is_away(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "clinic", own_local_service.port)
    async with running_clinic(settings) as clinic:
        place = await written(clinic)
        with dashboard(clinic.url):
            test = await run(opened(**place))
            await approve(test)
            own_local_service.kill()
            await press(test, "Make the speech")
            await until(test, lambda test: "Waiting for the voice service" in progress(test))
            assert "It continues automatically as soon as the voice service answers" in words(test)
            audio_id = test.query_params["audio"]
            own_local_service.start()
            await until_audio(clinic, audio_id, in_state("completed"))
            await run(test)
            assert [audio_id in url for url in sounds(test)] == [True]
        listed = (await clinic.client.get("/api/audio/list")).json()
        assert listed["total_count"] == 1


async def test_a_voice_service_that_refuses_leaves_the_voices_known_last(
    shared_clinic: Clinic,
) -> None:
    place = await written(shared_clinic)
    refusal = {
        "title": "The service refused the request",
        "status": 502,
        "detail": "ElevenLabs refused the request: not now",
        "error_code": "http_400",
        "retryable": False,
    }

    def refuse(call: Call) -> JSONResponse | None:
        return JSONResponse(refusal, 502) if call.path == "/api/audio/voices/list" else None

    async with proxy_to(shared_clinic.url) as proxy:
        with dashboard(f"http://127.0.0.1:{proxy.port}") as host:
            test = await run(opened(**place))
            test.selectbox(key="audio.voice").select(PAUL)
            next(field for field in test.text_input if field.label == "Name").set_value("At home")
            await run(test)
            assert "as it was offered last" not in words(test)

            host.known.seconds = 0.0
            proxy.answer = refuse
            said = words(await run(test))
            assert "ElevenLabs refused the request: not now" in said
            assert said.count("as it was offered last") == 1
            assert test.selectbox(key="audio.voice").value == PAUL
            assert next(one for one in test.text_input if one.label == "Name").value == "At home"
            assert "Make the speech" in labels(test)

            proxy.answer = lambda call: None
            assert "as it was offered last" not in words(await run(test))
        with dashboard(f"http://127.0.0.1:{proxy.port}"):
            proxy.answer = refuse
            test = await run(opened(**place))
            assert "ElevenLabs refused the request: not now" in words(test)
            assert "Make the speech" not in labels(test)


async def test_speech_of_an_earlier_text_is_called_that(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    audio = await spoken(shared_clinic, place["document"])
    with dashboard(shared_clinic.url):
        test = await run(opened(**place, audio=audio["audio_id"]))
    assert "This audio uses an earlier version" in words(test)


async def test_speech_that_failed_can_be_tried_again(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    answer = await generate(shared_clinic, knowledge_id, script="Gout. " * 3)
    audio = await until_audio(shared_clinic, answer.json()["audio_id"], in_state("completed"))
    stored = await shared_clinic.app.state.platform.documents.get("audio_files", audio["audio_id"])
    assert stored is not None
    failed = stored.data | {
        "status": "failed",
        "error": {
            "detail": "The voice service has no credit left.",
            "error_code": "out_of_credit",
            "status": 502,
            "retryable": False,
        },
    }
    await shared_clinic.app.state.platform.documents.replace(
        "audio_files", stored.id, failed, stored.version
    )
    with dashboard(shared_clinic.url):
        # The address that the Doctor Dashboard links to.
        test = await run(opened(audio=audio["audio_id"]))
        assert test.query_params["document"] == knowledge_id
        assert "The voice service has no credit left." in words(test)
        await press(test, "Try the speech again")
        await until_audio(shared_clinic, audio["audio_id"], in_state("completed"))
        await run(test)
        assert [audio["audio_id"] in url for url in sounds(test)] == [True]


async def test_pronunciations_are_kept_and_what_is_spoken_is_shown(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = opened(**place)
        test.session_state["audio.lexicon"] = True
        test.session_state["audio.what_is_spoken.script"] = True
        await run(test)
        await edit(test, "Gout is a kind of arthritis.")
        assert "Everything is read as it is written." in words(test)
        fields = {field.label: field for field in test.text_input}
        fields["Written"].set_value("arthritis")
        fields["Said"].set_value("arth-rye-tis")
        await press(test, "Keep this pronunciation")
        assert "**arthritis** → arth-rye-tis" in words(test)
        assert "Gout is a kind of arth-rye-tis." in words(test)
        assert {field.label: field.value for field in test.text_input}["Written"] == ""
        await say(shared_clinic, "Arthritis", "ar-thri")
        fields = {field.label: field for field in test.text_input}
        fields["Written"].set_value("arthritis")
        fields["Said"].set_value("arth-rye")
        await press(test, "Keep this pronunciation")
        assert "“Arthritis” is in the list already" in words(test)
        assert [row["spoken"] for row in await pronunciations(shared_clinic)] == ["ar-thri"]
        assert {field.label: field.value for field in test.text_input}["Said"] == "arth-rye"
        await press(test, "Save this choice")
        assert [row["spoken"] for row in await pronunciations(shared_clinic)] == ["arth-rye"]
        await press(test, "Remove")
        assert "arth-rye" not in words(test)


async def test_what_the_clinic_has_said_stands_open_above_its_approval(
    shared_clinic: Clinic,
) -> None:
    place = await written(shared_clinic)
    await say(shared_clinic, "colchicine", "kol-chi-seen")
    with dashboard(shared_clinic.url):
        test = opened(**place)
        await run(test)
        await edit(test, "Take colchicine in the evening.\n\nDrink 10 ml.")
        drawn = [one.value.replace("\\", "") for one in (*test.markdown, *test.caption)]
        assert "Take kol-chi-seen in the evening." in drawn
        assert "Written: Take colchicine in the evening." in drawn
        assert "millilitres" not in words(test)
        await edit(test, "Drink 10 ml.")
        assert "as your clinic has its words said" not in words(test)
