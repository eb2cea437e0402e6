"""Time as stored and shown: UTC, RFC 3339, fixed width so that text order is time order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"

_ahead = timedelta()


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC) + _ahead


@contextmanager
def rehearsed() -> Iterator[Callable[[float], None]]:
    """The time of this process as a rehearsal sets it: what is given moves it on by so many
    seconds, back when they are negative. Afterwards it is the machine's again.
    """
    global _ahead

    def move(seconds: float) -> None:
        global _ahead
        _ahead += timedelta(seconds=seconds)

    try:
        yield move
    finally:
        _ahead = timedelta()


def stamp(moment: datetime | None = None, *, plus_seconds: float = 0.0) -> str:
    """A moment (default: now) as stored, e.g. `2024-01-15T10:30:00.000000Z`."""
    moment = (moment or now()) + timedelta(seconds=plus_seconds)
    return moment.astimezone(UTC).strftime(_FORMAT)


def parse(text: str) -> datetime:
    """The moment of a stored stamp."""
    return datetime.fromisoformat(text)
