"""JSON Schema in the words of Gemini's protocol, which is an older part of OpenAPI's.

ai.google.dev/api/caching#Schema: types are in capitals, the values of an enum have a format of
their own, and nothing refers to anything else.
"""

from __future__ import annotations

from typing import Any

from core.ports.documents import JsonObject

_REFERENCE = "#/$defs/"


def gemini_schema(schema: JsonObject) -> JsonObject:
    """The same in the protocol's words; limits are left out. Raises KeyError for other than types
    that `WriterRequest.schema` names.
    """
    return _translated(schema, schema.get("$defs", {}))


def _translated(schema: JsonObject, defined: JsonObject) -> JsonObject:
    if "$ref" in schema:
        schema = defined[schema["$ref"].removeprefix(_REFERENCE)]
    found: dict[str, Any] = {"type": schema["type"].upper()}
    if description := schema.get("description"):
        found["description"] = description
    if "enum" in schema:
        found |= {"format": "enum", "enum": list(schema["enum"])}
    if "items" in schema:
        found["items"] = _translated(schema["items"], defined)
    if "properties" in schema:
        found["properties"] = {
            name: _translated(one, defined) for name, one in schema["properties"].items()
        }
        found["required"] = list(schema.get("required", ()))
    return found
