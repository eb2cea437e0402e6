"""Response models made from an OpenAPI document, so that they are those of the product."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

_PLAIN: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "null": None,
}


def answer_model(document: dict[str, Any], path: str) -> type[BaseModel]:
    """What a GET of this path answers with success. Raises KeyError when the document has none."""
    answers = document["paths"][path]["get"]["responses"]
    schema = answers["200"]["content"]["application/json"]["schema"]
    found: type[BaseModel] = _Models(document).type_of(schema)
    return found


class _Models:
    def __init__(self, document: dict[str, Any]) -> None:
        self._schemas = document["components"]["schemas"]
        self._made: dict[str, Any] = {}

    def type_of(self, schema: dict[str, Any]) -> Any:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name not in self._made:
                self._made[name] = self._named(name, self._schemas[name])
            return self._made[name]
        if "enum" in schema:
            return Literal[tuple(schema["enum"])]
        if "anyOf" in schema:
            return reduce(or_, (self.type_of(one) for one in schema["anyOf"]))
        kind = schema.get("type")
        if kind == "array":
            return list[self.type_of(schema["items"])]  # type: ignore[misc]
        if kind == "object":
            values = schema.get("additionalProperties")
            return dict[str, self.type_of(values) if isinstance(values, dict) else Any]  # type: ignore[misc]
        if schema.get("format") == "date-time":
            return datetime
        return _PLAIN.get(str(kind), Any)

    def _named(self, name: str, schema: dict[str, Any]) -> Any:
        if "properties" not in schema:
            return self.type_of(schema)
        needed = schema.get("required", ())
        fields: dict[str, Any] = {
            field: (
                self.type_of(value),
                ... if field in needed else Field(default=value.get("default")),
            )
            for field, value in schema["properties"].items()
        }
        return create_model(name, **fields)
