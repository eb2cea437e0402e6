"""Conversations are exported whole, in the formats of all plugins; a failure is no short file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.plugins.conversations.support import DECLINE, NINE, OFF, document, record, turn
from tests.support.extending import extended_clinic, plugin
from tests.support.servers import Clinic, LocalServiceProcess

PATH = "/api/conversations/export"
LINES = """
    async def lines(conversations):
        async for one in conversations:
            yield f"{one.patient_id} {one.started_at.isoformat()} {len(one.questions)}\\n".encode()

    @fills(EXPORTERS)
    def register_contributions():
        return [
            ExporterSpec("lines", "Lines", "text/plain", ".txt", lines),
        ]
"""
FAULTY = """
    import sys

    async def middle(conversations):
        async for one in conversations:
            yield b"x" * 1000
            if one.conversation_id == "c3":
                raise ValueError(one.patient_id)

    async def begin(conversations):
        raise ValueError
        yield b""

    async def exits(conversations):
        yield b"begun"
        sys.exit(3)

    async def words(conversations):
        yield "text"

    def no_stream(conversations):
        return 7

    @fills(EXPORTERS)
    def register_contributions():
        return [
            ExporterSpec(name, name, "text/plain", ".txt", export)
            for name, export in (
                ("middle", middle), ("begin", begin), ("exits", exits), ("words", words),
                ("no_stream", no_stream),
            )
        ]
"""


async def exported(clinic: Clinic, format: str = "csv", **params: Any) -> httpx.Response:
    answer = await clinic.client.get(PATH, params={"format": format} | params)
    assert answer.status_code == 200, answer.text
    return answer


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.fixture
async def extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic with conversations, a plugin that exports and one that does it badly."""
    plugins = {"Line printer": LINES, "Faulty": FAULTY}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        for number in range(6):
            await record(
                clinic,
                f"c{number}",
                [turn("Do I need a vaccine for Kenya?", DECLINE)],
                patient_id=f"P{number}",
                started_at=NINE + timedelta(days=number),
            )
        yield clinic


async def test_a_table_has_a_row_for_each_question(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    asked = [
        turn("When is the cast removed? Do I need a vaccine for Kenya?", OFF),
        turn("我想知道手術後可以游泳嗎？\n謝謝", DECLINE, minute=1),
    ]
    await record(clinic, "c1", asked, knowledge_ids=[knowledge_id])
    await record(clinic, "c2", [turn("Hello.", "Hello.")], started_at=NINE + timedelta(days=1))
    answer = await exported(clinic)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="conversations-')
    assert answer.headers["content-disposition"].endswith('.csv"')
    assert answer.headers["cache-control"] == "no-store"
    quiet, first, second, third = rows(answer)
    assert quiet["conversation_id"] == "c2"
    assert quiet["question"] == ""
    assert first["question"] == "When is the cast removed?"
    assert first["answered"] == "yes"
    assert first["answer"] == OFF
    assert OFF in first["passage"]
    assert second["answered"] == "no"
    assert second["requires_attention"] == "yes"
    assert "Not answered: “Do I need a vaccine for Kenya?”" in second["concerns"]
    assert third["question"].startswith("我想知道手術後可以游泳嗎？")
    assert third["started_at"].startswith("2024-03-10T09:00:00")


async def test_the_same_as_json(clinic: Clinic) -> None:
    assert (await exported(clinic, "json")).json() == []
    await record(clinic, "c1", [turn("Do I need a vaccine for Kenya?", DECLINE)])
    await record(clinic, "c2", [turn("Hello.", "Hello.")])
    answer = await exported(clinic, "json")
    assert answer.headers["content-type"] == "application/json"
    found = {one["conversation_id"]: one for one in answer.json()}
    assert found["c2"]["questions"] == []
    assert found["c1"]["questions"] == [
        {
            "question": "Do I need a vaccine for Kenya?",
            "answered": False,
            "answer": DECLINE,
            "passage": None,
        }
    ]
    assert found["c1"]["requires_attention"] is True


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "＝"])
async def test_no_cell_is_a_formula(clinic: Clinic, sign: str) -> None:
    said = f"{sign}HYPERLINK(1) do I need a vaccine for Kenya?"
    await record(clinic, "c1", [turn(said, f"{sign}cmd {DECLINE}")], agent_name=f"{sign}Agent")
    cells = [cell for row in rows(await exported(clinic)) for cell in row.values() if cell]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))]


