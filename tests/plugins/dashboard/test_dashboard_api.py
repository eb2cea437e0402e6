"""The dashboard's figures are true, and a broken card takes nothing from the others."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.plugins.conversations.support import NINE, document, got, record
from tests.support.plugin_packages import install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

STATS = "/api/dashboard/stats"

CARDS = """
    import asyncio
    from datetime import UTC, datetime
    from elevendops import Activity, AttentionItem, CardSpec, CardValue, PluginInfo, hookimpl
    from elevendops.errors import Unavailable

    @hookimpl
    def register_plugin():
        return PluginInfo(id="cards", title="Cards", version="1.0")

    async def hangs():
        await asyncio.sleep(3600)

    async def hangs_on():
        while True:
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                await asyncio.sleep(3)
                raise

    async def divides():
        return CardValue(1 // 0)

    async def exits():
        raise SystemExit(3)

    async def unreachable():
        raise Unavailable("The lending desk cannot be reached. Try again in a minute.")

    async def wrong_type():
        return 7

    async def wrong_value():
        return CardValue("seven")

    async def naive():
        return CardValue(1, Activity("Something happened", datetime(2030, 1, 1)))

    async def good():
        return CardValue(
            3,
            Activity("Three books lent", datetime(2031, 5, 6, 7, 8, tzinfo=UTC)),
            (AttentionItem("One book is late", "books", (("id", "b1"),)),),
        )

    async def nothing():
        return CardValue(0)

    @hookimpl
    def register_cards(context):
        loads = [
            hangs, hangs_on, divides, exits, unreachable, wrong_type, wrong_value, naive, good,
            nothing,
        ]
        return [
            CardSpec(f"card_{load.__name__}", load.__name__, "books", load, 90 + order,
                     "Lend a first book.")
            for order, load in enumerate(loads)
        ]
"""


async def test_an_empty_clinic(clinic: Clinic) -> None:
    stats = await got(clinic, STATS)
    assert stats["document_count"] == 0
    assert stats["agent_count"] == 0
    assert stats["audio_count"] == 0
    assert stats["conversation_count"] == 0
    assert stats["last_activity"] is None
    assert [card["key"] for card in stats["cards"]] == [
        "document_count",
        "audio_count",
        "agent_count",
        "conversation_count",
        "open_alert_count",
    ]
    for card in stats["cards"]:
        assert card["value"] == 0
        assert card["error"] is None
        assert card["next_step"]
        assert card["attention"] == []


async def test_counts_and_the_newest_activity(clinic: Clinic) -> None:
    await document(clinic)
    later = NINE.replace(year=2040)
    await record(clinic, "c1", [], ended_at=later, started_at=later - timedelta(minutes=1))
    stats = await got(clinic, STATS)
    assert stats["document_count"] == 1
    assert stats["conversation_count"] == 1
    assert stats["agent_count"] == 0
    assert stats["last_activity"] == "2040-03-10T09:00:00Z"
    by_key = {card["key"]: card for card in stats["cards"]}
    assert by_key["conversation_count"]["activity"] == {
        "text": "Conversation of patient P1001 finished",
        "at": "2040-03-10T09:00:00Z",
        "page": "conversation-logs",
    }
    assert by_key["conversation_count"]["next_step"] is None
    assert by_key["document_count"]["value"] == 1


async def test_broken_cards_show_an_error_and_nothing_else_changes(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "cards", CARDS)
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        await document(clinic)
        stats = await got(clinic, STATS)
        cards = {card["key"]: card for card in stats["cards"]}
        for name in ("hangs", "hangs_on", "divides", "exits", "wrong_type", "wrong_value", "naive"):
            card = cards[f"card_{name}"]
            assert card["value"] is None, name
            assert card["error"], name
            assert card["activity"] is None, name
            assert card["next_step"] is None, name
        assert "too long" in cards["card_hangs"]["error"]
        assert "too long" in cards["card_hangs_on"]["error"]
        assert "division" not in cards["card_divides"]["error"]
        assert cards["card_unreachable"]["error"] == (
            "The lending desk cannot be reached. Try again in a minute."
        )
        assert cards["card_good"]["value"] == 3
        assert cards["card_good"]["attention"] == [
            {"text": "One book is late", "page": "books", "query": {"id": "b1"}, "urgent": False}
        ]
        assert cards["card_good"]["next_step"] is None
        assert cards["card_nothing"]["next_step"] == "Lend a first book."
        assert stats["document_count"] == 1
        assert stats["agent_count"] == 0
        assert stats["last_activity"] == "2031-05-06T07:08:00Z"
        assert (await got(clinic, STATS))["document_count"] == 1, "it answers again"


async def test_a_plugin_that_is_off_has_no_count(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(
        tmp_path, local_service.port, elevendops_disabled_plugins=("education_audio",)
    )
    async with running_clinic(settings) as clinic:
        stats = await got(clinic, STATS)
        assert stats["audio_count"] is None, "an unknown count is never 0"
        assert stats["document_count"] == 0


async def test_nothing_can_be_changed(clinic: Clinic) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = await clinic.client.request(method, STATS, json={})
        assert answer.status_code == 405, method
