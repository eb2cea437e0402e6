"""A finished audio file that is checked by ear, as the page shows it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.education_audio.support import button, opened, press
from tests.plugins.education_audio.hearing.test_hearings import audio_of
from tests.plugins.education_audio.hearing.test_hearings import words as heard_words
from tests.plugins.education_audio.support import Row
from tests.plugins.patient_test.spoken import hosted_clinic
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic, LocalServiceProcess


async def checking(audio: Row) -> AppTest:
    """The page with this audio, its check by ear open."""
    test = opened(document=audio["knowledge_id"])
    test.session_state[f"audio.hearing.library.{audio['audio_id']}"] = True
    await run(test)
    test.button(key=f"audio.play.{audio['audio_id']}").click()
    return await run(test)


async def test_the_page_says_what_is_sent_and_what_was_heard_otherwise(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with hosted_clinic(tmp_path, local_service) as hosted:
        audio = await audio_of(hosted.clinic)
        hosted.answering(
            heard_words("Take colchicine 5 milligrams twice a day. Do not drink beer. Come back.")
        )
        with dashboard(hosted.clinic.url):
            test = await checking(audio)
            said = words(test)
            assert "Not checked by ear" in said
            assert "of this audio to ElevenLabs" in said
            assert hosted.sent == []
            assert not button(test, "Have it checked by ear").disabled
            said = words(await press(test, "Have it checked by ear"))
            assert len(hosted.sent) == 1
            assert "A number, dose or time was heard otherwise, at 0 s" in said
            assert "Take colchicine 5 milligrams twice a day." in said
            assert "This keeps nobody from approving." in said
            assert "places were heard otherwise" in words(await run(test))


async def test_with_the_preview_voice_it_says_that_nobody_has_checked_it(
    shared_clinic: Clinic,
) -> None:
    audio = await audio_of(shared_clinic)
    with dashboard(shared_clinic.url):
        said = words(await checking(audio))
        assert "This voice service puts no speech into words" in said
        assert "Have it checked by ear" not in said
