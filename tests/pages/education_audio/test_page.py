"""Education Audio against the real API: from a document to approved speech, and the way around."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.pages.education_audio.support import (
    approve,
    editable,
    labels,
    opened,
    press,
    script_of,
    sounds,
    written,
)
from tests.plugins.education_audio.support import ANNA, TEXT, add_document, in_state, until_audio
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)


async def test_an_empty_clinic_is_led_to_its_first_document(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(opened())
    assert "There is no document yet" in words(test)
    link = next(link for link in test.page_link if link.label == "Upload a document")
    assert link.proto.page == "upload-knowledge"
    assert "There is no audio yet." in words(test)
    assert "Write the script" not in labels(test)


async def test_from_a_document_to_speech(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    with dashboard(clinic.url):
        test = await run(opened())
        test.selectbox(key="audio.document").select(knowledge_id)
        await run(test)
        assert test.query_params["document"] == knowledge_id
        await press(test, "Write the script")
        draft_id = test.query_params["draft"]
        script = script_of(test)
        assert "Gout is a kind of arthritis." in script
        assert f"{len(script)} characters" in words(test)
        assert "Approve the script first." in words(test)
        await approve(test)
        assert "**Approved**" in words(test)
        assert next(box for box in test.selectbox if box.label == "Voice").value == ANNA
        await press(test, "Make the speech")
        audio_id = test.query_params["audio"]
        await until_audio(clinic, audio_id, in_state("completed"))
        await run(test)
        assert [audio_id in url for url in sounds(test)] == [True]
        assert any(f"{audio_id}.mp3" in part.value for part in test.html)
    listed = (await clinic.client.get("/api/audio/list")).json()
    audio = listed["audio_files"][0]
    assert listed["total_count"] == 1
    assert (audio["audio_id"], audio["script"]) == (audio_id, script)
    assert audio["approval"]["sha256"] == hashlib.sha256(script.encode()).hexdigest()
    assert audio["name"] == "Gout – Anna (preview)"
    draft = (await clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()
    assert draft["script"] == script


async def test_each_document_keeps_its_script_at_hand(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    other = await add_document(shared_clinic, name="Warts")
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        test.selectbox(key="audio.document").select(other)
        await run(test)
        assert "draft" not in test.query_params
        assert not editable(test)
        test.selectbox(key="audio.document").select(place["document"])
        await run(test)
        assert test.query_params["draft"] == place["draft"]
        # Another page empties the address.
        test.query_params.clear()
        await run(test)
        assert test.query_params["draft"] == place["draft"]
        assert editable(test)


async def test_ids_that_do_not_exist_are_named_and_left(shared_clinic: Clinic) -> None:
    await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(document="kd_none", draft="draft_none", audio="audio_none"))
    said = words(test)
    for what in ("document", "script", "audio"):
        assert f"The {what} that this address names does not exist any more." in said
    assert dict(test.query_params.items()) == {}
    assert test.selectbox(key="audio.document").value is None


async def test_the_document_is_read_and_found(clinic: Clinic) -> None:
    gout = await add_document(clinic)
    await add_document(clinic, name="Warts")
    with dashboard(clinic.url):
        test = opened(document=gout)
        test.session_state["audio.read"] = True
        await run(test)
        assert " ".join(TEXT.replace("#", "").split()) in " ".join(words(test).split())
        test.text_input(key="audio.find").set_value("wart")
        await run(test)
        options = test.selectbox(key="audio.document").options
        # What is chosen stays, whatever is looked for.
        assert [option.partition(" ·")[0] for option in options] == ["Gout", "Warts"]
        test.text_input(key="audio.find").set_value("nothing like it")
        await run(test)
        assert "No name fits what you look for." in words(test)
        assert test.selectbox(key="audio.document").value == gout


async def test_what_was_loaded_and_typed_stays_while_the_api_is_away(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        place = await written(clinic)
        with dashboard(clinic.url):
            test = opened(**place)
            test.session_state["audio.lexicon"] = True
            await run(test)
            script = script_of(test)
    with dashboard(clinic.url):
        test.text_input(key="audio.lexicon.written").set_value("colchicine")
        test.text_input(key="audio.lexicon.spoken").set_value("kol-chi-seen")
        await press(test, "Keep this pronunciation")
        assert "Code api_unreachable" in words(test)
        assert script_of(test) == script
        assert test.text_input(key="audio.lexicon.spoken").value == "kol-chi-seen"
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url):
            await press(test, "Keep this pronunciation")
            assert "**colchicine** → kol-chi-seen" in words(test)
            assert test.text_input(key="audio.lexicon.written").value == ""


async def test_an_api_that_is_away_is_said() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        test = await run(opened(document="kd_1"))
    said = words(test)
    assert "not reachable" in said
    assert "Code api_unreachable" in said
    assert test.query_params["document"] == "kd_1"
