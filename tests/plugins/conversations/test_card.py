"""The dashboard's card of the conversations shows true counts and no patient's words."""

from __future__ import annotations

from datetime import timedelta

from core.contracts import CardValue
from tests.plugins.conversations.support import DECLINE, NINE, record, turn
from tests.support.servers import Clinic


async def card(clinic: Clinic) -> CardValue:
    cards = clinic.app.state.platform.cards()
    [found] = [card for card in cards if card.key == "conversation_count"]
    assert found.page == "conversation-logs"
    assert found.next_step
    value: CardValue = await found.load()
    return value


async def test_an_empty_log(clinic: Clinic) -> None:
    assert await card(clinic) == CardValue(0)


async def test_counts_activity_and_attention(clinic: Clinic) -> None:
    for number in range(5):
        await record(
            clinic,
            f"c{number}",
            [turn("Do I need a vaccine for Kenya?", DECLINE)],
            patient_id=f"P{number}",
            started_at=NINE + timedelta(minutes=number),
            # The one that began first ended last.
            ended_at=NINE + timedelta(minutes=20 - number),
        )
    await record(clinic, "calm", [turn("Thank you.", "You are welcome.")], patient_id="P9")
    value = await card(clinic)
    assert value.value == 6
    assert value.activity is not None
    assert value.activity.text == "Conversation of patient P0 finished"
    assert value.activity.at == NINE + timedelta(minutes=20)
    assert [item.query for item in value.attention] == [
        (("id", "c4"),),
        (("id", "c3"),),
        (("id", "c2"),),
        (("requires_attention_only", "true"),),
    ]
    assert value.attention[0].text == "Conversation of patient P4 needs attention"
    assert value.attention[3].text == "2 more conversations need attention"
    assert {item.page for item in value.attention} == {"conversation-logs"}
    assert "Kenya" not in repr(value)
