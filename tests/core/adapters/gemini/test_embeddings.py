"""Vectors of sentences by Gemini: what is asked, by either SDK, and what becomes of failures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import numpy as np
import pytest
from starlette.responses import JSONResponse

from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.embeddings import DIMENSIONS, GeminiEmbeddings
from core.adapters.gemini.sdk import GeminiSdk
from core.ports.embeddings import EmbeddingsUnavailable
from tests.core.adapters.gemini.stand_in import Call, Gemini, refusal
from tests.support.loopback import serve

SDKS: tuple[GeminiSdk, ...] = ("google-generativeai", "google-genai")
QUESTION = "May I shower with the plaster?"
BUSY = {"details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "60s"}]}
BAD_KEY = {
    "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
}


@asynccontextmanager
async def embeddings(
    gemini: Gemini, sdk: GeminiSdk, model: str = "gemini-embedding-2"
) -> AsyncIterator[GeminiEmbeddings]:
    async with serve(gemini.app) as url:
        made = GeminiEmbeddings(GeminiAddress("the-key", url), sdk, model)
        try:
            yield made
        finally:
            await asyncio.to_thread(made.close)


async def failed(asked: Callable[[], object]) -> str:
    with pytest.raises(EmbeddingsUnavailable) as raised:
        await asyncio.to_thread(asked)
    return str(raised.value)


def texts(call: Call) -> list[str]:
    return [one["content"]["parts"][0]["text"] for one in call.body["requests"]]


def told(call: Call, field: str) -> set[object]:
    return {one.get(field) for one in call.body["requests"]}


@pytest.mark.parametrize("sdk", SDKS)
async def test_later_models_are_told_in_the_text_what_it_is(sdk: GeminiSdk) -> None:
    gemini = Gemini()
    async with embeddings(gemini, sdk) as made:
        asked = await asyncio.to_thread(made.of_question, QUESTION)
        rows = await asyncio.to_thread(made.of_sentences, ["Keep it dry.", "Rest."])
    question, sentences = gemini.calls
    assert question.path == "/v1beta/models/gemini-embedding-2:batchEmbedContents"
    assert question.headers["x-goog-api-key"] == "the-key"
    assert texts(question) == [f"task: question answering | query: {QUESTION}"]
    assert texts(sentences) == ["title: none | text: Keep it dry.", "title: none | text: Rest."]
    for call in gemini.calls:
        assert told(call, "taskType") <= {None, "TASK_TYPE_UNSPECIFIED", 0}
        assert told(call, "outputDimensionality") == {DIMENSIONS}
    assert asked.shape == (DIMENSIONS,)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)


@pytest.mark.parametrize("sdk", SDKS)
async def test_the_first_model_is_told_by_a_field(sdk: GeminiSdk) -> None:
    gemini = Gemini()
    async with embeddings(gemini, sdk, "gemini-embedding-001") as made:
        await asyncio.to_thread(made.of_question, QUESTION)
        await asyncio.to_thread(made.of_sentences, ["Keep it dry."])
    question, sentences = gemini.calls
    assert (texts(question), texts(sentences)) == ([QUESTION], ["Keep it dry."])
    assert told(question, "taskType") <= {"RETRIEVAL_QUERY", 1}
    assert told(sentences, "taskType") <= {"RETRIEVAL_DOCUMENT", 2}


@pytest.mark.parametrize("sdk", SDKS)
async def test_many_sentences_go_in_several_requests_and_keep_their_order(sdk: GeminiSdk) -> None:
    many = [f"Sentence {'x' * number}." for number in range(120)]
    gemini = Gemini()
    async with embeddings(gemini, sdk) as made:
        rows = await asyncio.to_thread(made.of_sentences, many)
        [last] = await asyncio.to_thread(made.of_sentences, many[-1:])
        assert (await asyncio.to_thread(made.of_sentences, [])).shape == (0, DIMENSIONS)
    assert [len(texts(call)) for call in gemini.calls] == [50, 50, 20, 1]
    assert rows.shape == (120, DIMENSIONS)
    assert np.allclose(rows[-1], last)


@pytest.mark.parametrize("sdk", SDKS)
async def test_what_passes_by_itself_is_asked_again(sdk: GeminiSdk) -> None:
    gemini = Gemini(refusals=[refusal(503, "UNAVAILABLE")])
    async with embeddings(gemini, sdk) as made:
        first = await asyncio.to_thread(made.of_question, QUESTION)
        again = await asyncio.to_thread(made.of_question, QUESTION)
    assert len(gemini.calls) == 2  # the same question is not asked again
    assert np.array_equal(first, again)


@pytest.mark.parametrize("sdk", SDKS)
@pytest.mark.parametrize(
    ("answer", "code", "calls"),
    [
        (refusal(400, "INVALID_ARGUMENT", **BAD_KEY), "api_key_invalid", 1),
        (refusal(404, "NOT_FOUND"), "not_found", 1),
        (refusal(429, "RESOURCE_EXHAUSTED", **BUSY), "resource_exhausted", 1),
        (refusal(503, "UNAVAILABLE"), "unavailable", 2),
        (JSONResponse({"embeddings": []}), "other vectors", 1),
        (JSONResponse({"embeddings": [{"values": [0.0] * DIMENSIONS}]}), "point nowhere", 1),
        (JSONResponse({"embeddings": [{"values": [0.5, 0.5]}]}), "other vectors", 1),
    ],
)
async def test_a_failure_is_told_by_its_code_and_nothing_is_asked_for_a_while(
    sdk: GeminiSdk, answer: JSONResponse, code: str, calls: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    gemini = Gemini(refusal=answer)
    async with embeddings(gemini, sdk) as made:
        said = await failed(lambda: made.of_question(QUESTION))
        assert code in said
        gemini.refusal = None
        assert await failed(lambda: made.of_sentences(["Keep it dry."]))
    assert len(gemini.calls) == calls
    assert "shower" not in f"{said}{caplog.text}"


@pytest.mark.parametrize("sdk", SDKS)
@pytest.mark.parametrize(
    "refused",
    [refusal(400, "INVALID_ARGUMENT"), refusal(400, ""), refusal(413, "")],
    ids=["argument", "bad request", "too large"],
)
async def test_a_text_that_is_refused_for_itself_keeps_no_other_from_being_asked(
    sdk: GeminiSdk, refused: JSONResponse
) -> None:
    gemini = Gemini(refusals=[refused])
    async with embeddings(gemini, sdk) as made:
        await failed(lambda: made.of_sentences(["A page of signs.", "Another one."]))
        assert (await asyncio.to_thread(made.of_question, QUESTION)).shape == (DIMENSIONS,)
    assert len(gemini.calls) == 2


@pytest.mark.parametrize("sdk", SDKS)
async def test_no_right_to_ask_is_no_matter_of_the_text(sdk: GeminiSdk) -> None:
    gemini = Gemini(refusals=[refusal(403, "PERMISSION_DENIED")])
    async with embeddings(gemini, sdk) as made:
        await failed(lambda: made.of_sentences(["Rest."]))
        assert "a moment ago" in await failed(lambda: made.of_question(QUESTION))


@pytest.mark.parametrize("sdk", SDKS)
async def test_half_a_character_is_asked_as_a_question_mark(sdk: GeminiSdk) -> None:
    gemini = Gemini()
    async with embeddings(gemini, sdk) as made:
        await asyncio.to_thread(made.of_question, "Is it normal \ud83d to itch?")
    assert texts(gemini.calls[0])[0].endswith("Is it normal ? to itch?")


@pytest.mark.parametrize("sdk", SDKS)
async def test_nobody_there_and_a_closed_one_are_said(sdk: GeminiSdk) -> None:
    gemini = Gemini()
    async with embeddings(gemini, sdk) as made:
        assert "nothing was asked" in await failed(lambda: made.of_question("  "))
    assert gemini.calls == []
    assert "stopping" in await failed(lambda: made.of_question(QUESTION))


async def test_another_model_is_another_name() -> None:
    def names(models: Sequence[str]) -> set[str]:
        address = GeminiAddress("key")
        return {GeminiEmbeddings(address, "google-genai", model).model for model in models}

    assert len(names(["gemini-embedding-001", "gemini-embedding-2"])) == 2
