"""Who is calling, and what they may do.

Every route of a plugin declares its permission with `require`. In local mode there is no sign-in:
the API listens on loopback only and everybody at the machine is the clinic's doctor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEFAULT_DOCTOR = "default_doctor"


@dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a request. `trusted` is True where sign-in has proven who it is."""

    user_id: str
    trusted: bool

    def acting_for(self, claimed: str | None) -> str:
        """The doctor that a request is made for: the signed-in one, else the one it names."""
        return self.user_id if self.trusted or not claimed else claimed


def require(permission: str) -> Callable[[], Caller]:
    """A FastAPI dependency that lets a caller with this permission through, e.g. `audio:write`."""

    def check() -> Caller:
        return Caller(user_id=DEFAULT_DOCTOR, trusted=False)

    check.__name__ = f"require_{permission.replace(':', '_')}"
    return check
