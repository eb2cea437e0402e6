"""Time as stored and shown: UTC, RFC 3339, fixed width so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime | None = None, *, plus_seconds: float = 0.0) -> str:
    """A moment (default: now) as stored, e.g. `2024-01-15T10:30:00.000000Z`."""
    moment = (moment or now()) + timedelta(seconds=plus_seconds)
    return moment.astimezone(UTC).strftime(_FORMAT)


def parse(text: str) -> datetime:
    """The moment of a stored stamp."""
    return datetime.fromisoformat(text)
