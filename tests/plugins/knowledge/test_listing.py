"""Which tags documents have, and finding documents by one."""

from __future__ import annotations

from tests.plugins.agents.support import got, new_document
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


async def test_own_tags_are_counted_and_chosen_in_the_list(clinic: Clinic) -> None:
    tagged = {"Gout": ["faq", "rheumatology"], "Lupus": ["rheumatology"], "Lice": ["Children"]}
    for name, tags in tagged.items():
        knowledge_id = await new_document(clinic, name)
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
    assert "**Gout**" in said
    assert "**Lupus**" in said
    assert "**Lice**" not in said
