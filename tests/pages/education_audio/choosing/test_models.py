"""The model that writes a script: chosen, about to end, not listed, and not the one asked for."""

from __future__ import annotations

from pathlib import Path

from plugins.education_audio.models import DRAFTS
from tests.core.adapters.gemini.stand_in import Gemini
from tests.pages.education_audio.support import opened, written
from tests.plugins.education_audio.support import add_document, listed_models
from tests.support.dashboard import dashboard, run, words
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_a_usual_model_that_ends_is_warned_about_and_others_say_so_when_chosen(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(
        tmp_path,
        local_service.port,
        gemini_models="gemini-3.8-flash,gemini-9-flash",
        model_ends="gemini-3.8-flash=2020-05-31,gemini-3.5-flash=2020-06-30",
    )
    async with running_clinic(settings) as clinic:
        knowledge_id = await add_document(clinic)
        await listed_models(clinic)
        with dashboard(clinic.url):
            test = await run(opened(document=knowledge_id))
            said = words(test)
            assert "The model gemini-3.8-flash ended on 31 May 2020" in said
            assert "should choose another usual model (`GEMINI_MODELS`)" in said
            model = next(box for box in test.selectbox if box.label == "Model")
            assert len(model.options) == 4
            assert "gemini-3.5-flash ended" not in said

            model.set_value("gemini-3.5-flash")
            assert "The model gemini-3.5-flash ended on 30 June 2020" in words(await run(test))


async def test_a_usual_model_that_the_provider_does_not_list_is_named(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    row = {"name": "models/gemini-9-flash", "supportedGenerationMethods": ["generateContent"]}
    async with serve(Gemini(models=[row]).app) as gemini:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            google_api_key="key",
            gemini_sdk="google-genai",
            gemini_base_url=gemini,
            gemini_models="gemini-7-flash",
        )
        async with running_clinic(settings) as clinic:
            knowledge_id = await add_document(clinic)
            await listed_models(clinic)
            with dashboard(clinic.url):
                said = words(await run(opened(document=knowledge_id)))
    assert "The provider does not list the usual model gemini-7-flash" in said


async def test_a_script_of_another_model_than_asked_for_says_so(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    documents = shared_clinic.app.state.platform.contexts["education_audio"].documents
    asked = shared_clinic.settings.gemini_models[0]
    notice = f"Written by gemini-9-pro, in place of {asked}, which was asked for"
    for returned, shown in (
        ("gemini-9-pro", True),
        (f"{asked}-lite", False),
        (f"{asked}-002", False),
    ):
        stored = await documents.get(DRAFTS, place["draft"])
        data = stored.data | {"returned_model": returned}
        await documents.replace(DRAFTS, place["draft"], data, stored.version)
        draft = (await shared_clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
        assert draft["model_replaced"] is not returned.endswith("-002")
        with dashboard(shared_clinic.url):
            said = words(await run(opened(**place)))
        assert (notice in said) is shown
        assert ("in place of" in said) is draft["model_replaced"]
