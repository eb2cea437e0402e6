"""How clear a document and a script are, as the pages show it."""

from __future__ import annotations

from tests.pages.education_audio.support import opened, written
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


async def test_a_reader_answers_what_no_rule_can_tell(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    knowledge_id = place["document"]
    path = f"/api/knowledge/{knowledge_id}/clarity"
    sha256 = (await shared_clinic.client.get(path)).json()["sha256"]
    with dashboard(shared_clinic.url):
        test = page("upload-knowledge", {"id": knowledge_id})
        test.session_state[f"document.tabs.{knowledge_id}"] = "Findings"
        said = words(await run(test))
        assert "Does it say what the patient can do?" in said
        assert "With something to do:" in said
        assert "PEMAT-P 20, CCI 4, CCI 11" in said
        field = f"clarity./api/knowledge/{knowledge_id}.{sha256}.why"
        test.segmented_control(key=field).set_value("no")
        said = words(await run(test))
        assert "answered by the clinician at this computer" in said
    told = (await shared_clinic.client.get(path)).json()["items"]
    assert {item["key"]: item["answer"] for item in told}["why"] == "no"


async def test_the_page_of_a_script_has_its_items(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = opened(**place)
        test.session_state[f"audio.clarity.{place['draft']}"] = True
        said = words(await run(test))
        assert "Does it speak to the patient directly?" in said
        assert "Does each section have a heading" not in said
