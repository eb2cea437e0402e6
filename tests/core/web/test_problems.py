"""Whatever a plugin refuses a request with becomes a problem document."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, field_validator
from pydantic_core import PydanticCustomError

from core.i18n import PSEUDO, offer_pseudo_language, speak, text
from core.web.problems import install, of_http_error

_REFUSALS: dict[str, Exception] = {
    "words": ValueError("not on Sundays"),
    "nothing": ValueError(),
    "a number": ValueError(3),
    "two": ValueError("either", "or"),
    "letters": UnicodeEncodeError("ascii", "ñ", 0, 1, "not in its letters"),
    "by itself": PydanticCustomError("value_error", "never at night"),
}


class _Visit(BaseModel):
    day: str

    @field_validator("day")
    @classmethod
    def _refuse(cls, day: str) -> str:
        raise _REFUSALS[day]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("words", "Not on Sundays"),
        ("nothing", ""),
        ("a number", "3"),
        ("two", "('either', 'or')"),
        ("letters", "'ascii' codec can't encode character"),
        ("by itself", "Never at night"),
    ],
)
async def test_a_model_may_refuse_a_value_in_any_way(day: str, said: str) -> None:
    app = FastAPI()
    install(app)

    @app.post("/")
    async def visit(body: _Visit) -> None: ...

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as client:
        answer = await client.post("/", json={"day": day})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "day"
    assert error["message"].startswith(said)


@pytest.mark.parametrize(
    ("status", "detail", "said"),
    [
        (499, "The caller has gone", "The caller has gone"),
        (409, {"taken": 3}, "{'taken': 3}"),
        (409, ["taken"], "['taken']"),
        (404, "Not Found", "Not found"),
    ],
)
def test_a_route_may_refuse_a_request_with_any_status_and_detail(
    status: int, detail: Any, said: str
) -> None:
    answer = of_http_error(HTTPException(status, detail))
    assert answer.status_code == status
    assert json.loads(bytes(answer.body))["detail"] == said


def test_a_text_is_said_in_the_readers_language() -> None:
    offer_pseudo_language()
    with speak(PSEUDO):
        answer = of_http_error(HTTPException(409, text("Too large")))
    assert json.loads(bytes(answer.body))["detail"].startswith("⟦")
