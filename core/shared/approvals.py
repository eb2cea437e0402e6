"""Who approves what patients hear and read, and how that is kept beside what was approved.

An approval is bound to the SHA-256 of the very text that somebody had before them. Whether it holds
is looked up by that, so that nothing has to be marked when a text changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core import clock
from core.i18n import text
from core.models.late import LateModel
from core.ports.documents import JsonObject
from core.records import Stamp
from core.security import DEFAULT_DOCTOR, Caller

SIGNED_IN = "u_"
"""How the ids of people who signed in begin."""


@dataclass(frozen=True, slots=True)
class Approver:
    """Who approves; `name` is for people and may be empty."""

    user_id: str
    name: str

    @classmethod
    def of(cls, caller: Caller, claimed: str | None = None) -> Approver:
        """Whoever asks; `claimed` is the doctor's id in the request, for where nobody signs in."""
        return cls(caller.acting_for(claimed), caller.name)

    @property
    def signed_in(self) -> bool:
        """Whether sign-in has proven who it is."""
        return self.user_id.startswith(SIGNED_IN)


class StoredApprover(LateModel):
    """Who has approved when. Approvals of earlier versions have no name."""

    approved_by: str
    approved_by_name: str = ""
    approved_at: Stamp


def approved_now(approver: Approver) -> JsonObject:
    """The fields of `StoredApprover` for an approval given now."""
    return {
        "approved_by": approver.user_id,
        "approved_by_name": approver.name,
        "approved_at": clock.stamp(),
    }


def approver_view(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields as the API shows them: a name for people, and a time (UTC)."""
    return {
        "approved_by": data["approved_by"],
        "approved_by_name": data.get("approved_by_name") or words_for(data["approved_by"]),
        "approved_at": clock.parse(data["approved_at"]),
    }


def words_for(user_id: str) -> str:
    """A person without a name, in words: the ids of those who signed in mean nothing to people."""
    if user_id == DEFAULT_DOCTOR:
        return text("the clinician at this computer")
    return text("a colleague") if user_id.startswith(SIGNED_IN) else user_id


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
