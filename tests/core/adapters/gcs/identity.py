"""Stand-ins for what gives a service its identity: metadata server, token endpoint and IAM."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

TOKEN = "good-token"
EMAIL = "files@clinic.test"
"""Not under gserviceaccount.com, for which the vendor's package asks Google about regions."""

_ACCOUNTS = "/computeMetadata/v1/instance/service-accounts"
_FLAVOR = {"Metadata-Flavor": "Google"}


def cloud_run_environment(metadata_url: str, home: Path) -> dict[str, str]:
    """The environment of a process whose only identity is that of the metadata server."""
    host = metadata_url.removeprefix("http://")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GCE_METADATA_HOST": host,
        "GCE_METADATA_IP": host,
        "NO_PROXY": "127.0.0.1",
    }


class Identity:
    """One service account with its key, on all three services.

    The first token that the metadata server gives is not accepted any more by anybody.
    """

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.may_sign = True
        self.signed = 0
        self._given = 0
        self.app = Starlette(
            routes=[
                Route("/", self._hello),
                Route("/computeMetadata/v1/project/project-id", self._project),
                Route(f"{_ACCOUNTS}/default/", self._account),
                Route(f"{_ACCOUNTS}/{EMAIL}/", self._account),
                Route(f"{_ACCOUNTS}/default/token", self._metadata_token),
                Route("/token", self._token, methods=["POST"]),
                Route(
                    f"/v1/projects/-/serviceAccounts/{EMAIL}:signBlob", self._sign, methods=["POST"]
                ),
            ]
        )

    @property
    def public_key(self) -> str:
        """PEM."""
        public = self._key.public_key()
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def write_key_file(self, path: Path, url: str) -> None:
        """What a service account's key file holds; tokens come from `url`."""
        pem = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        account = {
            "type": "service_account",
            "project_id": "clinic",
            "private_key_id": "1",
            "private_key": pem.decode(),
            "client_email": EMAIL,
            "client_id": "1",
            "token_uri": f"{url}/token",
        }
        path.write_text(json.dumps(account))

    async def _hello(self, request: Request) -> Response:
        return PlainTextResponse("ok", headers=_FLAVOR)

    async def _project(self, request: Request) -> Response:
        return PlainTextResponse("clinic", headers=_FLAVOR)

    async def _account(self, request: Request) -> Response:
        account = {"email": EMAIL, "aliases": ["default"], "scopes": []}
        return JSONResponse(account, headers=_FLAVOR)

    async def _metadata_token(self, request: Request) -> Response:
        self._given += 1
        token = TOKEN if self._given > 1 else "token-that-was-revoked"
        return JSONResponse(
            {"access_token": token, "expires_in": 3600, "token_type": "Bearer"}, headers=_FLAVOR
        )

    async def _token(self, request: Request) -> Response:
        return JSONResponse({"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"})

    async def _sign(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"error": {"code": 401}}, status_code=401)
        if not self.may_sign:
            return JSONResponse({"error": {"code": 403}}, status_code=403)
        payload = base64.b64decode((await request.json())["payload"])
        signature = self._key.sign(payload, padding.PKCS1v15(), hashes.SHA256())
        self.signed += 1
        return JSONResponse({"keyId": "1", "signedBlob": base64.b64encode(signature).decode()})
