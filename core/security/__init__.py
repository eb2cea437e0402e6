"""Who is calling, and what they may do.

Every route of a plugin declares its permission with `require`. With sign-in, who calls is what the
dashboard's token says (`core.security.tokens`); the middleware reads it before any route runs.
Without, the API listens on loopback only and everybody at the machine is the clinic's doctor.
"""

# No postponed annotations here: FastAPI cannot resolve those of a callable object.

from dataclasses import dataclass

from starlette.requests import Request

from core.errors import Forbidden, NotFound
from core.i18n import text

DEFAULT_DOCTOR = "default_doctor"


@dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a request. `trusted` is True where sign-in has proven who it is.

    `user_id` stays the same for a person and fits `elevendops.values.ID_PATTERN`; `name` is for
    people. `clinician` tells whether they may approve what patients hear and read; where a clinic
    names nobody, everybody may.

    .. versionadded:: 1
    """

    user_id: str
    trusted: bool
    name: str = ""
    clinician: bool = True

    def acting_for(self, claimed: str | None) -> str:
        """The doctor that a request is made for: the signed-in one, else the one it names."""
        return self.user_id if self.trusted or not claimed else claimed


LOCAL_CALLER = Caller(user_id=DEFAULT_DOCTOR, trusted=False)
"""Everybody, where there is no sign-in."""

GUEST = Caller(user_id="elevendops_guest", trusted=True, clinician=False)
"""Who opens a link without signing in, such as a patient."""

GUEST_HEADER = "X-ElevenDops-Guest"
"""By which the dashboard says that it asks for a guest: whoever sends it has fewer rights."""

OPEN_ROOT = "/open/"
"""Where the dashboard's port leads guests: `/open/<prefix>/…` is `/api/<prefix>/open/…`."""

_FOR_GUESTS = ":open"
_FOR_CLINICIANS = ":approve"


@dataclass(frozen=True, slots=True)
class Permission:
    """What a route needs, such as `audio:write`; as a dependency it gives the caller.

    A guest has those that end in `:open`, and no other: to them every other route is not there.
    Those that end in `:approve` are for clinicians.
    """

    name: str

    async def __call__(self, request: Request) -> Caller:
        # Set by core.web.middleware.CallerGuard. A host without it fails here instead of letting
        # everybody in.
        caller: Caller = request.state.caller
        if caller == GUEST and not self.name.endswith(_FOR_GUESTS):
            raise NotFound(text("There is nothing at this address."))
        self.check(caller)
        return caller

    def check(self, caller: Caller) -> None:
        """Raise Forbidden for a caller of a request who lacks this permission."""
        if self.name.endswith(_FOR_CLINICIANS) and not caller.clinician:
            raise Forbidden(
                text(
                    "Only a clinician may approve this. Ask one of your clinic; whoever runs "
                    "ElevenDops for you knows who is named as one."
                ),
                error_code="clinicians_only",
            )


def require(permission: str) -> Permission:
    """A FastAPI dependency that lets a caller with this permission through, e.g. `audio:write`."""
    return Permission(permission)
