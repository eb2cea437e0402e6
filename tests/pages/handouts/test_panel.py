"""The panel that gives audio to patients: a link once, what came back, and its end."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from plugins.handouts.contract import PATH
from tests.pages.education_audio.support import button, labels, opened, press
from tests.plugins.education_audio.support import TEXT, add_document, spoken
from tests.plugins.handouts.support import audio_of, front, link_to
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic


def _panel() -> AppTest:
    test = opened()
    test.session_state["handouts.open"] = True
    return test


def _address(test: AppTest) -> str:
    return next(code.value for code in test.code if PATH in code.value)


async def test_a_link_is_made_shown_once_and_ended(clinic: Clinic) -> None:
    await audio_of(clinic)
    with dashboard(clinic.url):
        test = await run(_panel())
        assert "Give to a patient" in [header.value for header in test.header]
        assert "Nobody has a link to this audio yet." in words(test)
        await press(test, "Make a link")
        address = _address(test)
        assert address.startswith("http://127.0.0.1:8501/open/handouts/")
        async with front(clinic) as patient:
            path = address.removeprefix("http://127.0.0.1:8501")
            assert (await patient.get(path)).status_code == 200
            await patient.post(path + "/events", json={"kind": "play"})
            await patient.post(path + "/events", json={"kind": "stop", "at": 0.0})
            await patient.post(path + "/events", json={"kind": "question", "yes": False})
            await patient.post(path + "/events", json={"kind": "helped", "yes": True})
        said = words(await run(test))
        for part in (
            "opened 1 time",
            "played 1 time",
            "0 to the end",
            "Stopped at:",
            "not sure: 1",
        ):
            assert part in said
        assert "yes: 1, no: 0" in said
        again = await run(_panel())
        assert not [code for code in again.code if PATH in code.value]
        await press(test, "End the link")
        # AppTest draws the whole page where a browser redraws the dialog alone.
        button(test, "End the link").click()
        test.button(key="ui.delete.yes").click()
        await run(test)
        assert "End the link" not in labels(await run(_panel()))
        async with front(clinic) as patient:
            assert (await patient.get(path)).status_code == 410


async def test_no_link_to_what_is_not_current(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    await link_to(clinic, audio)
    await clinic.client.put(
        f"/api/knowledge/{audio['knowledge_id']}", json={"raw_content": TEXT + "\n\nNo cola."}
    )
    with dashboard(clinic.url):
        test = await run(_panel())
    assert "Make a link" not in labels(test)
    assert "Plays nothing: to be approved again" in words(test)


async def test_a_single_question_is_refused_in_words(clinic: Clinic) -> None:
    await audio_of(clinic)
    with dashboard(clinic.url):
        test = await run(_panel())
        test.session_state["handouts.question.0"] = "How much water?"
        await run(test)
        await press(test, "Make a link")
        assert "Give two or three questions" in words(test)


async def test_the_page_is_offered_in_the_language_of_the_audio(clinic: Clinic) -> None:
    german = "Trinken Sie jeden Tag viel Wasser und nehmen Sie die Tablette am Abend mit dem Essen."
    document = await add_document(clinic, f"# Gicht\n\n{german}\n", "Gicht")
    await spoken(clinic, document, script=german)
    with dashboard(clinic.url):
        test = await run(_panel())
        language = next(box for box in test.selectbox if box.label == "Language of the page")
        assert language.value == "de"
        assert "Nobody who speaks German has read the buttons" in words(test)
        await press(test, "Make a link")
        async with front(clinic) as patient:
            path = _address(test).removeprefix("http://127.0.0.1:8501")
            page = (await patient.get(path)).text
        assert '<div id="words" lang="de" dir="auto">' in page
        assert "Hat das Ihre Frage beantwortet?" in page
        language = next(box for box in test.selectbox if box.label == "Language of the page")
        language.set_value("es")
        await run(test)
        assert "has read the buttons" not in words(test)


async def test_audio_without_a_page_of_its_language_says_so(clinic: Clinic) -> None:
    danish = "Tag tabletten om aftenen sammen med mad, og drik meget vand hver dag. Ring til os."
    document = await add_document(clinic, f"# Gigt\n\n{danish}\n", "Gigt")
    await spoken(clinic, document, script=danish)
    with dashboard(clinic.url):
        test = await run(_panel())
        language = next(box for box in test.selectbox if box.label == "Language of the page")
        assert language.value == "en"
        assert "There are no pages in Danish" in words(test)


@pytest.mark.parametrize(
    ("script", "page"),
    [
        ("请每天晚上随餐服药，多喝水。如果发烧，请给诊所打电话。", "zh-CN"),
        ("請每天晚上隨餐服藥，多喝水。如果發燒，請給診所打電話。", "zh-TW"),
    ],
)
async def test_chinese_is_offered_as_its_script_is_written(
    clinic: Clinic, script: str, page: str
) -> None:
    document = await add_document(clinic, f"# 藥\n\n{script}\n", "藥")
    await spoken(clinic, document, script=script)
    with dashboard(clinic.url):
        test = await run(_panel())
    language = next(box for box in test.selectbox if box.label == "Language of the page")
    assert language.value == page
