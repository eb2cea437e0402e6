"""A document's findings through the API."""

from __future__ import annotations

from tests.plugins.agents.support import got, new_document
from tests.support.servers import Clinic

LEAFLET = """# Gastroscopy

Do not eat for 6 hours before the test. You can go home on the same day.

Postoperative anticoagulation necessitates individualised pharmacological monitoring by your team.
"""


async def test_what_staff_should_look_at(clinic: Clinic) -> None:
    one = await new_document(clinic, "Gastroscopy", LEAFLET)
    path = f"/api/knowledge/{one}/findings"
    alone = await got(clinic, path)
    assert (alone["language"], alone["compared_documents"]) == ("en", 0)
    assert alone["reading"]["measure"] == "flesch_kincaid_grade"
    assert alone["says_when_to_seek_help"] is False
    assert [hard["section"] for hard in alone["hard_sentences"]] == ["Gastroscopy"]
    assert alone["hard_sentences"][0]["text"].startswith("Postoperative")

    other_text = (
        "# Before a scope\n\nDo not eat anything for 8 hours before the test. "
        "Call the ward if you bleed.\n"
    )
    two = await new_document(clinic, "Before a scope", other_text)
    found = await got(clinic, path)
    (figure,) = found["other_figures"]
    assert (figure["knowledge_id"], figure["disease_name"]) == (two, "Before a scope")
    assert figure["text"] == "Do not eat for 6 hours before the test."
    assert figure["other_text"] == "Do not eat anything for 8 hours before the test."
    assert (await got(clinic, f"/api/knowledge/{two}/findings"))["says_when_to_seek_help"] is True

    body = {"raw_content": other_text.replace("8 hours", "6 hours")}
    await clinic.client.put(f"/api/knowledge/{two}", json=body)
    assert (await got(clinic, path))["other_figures"] == []


async def test_another_language_has_no_findings(clinic: Clinic) -> None:
    text = "Nehmen Sie die Tablette abends ein und trinken Sie viel Wasser dazu.\n" * 5
    knowledge_id = await new_document(clinic, "Tablette", text)
    found = await got(clinic, f"/api/knowledge/{knowledge_id}/findings")
    assert (found["language"], found["reading"], found["says_when_to_seek_help"]) == (None,) * 3
    assert (await clinic.client.get("/api/knowledge/kd_none/findings")).status_code == 404


async def test_every_document_is_compared_page_by_page(clinic: Clinic) -> None:
    ids = []
    for hours in range(2, 9):
        text = f"# Scope\n\nDo not eat for {hours} hours before the scope.\n"
        ids.append(await new_document(clinic, f"Scope {hours}", text))
    whole = await got(clinic, f"/api/knowledge/{ids[2]}/findings")
    assert (whole["compared_documents"], whole["other_documents"]) == (6, 6)
    assert (whole["all_compared"], whole["next_cursor"]) == (True, None)

    page = await got(clinic, f"/api/knowledge/{ids[2]}/findings?compare=3")
    assert (page["compared_documents"], page["other_documents"]) == (3, 6)
    assert page["all_compared"] is False
    seen = [one["knowledge_id"] for one in page["other_figures"]]
    compared = page["compared_documents"]
    while page["next_cursor"] is not None:
        page = await got(
            clinic,
            f"/api/knowledge/{ids[2]}/other-figures?compare=3&cursor={page['next_cursor']}",
        )
        seen += [one["knowledge_id"] for one in page["other_figures"]]
        compared += page["compared_documents"]
    assert compared == 6
    assert seen == [one["knowledge_id"] for one in whole["other_figures"]]
    assert set(seen) == set(ids) - {ids[2]}


async def test_it_is_said_when_more_figures_differ_than_are_shown(clinic: Clinic) -> None:
    lines = [f"Do not eat for {hours} hours before the scope." for hours in range(2, 27)]
    await new_document(clinic, "Scopes", "# Scopes\n\n" + "\n\n".join(lines))
    one = await new_document(clinic, "Scope", "# Scope\n\nDo not eat for 1 hour before the scope.")
    found = await got(clinic, f"/api/knowledge/{one}/findings")
    assert (len(found["other_figures"]), found["more_figures"]) == (20, True)
