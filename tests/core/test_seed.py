"""Samples come from the plugins: each adds its own, and one that fails is named and left out."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from core.tooling.seed import seed_clinic
from plugins.knowledge.samples import DOCUMENTS
from tests.support.extending import extended_clinic
from tests.support.servers import Clinic, LocalServiceProcess

OUTSIDE = """
    from elevendops.errors import SampleError

    def notes(clinic):
        for name in ("first", "second", "third"):
            with clinic.adding(f"note: {name}"):
                if name == "second":
                    raise SampleError("there is no ink")

    def crashes(clinic):
        raise TypeError("a patient's words")

    @hookimpl
    def register_samples():
        # Before those of the built-in features, and after them.
        return [SampleSpec("crashing", crashes, order=5), SampleSpec("notes", notes, order=500)]
"""
BROKEN = """
    @hookimpl
    def register_samples():
        return ["no sample"]
"""
OWN = """
    @hookimpl
    def register_samples():
        return [SampleSpec("visits", lambda clinic: None, lambda clinic: True)]
"""
# What is asked of these takes long.
SLOW = ("agents", "education_audio", "patient_test")


async def seeded(
    clinic: Clinic, *, off: tuple[str, ...] = SLOW, only_if_empty: bool = False
) -> int:
    settings = clinic.settings.model_copy(
        update={"backend_api_url": clinic.url, "elevendops_disabled_plugins": off}
    )
    return await asyncio.to_thread(seed_clinic, settings, only_if_empty=only_if_empty)


async def names(clinic: Clinic) -> set[str]:
    found = (await clinic.client.get("/api/knowledge")).json()["documents"]
    return {document["disease_name"] for document in found}


async def test_each_plugin_adds_its_own_and_one_that_fails_is_left_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_service: LocalServiceProcess,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plugins = {"Note book": OUTSIDE, "Torn book": BROKEN}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        assert await seeded(clinic, only_if_empty=True) == 1
        first = capsys.readouterr()
        assert await names(clinic) == {document.name for document in DOCUMENTS}
        # Again: what is there is left as it is.
        assert await seeded(clinic, off=(*SLOW, "note_book", "torn_book"), only_if_empty=True) == 0
        second = capsys.readouterr()
        assert len(await names(clinic)) == len(DOCUMENTS)
    assert [line for line in first.out.splitlines() if line.startswith("Sample")] == [
        *(f"Sample document: {document.name}" for document in DOCUMENTS),
        "Sample note: first",
        "Sample note: second",
        "Sample note: third",
    ]
    assert "Left out: sample crashing: TypeError at dist_note_book_module:" in first.err
    assert "Left out: sample note: second: there is no ink" in first.err
    assert "Without the samples of plugin torn_book: it failed at register_samples: " in first.err
    assert "expected SampleSpec, got str" in first.err
    assert "2 of the samples could not be added" in first.err
    assert "a patient's words" not in first.err
    assert not [line for line in second.out.splitlines() if line.startswith("Sample")]


async def test_a_clinic_with_data_of_its_own_is_left_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_service: LocalServiceProcess,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with extended_clinic(tmp_path, monkeypatch, local_service, {"Visits": OWN}) as clinic:
        assert await seeded(clinic, only_if_empty=True) == 0
        assert await names(clinic) == set()
    assert "The clinic has data of its own; no sample data is added." in capsys.readouterr().out
