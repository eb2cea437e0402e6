"""A document from a web address, on Upload Knowledge: seen before it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_upload_knowledge import ADDRESS
from tests.plugins.knowledge.files.test_addresses import site_and_clinic
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import LocalServiceProcess


async def test_it_is_fetched_seen_and_saved_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with site_and_clinic(tmp_path, monkeypatch, local_service) as (_, url, clinic):
        with dashboard(clinic.url):
            test = await run(page(ADDRESS))
            test.segmented_control(key="upload.way").set_value("Web address")
            await run(test)
            test.text_input(key="upload.address").set_value(f"{url}/gone")
            test.button(key="upload.fetch").click()
            assert "The site answers with status 404" in words(await run(test))
            test.text_input(key="upload.address").set_value(f"{url}/gout.php")
            test.button(key="upload.fetch").click()
            said = words(await run(test))
            assert "status 404" not in said
            assert "Fetched from" in said
            assert "What will be kept" in str([one.label for one in test.expander])
            assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0
            test.text_input(key="upload.name").set_value("Gout")
            test.multiselect(key="upload.tags").set_value(["faq"])
            test.button(key="upload.save").click()
            await run(test)
            assert "“Gout” is saved" in " ".join(element.value for element in test.success)
            assert test.text_input(key="upload.address").value == ""
        [kept] = (await clinic.client.get("/api/knowledge")).json()["documents"]
        whole = (await clinic.client.get(f"/api/knowledge/{kept['knowledge_id']}")).json()
        assert whole["original"]["address"] == f"{url}/gout.php"
