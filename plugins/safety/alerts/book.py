"""The alerts of the clinic: raised, listed, acknowledged."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem, CardSpec, CardValue
from core.errors import Conflict, NotFound
from core.i18n import plural, text
from core.jobs import JobRequest
from core.ports.documents import Create, Filter, JsonObject, Query, StoredDocument
from core.security import Caller
from plugins.safety import PAGE
from plugins.safety.contract import AlertList, AlertTier, AlertView, FlaggedTurn
from plugins.safety.models import ALERTS, StoredAlert

SEND = "safety.alert"

_NAMED = 3
_READ = 50
"""Of the newest open alerts; the urgent ones among them are named first."""
_OPEN = Filter("open", "==", True)


def send_request(alert_id: str) -> JobRequest:
    """The job that sends one alert to whom it is due."""
    return JobRequest(SEND, {"alert_id": alert_id}, key=alert_id)


class AlertBook:
    """The `RedFlagAlerts` of the clinic."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def raise_alert(self, flagged: FlaggedTurn) -> None:
        """Keep the alert and have it sent; a second call for the same message does nothing."""
        alert_id = flagged.turn_id
        if await self._documents.get(ALERTS.name, alert_id) is not None:
            return
        create = Create(ALERTS.name, alert_id, StoredAlert.raised(flagged).json_object())
        try:
            await self._context.jobs.enqueue(send_request(alert_id), writes=[create])
        except Conflict:
            return  # another call came first

    async def page(
        self, *, open_only: bool, conversation_id: str | None, limit: int, cursor: str | None
    ) -> AlertList:
        """A page of alerts, the newest first."""
        filters = [_OPEN] if open_only else []
        if conversation_id is not None:
            filters.append(Filter("conversation_id", "==", conversation_id))
        found = await self._documents.query(
            ALERTS.name, Query(tuple(filters), "-raised_at", limit, cursor)
        )
        return AlertList(
            alerts=[StoredAlert.of(stored).view(stored.id) for stored in found.items],
            open_count=(await self._documents.totals(ALERTS.name, (_OPEN,))).count,
            next_cursor=found.next_cursor,
        )

    async def acknowledge(self, alert_id: str, caller: Caller) -> AlertView:
        """Somebody takes care of it; the first who says so is kept. Raises NotFound."""

        def change(stored: StoredDocument) -> JsonObject | None:
            alert = StoredAlert.of(stored)
            if not alert.open:
                return None
            taken = {
                "open": False,
                "acknowledged_by": caller.name or caller.user_id,
                "acknowledged_id": caller.user_id,
                "acknowledged_at": clock.stamp(),
            }
            return alert.model_copy(update=taken).json_object()

        stored = await self._documents.change(ALERTS.name, alert_id, change)
        if stored is None:
            raise NotFound(text("There is no alert with this id."))
        return StoredAlert.of(stored).view(alert_id)

    async def _card(self) -> CardValue:
        totals = await self._documents.totals(ALERTS.name, (_OPEN,))
        query = Query((_OPEN,), "-raised_at", _READ)
        found = (await self._documents.query(ALERTS.name, query)).items
        alerts = [StoredAlert.of(stored) for stored in found]
        alerts.sort(key=lambda alert: alert.tier is not AlertTier.URGENT)
        items = [_item(alert) for alert in alerts[:_NAMED]]
        if totals.count > len(items):
            more = totals.count - len(items)
            sentence = plural("{number} more open alert", "{number} more open alerts", more)
            items.append(AttentionItem(sentence, PAGE))
        return CardValue(totals.count, attention=tuple(items))

    def card(self) -> CardSpec:
        """The dashboard's figure of open alerts."""
        return CardSpec(
            key="open_alert_count",
            title=text("Open alerts"),
            page=PAGE,
            load=self._card,
            order=45,
            next_step=text("A message that tells of an urgent symptom raises one."),
            collections=(ALERTS.name,),
        )


def _item(alert: StoredAlert) -> AttentionItem:
    failing = [one.title for one in alert.deliveries if one.error is not None]
    if failing:
        sentence = text(
            "Alert for patient {patient_id} could not be sent: {join}",
            patient_id=alert.patient_id,
            join=", ".join(failing),
        )
    elif alert.tier is AlertTier.URGENT:
        sentence = text(
            "Urgent alert for patient {patient_id}: nobody has taken it",
            patient_id=alert.patient_id,
        )
    else:
        sentence = text(
            "Possibly urgent alert for patient {patient_id}: nobody has taken it",
            patient_id=alert.patient_id,
        )
    return AttentionItem(sentence, PAGE, urgent=alert.tier is AlertTier.URGENT)
