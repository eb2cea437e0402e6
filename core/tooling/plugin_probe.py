"""Bad input for routes, made from their OpenAPI document, and what is wrong with the answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from core.ports.documents import JsonObject

_METHODS = ("get", "post", "put", "patch", "delete")
_UNKNOWN_ID = "no-such-thing"
_WRONG: JsonObject = {"not": ["what", "is", "expected"]}
# Strings that a careless parser or store stumbles over.
_TEXTS = ("", " ", "\x00", "x" * 20_000, "' OR 1=1 --", "\U0001f600")
_PLAIN_KINDS = frozenset({"integer", "number", "boolean"})
_AWAY = (502, 503, 504)


@dataclass(frozen=True, slots=True)
class Operation:
    """One route with one method, as the OpenAPI document tells it; references are followed."""

    method: str
    path: str
    parameters: tuple[JsonObject, ...] = ()
    body: JsonObject | None = None
    media_type: str = ""
    body_required: bool = False
    schemas: Mapping[str, JsonObject] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """`POST /api/notes/{note_id}`."""
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True, slots=True)
class BadRequest:
    """A request with something wrong in it; `must_refuse` where only a 4xx is right."""

    what: str
    must_refuse: bool
    options: dict[str, Any]
    path_value: str = _UNKNOWN_ID


def operations(document: JsonObject, prefixes: Collection[str]) -> list[Operation]:
    """The operations under `/api/<prefix>` of an OpenAPI document."""
    schemas: Mapping[str, JsonObject] = document.get("components", {}).get("schemas", {})
    found = []
    for path, item in document["paths"].items():
        if not any(path == f"/api/{p}" or path.startswith(f"/api/{p}/") for p in prefixes):
            continue
        for method in _METHODS:
            if method in item:
                found.append(_operation(method, path, item[method], schemas))
    return found


def probe(client: httpx.Client, operation: Operation) -> Iterator[str]:
    """Send bad input to one operation; a sentence for each answer that is not right."""
    for bad in bad_requests(operation):
        path = operation.path
        for parameter in operation.parameters:
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", bad.path_value)
        # The answer's beginning is enough: one that streams need not end.
        with client.stream(operation.method.upper(), path, **bad.options) as answer:
            if complaint := _complaint(answer, bad):
                yield f"{operation.name} with {bad.what}: {complaint}"


def bad_requests(operation: Operation) -> Iterator[BadRequest]:
    """Empty bodies, wrong types, odd texts, unknown ids and unreadable parameters."""
    good_query = _needed_query(operation)
    base: dict[str, Any] = {"params": good_query} if good_query else {}
    paths = [p for p in operation.parameters if p["in"] == "path"]
    if operation.body is None:
        yield BadRequest("unknown ids" if paths else "nothing", False, base)
    if paths:
        body: dict[str, Any] = {"json": {}} if operation.body is not None else {}
        for text in ("%00", "%20", "x" * 5_000, "..%2F..%2Fetc", "%F0%9F%98%80"):
            yield BadRequest(f"the id {text[:12]!r}", False, base | body, text)
    for parameter in operation.parameters:
        if parameter["in"] == "query":
            yield from _bad_parameter(operation, parameter, base)
    if operation.body is not None:
        yield from _bad_bodies(operation, base)


def _operation(
    method: str, path: str, item: JsonObject, schemas: Mapping[str, JsonObject]
) -> Operation:
    content = item.get("requestBody", {}).get("content", {})
    media_type = next(iter(content), "")
    return Operation(
        method=method,
        path=path,
        parameters=tuple(item.get("parameters", ())),
        body=content[media_type].get("schema", {}) if media_type else None,
        media_type=media_type,
        body_required=bool(item.get("requestBody", {}).get("required")),
        schemas=schemas,
    )


def _bad_parameter(
    operation: Operation, parameter: JsonObject, base: dict[str, Any]
) -> Iterator[BadRequest]:
    name = parameter["name"]
    kinds = _kinds(parameter.get("schema", {}), operation.schemas)
    query: dict[str, Any] = base.get("params", {})
    # A path with ids may be refused for these first, and a body for being missing; both are 4xx.
    if kinds and kinds <= _PLAIN_KINDS | {"null"}:
        yield BadRequest(
            f"{name}=‘words’", True, base | {"params": query | {name: "words"}} | _empty(operation)
        )
    for text in _TEXTS:
        yield BadRequest(
            f"{name}={text[:12]!r}",
            False,
            base | {"params": query | {name: text}} | _empty(operation),
        )


def _bad_bodies(operation: Operation, base: dict[str, Any]) -> Iterator[BadRequest]:
    schema = _resolved(operation.body or {}, operation.schemas)
    properties: Mapping[str, JsonObject] = schema.get("properties", {})
    needed = operation.body_required and bool(schema.get("required"))
    if operation.media_type != "application/json":
        yield BadRequest("an empty form", needed, base)
        yield BadRequest("JSON instead of a form", needed, base | {"json": {}})
        return
    yield BadRequest("no body", operation.body_required, base)
    yield BadRequest("a body that is no JSON", True, base | _raw(b"{"))
    yield BadRequest("an empty object", needed, base | {"json": {}})
    if schema.get("type") == "object":
        yield BadRequest("a list", True, base | {"json": [1]})
        yield BadRequest("a text", True, base | {"json": "text"})
    for name, inner in properties.items():
        kinds = _kinds(inner, operation.schemas)
        wrong_matters = bool(kinds) and "object" not in kinds
        yield BadRequest(f"an object as {name}", wrong_matters, base | {"json": {name: _WRONG}})
    for text in _TEXTS:
        yield BadRequest(
            f"{text[:12]!r} everywhere", False, base | {"json": dict.fromkeys(properties, text)}
        )
    half = json.dumps(dict.fromkeys(properties, "\ud83d"))
    yield BadRequest("half a character everywhere", False, base | _raw(half.encode()))


def _complaint(answer: httpx.Response, bad: BadRequest) -> str | None:
    status = answer.status_code
    if status < 400:
        return f"accepted with {status}" if bad.must_refuse else None
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind != "application/problem+json":
        return f"{status} with {kind or 'no content type'} instead of a problem document"
    if status >= 500 and (bad.must_refuse or status not in _AWAY):
        return f"answered with {status}"
    return None


def _needed_query(operation: Operation) -> dict[str, str]:
    return {
        parameter["name"]: "1"
        for parameter in operation.parameters
        if parameter["in"] == "query" and parameter.get("required")
    }


def _empty(operation: Operation) -> dict[str, Any]:
    return {"json": {}} if operation.media_type == "application/json" else {}


def _raw(content: bytes) -> dict[str, Any]:
    return {"content": content, "headers": {"content-type": "application/json"}}


def _resolved(schema: JsonObject, schemas: Mapping[str, JsonObject]) -> JsonObject:
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    return schema


def _kinds(schema: JsonObject, schemas: Mapping[str, JsonObject]) -> frozenset[str]:
    """The JSON types that a schema allows; empty when it allows any, or does not say."""
    schema = _resolved(schema, schemas)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        parts = [_kinds(choice, schemas) for choice in choices]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if "allOf" in schema and len(schema["allOf"]) == 1:
        return _kinds(schema["allOf"][0], schemas)
    kind = schema.get("type")
    return frozenset(kind) if isinstance(kind, list) else frozenset({kind} if kind else ())
