"""The conformance suite fails for a plugin that does not keep to the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.testing import Clinic, PluginContract, running_clinic
from tests.support.plugin_packages import install

FAULTY = """
    import asyncio
    from contextlib import asynccontextmanager
    from fastapi import APIRouter, Depends
    from elevendops import (
        CardSpec, JobRequest, JobSpec, PageSpec, PluginInfo, RouterSpec, hookimpl,
    )
    from elevendops import require

    KEPT = []

    def page():
        raise ValueError("a page that needs the API")

    @hookimpl
    def register_plugin():
        return PluginInfo(id="faulty", title="Faulty", version="1.0", api_version=2)

    @hookimpl
    def register_pages():
        return [PageSpec("Faulty", __name__ + ":page", ":material/mic:", "faulty")]

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/{thing}")
        async def crash(thing: str, caller=Depends(require("faulty:read"))) -> int:
            return int(thing)

        return [RouterSpec("faulty", router)]

    @hookimpl
    def register_cards(context):
        async def load():
            return 7

        return [CardSpec("faulty", "Faulty", "faulty", load)]

    @hookimpl
    def register_jobs(context):
        async def work(run):
            raise KeyError("gone")

        return [JobSpec("faulty.work", work)]

    @hookimpl
    def on_event(context, event):
        return [JobRequest("faulty.work", {}, "one")]

    @hookimpl
    @asynccontextmanager
    async def lifespan(context):
        KEPT.append(asyncio.create_task(asyncio.sleep(60)))
        yield
"""


class Faulty(PluginContract):
    """Not collected: its tests are called below, and each is to fail."""

    plugin_id = "faulty"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The faulty plugin as an installed distribution."""
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "faulty", FAULTY, distribution="unfaithful")
    monkeypatch.syspath_prepend(packages)


@pytest.fixture
def served(installed: None, tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with it."""
    with running_clinic(tmp_path / "data", only=["faulty"]) as clinic:
        yield clinic


def test_a_page_that_raises_is_found(served: Clinic) -> None:
    with pytest.raises(AssertionError, match="'faulty' raised"):
        Faulty().test_pages_draw_while_the_api_is_away(served)


def test_a_route_that_answers_500_is_found(served: Clinic) -> None:
    with pytest.raises(AssertionError, match="with unknown ids: answered with 500"):
        Faulty().test_bad_input_gets_a_problem(served)


def test_a_card_that_gives_something_else_is_found(served: Clinic) -> None:
    with pytest.raises(AssertionError, match="faulty"):
        Faulty().test_cards_load(served)


def test_a_job_that_fails_about_unknown_things_is_found(served: Clinic) -> None:
    with pytest.raises(AssertionError, match="KeyError"):
        Faulty().test_events_about_unknown_things_do_no_harm(served)


def test_a_task_that_outlives_the_lifespan_is_found(installed: None, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="tasks still run"):
        Faulty().test_lifespan_starts_stops_and_leaves_nothing(tmp_path / "lifespan")


def test_the_clinic_reaches_no_network(served: Clinic) -> None:
    settings = served.platform.settings
    assert settings.voice_is_local
    assert settings.writer_is_local
    readiness = served.client.get("/api/health/ready").json()
    assert readiness["services"]["voice"]["status"] == "error"
