"""Cards of other plugins: one that holds up everything, and several that lead to the dashboard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.dashboard.service import hour_of
from tests.plugins.conversations.support import got
from tests.support.dashboard import dashboard, page, run, words
from tests.support.plugin_packages import install
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

CARDS = """
    import asyncio, time
    from elevendops import CardSpec, CardValue, PluginInfo, hookimpl

    @hookimpl
    def register_plugin():
        return PluginInfo(id="cards", title="Cards", version="1.0")

    async def blocks():
        time.sleep(2.5)
        return CardValue(1)

    async def waits():
        await asyncio.sleep(0.3)
        return CardValue(2)

    @hookimpl
    def register_cards(context):
        return [
            CardSpec("card_blocks", "Blocks", "dashboard", blocks, order=-1),
            CardSpec("card_waits", "Waits", "dashboard", waits),
        ]
"""


async def test_a_card_that_blocks_costs_the_others_nothing(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "cards", CARDS)
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        stats = await got(clinic, "/api/dashboard/stats")
        assert [card["error"] for card in stats["cards"]] == [None] * len(stats["cards"])
        assert {card["key"]: card["value"] for card in stats["cards"]}["card_waits"] == 2
        with dashboard(clinic.url):
            said = words(await run(page("dashboard")))
    assert "Blocks\n1" in said
    assert "Waits\n2" in said
    assert "This page has a fault" not in said


GIVEN = """
    from dataclasses import dataclass
    from elevendops import (
        CardSpec, CardValue, CollectionSpec, Contribution, ExtensionPoint, PluginInfo, hookimpl,
    )

    LOADED = []

    @dataclass(frozen=True)
    class Given:
        key: str
        collections: tuple[str, ...]

    POINT = ExtensionPoint("PLUGIN.given", Given, "Given")

    @hookimpl
    def register_plugin():
        return PluginInfo(id="PLUGIN", title="Giving", version="1.0")

    @hookimpl
    def register_collections():
        return [CollectionSpec("PLUGIN_own"), CollectionSpec("PLUGIN_other")]

    @hookimpl
    def register_extension_points():
        return [POINT]

    @hookimpl
    def register_contributions(context):
        return [Contribution(POINT, Given("one", ("PLUGIN_other",))),
                Contribution(POINT, Given("two", NAMED))]

    async def load():
        LOADED.append(None)
        return CardValue(len(LOADED))

    @hookimpl
    def register_cards(context):
        return [
            CardSpec("card_giving", "Giving", "dashboard", load,
                     collections=("PLUGIN_own",), points=(POINT,)),
        ]
"""


@pytest.mark.parametrize(
    ("named", "loaded"), [('("PLUGIN_own",)', [0, 0, 1]), ("()", [0, 1, 2])], ids=["named", "not"]
)
async def test_a_card_follows_what_others_give_to_it(
    tmp_path: Path,
    local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
    loaded: list[int],
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    name = f"giving_{len(named)}"
    install(packages, name, GIVEN.replace("NAMED", named).replace("PLUGIN", name))
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        # Changes are counted once something was read.
        await got(clinic, "/api/dashboard/stats")
        values = []
        for change in (False, False, True):
            if change:
                await clinic.app.state.platform.documents.create(f"{name}_other", "1", {})
            stats = await got(clinic, "/api/dashboard/stats")
            [card] = [card for card in stats["cards"] if card["key"] == "card_giving"]
            values.append(card["value"])
    assert [value - values[0] for value in values] == loaded


def test_figures_are_kept_for_no_longer_than_the_hour() -> None:
    late = datetime(2026, 3, 10, 9, 59, 59, 999999, tzinfo=UTC)
    assert hour_of(late) == hour_of(late.replace(minute=0, second=0, microsecond=0))
    assert hour_of(late) != hour_of(late + timedelta(microseconds=1))
    assert hour_of(late) != hour_of(late + timedelta(days=1))
