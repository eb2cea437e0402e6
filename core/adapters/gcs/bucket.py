"""Blocking calls to one Cloud Storage bucket, each within the operation of its thread.

Imports the vendor's packages, so `core.adapters.gcs.blobs` imports it on first use, in a thread.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import google.auth
import google.auth.transport.requests as google_requests
from google.api_core import exceptions as api
from google.api_core.retry import Retry
from google.auth.compute_engine import Credentials as MetadataCredentials
from google.auth.credentials import AnonymousCredentials
from google.cloud import storage

from core.adapters.blob_rules import missing
from core.adapters.gcs.download import Download
from core.adapters.gcs.errors import again, bucket_is_missing, is_transient
from core.adapters.gcs.operation import current_operation
from core.adapters.gcs.signing import signer_for, throw_away_signer
from core.adapters.gcs.transport import plain_session, signed_in_session
from core.ports.blobs import BlobInfo
from core.security.addresses import is_loopback

STALL_SECONDS = 15.0
"""How long a large blob may come no further."""

_SMALL_BYTES = 1024 * 1024  # sent in one request
_CHUNK_BYTES = 512 * 1024  # a multiple of 256 KiB, as the protocol wants it
_CACHE_CONTROL = "private, max-age=3600"  # a blob never changes, but it can speak of a patient
_LOST = (404, 410)  # the service has forgotten the upload
_WRITE = "write"  # metadata that tells our own bytes from those of another writer
_SCOPES = ["https://www.googleapis.com/auth/cloud-platform"]  # signBlob needs it
_UNIVERSE = "googleapis.com"
_NO_KEY = "~"  # begins as no key does


class Bucket:
    """The bucket as its client sees it; safe to use from several threads."""

    def __init__(
        self,
        name: str,
        project: str,
        endpoint: str | None,
        iam_endpoint: str,
        *,
        emulated: bool,
        connections: int,
    ) -> None:
        proxies = not is_loopback(endpoint)
        self._plain = plain_session(connections, proxies=proxies)
        self._request = google_requests.Request(self._plain)
        credentials = AnonymousCredentials() if emulated else _credentials(self._request)
        self._session = signed_in_session(credentials, self._request, connections, proxies=proxies)
        self._client = storage.Client(
            project=project,
            credentials=credentials,
            _http=self._session,
            client_options={"api_endpoint": endpoint} if endpoint else None,
        )
        self._bucket = self._client.bucket(name)
        self._endpoint: str = self._client.api_endpoint
        self._signing = threading.Lock()
        self._signer: Any = None
        self._new_signer: Callable[[], Any] = (
            throw_away_signer
            if emulated
            else partial(signer_for, credentials, self._session, self._request, iam_endpoint)
        )

    def create(self) -> None:
        """Make the bucket, unless it is there: for emulators, which begin empty."""
        try:
            again(partial(self._client.create_bucket, self._bucket, retry=None))
        except api.Conflict:
            return

    def put(self, key: str, data: bytes, content_type: str) -> None:
        """Store or overwrite.

        Each try says which generation it replaces, so that a try whose answer was lost and that
        is applied late can never replace what came after it.
        """
        write = uuid4().hex
        replaces = 0  # most keys are new
        while True:
            try:
                again(partial(self._upload, key, data, content_type, write, replaces))
            except api.PreconditionFailed:
                stored = self._find(key)
                if stored is not None and (stored.metadata or {}).get(_WRITE) == write:
                    return  # an earlier try did it, and its answer was lost
                replaces = 0 if stored is None else stored.generation
            else:
                return

    def info(self, key: str) -> BlobInfo | None:
        """Facts about the blob, or None when there is none."""
        stored = self._find(key)
        if stored is None:
            return None
        return BlobInfo(key, stored.size, stored.content_type)

    def delete(self, key: str) -> bool:
        """Delete; True when it existed."""
        while True:
            stored = self._find(key)
            if stored is None:
                return False
            tries = 0

            def remove(generation: int = stored.generation) -> None:
                nonlocal tries
                tries += 1
                self._bucket.blob(key).delete(if_generation_match=generation, retry=None)

            try:
                again(remove)
            except (api.NotFound, api.PreconditionFailed):
                # Either an earlier try did it, and its answer was lost; or somebody was faster.
                if tries == 1:
                    continue
            return True

    def url(self, key: str, expires_seconds: int) -> str:
        """A V4 signed address. Raises NotFound."""
        if self._find(key) is None:
            raise missing()
        with self._signing:
            if self._signer is None:
                self._signer = again(self._new_signer)
        sign = partial(
            self._bucket.blob(key).generate_signed_url,
            version="v4",
            expiration=timedelta(seconds=expires_seconds),
            method="GET",
            credentials=self._signer,
            api_access_endpoint=self._endpoint,
        )
        address: str = again(sign)
        return address

    def check(self) -> None:
        """Raise unless the bucket answers and lets us in; asks for nothing that can exist."""
        again(self._look)

    def open(self, key: str, start: int, end: int | None) -> tuple[Download, bytes]:
        """Begin to read: the stream, and its first bytes. Raises NotFound."""
        download = Download(self._session, self._media_address(key), start, end)
        return download, download.piece()

    def close(self) -> None:
        """Close all connections."""
        self._session.close()
        self._plain.close()

    def _find(self, key: str) -> Any:
        """The object with its properties, or None."""
        blob = self._bucket.blob(key)
        try:
            again(partial(blob.reload, retry=None))
        except api.NotFound as error:
            if bucket_is_missing(error):
                raise
            return None
        return blob

    def _look(self) -> None:
        found = self._client.list_blobs(self._bucket, prefix=_NO_KEY, max_results=1, retry=None)
        for _ in found:
            return

    def _upload(self, key: str, data: bytes, content_type: str, write: str, replaces: int) -> None:
        blob = self._bucket.blob(key)
        blob.cache_control = _CACHE_CONTROL
        blob.metadata = {_WRITE: write}
        send = partial(
            blob.upload_from_file, content_type=content_type, if_generation_match=replaces
        )
        if len(data) <= _SMALL_BYTES:
            send(io.BytesIO(data), size=len(data), retry=None)
            return
        blob.chunk_size = _CHUNK_BYTES
        try:
            # Without a size the client sends it in chunks, each of which is tried again.
            send(_Source(data), retry=Retry(is_transient, 0.1, 1.0, 2.0, timeout=STALL_SECONDS))
        except api.GoogleAPICallError as error:
            if error.code not in _LOST or bucket_is_missing(error):
                raise
            raise _UploadLost from error
        except ValueError as error:
            # The server kept a part of a chunk, which the client cannot go on from.
            raise _UploadLost from error

    def _media_address(self, key: str) -> str:
        name = quote(self._bucket.name, safe="")
        path = f"/download/storage/v1/b/{name}/o/{quote(key, safe='')}?alt=media"
        return f"{self._endpoint.rstrip('/')}{path}"


class _Source(io.BytesIO):
    """Bytes to send: each time that the client comes for more, it gets time for them."""

    def read(self, size: int | None = -1, /) -> bytes:
        current_operation().extend(STALL_SECONDS)
        return super().read(size)


class _UploadLost(OSError):
    """The upload cannot be finished where it stands; it begins anew."""


def _credentials(request: google_requests.Request) -> Any:
    found, _project = google.auth.default(scopes=_SCOPES, request=request)
    if isinstance(found, MetadataCredentials):
        # Otherwise the client asks the metadata server for it, without a time limit of ours.
        return found.with_universe_domain(_UNIVERSE)
    return found
