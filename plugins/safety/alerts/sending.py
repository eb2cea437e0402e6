"""Sends alerts by every sender, again after a failure, and again until they are acknowledged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from core import clock
from core.context import Extension, PluginContext
from core.errors import AppError
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from core.shared.background import in_background, repeat
from plugins.safety.alerts.book import send_request
from plugins.safety.contract import (
    ALERT_SENDERS,
    Alert,
    AlertSenderSpec,
    AlertTier,
    SenderCheck,
    SenderChecks,
    SentInPart,
    red_flag_title,
)
from plugins.safety.models import ALERTS, StoredAlert, StoredDelivery
from plugins.safety.settings import SafetySettings

log = logging.getLogger(__name__)

_SEND_SECONDS = 20.0
_FIRST_RETRY_SECONDS = 2.0
_DOUBLINGS = 7
"""A sender that fails is asked again after four minutes at most, however often it has failed."""
_LOOK_AGAIN_SECONDS = 300.0
_SLOWEST_WATCH_SECONDS = 5.0
_FASTEST_WATCH_SECONDS = 0.1
_SWEEP = 100
_BROKEN = text("It did not take the alert. Ask whoever runs ElevenDops to look at the log.")


class AlertSending:
    """Hands alerts to the senders of all plugins."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._settings = context.own_settings(SafetySettings)
        repeats = [self._repeat_seconds(tier) for tier in AlertTier]
        shortest = min([seconds for seconds in repeats if seconds], default=_SLOWEST_WATCH_SECONDS)
        self._pause = max(_FASTEST_WATCH_SECONDS, min(_SLOWEST_WATCH_SECONDS, shortest / 4))

    async def send(self, run: JobRun) -> JsonObject:
        """Send one alert to whom it is due. A repeated run sends only what is due by then."""
        alert_id = str(run.payload["alert_id"])
        stored = await self._documents.get(ALERTS.name, alert_id)
        if stored is None or not StoredAlert.of(stored).open:
            return {}
        alert = StoredAlert.of(stored)
        known = {delivery.sender: delivery for delivery in alert.deliveries}
        senders = self._context.extensions(ALERT_SENDERS)
        due = [sender for sender in senders if _is_due(known.get(sender.spec.key))]
        done = await asyncio.gather(
            *(self._deliver(alert_id, alert, sender, known) for sender in due)
        )
        await self._keep(alert_id, {delivery.sender: delivery for delivery in done})
        return {"sent": sum(not delivery.failures for delivery in done)}

    async def check(self) -> SenderChecks:
        """Send a test alert by every sender, and tell what became of it."""
        alert = Alert(
            alert_id="test",
            tier=AlertTier.POSSIBLY_URGENT,
            red_flags=[],
            raised_at=clock.now(),
            link=f"{self._settings.dashboard_url}/safety",
            test=True,
        )
        senders = self._context.extensions(ALERT_SENDERS)
        answers = await asyncio.gather(*(_send(sender, alert) for sender in senders))
        return SenderChecks(
            senders=[
                SenderCheck(sender=sender.spec.key, title=sender.spec.title, error=_why(found))
                for sender, found in zip(senders, answers, strict=True)
            ],
            links=bool(self._settings.dashboard_url),
        )

    def senders(self) -> SenderChecks:
        """The senders, without asking them anything."""
        return SenderChecks(
            senders=[
                SenderCheck(sender=one.spec.key, title=one.spec.title, error=None)
                for one in self._context.extensions(ALERT_SENDERS)
            ],
            links=bool(self._settings.dashboard_url),
        )

    async def _deliver(
        self,
        alert_id: str,
        alert: StoredAlert,
        sender: Extension[AlertSenderSpec],
        known: dict[str, StoredDelivery],
    ) -> StoredDelivery:
        before = known.get(sender.spec.key) or StoredDelivery(
            sender=sender.spec.key, title=sender.spec.title, due_at=None
        )
        query = f"id={alert.conversation_id}&turn={alert.turn}"
        found = await _send(
            sender,
            Alert(
                alert_id=alert_id,
                tier=alert.tier,
                red_flags=[red_flag_title(name) for name in alert.red_flags],
                raised_at=clock.parse(alert.raised_at),
                link=f"{self._settings.dashboard_url}/conversation-logs?{query}",
                number=before.sent + 1,
            ),
        )
        if isinstance(found, str):
            log.warning("alert %s was not sent by %s", alert_id, sender.spec.key)
            again = clock.stamp(plus_seconds=retry_seconds(before.failures))
            failed = {"failures": before.failures + 1, "error": found}
            return before.model_copy(update=failed | {"due_at": again})
        if found is not None:
            log.warning("alert %s was sent in part by %s", alert_id, sender.spec.key)
        repeat = self._repeat_seconds(alert.tier)
        sent = {"sent": before.sent + 1, "last_sent_at": clock.stamp(), "failures": 0}
        due_at = clock.stamp(plus_seconds=repeat) if repeat else None
        return before.model_copy(update=sent | {"error": _why(found), "due_at": due_at})

    def _repeat_seconds(self, tier: AlertTier) -> float:
        minutes = (
            self._settings.alert_repeat_minutes
            if tier is AlertTier.URGENT
            else self._settings.possible_alert_repeat_minutes
        )
        return 60 * minutes

    async def _keep(self, alert_id: str, done: dict[str, StoredDelivery]) -> None:
        """Keep what was sent, also at an alert that was acknowledged meanwhile."""

        def change(stored: StoredDocument) -> JsonObject | None:
            alert = StoredAlert.of(stored)
            kept = {delivery.sender: delivery for delivery in alert.deliveries} | done
            due = [delivery.due_at for delivery in kept.values() if delivery.due_at is not None]
            # A sender may be set up, or come back, while the alert is open.
            look_again = clock.stamp(plus_seconds=_LOOK_AGAIN_SECONDS)
            update = {"deliveries": list(kept.values()), "due_at": min([*due, look_again])}
            return alert.model_copy(update=update).json_object()

        await self._documents.change(ALERTS.name, alert_id, change)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is held, open alerts are sent again when they are due."""
        watch = repeat(self.queue_due, self._pause, "due alerts were not looked for", later=True)
        async with in_background(watch, "safety-alerts"):
            yield

    async def queue_due(self) -> None:
        """Queue the sending of every open alert that is due."""
        filters = (Filter("open", "==", True), Filter("due_at", "<", clock.stamp()))
        async for stored in self._documents.every(ALERTS.name, Query(filters, "due_at", _SWEEP)):
            await self._context.jobs.enqueue(send_request(stored.id))


def retry_seconds(failures: int) -> float:
    """How long a sender is left alone that has failed so often before, and now again."""
    return _FIRST_RETRY_SECONDS * float(2 ** min(failures, _DOUBLINGS))


def _why(found: str | SentInPart | None) -> str | None:
    return found.why if isinstance(found, SentInPart) else found


async def _send(sender: Extension[AlertSenderSpec], alert: Alert) -> str | SentInPart | None:
    work = partial(sender.spec.send, alert)
    try:
        return await sender.run(work, _BROKEN, seconds=_SEND_SECONDS)
    except AppError as error:
        return error.detail


def _is_due(delivery: StoredDelivery | None) -> bool:
    if delivery is None:
        return True
    return delivery.due_at is not None and delivery.due_at <= clock.stamp()
