"""Verifies V4 signed addresses (GOOG4-RSA-SHA256) as Cloud Storage does."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key

from tests.gcs_server.objects import Refused

_THROW_AWAY = "@key.invalid"
_MAX_SECONDS = 7 * 24 * 3600
_SKEW_SECONDS = 15 * 60


class Signatures:
    """The public keys of signers, by e-mail address.

    A signer in the domain `key.invalid` names its public key itself (DER in URL-safe base64).
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def trust(self, email: str, pem: str) -> None:
        """Believe what this key signs for this address."""
        self._keys[email] = pem

    def check(self, method: str, path: str, query: str, headers: Mapping[str, str]) -> None:
        """Raise Refused unless the request has a genuine signature that is not out of date.

        `path` and `query` are as they came, still percent-encoded.
        """
        pairs = [pair for pair in query.split("&") if pair]
        asked = {name: unquote(value) for name, _, value in (pair.partition("=") for pair in pairs)}
        if "X-Goog-Signature" not in asked:
            raise Refused(403, "AccessDenied", "Access denied.")
        try:
            email, day, place, service, kind = asked["X-Goog-Credential"].rsplit("/", 4)
            stamp = asked["X-Goog-Date"]
            signed_at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
            seconds = int(asked["X-Goog-Expires"])
            names = asked["X-Goog-SignedHeaders"].split(";")
            signature = bytes.fromhex(asked["X-Goog-Signature"])
        except (KeyError, ValueError):
            raise Refused(400, "InvalidArgument", "The signed address is malformed.") from None
        if (
            asked.get("X-Goog-Algorithm") != "GOOG4-RSA-SHA256"
            or (service, kind) != ("storage", "goog4_request")
            or not stamp.startswith(day)
            or not 1 <= seconds <= _MAX_SECONDS
            or "host" not in names
        ):
            raise Refused(400, "InvalidArgument", "The signed address is malformed.")
        signed = "\n".join(
            [
                method,
                path,
                "&".join(sorted(p for p in pairs if not p.startswith("X-Goog-Signature="))),
                *(f"{name}:{headers.get(name, '')}" for name in names),
                "",
                ";".join(names),
                "UNSIGNED-PAYLOAD",
            ]
        )
        scope = f"{day}/{place}/{service}/{kind}"
        digest = hashlib.sha256(signed.encode()).hexdigest()
        message = f"GOOG4-RSA-SHA256\n{stamp}\n{scope}\n{digest}".encode()
        try:
            self._key(email).verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, ValueError):
            raise Refused(
                403, "SignatureDoesNotMatch", "The signature does not match the request."
            ) from None
        if signed_at > time.time() + _SKEW_SECONDS:
            raise Refused(403, "RequestTimeTooSkewed", "The signature is from the future.")
        if time.time() >= signed_at + seconds:
            raise Refused(400, "ExpiredToken", "The signed address has expired.")

    def _key(self, email: str) -> rsa.RSAPublicKey:
        if email.endswith(_THROW_AWAY):
            der = email.removesuffix(_THROW_AWAY)
            key = load_der_public_key(base64.urlsafe_b64decode(der + "=" * (-len(der) % 4)))
        elif email in self._keys:
            key = load_pem_public_key(self._keys[email].encode())
        else:
            raise ValueError("an unknown signer")
        if not isinstance(key, rsa.RSAPublicKey):
            raise ValueError("not an RSA key")
        return key
