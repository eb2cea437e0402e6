"""The language models that an account may use, and when they end, as the provider lists them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import FastAPI

from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.ports.agents import LanguageModel
from tests.support.loopback import serve


def row(llm: str, **more: Any) -> dict[str, Any]:
    return {"llm": llm, "is_checkpoint": False, "deprecation_info": None} | more


ROWS = [
    row("a-model"),
    row("a-model-2026-05-01", is_checkpoint=True),
    row("custom-llm"),
    row("retired", deprecation_info={"llm": "retired", "is_deprecated": True}),
    row(
        "ending",
        deprecation_info={
            "llm": "ending",
            "is_deprecated": True,
            "provider_deprecation_date": "2027-01-14T00:00:00Z",
            "replacement_model": "a-model",
        },
    ),
    row(
        "later",
        deprecation_info={
            "llm": "later",
            "is_deprecated": False,
            "provider_deprecation_date": "2028-03-01T12:00:00+00:00",
        },
    ),
]


async def test_pinned_and_retired_models_are_left_out_and_announced_ends_are_told() -> None:
    app = FastAPI()

    @app.get("/v1/convai/llm/list")
    def listed() -> dict[str, Any]:
        return {"llms": ROWS, "default_deprecation_config": {}}

    async with serve(app) as url:
        voice = ElevenLabsVoice("test", url)
        try:
            assert await voice.language_models() == [
                LanguageModel("a-model"),
                LanguageModel("ending", date(2027, 1, 14), "a-model"),
                LanguageModel("later", date(2028, 3, 1)),
            ]
        finally:
            await voice.close()
