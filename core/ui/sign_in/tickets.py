"""Addresses of files that the API makes when they are asked for, each for whoever was shown it.

The browser reaches the dashboard's port only, and asks there without a session. So a page hands out
a ticket: a random name that nobody can guess, for one request to the API, for a limited time.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

TICKET_SECONDS = 3600.0
_MAX_TICKETS = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A GET of the API: its path, and its query as name and value."""

    path: str
    query: tuple[tuple[str, str], ...]


class Tickets:
    """The tickets of this process. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given: OrderedDict[str, tuple[Wanted, float]] = OrderedDict()

    def give(self, wanted: Wanted) -> str:
        """A new ticket; the oldest is void when there are very many."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._given[ticket] = (wanted, time.monotonic() + TICKET_SECONDS)
            if len(self._given) > _MAX_TICKETS:
                self._given.popitem(last=False)
        return ticket

    def find(self, ticket: str) -> Wanted | None:
        """What the ticket is for; None when it is none or too old."""
        with self._lock:
            wanted, ends = self._given.get(ticket, (None, 0.0))
            if wanted is not None and time.monotonic() > ends:
                del self._given[ticket]
                return None
            return wanted
