"""Which versions a request may mean, and what repeats a request."""

from __future__ import annotations

import pytest

from core.errors import AppError, ChangedMeanwhile, Conflict, PreconditionFailed
from core.records.idempotency import new_record
from core.records.versions import ExpectedVersion, etag, first_version, last_change, next_version


@pytest.mark.parametrize(
    ("expected", "refusal"),
    [
        (ExpectedVersion(), None),
        (ExpectedVersion(field=3), None),
        (ExpectedVersion(field=2), ChangedMeanwhile),
        (ExpectedVersion(field=4), ChangedMeanwhile),
        (ExpectedVersion(tags=('"3"',)), None),
        (ExpectedVersion(tags=("*",)), None),
        (ExpectedVersion(tags=('"1"', '"3"')), None),
        (ExpectedVersion(tags=('"1"', '"2"')), PreconditionFailed),
        # A weak tag says that two versions are much alike, which is not enough to write over one.
        (ExpectedVersion(tags=('W/"3"',)), PreconditionFailed),
        (ExpectedVersion(tags=("3",)), PreconditionFailed),
        (ExpectedVersion(field=3, tags=('"2"',)), PreconditionFailed),
        (ExpectedVersion(field=2, tags=('"3"',)), ChangedMeanwhile),
    ],
)
def test_only_the_present_version_is_meant(
    expected: ExpectedVersion, refusal: type[AppError] | None
) -> None:
    if refusal is None:
        expected.require(3)
        return
    with pytest.raises(refusal) as caught:
        expected.require(3)
    assert caught.value.error_code == "stale_version"
    assert caught.value.status == (412 if refusal is PreconditionFailed else 409)


def test_a_record_from_before_versions_is_the_first_one() -> None:
    old = {"modified_at": "2024-05-06T07:08:09.000000Z"}
    shown = last_change(old, old["modified_at"])
    assert (shown["version"], shown["changed_by"], shown["changed_at"].hour) == (1, None, 7)
    changed = old | next_version(old, "Dr Osei")
    assert last_change(changed, old["modified_at"])["changed_by"] == "Dr Osei"
    assert changed["version"] == 2
    assert etag(changed["version"]) == '"2"'
    assert first_version("")["changed_by"] is None


def test_a_key_names_one_record_of_one_caller() -> None:
    first = new_record("ag", "u_ana", "press-1", "the form")
    assert first == new_record("ag", "u_ana", "press-1", "the form")
    assert first.id != new_record("ag", "u_bob", "press-1", "the form").id
    assert first.id != new_record("ag", "u_ana", "press-2", "the form").id
    other = new_record("ag", "u_ana", "press-1", "another form")
    assert other.id == first.id
    first.require_same(first.request_sha256)
    with pytest.raises(Conflict) as caught:
        other.require_same(first.request_sha256)
    assert caught.value.error_code == "already_created"
    without = new_record("ag", "u_ana", None, "the form")
    assert without.id != new_record("ag", "u_ana", None, "the form").id
    assert without.request_sha256 is None
