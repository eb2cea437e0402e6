"""Field transforms: what the server computes while it writes."""

from __future__ import annotations

from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp

from tests.firestore_server.errors import invalid
from tests.firestore_server.fields import Value
from tests.firestore_server.values import key

_LIMITS = -(2**63), 2**63 - 1


def transformed(before: Any | None, step: Any, moment: Timestamp) -> tuple[Any, Any]:
    """The field's new value, and what the writer is told."""
    match step.WhichOneof("transform_type"):
        case "set_to_server_value":
            # Server timestamps are cut to milliseconds.
            nanos = moment.nanos // 10**6 * 10**6
            value = Value(timestamp_value=Timestamp(seconds=moment.seconds, nanos=nanos))
            return value, value
        case "increment":
            value = _increment(before, step.increment)
            return value, value
        case "maximum" | "minimum" as kind:
            operand = getattr(step, kind)
            if not _is_number(before):
                return operand, operand
            larger = key(operand) > key(before)
            value = operand if larger == (kind == "maximum") else before
            return value, value
        case "append_missing_elements":
            kept = _elements(before)
            for element in step.append_missing_elements.values:
                if key(element) not in [key(known) for known in kept]:
                    kept.append(element)
            return Value(array_value={"values": kept}), Value(null_value=0)
        case "remove_all_from_array":
            gone = [key(element) for element in step.remove_all_from_array.values]
            kept = [element for element in _elements(before) if key(element) not in gone]
            return Value(array_value={"values": kept}), Value(null_value=0)
    raise invalid("an unknown transform")


def _increment(before: Any | None, by: Any) -> Any:
    if not _is_number(before):
        return by
    assert before is not None
    if {value.WhichOneof("value_type") for value in (before, by)} == {"integer_value"}:
        lowest, highest = _LIMITS
        total = before.integer_value + by.integer_value
        return Value(integer_value=min(max(total, lowest), highest))
    return Value(double_value=float(key(before)[2]) + float(key(by)[2]))


def _is_number(value: Any | None) -> bool:
    return value is not None and value.WhichOneof("value_type") in ("integer_value", "double_value")


def _elements(value: Any | None) -> list[Any]:
    if value is None or value.WhichOneof("value_type") != "array_value":
        return []
    return list(value.array_value.values)
