"""An outside plugin changes what its records look like, and those of its earlier version stay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from core.testing import Clinic, running_clinic
from tests.support.plugin_packages import install

HEAD = """
    from fastapi import APIRouter, Depends
    from pydantic import BaseModel, StrictInt

    from elevendops import CollectionSpec, PluginInfo, RouterSpec, hookimpl
    from elevendops import Query
    from elevendops.records import record_of
    from elevendops import require

    @hookimpl
    def register_plugin():
        return PluginInfo(id="visits", title="Visits", version="1.0", api_version=2)

    @hookimpl
    def register_collections():
        return [VISITS]

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("")
        async def visits(caller=Depends(require("visits:read"))) -> dict[str, Visit]:
            page = await context.documents.query("visits_visits", Query(order_by="day"))
            return {stored.id: record_of(stored, Visit) for stored in page.items}

        @router.post("/{visit_id}")
        async def add(
            visit_id: str, visit: Visit, caller=Depends(require("visits:write"))
        ) -> Visit:
            await context.documents.create("visits_visits", visit_id, visit.model_dump())
            return visit

        @router.put("/{visit_id}")
        async def move(visit_id: str, day: int, caller=Depends(require("visits:write"))) -> Visit:
            stored = await context.documents.get("visits_visits", visit_id)
            kept = await context.documents.replace(
                "visits_visits", visit_id, stored.data | {"day": day}, stored.version
            )
            return Visit.model_validate(kept.data)

        return [RouterSpec("visits", router)]
"""
FIRST = """
    class Visit(BaseModel):
        day: StrictInt

    VISITS = CollectionSpec("visits_visits", record=Visit)
"""
SECOND = """
    class Visit(BaseModel):
        day: StrictInt
        room: str

    def upgrade(data, version):
        return {"room": "waiting room"} | data

    VISITS = CollectionSpec("visits_visits", record=Visit, version=2, upgrade=upgrade)
"""


@contextmanager
def clinic_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, source: str
) -> Iterator[Clinic]:
    """The clinic of the test with a release of the plugin."""
    packages = tmp_path / release
    packages.mkdir()
    install(packages, "visits", f"{HEAD}{source}")
    with monkeypatch.context() as path:
        path.syspath_prepend(packages)
        path.delitem(sys.modules, "dist_visits_module", raising=False)
        with running_clinic(tmp_path / "data", ["visits"]) as clinic:
            record = clinic.record("visits")
            assert record.active, f"{record.stage}: {record.error}"
            yield clinic


def visits(clinic: Clinic) -> dict[str, Any]:
    answer = clinic.client.get("/api/visits")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_records_of_the_earlier_release_are_there_and_changed_ones_are_of_the_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clinic_with(tmp_path, monkeypatch, "first", FIRST) as clinic:
        for day, visit_id in enumerate(["a", "b"]):
            clinic.client.post(f"/api/visits/{visit_id}", json={"day": day})
        assert visits(clinic) == {"a": {"day": 0}, "b": {"day": 1}}
    with clinic_with(tmp_path, monkeypatch, "second", SECOND) as clinic:
        assert visits(clinic) == {
            "a": {"day": 0, "room": "waiting room"},
            "b": {"day": 1, "room": "waiting room"},
        }
        moved = clinic.client.put("/api/visits/b", params={"day": 7})
        assert moved.json() == {"day": 7, "room": "waiting room"}
        clinic.client.post("/api/visits/c", json={"day": 8, "room": "4"})
    # The earlier release is put back: what it knows is there, the rest is kept for the later one.
    with clinic_with(tmp_path, monkeypatch, "back", FIRST) as clinic:
        assert visits(clinic) == {"a": {"day": 0}}
        assert clinic.client.put("/api/visits/b", params={"day": 9}).status_code == 409
        noted = clinic.client.get("/api/attention").json()["unreadable"]
        assert {(entry["record_id"], entry["reason"]) for entry in noted} == {
            ("b", "newer"),
            ("c", "newer"),
        }
    with clinic_with(tmp_path, monkeypatch, "again", SECOND) as clinic:
        assert visits(clinic) == {
            "a": {"day": 0, "room": "waiting room"},
            "b": {"day": 7, "room": "waiting room"},
            "c": {"day": 8, "room": "4"},
        }


def test_a_later_version_without_an_upgrade_fails_the_plugin_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = SECOND.replace(", upgrade=upgrade", "")
    with pytest.raises(AssertionError, match="'visits_visits' has version 2 and no upgrade to it"):  # noqa: SIM117
        with clinic_with(tmp_path, monkeypatch, "second", without):
            pass


def test_retention_days_are_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = FIRST.replace("record=Visit", "record=Visit, retention_days=30")
    with clinic_with(tmp_path, monkeypatch, "first", wanted) as clinic:
        (warning,) = clinic.record("visits").warnings
    assert "retention_days of the collection 'visits_visits' deletes nothing" in warning
