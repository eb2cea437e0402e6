"""Tokens for the API: what is believed, and everything that is not."""

from __future__ import annotations

import base64
import json
import time

import jwt
import pytest

from core.security import Caller, tokens
from core.settings import load_settings

KEY = "one key that is long enough to sign with, with each of the usual digests"
OTHER_KEY = "another key that is long enough to sign with"
CLAIMS: dict[str, object] = {
    "iss": "elevendops",
    "aud": tokens.API,
    "sub": "u_ana",
    "name": "Ana",
    "clinician": True,
}


def made(key: str = KEY, algorithm: str = "HS256", **changes: object) -> str:
    """A token like ours, with changes; a claim that is None is left out."""
    now = int(time.time())
    given = CLAIMS | {"iat": now, "exp": now + 600} | changes
    claims = {name: value for name, value in given.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm)


def test_the_caller_is_whom_the_token_names() -> None:
    ana = Caller(user_id="u_ana", trusted=True, name="Ana Pérez")
    assert tokens.read_caller(KEY, tokens.caller_token(KEY, "u_ana", "Ana Pérez")) == ana
    assert ana.acting_for("somebody_else") == "u_ana"
    assert tokens.read_caller(KEY, made()) == Caller("u_ana", True, "Ana")


def test_a_token_lasts_a_minute() -> None:
    claims = jwt.decode(
        tokens.caller_token(KEY, "u_ana", "Ana"), KEY, algorithms=["HS256"], audience=tokens.API
    )
    assert claims["exp"] - claims["iat"] == 60


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": int(time.time()) - 1},
        {"exp": None},
        {"exp": "soon"},
        {"iat": int(time.time()) + 86_400},
        {"iat": None},
        {"aud": "elevendops-session"},
        {"aud": None},
        {"iss": "https://accounts.google.com"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "../u_ana"},
        {"sub": "u" * 129},
        {"name": None},
    ],
)
def test_claims_that_are_refused(changes: dict[str, object]) -> None:
    assert tokens.read_caller(KEY, made(KEY, "HS256", **changes)) is None


def test_forged_tokens_are_refused() -> None:
    real = made()
    head, body, signature = real.split(".")
    unsigned = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode())
    none = unsigned.decode().rstrip("=")
    other = made(sub="u_ben").split(".")
    for forged in (
        made(key=OTHER_KEY),
        made(algorithm="HS512"),
        f"{none}.{body}.",
        f"{none}.{body}.{signature}",
        f"{head}.{other[1]}.{signature}",
        f"{head}.{body}.",
        f"{head}.{body}",
        "",
        "a.b.c",
        "é",
        real + "x",
    ):
        assert tokens.read_caller(KEY, forged) is None, forged


def test_a_public_key_is_no_secret_key() -> None:
    """A token that an asymmetric key signed is not taken, whatever its claims say."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    token = jwt.encode(CLAIMS, private, algorithm="RS256")
    assert tokens.read_caller(KEY, token) is None


def test_the_product_calls_itself_as_a_service() -> None:
    local = load_settings(_env_file=None)
    assert tokens.service_headers(local) == {}
    with pytest.raises(ValueError, match="sign in"):
        tokens.service_token(local)
    settings = load_settings(
        _env_file=None, auth_mode="iap", iap_audience="/projects/1", internal_token_key=KEY
    )
    token = tokens.service_headers(settings)["Authorization"].removeprefix("Bearer ")
    found = tokens.read_caller(KEY, token)
    assert found == Caller(tokens.SERVICE_USER, True, "ElevenDops")
