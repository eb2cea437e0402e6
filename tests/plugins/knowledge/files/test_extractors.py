"""Files are read by the extractor of whichever plugin has their kind; one that fails is named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.dashboard import dashboard, page, run, words
from tests.support.extending import extended_clinic, plugin
from tests.support.servers import Clinic, LocalServiceProcess

LETTERS = """
    def read(data, filename):
        return "# " + filename + "\\n\\n" + data.decode("utf-8")[::-1]

    @fills(EXTRACTORS)
    def register_contributions():
        return [
            ExtractorSpec("letters", "Letters", (".rev", ".txt"), read),
        ]
"""
FAULTY = """
    import sys, time

    def crash(data, filename):
        raise ValueError("the patient said something private")

    def exits(data, filename):
        sys.exit(3)

    def hangs(data, filename):
        time.sleep(600)

    def refuses(data, filename):
        raise InvalidInput("The file is locked with a password")

    @fills(EXTRACTORS)
    def register_contributions():
        return [
            ExtractorSpec("crash", "Crashes", (".crash",), crash),
            ExtractorSpec("exits", "Exits", (".exits",), exits),
            ExtractorSpec("hangs", "Hangs", (".hangs",), hangs),
            ExtractorSpec("refuses", "Locked files", (".locked",), refuses),
            ExtractorSpec("blank", "Blank", (".blank",), lambda data, filename: " \\n "),
            ExtractorSpec("number", "Number", (".number",), lambda data, filename: 7),
            ExtractorSpec("broken", "Broken", (".broken",), lambda data, filename: "\\ud800"),
            ExtractorSpec("nul", "Nul", (".nul",), lambda data, filename: "a\\x00b"),
            ExtractorSpec("long", "Long", (".long",), lambda data, filename: "x" * 300_001),
        ]
"""


@pytest.fixture
async def extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic with a plugin that reads its own kind of file, and one that does it badly."""
    monkeypatch.setenv("KNOWLEDGE_EXTRACT_SECONDS", "1")
    plugins = {"Letter reader": LETTERS, "Faulty reader": FAULTY}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        yield clinic


async def upload(clinic: Clinic, name: str, content: bytes) -> httpx.Response:
    return await clinic.client.post(
        "/api/knowledge/upload",
        files={"file": (name, content, "application/octet-stream")},
        data={"disease_name": "Leaflet", "tags": ["faq"]},
    )


async def count(clinic: Clinic) -> int:
    found: int = (await clinic.client.get("/api/knowledge")).json()["total_count"]
    return found


async def test_the_built_in_formats(clinic: Clinic) -> None:
    answer = (await clinic.client.get("/api/knowledge/formats")).json()
    assert [
        (known["title"], known["suffixes"], known["plugin_id"]) for known in answer["formats"]
    ] == [
        ("Markdown", [".md", ".markdown"], "knowledge"),
        ("Plain text", [".txt"], "knowledge"),
        ("Web page", [".html", ".htm"], "document_formats"),
        ("PDF", [".pdf"], "document_formats"),
        ("Word", [".docx"], "document_formats"),
    ]


async def test_a_plugin_adds_a_kind_of_file(extended: Clinic) -> None:
    formats = (await extended.client.get("/api/knowledge/formats")).json()["formats"]
    letters: dict[str, Any] = next(known for known in formats if known["key"] == "letters")
    # Text files are read by the built-in extractor, whoever else would.
    assert letters == {
        "key": "letters",
        "title": "Letters",
        "suffixes": [".rev"],
        "max_bytes": 1_200_004,
        "plugin_id": "letter_reader",
        "plugin_title": "Letter reader",
    }
    answer = await upload(extended, "Leaflet.REV", b".retaw knirD")
    assert answer.status_code == 201, answer.text
    assert answer.json()["raw_content"] == "# Leaflet.REV\n\nDrink water."
    assert (await upload(extended, "a.txt", b"Drink water.")).json()["raw_content"] == (
        "Drink water."
    )


@pytest.mark.parametrize("suffix", ["crash", "exits", "hangs", "number", "broken"])
async def test_an_extractor_that_fails_stores_nothing_and_is_counted(
    extended: Clinic, suffix: str
) -> None:
    answer = await upload(extended, f"leaflet.{suffix}", b"text")
    assert answer.status_code == 502
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["error_code"] == "plugin_part_failed"
    [field] = problem["errors"]
    assert field["field"] == "file"
    assert "“Faulty reader”" in field["message"]
    assert "private" not in answer.text
    assert await count(extended) == 0
    faulty = await plugin(extended, "faulty_reader")
    assert faulty["errors"] == 1
    assert "ExtractorSpec" in faulty["last_error"]
    assert (await plugin(extended, "knowledge"))["errors"] == 0
    assert (await upload(extended, "leaflet.md", b"text")).status_code == 201


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        ("locked", "locked with a password"),
        ("blank", "“Faulty reader” found no text in it"),
        ("nul", "does not hold text"),
        ("long", "at most 300,000"),
        ("unknown", "Letters (.rev)"),
    ],
)
async def test_a_file_that_gives_no_text_is_refused(
    extended: Clinic, suffix: str, said: str
) -> None:
    answer = await upload(extended, f"leaflet.{suffix}", b"text")
    assert answer.status_code == 422, answer.text
    [field] = answer.json()["errors"]
    assert field["field"] == "file"
    assert said in field["message"]
    assert await count(extended) == 0
    assert (await plugin(extended, "faulty_reader"))["errors"] == 0


async def test_the_page_takes_what_plugins_read_and_names_one_that_fails(
    extended: Clinic,
) -> None:
    with dashboard(extended.url):
        test = await run(page("upload-knowledge"))
        uploader = test.file_uploader[0]
        assert {".md", ".markdown", ".txt", ".rev", ".crash"} <= set(uploader.proto.type)
        uploader.set_value(("leaflet.crash", b"text", "text/plain"))
        test.text_input(key="upload.name").set_value("Leaflet")
        test.multiselect(key="upload.tags").set_value(["faq"])
        next(button for button in test.button if button.label == "Save document").click()
        said = words(await run(test))
        assert "“Crashes” of the plugin “Faulty reader” could not read it" in said
        assert test.text_input(key="upload.name").value == "Leaflet"
    assert await count(extended) == 0
