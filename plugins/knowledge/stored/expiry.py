"""The last day on which a document is given to patients, as it is kept in its record."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core import clock
from core.records.versions import StoredVersion, last_change
from plugins.knowledge.contract.documents import DocumentExpiry

WITHHELD_FROM = "withheld_from"
"""The field with the moment (a stamp) from which no patient is given the document."""

OVER = clock.stamp(datetime.fromtimestamp(0, UTC))
"""That moment once it has come and all were told: a clock that is set back brings nothing back."""


class StoredExpiry(StoredVersion):
    """The last day, and the time zone in which it ends; its version counts its changes alone."""

    last_day: date | None = None
    time_zone: str | None = None


def end_of(day: date, zone: ZoneInfo) -> str:
    """The stamp of the moment when this day is over there."""
    return clock.stamp(datetime.combine(day + timedelta(days=1), time(), zone))


def is_over(data: Mapping[str, Any]) -> bool:
    """Whether the last day of a document's record has been."""
    until: str | None = data.get(WITHHELD_FROM)
    return until is not None and until <= clock.stamp()


def expiry_view(data: Mapping[str, Any]) -> DocumentExpiry:
    """The last day as the API shows it."""
    kept = data.get("expiry") or {}
    return DocumentExpiry(
        last_day=kept.get("last_day"),
        time_zone=kept.get("time_zone"),
        over=is_over(data),
        **last_change(kept, data["created_at"]),
    )
