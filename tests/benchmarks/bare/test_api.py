"""The bare app answers what it was given, through models made from an OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import BaseModel, ValidationError

from benchmarks.bare.api import create_app, keep_answers
from benchmarks.bare.models import answer_model

DOCUMENT: dict[str, Any] = {
    "paths": {
        "/api/things": {
            "get": {
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Things"}}
                        }
                    }
                }
            }
        }
    },
    "components": {
        "schemas": {
            "Things": {
                "properties": {
                    "things": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                    "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
                "required": ["things"],
            },
            "Thing": {
                "properties": {
                    "kind": {"$ref": "#/components/schemas/Kind"},
                    "at": {"type": "string", "format": "date-time"},
                    "parts": {"type": "object", "additionalProperties": {"type": "integer"}},
                    "size": {"type": "number", "default": 1.5},
                },
                "required": ["kind", "at", "parts"],
            },
            "Kind": {"type": "string", "enum": ["old", "new"]},
        }
    },
}


def thing(number: int) -> dict[str, Any]:
    at = f"2024-01-15T10:30:{number:02d}Z"
    return {"kind": "new", "at": at, "parts": {"a": number}, "size": 2.5}


WHOLE = {"things": [thing(3), thing(2), thing(1)], "next": "x"}
SPARSE = {"things": [{"kind": "old", "at": "2024-01-15T10:30:00Z", "parts": {}}]}


@pytest.mark.parametrize("answer", [WHOLE, SPARSE], ids=["whole", "fields left out"])
@pytest.mark.parametrize("kind", ["kept", "read"])
async def test_the_bare_app_gives_back_the_same(
    answer: dict[str, Any], kind: str, tmp_path: Path
) -> None:
    folder = tmp_path / "bare"
    keep_answers(folder, DOCUMENT, {"/api/things": answer}, stored=1_000)
    transport = httpx.ASGITransport(create_app(folder))
    async with httpx.AsyncClient(transport=transport, base_url="http://bare") as client:
        found = await client.get(f"/{kind}/api/things")
        health = await client.get("/health")
    assert found.json() == answer
    assert health.json() == {"status": "healthy"}


def test_a_model_holds_what_the_document_says() -> None:
    model = answer_model(DOCUMENT, "/api/things")
    found = model.model_validate(WHOLE)
    first: BaseModel = found.things[0]  # type: ignore[attr-defined]
    assert isinstance(first.at, datetime)  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        model.model_validate({"things": [thing(1) | {"kind": "unknown"}]})
    assert model.model_validate(SPARSE).things[0].size == 1.5  # type: ignore[attr-defined]
