"""What people have said of a document's text, as it is kept in its record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field, StrictBool

from core.ports.documents import JsonObject
from core.shared.approvals import (
    Approver,
    StoredApprover,
    approved_now,
    approver_view,
)
from plugins.knowledge.contract import ApprovalState, DocumentApproval, DocumentReader


class StoredTextApproval(BaseModel):
    """Who has approved the text with this hash. `complete` once nobody else has to read it, by the
    clinic's rule of then: a stricter rule takes no approval back.
    """

    sha256: str
    complete: StrictBool
    readers: list[StoredApprover]


class StoredText(BaseModel):
    """A text that a document had, and its blob."""

    content_key: str = Field(pattern=r"^knowledge/[\w./-]+$")
    content_sha256: str


def approval_state(data: Mapping[str, Any]) -> ApprovalState:
    """How the present text of a document's record stands."""
    kept = data.get("approval")
    if kept is not None and kept["sha256"] == data["content_sha256"]:
        return ApprovalState.APPROVED if kept["complete"] else ApprovalState.FIRST_READER
    return ApprovalState.WAITING if data.get("approval_wanted") else ApprovalState.EARLIER


def may_be_used(data: Mapping[str, Any]) -> bool:
    """Whether agents may answer from the present text, where they get approved ones only."""
    return approval_state(data) in (ApprovalState.APPROVED, ApprovalState.EARLIER)


def after_edit(before: Mapping[str, Any], sha256: str) -> JsonObject:
    """The stored fields that follow when the text becomes the one with this hash.

    What is approved stays in use until the new text is. A text that is in use comes back as what
    it was.
    """
    in_use = before.get("former_in_use")
    if may_be_used(before):
        in_use = {name: before[name] for name in StoredText.model_fields}
    if in_use is not None and in_use["content_sha256"] == sha256:
        approval = before.get("approval")
        known = approval is not None and approval["sha256"] == sha256
        return {"approval_wanted": known, "former_in_use": None}
    return {"approval_wanted": True, "former_in_use": in_use}


def approval_by(data: Mapping[str, Any], approver: Approver, *, second: bool) -> JsonObject:
    """The stored fields once this person has approved the present text; none if they have before.

    With `second` it takes two people.
    """
    state = approval_state(data)
    readers: list[JsonObject] = []
    if state in (ApprovalState.APPROVED, ApprovalState.FIRST_READER):
        readers = data["approval"]["readers"]
        if state is ApprovalState.APPROVED or any(_same(one, approver) for one in readers):
            return {}
    readers = [*readers, approved_now(approver)]
    approval = {
        "sha256": data["content_sha256"],
        "complete": len(readers) > 1 or not second,
        "readers": readers,
    }
    return {"approval": approval, "approval_wanted": True}


def _same(reader: JsonObject, approver: Approver) -> bool:
    if reader["approved_by"] != approver.user_id:
        return False
    # Where nobody signs in all have one id, and only the names that they type tell them apart.
    known = _plain(reader["approved_by_name"])
    return approver.signed_in or known == _plain(approver.name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def approval_view(data: Mapping[str, Any]) -> DocumentApproval:
    """The approval as the API shows it."""
    state = approval_state(data)
    given = state in (ApprovalState.APPROVED, ApprovalState.FIRST_READER)
    readers = data["approval"]["readers"] if given else []
    return DocumentApproval(
        state=state,
        readers=[DocumentReader(**approver_view(one)) for one in readers],
        former_in_use=not may_be_used(data) and data.get("former_in_use") is not None,
    )
