"""The list of models, as either SDK and our own service give it: what writes text, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.models import writing_model
from core.adapters.gemini.sdk import GeminiSdk
from core.adapters.gemini.writer import GeminiWriter
from core.errors import AppError, ProviderRefused, Unavailable
from core.ports.writer import WriterModel
from tests.core.adapters.gemini.stand_in import Gemini, refusal
from tests.support.loopback import serve
from tests.support.servers import LocalServiceProcess

SDKS: tuple[GeminiSdk, ...] = ("google-generativeai", "google-genai")


def listed(name: str, *actions: str, title: str = "") -> dict[str, Any]:
    row = {"name": f"models/{name}", "supportedGenerationMethods": list(actions)}
    return row | ({"displayName": title} if title else {})


LIST = [
    listed("gemini-9-flash", "generateContent", "countTokens", title="Gemini 9 Flash"),
    listed("gemini-9-pro-001", "generateContent", "createCachedContent"),
    listed("gemini-9-flash-preview-tts", "generateContent", title="Gemini 9 Flash TTS"),
    listed("gemini-9-flash-image", "generateContent"),
    listed("gemini-9-flash-native-audio-dialog", "bidiGenerateContent", "generateContent"),
    listed("gemini-live-9-flash", "generateContent"),
    listed("gemini-robotics-er-9", "generateContent"),
    listed("gemini-embedding-009", "embedContent"),
    listed("veo-9", "predictLongRunning"),
    listed("aqa", "generateAnswer"),
    listed("gemini-9-flash", "generateContent", title="Gemini 9 Flash"),
]
WRITING = [
    WriterModel("gemini-9-flash", "Gemini 9 Flash"),
    WriterModel("gemini-9-pro-001", "gemini-9-pro-001"),
]


async def models_of(gemini: Gemini, sdk: GeminiSdk) -> list[WriterModel]:
    async with serve(gemini.app) as url:
        writer = GeminiWriter(GeminiAddress("key", url), sdk)
        try:
            return await writer.models()
        finally:
            await writer.close()


@pytest.mark.parametrize("sdk", SDKS)
async def test_models_that_write_text_are_listed_by_one_call(sdk: GeminiSdk) -> None:
    gemini = Gemini(models=LIST)

    assert await models_of(gemini, sdk) == WRITING

    [call] = gemini.calls
    assert (call.path, call.query["pageSize"]) == ("/v1beta/models", "1000")


@pytest.mark.parametrize("sdk", SDKS)
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refusal(503, "UNAVAILABLE"), Unavailable),
        (refusal(403, "PERMISSION_DENIED"), ProviderRefused),
        (Response("<html>"), Unavailable),
        (JSONResponse({"models": "none"}), Unavailable),
        (JSONResponse({"models": [1]}), Unavailable),
    ],
)
async def test_a_list_that_cannot_be_read_is_an_error(
    sdk: GeminiSdk, answer: Response, kind: type[AppError]
) -> None:
    with pytest.raises(kind):
        await models_of(Gemini(refusal=answer), sdk)


async def test_our_own_service_lists_what_it_answers_for(
    local_service: LocalServiceProcess,
) -> None:
    writer = GeminiWriter(GeminiAddress("key", local_service.url, local=True))
    names = [model.name for model in await writer.models()]
    await writer.close()
    assert names[:2] == ["gemini-3.8-flash", "gemini-3.5-flash-lite"]


def test_vertex_says_nothing_of_calls_and_lists_more_than_can_be_asked() -> None:
    place = "publishers/google/models"
    assert writing_model(f"{place}/gemini-9-pro", None, None) == WriterModel(
        "gemini-9-pro", "gemini-9-pro"
    )
    for name in ("text-bison", "gemini-embedding-009", "imagen-9", "timesfm", ""):
        assert writing_model(f"{place}/{name}", "A title", None) is None
