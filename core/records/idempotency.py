"""Creating a record once, though the request for it comes twice.

A caller that does not know whether its request got through repeats it with the same
`Idempotency-Key`. The record's id follows from that key, so the store itself refuses a second one.
Source: IETF draft-ietf-httpapi-idempotency-key-header.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import uuid4

from core.errors import Conflict
from core.i18n import text


@dataclass(frozen=True, slots=True)
class NewRecord:
    """The id of a record that is to be created, and the digest of the request that asks for it.

    The digest is kept with the record; None where the request has no key.
    """

    id: str
    request_sha256: str | None = None

    def require_same(self, stored_sha256: str | None) -> None:
        """Raise Conflict unless the record with this id was made by the same request."""
        if self.request_sha256 != stored_sha256:
            raise Conflict(
                text(
                    "An earlier try has worked after all, with what stood in the form "
                    "then. Open what it made in the list and change it there."
                ),
                error_code="already_created",
            )


def new_record(prefix: str, caller_id: str, key: str | None, request: str) -> NewRecord:
    """The record that a request makes: always the same one for a key of this caller.

    `request` is all that was asked for, as text; it tells a repetition from another request.
    """
    if key is None:
        return NewRecord(f"{prefix}_{uuid4().hex}")
    named = hashlib.sha256(f"{caller_id}\n{key}".encode()).hexdigest()[:32]
    return NewRecord(f"{prefix}_{named}", hashlib.sha256(request.encode()).hexdigest())
