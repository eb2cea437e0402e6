"""About what a reply of an agent cost, by the prices of the clinic's contract."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from plugins.patient_test.models import StoredTurn
from plugins.patient_test.settings import PatientTestSettings


def cost_of(turn: StoredTurn, context: PluginContext) -> float | None:
    """In US$; None where its price is not set, or the agent has not replied.

    A spoken conversation is charged by the minute: from the question to the end of the speech.
    """
    said = turn.held_back or turn.response_text
    if said is None or turn.answered_at is None or turn.red_flags:
        return None
    if context.settings.voice_is_local:
        return 0.0
    prices = context.own_settings(PatientTestSettings)
    if turn.chat_mode:
        return prices.message_price_usd
    if prices.minute_price_usd is None:
        return None
    # No start waits for this.
    from core.text.speech_rate import spoken_minutes

    waited = clock.parse(turn.answered_at) - clock.parse(turn.asked_at)
    return prices.minute_price_usd * (waited.total_seconds() / 60 + spoken_minutes(said))
