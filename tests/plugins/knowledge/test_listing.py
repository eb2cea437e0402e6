"""Which tags documents have, and finding documents by one."""

from __future__ import annotations

from core.ports.documents import StoredDocument
from plugins.knowledge.contract import KnowledgeDocument
from plugins.knowledge.models import content_fields, new_document, view
from tests.plugins.agents.support import got
from tests.plugins.agents.support import new_document as uploaded
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


async def test_own_tags_are_counted_and_chosen_in_the_list(clinic: Clinic) -> None:
    tagged = {"Gout": ["faq", "rheumatology"], "Lupus": ["rheumatology"], "Lice": ["Children"]}
    for name, tags in tagged.items():
        knowledge_id = await uploaded(clinic, name)
        await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"tags": tags})
    found = await got(clinic, "/api/knowledge/tags")
    assert found == {
        "tags": [
            {"tag": "rheumatology", "documents": 2},
            {"tag": "Children", "documents": 1},
            {"tag": "faq", "documents": 1},
        ],
        "counted_documents": 3,
        "all_counted": True,
    }
    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"tags": ["faq"]})
    assert "Children" not in str(await got(clinic, "/api/knowledge/tags"))

    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        [tag] = [one for one in test.selectbox if one.label == "Tag"]
        assert tag.options[-1] == "rheumatology"
        tag.set_value("rheumatology")
        [find] = [one for one in test.button if one.label == "Show"]
        find.click()
        said = words(await run(test))
    assert "Open: Gout " in said
    assert "Open: Lupus " in said
    assert "Open: Lice " not in said


async def test_documents_are_listed_by_their_ids(clinic: Clinic) -> None:
    first, second, _ = [await uploaded(clinic, name) for name in ("Gout", "Lupus", "Lice")]
    query = f"ids={second}&ids=kd_unknown&ids={first}&ids={second}&q=lice"
    found = await got(clinic, f"/api/knowledge?{query}&include=content")
    assert [one["knowledge_id"] for one in found["documents"]] == [second, first]
    assert (found["total_count"], found["next_cursor"]) == (2, None)
    assert found["documents"][0]["raw_content"]
    await clinic.client.put(f"/api/knowledge/{first}", json={"disease_name": "Gout at home"})
    found = await got(clinic, f"/api/knowledge?{query}")
    assert found["documents"][1]["disease_name"] == "Gout at home"


def test_no_value_of_a_row_is_left_to_a_factory() -> None:
    """Pydantic inspects the factory for each row that leaves it one, at four times its cost."""
    data = new_document("dr_1", None, "Gout", []) | content_fields("kd_1", "Gout", "# Gout\n")
    given = view(StoredDocument("kd_1", data, "1")).model_fields_set
    fields = KnowledgeDocument.model_fields.items()
    assert {name for name, field in fields if field.default_factory} <= given
