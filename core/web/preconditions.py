"""Headers of requests that change records: `If-Match` (RFC 9110), `ETag`, `Idempotency-Key`."""

# No postponed annotations here: FastAPI cannot resolve those of a dependency's aliases.

import re
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Response

from core.errors import InvalidInput
from core.i18n import text
from core.records.versions import Versioned, etag
from core.values import ID_PATTERN

R = TypeVar("R", bound=Versioned)

IdempotencyKey = Annotated[
    str | None,
    Header(
        pattern=ID_PATTERN,
        description="The same for each repetition of one request: it makes one record only.",
    ),
]
"""The parameter of a route that makes a record."""

_TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_TAGS = re.compile(rf"\s*(?:\*|{_TAG}(?:\s*,\s*{_TAG})*)\s*")
_MAX_HEADER = 1000


async def _entity_tags(
    if_match: Annotated[
        str | None,
        Header(
            max_length=_MAX_HEADER,
            description="The ETag of the version that is changed; refused with 412 when stale.",
        ),
    ] = None,
) -> tuple[str, ...] | None:
    if if_match is None:
        return None
    if not _TAGS.fullmatch(if_match):
        raise InvalidInput.field("If-Match", text('Give the record\'s ETag, such as "3", or *'))
    # A weak tag (W/"3") stays as it is and so matches nothing: If-Match compares strongly.
    return tuple(re.findall(rf"\*|{_TAG}", if_match))


IfMatch = Annotated[tuple[str, ...] | None, Depends(_entity_tags)]
"""The parameter of a route that changes a versioned record: the tags of `ExpectedVersion`."""


def tagged(response: Response, record: R) -> R:
    """The record as the answer of a route, with its `ETag`."""
    response.headers["ETag"] = etag(record.version)
    return record
