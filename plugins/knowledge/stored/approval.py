"""What people have said of a document's text, as it is kept in its record."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, StrictBool

from core.models.late import LateModel
from core.ports.documents import JsonObject
from core.shared.approvals import (
    Approver,
    StoredApprover,
    approved_now,
    approver_view,
)
from plugins.knowledge.contract import (
    ApprovalState,
    DocumentApproval,
    DocumentReader,
    SyncStatus,
)


class StoredTextApproval(LateModel):
    """Who has approved the text with this hash. `complete` once nobody else has to read it, by the
    clinic's rule of then: a stricter rule takes no approval back.
    """

    sha256: str
    complete: StrictBool
    readers: list[StoredApprover]


class StoredText(LateModel):
    """A text that a document had, and its blob."""

    content_key: str = Field(pattern=r"^knowledge/[\w./-]+$")
    content_sha256: str


class StoredFormerText(StoredText):
    """A former text with what was said of it, which it has again when it comes back."""

    approval: StoredTextApproval | None = None


def approval_state(data: Mapping[str, Any]) -> ApprovalState:
    """How the present text of a document's record stands."""
    kept = data.get("approval")
    if kept is not None and kept["sha256"] == data["content_sha256"]:
        return ApprovalState.APPROVED if kept["complete"] else ApprovalState.FIRST_READER
    return ApprovalState.WAITING if data.get("approval_wanted") else ApprovalState.EARLIER


def may_be_used(data: Mapping[str, Any]) -> bool:
    """Whether agents may answer from the present text, where they get approved ones only."""
    # The first of two readers takes nothing out of use.
    return approval_state(data) is ApprovalState.APPROVED or not data.get("approval_wanted")


def text_there(data: Mapping[str, Any]) -> JsonObject | None:
    """The fields of `StoredText` of what the voice service has; None for nothing."""
    if data["elevenlabs_document_id"] is None:
        return None
    there = data.get("text_there")
    if there is None:
        # Records of earlier versions do not say it.
        completed = data["sync_status"] == SyncStatus.COMPLETED.value
        there = data if completed else data.get("former_in_use")
    return _stored_text(there) if there is not None else None


def former_text(data: Mapping[str, Any]) -> JsonObject | None:
    """The fields of `StoredText` of the last text that agents may answer from, while the present
    one waits; None for none.
    """
    former = data.get("former_in_use")
    return _stored_text(former) if former is not None else None


def after_edit(before: Mapping[str, Any], sha256: str) -> JsonObject:
    """The stored fields that follow when the text becomes the one with this hash.

    What is approved stays in use until the new text is. A text that is in use comes back as what
    it was.
    """
    in_use, there = before.get("former_in_use"), text_there(before)
    if may_be_used(before):
        approval = before.get("approval")
        is_of_it = approval is not None and approval["sha256"] == before["content_sha256"]
        in_use = _stored_text(before) | {"approval": approval if is_of_it else None}
    if in_use is None or in_use["content_sha256"] != sha256:
        return {"approval_wanted": True, "former_in_use": in_use, "text_there": there}
    approval = in_use.get("approval")
    return {
        "approval": approval,
        "approval_wanted": approval is not None and approval["complete"],
        "former_in_use": None,
        "text_there": there,
    }


def approval_by(data: Mapping[str, Any], approver: Approver, *, second: bool) -> JsonObject:
    """The stored fields once this person has approved the present text; none if that adds nothing.

    With `second` it takes two people.
    """
    state = approval_state(data)
    readers: list[JsonObject] = []
    if state is ApprovalState.APPROVED:
        return {}
    if state is ApprovalState.FIRST_READER:
        readers = data["approval"]["readers"]
    if not any(_same(one, approver) for one in readers):
        readers = [*readers, approved_now(approver)]
    elif second:
        return {}
    complete = len(readers) > 1 or not second
    approval = {"sha256": data["content_sha256"], "complete": complete, "readers": readers}
    return {
        "approval": approval,
        "approval_wanted": complete or data.get("approval_wanted", False),
    }


def _stored_text(data: Mapping[str, Any]) -> JsonObject:
    return {name: data[name] for name in StoredText.model_fields}


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
    there = text_there(data)
    other_there = there is not None and there["content_sha256"] != data["content_sha256"]
    return DocumentApproval(
        state=state,
        readers=[DocumentReader(**approver_view(one)) for one in readers],
        former_in_use=not may_be_used(data) and other_there,
    )
