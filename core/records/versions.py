"""Versions of records that people edit: a change may name the one that it was made to.

A version counts what people changed, and nothing that a job notes on the record: the state of a
sync or the progress of speech must not refuse what a user types meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StrictInt

from core import clock
from core.errors import ChangedMeanwhile, PreconditionFailed
from core.i18n import text
from core.models.late import LateModel
from core.ports.documents import JsonObject
from core.records import Stamp

FIRST = 1
"""The version of a new record, and of one that was stored before versions were kept."""

EditedVersion = Annotated[
    int | None,
    Field(ge=FIRST, description="The version that is changed; a stale one is refused with 409."),
]
"""The field `version` of a change. Without it the last change holds."""


class Versioned(LateModel):
    """What every editable record tells of its last change by a person.

    `changed_by` is a name for people, None where nobody signs in. `changed_at` is UTC.
    """

    version: int
    changed_by: str | None = None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ExpectedVersion:
    """The version that a request was made for: by its `version` field, its `If-Match`, or both.

    `tags` are the entity tags of `If-Match`, `*` among them for any version. None says nothing.
    """

    field: int | None = None
    tags: tuple[str, ...] | None = None

    def require(self, current: int) -> None:
        """Raise PreconditionFailed (412) or ChangedMeanwhile (409) unless `current` is meant."""
        if self.tags is not None and not {"*", etag(current)} & set(self.tags):
            raise PreconditionFailed(_STALE)
        if self.field is not None and self.field != current:
            raise ChangedMeanwhile(_STALE)


ANY_VERSION = ExpectedVersion()
"""The request names no version: the last change holds."""

_STALE = text(
    "Somebody else changed this meanwhile. Nothing was changed by this "
    "request. Read it again and decide which changes to keep."
)


def etag(version: int) -> str:
    """The entity tag of a version, as in the header `ETag`."""
    return f'"{version}"'


def version_of(data: Mapping[str, Any]) -> int:
    """The version of a stored record."""
    return int(data.get("version", FIRST))


class StoredVersion(LateModel):
    """What is stored of a record's last change by a person; older records have none of it."""

    version: StrictInt = FIRST
    changed_by: str | None = None
    changed_at: Stamp | None = None


def first_version(by: str | None) -> JsonObject:
    """The stored fields of a new record that tell of its last change; `by` is a person's name."""
    return {"version": FIRST, "changed_by": by or None, "changed_at": clock.stamp()}


def next_version(data: Mapping[str, Any], by: str | None) -> JsonObject:
    """The same after a change by a person."""
    return first_version(by) | {"version": version_of(data) + 1}


def last_change(data: Mapping[str, Any], otherwise: str) -> JsonObject:
    """The fields of `Versioned` from a stored record.

    `otherwise` is the stamp shown for a record that was stored before versions were kept.
    """
    return {
        "version": version_of(data),
        "changed_by": data.get("changed_by"),
        "changed_at": clock.parse(data.get("changed_at") or otherwise),
    }
