"""Who is calling, and what they may do.

Every route of a plugin declares its permission with `require`. With sign-in, who calls is what the
dashboard's token says (`core.security.tokens`); the middleware reads it before any route runs.
Without, the API listens on loopback only and everybody at the machine is the clinic's doctor.
"""

# No postponed annotations here: FastAPI cannot resolve those of a callable object.

from dataclasses import dataclass

from starlette.requests import Request

from core.errors import NotFound
from core.i18n import text

DEFAULT_DOCTOR = "default_doctor"


@dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a request. `trusted` is True where sign-in has proven who it is.

    `user_id` stays the same for a person and fits `elevendops.values.ID_PATTERN`; `name` is for
    people.

    .. versionadded:: 1
    """

    user_id: str
    trusted: bool
    name: str = ""

    def acting_for(self, claimed: str | None) -> str:
        """The doctor that a request is made for: the signed-in one, else the one it names."""
        return self.user_id if self.trusted or not claimed else claimed


LOCAL_CALLER = Caller(user_id=DEFAULT_DOCTOR, trusted=False)
"""Everybody, where there is no sign-in."""

GUEST = Caller(user_id="elevendops_guest", trusted=True)
"""Who opens a link without signing in, such as a patient."""

GUEST_HEADER = "X-ElevenDops-Guest"
"""By which the dashboard says that it asks for a guest: whoever sends it has fewer rights."""

OPEN_ROOT = "/open/"
"""Where the dashboard's port leads guests: `/open/<prefix>/…` is `/api/<prefix>/open/…`."""

_FOR_GUESTS = ":open"


@dataclass(frozen=True, slots=True)
class Permission:
    """What a route needs, such as `audio:write`; as a dependency it gives the caller.

    A guest has those that end in `:open`, and no other: to them every other route is not there.

    The one place where roles will be checked: it has the caller and the permission at hand.
    """

    name: str

    async def __call__(self, request: Request) -> Caller:
        # Set by core.web.middleware.CallerGuard. A host without it fails here instead of letting
        # everybody in.
        caller: Caller = request.state.caller
        if caller == GUEST and not self.name.endswith(_FOR_GUESTS):
            raise NotFound(text("There is nothing at this address."))
        return caller


def require(permission: str) -> Permission:
    """A FastAPI dependency that lets a caller with this permission through, e.g. `audio:write`."""
    return Permission(permission)
