"""Models that are built when they are first needed, and the same then as any others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError, field_serializer

from core.models.late import LateModel, built_when_needed

Shown = str


class Bed(LateModel):
    """What a room holds."""

    number: int


class Room(LateModel):
    """What holds another model."""

    beds: list[Bed] = []

    @field_serializer("beds")
    def _shown(self, beds: list[Bed]) -> Shown:
        return ", ".join(str(bed.number) for bed in beds)


class Ward(LateModel):
    """What holds its like, and what holds it."""

    wards: list[Ward] = []
    doors: list[Door] = []


class Door(LateModel):
    """What leads to where it is."""

    to: Ward | None = None


class Corridor(LateModel):
    """What two threads need at once."""

    rooms: list[Room]


def test_a_model_is_built_when_something_is_checked_with_it() -> None:
    class Late(LateModel):
        number: int

    assert not Late.__pydantic_complete__
    with pytest.raises(ValidationError):
        Late.model_validate({"number": "none"})
    assert Late.__pydantic_complete__


def test_what_a_model_holds_is_built_once_for_all_that_hold_it() -> None:
    Shown = int  # noqa: F841, N806 - what pydantic would take from here
    room = Room.model_validate({"beds": [{"number": 1}, {"number": 2}]})
    assert Bed.__pydantic_complete__
    assert room.model_dump() == {"beds": "1, 2"}
    assert Room.model_json_schema(mode="serialization")["properties"]["beds"]["type"] == "string"


def test_models_may_hold_each_other() -> None:
    given = {"wards": [{"wards": [], "doors": [{"to": None}]}], "doors": []}
    assert Ward.model_validate(given).model_dump() == given
    assert TypeAdapter(list[Door]).validate_python([{"to": given}])[0].to == Ward(**given)


def test_threads_that_need_a_model_at_once_all_get_it() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(Corridor.model_validate, [{"rooms": [{}]}] * 8))
    assert made == [Corridor(rooms=[Room()])] * 8


def test_models_of_a_library_wait_too_and_others_do_not() -> None:
    with built_when_needed():

        class Held(BaseModel):
            number: int

        class Holding(BaseModel):
            held: list[Held]

    class Plain(BaseModel):
        number: int

    assert Plain.__pydantic_complete__
    assert not Held.__pydantic_complete__
    assert not Holding.__pydantic_complete__
    assert Holding.model_validate({"held": [{"number": "2"}]}).held == [Held(number=2)]
    with pytest.raises(ValidationError):
        Holding.model_validate({"held": [{"number": "two"}]})
