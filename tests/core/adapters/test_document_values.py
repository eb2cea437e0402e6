"""What a document may hold, and that bad values are told of with their place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.adapters.document_values import MAX_DEPTH, MAX_INTEGER, encode
from core.errors import InvalidInput


def nested(levels: int) -> dict[str, Any]:
    """An object in an object, so many times."""
    value: dict[str, Any] = {"end": True}
    for _ in range(levels):
        value = {"in": value}
    return value


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"list": [1, 2.5, None, True, "é", {"in": []}]},
        {"pair": (1, "two")},
        {"most": MAX_INTEGER - 1, "least": -MAX_INTEGER},
        nested(MAX_DEPTH - 1),
    ],
)
def test_a_document_is_kept_as_it_is(value: dict[str, Any]) -> None:
    assert json.loads(encode(value)) == json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"a": [{"b": MAX_INTEGER}]}, "a.0.b"),
        ({"a": {"b": float("nan")}}, "a.b"),
        ({"a": ["fine", "half \ud800"]}, "a.1"),
        ({"a": {"half \ud800": 1}}, "a"),
    ],
)
def test_a_bad_value_is_named(value: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        encode(value)
    assert [problem.field for problem in refused.value.fields] == [field]


def test_a_document_has_a_bound_of_levels() -> None:
    with pytest.raises(InvalidInput):
        encode(nested(MAX_DEPTH + 1))


@pytest.mark.parametrize("value", [{"a": {1: "one"}}, {"a": {1, 2}}, {"a": b"bytes"}])
def test_what_is_no_json_is_a_mistake_of_the_caller(value: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        encode(value)
