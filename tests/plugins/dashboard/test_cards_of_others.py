"""Cards of other plugins: one that holds up everything, and several that lead to the dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    assert "Blocks 1" in said
    assert "Waits 2" in said
    assert "This page has a fault" not in said
