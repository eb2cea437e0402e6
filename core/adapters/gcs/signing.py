"""Who signs addresses of Cloud Storage: a service account's key, Google's IAM, or a throw-away key.

- A service account with a private key signs with it.
- The identity of Cloud Run's metadata server has no private key: IAM's `signBlob` signs for it,
  which needs the role Service Account Token Creator on itself.
- An emulator has no identities. A key that lives as long as the process signs for it, and the
  address carries the public key as its signer, so that a test server can verify address and expiry.

Imports the vendor's packages, so `core.adapters.gcs.blobs` imports it on first use, in a thread.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import google.auth.transport.requests as google_requests
import requests
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from google.api_core import exceptions as api
from google.auth.credentials import Signing

from core.errors import Unavailable
from core.i18n import text

THROW_AWAY_DOMAIN = "@key.invalid"
"""Follows the public key (DER, URL-safe base64) in the signer of an address for an emulator."""

_KEY_BITS = 2048


class Signer(Signing):  # type: ignore[misc]  # the vendor's class has no types
    """Signs for `signer_email`, in the shape that the vendor's client asks for."""

    def __init__(self, email: str, sign: Callable[[bytes], bytes]) -> None:
        self._email = email
        self._sign = sign

    @property
    def signer_email(self) -> str:
        """The identity that the address names."""
        return self._email

    @property
    def signer(self) -> None:
        """There is no key to hand out."""
        return

    def sign_bytes(self, message: bytes) -> bytes:
        """The RSA SHA-256 signature."""
        return self._sign(message)


def throw_away_signer() -> Signer:
    """A new key for addresses of an emulator."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    name = base64.urlsafe_b64encode(public).decode().rstrip("=")
    return Signer(
        name + THROW_AWAY_DOMAIN,
        lambda message: key.sign(message, padding.PKCS1v15(), hashes.SHA256()),
    )


def signer_for(
    credentials: Any,
    session: requests.Session,
    request: google_requests.Request,
    iam_endpoint: str,
) -> Any:
    """Who signs for these credentials. Raises Unavailable when nobody can."""
    if isinstance(credentials, Signing):
        return credentials
    email = getattr(credentials, "service_account_email", None)
    if email == "default":
        credentials.refresh(request)
        email = credentials.service_account_email
    if not email:
        raise Unavailable(
            text("These Google credentials cannot sign addresses of files. Use a service account."),
            error_code="store_unavailable",
        )
    url = f"{iam_endpoint}/v1/projects/-/serviceAccounts/{email}:signBlob"

    def sign(message: bytes) -> bytes:
        payload = base64.b64encode(message).decode()

        def ask() -> bytes:
            answer = session.post(url, json={"payload": payload})
            if answer.status_code != 200:
                raise api.from_http_status(answer.status_code, "signBlob")
            return base64.b64decode(answer.json()["signedBlob"])

        try:
            return ask()
        except (api.Forbidden, api.NotFound):
            raise Unavailable(
                text(
                    "The service account may not sign addresses of files. Give it the role "
                    "Service Account Token Creator on itself."
                ),
                error_code="store_unavailable",
            ) from None

    return Signer(email, sign)
