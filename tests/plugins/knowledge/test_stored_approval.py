"""What an edit and an approval make of a document's record."""

from __future__ import annotations

from typing import Any

from core.shared.approvals import Approver
from plugins.knowledge.contract import ApprovalState
from plugins.knowledge.stored.approval import (
    after_edit,
    approval_by,
    approval_state,
    approval_view,
    may_be_used,
    text_there,
)

Row = dict[str, Any]

ANA, WEI = Approver("u_ana", "Ana"), Approver("u_wei", "Wei")


def document(text: str, **more: object) -> Row:
    there = {"elevenlabs_document_id": "there", "sync_status": "completed"}
    return named(text) | there | more


def named(text: str) -> Row:
    return {"content_key": f"knowledge/kd/{text}.txt", "content_sha256": text}


def edited(data: Row, text: str) -> Row:
    return data | named(text) | after_edit(data, text) | {"sync_status": "pending"}


def approved(data: Row, *readers: Approver, second: bool = False) -> Row:
    for reader in readers:
        data = data | approval_by(data, reader, second=second)
    return data


def sent(data: Row) -> Row:
    there = {name: data[name] for name in ("content_key", "content_sha256")}
    return data | {"former_in_use": None, "text_there": there, "sync_status": "completed"}


def test_a_first_reader_takes_no_document_of_before_out_of_use() -> None:
    begun = approved(document("a"), ANA, second=True)
    assert approval_state(begun) is ApprovalState.FIRST_READER
    assert may_be_used(begun)
    again = edited(edited(begun, "b"), "a")
    assert approval_state(again) is ApprovalState.FIRST_READER
    assert may_be_used(again)
    whole = approved(again, WEI, second=True)
    assert approval_state(whole) is ApprovalState.APPROVED
    assert not may_be_used(edited(whole, "b"))


def test_a_new_document_with_one_of_two_readers_is_not_used() -> None:
    assert not may_be_used(approved(document("a", approval_wanted=True), ANA, second=True))


def test_an_approved_text_has_its_approval_again_whoever_has_read_another_one_meanwhile() -> None:
    whole = approved(document("a", approval_wanted=True), ANA)
    begun = approved(edited(whole, "b"), WEI, second=True)
    again = edited(begun, "a")
    assert approval_state(again) is ApprovalState.APPROVED
    assert [one.approved_by for one in approval_view(again).readers] == ["u_ana"]


def test_agents_have_what_was_sent_not_what_was_approved_last() -> None:
    first = sent(approved(document("a", approval_wanted=True), ANA))
    third = edited(approved(edited(first, "b"), ANA), "c")
    assert text_there(third) == named("a")
    assert approval_view(third).former_in_use
    assert may_be_used(edited(third, "b")), "it is approved all the same"


def test_nothing_is_there_of_a_document_that_was_never_sent() -> None:
    new = document("a", approval_wanted=True, elevenlabs_document_id=None, sync_status="pending")
    second = edited(approved(new, ANA), "b")
    assert text_there(second) is None
    assert not approval_view(second).former_in_use


def test_a_record_of_an_earlier_version_has_its_text_there() -> None:
    assert text_there(edited(document("a"), "b")) == named("a")
