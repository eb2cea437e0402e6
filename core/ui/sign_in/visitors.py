"""Who looks at the dashboard: nobody known, somebody who may not use it, or a user."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.security import tokens

HEADER = "x-elevendops-visitor"
"""The header of a session's connection that says who it is; only the gate can have written it."""

VISITOR = "elevendops.visitor"
"""The key of the ASGI scope under which a route finds its visitor."""

SIGN_IN_FAILED = "sign_in_failed"
"""In the address of the page that a failed sign-in leads back to."""

_SESSION = "elevendops-session"
_MAX_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the dashboard until `ends` (seconds since 1970).

    `user_id` is what the clinic's records keep of the person.
    """

    user_id: str
    name: str
    email: str
    ends: float


@dataclass(frozen=True, slots=True)
class UnauthorizedUser:
    """Somebody who has proven who they are, and is not on the clinic's list."""

    email: str


Visitor = User | UnauthorizedUser | None
"""None stands for nobody known."""


def visitor_of(
    claims: Mapping[str, object], *, allowed: Collection[str], hours: float, verified: bool
) -> Visitor:
    """The person that an identity provider's claims speak of.

    `allowed` are addresses and @domains; where it is empty, everybody is. `verified` tells whether
    the provider vouches for the address.
    """
    issuer, subject, since = claims.get("iss"), claims.get("sub"), claims.get("iat")
    email = str(claims.get("email") or "")[:_MAX_CHARACTERS]
    if not issuer or not subject or not isinstance(since, int | float):
        return None
    if allowed and not (verified and is_listed(email, allowed)):
        return UnauthorizedUser(email or str(subject)[:_MAX_CHARACTERS])
    return User(
        user_id=user_id(str(issuer), str(subject)),
        name=str(claims.get("name") or email or "Signed in")[:_MAX_CHARACTERS],
        email=email,
        ends=since + hours * 3600,
    )


def user_id(issuer: str, subject: str) -> str:
    """The id of a person: the same for ever, though the person's name and address change.

    A digest, because a subject may hold any characters, and so that ids in addresses and logs name
    nobody. 32 hex digits are far from any collision.
    """
    return f"u_{hashlib.sha256(f'{issuer}|{subject}'.encode()).hexdigest()[:32]}"


def is_listed(email: str, allowed: Collection[str]) -> bool:
    """True for an address that is listed, or whose domain is (as @clinic.example)."""
    address = email.casefold()
    domain = f"@{address.rpartition('@')[2]}"
    return "@" in address and any(entry.casefold() in (address, domain) for entry in allowed)


def to_token(visitor: User | UnauthorizedUser, key: str) -> str:
    """The visitor as a signed text, for the connection that a session of pages hangs on.

    It is not void after some minutes as the provider's own token may be: a session outlives that,
    and ends with `User.ends`.
    """
    if isinstance(visitor, UnauthorizedUser):
        return tokens.sign(key, _SESSION, {"stranger": visitor.email})
    return tokens.sign(
        key,
        _SESSION,
        {
            "sub": visitor.user_id,
            "name": visitor.name,
            "email": visitor.email,
            "ends": visitor.ends,
        },
    )


def from_token(token: str, key: str) -> Visitor:
    """The visitor of `to_token`; nobody when it is forged, or made for something else."""
    claims = tokens.read(key, _SESSION, token)
    if claims is None:
        return None
    if "stranger" in claims:
        return UnauthorizedUser(str(claims["stranger"]))
    return User(
        user_id=str(claims["sub"]),
        name=str(claims["name"]),
        email=str(claims["email"]),
        ends=float(str(claims["ends"])),
    )
