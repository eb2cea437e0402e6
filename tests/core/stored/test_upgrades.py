"""Records in blobs: read in the present version, whichever has written them."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel

from core.errors import RecordFromNewerVersion
from core.ports.documents import JsonObject
from core.stored.upgrades import BlobFormat, upgraded


class Letter(BaseModel):
    lines: list[str]
    signed: bool


def upgrade(data: JsonObject, version: int) -> JsonObject:
    if version == 1:
        return {"lines": data["text"].split("\n")}
    return data | {"signed": False}


LETTER = BlobFormat(Letter, version=3, upgrade=upgrade)


def test_it_comes_back_as_it_was_kept() -> None:
    letter = Letter(lines=['He wrote "~record_version":9, and 糖', ""], signed=True)
    assert LETTER.load(LETTER.dump(letter)) == letter
    first = BlobFormat(Letter)
    assert first.load(first.dump(letter)) == letter
    # As a blob was written before versions.
    assert first.dump(letter) == letter.model_dump_json().encode()


def test_the_version_is_in_the_blob_and_no_field_of_the_record() -> None:
    kept = json.loads(LETTER.dump(Letter(lines=[], signed=True)))
    assert kept == {"~record_version": 3, "lines": [], "signed": True}

    class Strict(BaseModel, extra="forbid"):
        line: str

    strict = BlobFormat(Strict, version=2, upgrade=upgrade)
    assert strict.load(strict.dump(Strict(line="x"))) == Strict(line="x")

    class Empty(BaseModel):
        pass

    empty = BlobFormat(Empty, version=2, upgrade=upgrade)
    assert json.loads(empty.dump(Empty())) == {"~record_version": 2}


def test_earlier_versions_are_upgraded_step_by_step() -> None:
    assert LETTER.load(b'{"text":"a\\nb"}') == Letter(lines=["a", "b"], signed=False)
    assert LETTER.load(b'{"~record_version":2,"lines":["a"]}') == Letter(lines=["a"], signed=False)


@pytest.mark.parametrize("known", [LETTER, BlobFormat(Letter)])
def test_a_newer_version_is_not_read(known: BlobFormat[Letter]) -> None:
    with pytest.raises(RecordFromNewerVersion):
        known.load(b'{"~record_version":4,"lines":[],"signed":true}')


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"words":1}',
        b'{"~record_version":"x"}',
        b'{"~record_version":3}',
        b"\xff",
    ],
)
def test_a_damaged_blob_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that is the contract
        LETTER.load(content)


def test_an_upgrade_gives_an_object_or_fails() -> None:
    assert upgraded({"a": 1}, 2, None, 2) == {"a": 1}
    with pytest.raises(TypeError, match="no upgrade from version 1"):
        upgraded({}, 1, None, 2)
    with pytest.raises(TypeError, match="gave NoneType"):
        upgraded({}, 1, lambda data, version: None, 2)  # type: ignore[arg-type, return-value]
