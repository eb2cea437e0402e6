"""Checks of all plugins look over a draft; notices block nothing, a failing check is named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.pages.education_audio.support import approve, button, edit, opened, written
from tests.support.dashboard import dashboard, run, words
from tests.support.extending import extended_clinic, plugin
from tests.support.servers import Clinic, LocalServiceProcess

HOUSE = """
    def greeting(checked):
        assert "Gout" in checked.document and checked.language == "en"
        if "fever" in checked.script:
            return [ScriptFinding("The house style says temperature", "fever", "notice")]
        return []

    @fills(SCRIPT_CHECKS)
    def register_contributions():
        return [ScriptCheckSpec("house_style", "House style", greeting)]
"""
FAULTY = """
    import sys, time

    def crash(checked):
        raise ValueError(checked.script)

    def refuse(checked):
        raise InvalidInput("no")

    @fills(SCRIPT_CHECKS)
    def register_contributions():
        return [
            ScriptCheckSpec("crash", "Crashing", crash),
            ScriptCheckSpec("exits", "Exiting", lambda checked: sys.exit(3)),
            ScriptCheckSpec("hangs", "Hanging", lambda checked: time.sleep(600)),
            ScriptCheckSpec("kind", "Wrong kind", lambda checked: ["a finding"]),
            ScriptCheckSpec("refuses", "Refusing", refuse),
        ]
"""
EDITED = "Gout hurts. Take 12 mg when you have a fever. Drink water."


@pytest.fixture
async def extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic with a plugin that checks, and one that does it badly."""
    monkeypatch.setenv("EDUCATION_AUDIO_CHECK_SECONDS", "1")
    plugins = {"House rules": HOUSE, "Bad checker": FAULTY}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        yield clinic


async def test_findings_of_all_plugins_and_checks_that_fail(extended: Clinic) -> None:
    place = await written(extended)
    address = f"/api/audio/drafts/{place['draft']}"
    await extended.client.put(address, json={"script": EDITED})
    answer = await extended.client.get(f"{address}/checks")
    assert answer.status_code == 200, answer.text
    checks = answer.json()
    assert [
        (found["plugin_id"], found["check"], found["severity"], found["message"])
        for found in checks["findings"]
    ] == [
        (
            "education_audio",
            "Numbers, doses and times",
            "warning",
            "The dose “12 mg” is not in the document",
        ),
        (
            "education_audio",
            "Length",
            "notice",
            "It takes only about 10 seconds to say: something may be missing",
        ),
        ("house_rules", "House style", "notice", "The house style says temperature"),
    ]
    assert sorted(checks["failed"]) == [
        f"{name} (Bad checker)"
        for name in ("Crashing", "Exiting", "Hanging", "Refusing", "Wrong kind")
    ]
    bad = await plugin(extended, "bad_checker")
    assert bad["errors"] == 5
    assert "fever" not in bad["last_error"]
    assert (await plugin(extended, "education_audio"))["errors"] == 0


async def test_an_unknown_draft(clinic: Clinic) -> None:
    answer = await clinic.client.get("/api/audio/drafts/draft_none/checks")
    assert answer.status_code == 404


async def test_the_page_shows_findings_beside_the_script_and_notices_keep_nobody_from_approving(
    extended: Clinic,
) -> None:
    place = await written(extended)
    with dashboard(extended.url):
        test = await run(opened(**place))
        assert "12 mg" not in words(test)
        await edit(test, EDITED)
        said = words(test)
        assert "The dose “12 mg” is not in the document" in said
        assert "House style, House rules" in said
        assert "Crashing (Bad checker) could not be checked" in said
        assert button(test, "Approve this script").disabled
        await edit(test, EDITED.replace("Take 12 mg when", "It is felt when"))
        assert "House style, House rules" in words(test)
        await approve(test)
        assert not button(test, "Make the speech").disabled


async def test_a_script_of_the_document_has_no_doubtful_figure(clinic: Clinic) -> None:
    place = await written(clinic)
    checks = (await clinic.client.get(f"/api/audio/drafts/{place['draft']}/checks")).json()
    assert [found for found in checks["findings"] if found["severity"] == "warning"] == []
    assert checks["failed"] == []


DOSES = """# Gout

Take colchicine 0.5 mg twice a day. Do not take ibuprofen. Drink two litres of water.
"""
CHANGED = "Take colchicine 5 mg twice a day. You may take ibuprofen. Get well soon, dear patient."


async def test_the_page_says_what_was_compared_and_shows_both_sentences(clinic: Clinic) -> None:
    place = await written(clinic, DOSES)
    with dashboard(clinic.url):
        test = await run(opened(**place))
        said = words(test)
        assert "with your document: numbers with their units, how often" in said
        assert "No differences were found" in said
        assert "Nothing was found" not in said
        await edit(test, CHANGED)
        said = words(test)
        assert "No differences were found" not in said
        assert "The dose “5 mg” is not in the document" in said
        assert "Take colchicine 0.5 mg twice a day." in said
        assert "The document says “not” here, the script does not" in said
        assert "Do not take ibuprofen." in said
        assert "1 sentence not found in your document" in said
        test.session_state["audio.sentences"] = True
        said = words(await run(test))
        assert "Get well soon, dear patient." in said
        assert "Added by the writer" in said


async def test_a_language_that_is_not_compared_is_said(clinic: Clinic) -> None:
    place = await written(clinic, DOSES)
    script = (
        "Prenez le comprimé avec un verre d'eau. Ne le prenez pas avec les jus dans la journée."
    )
    await clinic.client.put(f"/api/audio/drafts/{place['draft']}", json={"script": script})
    with dashboard(clinic.url):
        said = words(await run(opened(**place)))
    assert "**Not checked.** The script is in French." in said
    assert "No differences were found" not in said
