"""Short-lived signed tokens: by them the dashboard tells the API who is calling.

A token is a JWT (HS256) under the key that only the product's own processes have. Each says what
it is for, so that one made for another use is refused though the same key signed it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from core.security import Caller
from core.settings import Settings
from core.values import ID_PATTERN

API = "elevendops-api"
"""The audience of tokens for the API."""

LIFETIME_SECONDS = 60
SERVICE_USER = "elevendops_service"
"""Who the product itself is when it calls its API: background checks and sample data."""

_ISSUER = "elevendops"
_ALGORITHM = "HS256"
_MAX_NAME = 200


def sign(key: str, audience: str, claims: Mapping[str, object]) -> str:
    """A token for this audience. `claims` may hold `exp`, the second after which it is void."""
    import jwt

    return jwt.encode(
        {**claims, "iss": _ISSUER, "aud": audience, "iat": int(time.time())},
        key,
        algorithm=_ALGORITHM,
    )


def read(key: str, audience: str, token: str, *needed: str) -> dict[str, object] | None:
    """The claims of a token; None unless it is ours, for this audience, still valid, and has all
    claims that are `needed`."""
    import jwt

    try:
        claims: dict[str, object] = jwt.decode(
            token,
            key,
            # Named, or a token could choose its own algorithm, such as none at all.
            algorithms=[_ALGORITHM],
            audience=audience,
            issuer=_ISSUER,
            options={"require": ["iss", "aud", "iat", *needed]},
        )
    except jwt.PyJWTError:
        return None
    return claims


def caller_token(key: str, user_id: str, name: str, *, clinician: bool = True) -> str:
    """What the dashboard sends with a call to the API that this user makes."""
    claims = {"sub": user_id, "name": name[:_MAX_NAME], "clinician": clinician}
    return sign(key, API, {**claims, "exp": int(time.time()) + LIFETIME_SECONDS})


def read_caller(key: str, token: str) -> Caller | None:
    """Who makes a call; None when the token is missing, expired, forged or for something else."""
    claims = read(key, API, token, "sub", "name", "clinician", "exp")
    if claims is None or not re.fullmatch(ID_PATTERN, str(claims["sub"])):
        return None
    return Caller(
        user_id=str(claims["sub"]),
        trusted=True,
        name=str(claims["name"]),
        clinician=claims["clinician"] is True,
    )


def token_key(settings: Settings) -> str:
    """The key of this run. Raises ValueError where there is no sign-in."""
    if settings.internal_token_key is None:
        raise ValueError("tokens are signed only where users sign in")
    return settings.internal_token_key.get_secret_value()


def service_token(settings: Settings) -> str:
    """A token for the product's own calls. Raises ValueError where there is no sign-in."""
    return caller_token(token_key(settings), SERVICE_USER, "ElevenDops")


def service_headers(settings: Settings) -> dict[str, str]:
    """The same as HTTP headers, for one call now; none where there is no sign-in."""
    if not settings.needs_sign_in:
        return {}
    return {"Authorization": f"Bearer {service_token(settings)}"}