async def test_the_filters_are_those_of_the_list(extended: Clinic) -> None:
    async def patients(**params: Any) -> list[str]:
        return [one["patient_id"] for one in (await exported(extended, "json", **params)).json()]

    assert await patients() == ["P5", "P4", "P3", "P2", "P1", "P0"]
    assert await patients(patient_id="P2") == ["P2"]
    assert await patients(start_date="2024-03-12", end_date="2024-03-13") == ["P3", "P2"]
    assert await patients(q="vaccine kenya", patient_id="P4") == ["P4"]
    assert await patients(q="vaccine kenya") == ["P5", "P4", "P3", "P2", "P1", "P0"]
    assert await patients(q="nothing such") == []
    bad = await extended.client.get(PATH, params={"start_date": "soon"})
    assert bad.status_code == 422
    assert bad.json()["errors"][0]["field"] == "start_date"


async def test_more_conversations_than_one_page_of_the_store(clinic: Clinic) -> None:
    # Rows alone, each with the same transcript: recording as many would take minutes.
    await record(clinic, "c0", [turn("Hello.", "Hello.")])
    documents = clinic.app.state.platform.documents
    row = (await documents.get("conversations", "c0")).data
    for number in range(1, 1203):
        await documents.create("conversations", f"c{number}", row)
    assert len((await exported(clinic, "json")).json()) == 1203


async def test_formats_of_all_plugins(extended: Clinic) -> None:
    formats = (await extended.client.get("/api/conversations/formats")).json()["formats"]
    by_key = {known["key"]: known for known in formats}
    assert len(by_key) == len(formats) == 8
    assert by_key["csv"]["plugin_id"] == "conversations"
    assert by_key["lines"] == {
        "key": "lines",
        "title": "Lines",
        "suffix": ".txt",
        "plugin_id": "line_printer",
        "plugin_title": "Line printer",
    }
    answer = await exported(extended, "lines", patient_id="P1")
    assert answer.text == "P1 2024-03-11T09:00:00+00:00 1\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_an_unknown_format_is_refused(extended: Clinic) -> None:
    answer = await extended.client.get(PATH, params={"format": "xlsx"})
    assert answer.status_code == 422
    [field] = answer.json()["errors"]
    assert field["field"] == "format"
    assert "lines" in field["message"]


@pytest.mark.parametrize("format", ["begin", "words", "no_stream"])
async def test_an_exporter_that_cannot_begin_gives_an_error(extended: Clinic, format: str) -> None:
    answer = await extended.client.get(PATH, params={"format": format})
    assert answer.status_code == 502
    assert answer.json()["error_code"] == "plugin_part_failed"
    assert "“Faulty”" in answer.json()["detail"]
    assert (await plugin(extended, "faulty"))["errors"] == 1
    assert (await plugin(extended, "conversations"))["errors"] == 0


@pytest.mark.parametrize("format", ["middle", "exits"])
async def test_an_exporter_that_fails_in_the_middle_breaks_the_download_off(
    extended: Clinic, format: str
) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        await extended.client.get(PATH, params={"format": format})
    faulty = await plugin(extended, "faulty")
    assert faulty["errors"] == 1
    assert "ExporterSpec" in faulty["last_error"]
    assert "P2" not in faulty["last_error"]
    assert (await plugin(extended, "conversations"))["errors"] == 0
    assert json.loads((await exported(extended, "json")).content)
