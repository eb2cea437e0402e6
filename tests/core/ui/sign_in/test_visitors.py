"""Who is let in by what an identity provider says of them."""

from __future__ import annotations

import re
import time

import pytest

from core.security import tokens
from core.ui.sign_in.visitors import (
    UnauthorizedUser,
    User,
    from_token,
    is_listed,
    to_token,
    user_id,
    visitor_of,
)
from core.values import ID_PATTERN

KEY = "one key that is long enough to sign with"
ALLOWED = ("Ana@Clinic.example", "@hospital.example")
CLAIMS: dict[str, object] = {
    "iss": "https://accounts.example",
    "sub": "auth0|1001/é",
    "name": "Ana Pérez",
    "email": "ana@clinic.example",
    "iat": 1_700_000_000,
}
ANA = User(user_id("a", "b"), "Ana Pérez", "ana@clinic.example", time.time() + 60)


@pytest.mark.parametrize(
    ("email", "allowed"),
    [
        ("ana@clinic.example", True),
        ("ANA@CLINIC.EXAMPLE", True),
        ("ben@hospital.example", True),
        ("ben@Hospital.Example", True),
        ("ben@clinic.example", False),
        ("ben@other-hospital.example", False),
        ("ben@hospital.example.evil.example", False),
        ("ben@sub.hospital.example", False),
        ("@hospital.example@evil.example", False),
        ("hospital.example", False),
        ("", False),
    ],
)
def test_addresses_and_domains(email: str, allowed: bool) -> None:
    assert is_listed(email, ALLOWED) is allowed


def test_a_user_for_some_hours() -> None:
    found = visitor_of(CLAIMS, allowed=ALLOWED, hours=12, verified=True)
    assert isinstance(found, User)
    assert (found.name, found.email) == ("Ana Pérez", "ana@clinic.example")
    assert found.ends == 1_700_000_000 + 12 * 3600
    assert re.fullmatch(ID_PATTERN, found.user_id)


def test_the_id_stays_when_name_and_address_change() -> None:
    renamed = CLAIMS | {"name": "Ana Ruiz", "email": "ruiz@hospital.example"}
    ids = {
        found.user_id
        for claims in (CLAIMS, renamed)
        if isinstance(found := visitor_of(claims, allowed=ALLOWED, hours=1, verified=True), User)
    }
    assert ids == {user_id("https://accounts.example", "auth0|1001/é")}
    assert user_id("https://accounts.example", "1002") not in ids
    assert user_id("https://other.example", "auth0|1001/é") not in ids


def test_who_is_not_let_in() -> None:
    unlisted = visitor_of(
        CLAIMS | {"email": "m@evil.example"}, allowed=ALLOWED, hours=1, verified=True
    )
    assert unlisted == UnauthorizedUser("m@evil.example")
    unverified = visitor_of(CLAIMS, allowed=ALLOWED, hours=1, verified=False)
    assert unverified == UnauthorizedUser("ana@clinic.example")
    without = {name: value for name, value in CLAIMS.items() if name != "email"}
    assert visitor_of(without, allowed=ALLOWED, hours=1, verified=True) == UnauthorizedUser(
        "auth0|1001/é"
    )
    for missing in ("iss", "sub", "iat"):
        claims = CLAIMS | {missing: None}
        assert visitor_of(claims, allowed=ALLOWED, hours=1, verified=True) is None, missing


def test_an_empty_list_lets_in_whom_the_proxy_does() -> None:
    anybody = visitor_of(CLAIMS | {"email": "x@any.example"}, allowed=(), hours=1, verified=True)
    assert isinstance(anybody, User)


def test_what_a_connection_says_is_believed_only_when_we_signed_it() -> None:
    for visitor in (ANA, UnauthorizedUser("m@evil.example")):
        assert from_token(to_token(visitor, KEY), KEY) == visitor
        assert from_token(to_token(visitor, KEY), KEY + "x") is None
    # A token for the API is no proof for a session, nor the other way round.
    assert from_token(tokens.caller_token(KEY, "u_ana", "Ana"), KEY) is None
    assert tokens.read_caller(KEY, to_token(ANA, KEY)) is None
    assert from_token("", KEY) is None
