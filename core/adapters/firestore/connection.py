"""The way to Firestore: one channel, calls that are bounded in time, and what their errors mean."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import google.auth
import grpc
from google.api_core import exceptions
from google.auth.exceptions import GoogleAuthError
from google.cloud.firestore_v1.services.firestore import FirestoreAsyncClient
from google.cloud.firestore_v1.services.firestore.transports import FirestoreGrpcAsyncIOTransport

from core.errors import Unavailable
from core.i18n import text
from core.ports.documents import Filter, UndeclaredIndex

log = logging.getLogger(__name__)

T = TypeVar("T")

ANSWER_SECONDS = 4.0
"""How long one request is tried in all; the store limits what a method takes with all of its."""
CHECK_SECONDS = 1.6
"""The same for a health check."""
_ATTEMPT_SECONDS = 2.5
_FIRST_PAUSE, _MAX_PAUSE = 0.05, 0.8

_OPTIONS = [
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
    # gRPC waits up to two minutes between its attempts to connect; we must be back in seconds.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 1_000),
    ("grpc.max_reconnect_backoff_ms", 1_000),
    ("grpc.use_local_subchannel_pool", 1),
]

TRANSIENT = (
    exceptions.Aborted,
    exceptions.Cancelled,
    exceptions.DeadlineExceeded,
    exceptions.InternalServerError,
    exceptions.ResourceExhausted,
    exceptions.ServiceUnavailable,
    exceptions.Unknown,
)
"""What passes by itself; https://firebase.google.com/docs/firestore/understand-error-codes."""


class Connection:
    """Firestore's own client with its channel, for one database. Made in the running loop."""

    def __init__(self, client: FirestoreAsyncClient, database: str, *, emulated: bool) -> None:
        self.client = client
        self.database = database
        self.documents = f"{database}/documents"
        self.metadata = [("google-cloud-resource-prefix", database)]
        if emulated:
            # Google's emulator lets its owner past the security rules.
            self.metadata.append(("authorization", "Bearer owner"))
        self._closed = False

    async def call(
        self, send: Callable[[float], Awaitable[T]], seconds: float = ANSWER_SECONDS
    ) -> T:
        """Send, and send again while it fails in passing; `send` gets its time limit in seconds.

        Raises Unavailable when nothing helps, and the errors that tell about the request itself.
        """
        deadline = asyncio.get_running_loop().time() + seconds
        pause = _FIRST_PAUSE
        while True:
            left = deadline - asyncio.get_running_loop().time()
            try:
                return await self._once(send, max(min(left, _ATTEMPT_SECONDS), 0.01))
            except TRANSIENT as error:
                left = deadline - asyncio.get_running_loop().time()
                wait = pause * random.uniform(0.5, 1.0)
                if left <= wait or self._closed:
                    raise _unavailable(error) from error
                await asyncio.sleep(wait)
                pause = min(2 * pause, _MAX_PAUSE)

    async def _once(self, send: Callable[[float], Awaitable[T]], seconds: float) -> T:
        if self._closed:
            raise closed()
        try:
            # gRPC's own limit first; ours holds where it waits for something else, as for a token.
            async with asyncio.timeout(seconds + 0.25):
                return await send(seconds)
        except TimeoutError as error:
            raise exceptions.DeadlineExceeded("no answer in time") from error
        except grpc.aio.UsageError as error:  # the channel was closed while the call began
            raise closed() from error
        except GoogleAuthError as error:
            raise _refused(text("the service account could not be used"), error) from error
        except (exceptions.PermissionDenied, exceptions.Unauthenticated) as error:
            raise _refused(text("access was refused"), error) from error

    async def close(self) -> None:
        """End the channel and every call on it."""
        self._closed = True
        await self.client.transport.close()


async def connect(project: str, database_id: str, emulator_host: str | None) -> Connection:
    """A connection; nothing is sent yet. Raises Unavailable when there are no credentials."""
    database = f"projects/{project}/databases/{database_id}"
    if emulator_host is not None:
        host = emulator_host.rpartition("://")[2].rstrip("/")
        channel = grpc.aio.insecure_channel(host, options=_OPTIONS)
        transport = FirestoreGrpcAsyncIOTransport(host=host, channel=channel)
        return Connection(FirestoreAsyncClient(transport=transport), database, emulated=True)
    try:
        # It asks the metadata server of Cloud Run, so not in the event loop.
        credentials, _ = await asyncio.to_thread(
            google.auth.default, scopes=FirestoreGrpcAsyncIOTransport.AUTH_SCOPES
        )
    except GoogleAuthError as error:
        raise _refused(text("no Google credentials were found"), error) from error
    channel = FirestoreGrpcAsyncIOTransport.create_channel(
        credentials=credentials, options=_OPTIONS
    )
    transport = FirestoreGrpcAsyncIOTransport(channel=channel)
    return Connection(FirestoreAsyncClient(transport=transport), database, emulated=False)


def closed() -> Unavailable:
    """What a call on a closed store gets."""
    return Unavailable(
        text("The document store is closed because the program stops."),
        error_code="store_unavailable",
    )


def unreachable() -> Unavailable:
    """What a caller gets while Firestore does not answer."""
    return Unavailable(
        text("The document store does not answer now. Try again in a moment."),
        error_code="store_unavailable",
    )


def _unavailable(error: Exception) -> Unavailable:
    log.warning("firestore: %s", type(error).__name__)
    return unreachable()


def _refused(reason: str, error: Exception) -> Unavailable:
    log.error("firestore: %s (%s); see roles/datastore.user", reason, type(error).__name__)
    return Unavailable(
        text("The document store cannot be used: {reason}.", reason=reason),
        error_code="store_unavailable",
    )


def index_error(
    error: exceptions.GoogleAPICallError,
    collection: str,
    filters: Sequence[Filter],
    order: str | None,
    sums: Sequence[str] = (),
) -> Exception:
    """What a query's refusal means: no such index (UndeclaredIndex), or one that is being built."""
    message = str(error.message).lower()
    if "index" not in message or "building" in message:
        return unreachable()
    asked = [f"{f.field} {f.op}" for f in filters] + ([order] if order else []) + list(sums)
    return UndeclaredIndex(
        f"Firestore has no index for a query of {collection!r} on {asked}; "
        "deploy the indexes that 'elevendops indexes' writes"
    )
