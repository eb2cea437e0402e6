"""google-genai, the successor of google-generativeai: asynchronous, and used as it is documented.

It writes through an HTTP client of ours, so that time-outs, proxies and redirects are as with the
other SDK: it has one time-out for a whole answer, which it tells the provider too. Importing it
takes half a second, so `core.adapters.gemini.writer` imports this module on first use, in a thread.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from google import genai
from google.auth import exceptions as auth
from google.genai import errors, types

from core.adapters.gemini.client import (
    CHECK_SECONDS,
    CONNECT_SECONDS,
    JSON,
    READ_SECONDS,
    EmbeddingRequest,
    GeminiAddress,
    VertexService,
    Writing,
    blocked_prompt,
    cut,
    require_finished,
)
from core.adapters.gemini.models import MAX_MODELS, PAGE_SIZE, writing_models
from core.adapters.gemini.schema import gemini_schema
from core.adapters.provider_errors import Service, google_error
from core.errors import AppError
from core.ports.writer import WriterModel, WriterReport, WriterRequest
from core.security.addresses import is_loopback, is_plain

log = logging.getLogger(__name__)

# Named, or variables of the environment would choose; of the first, v1 knows fewer fields, and the
# second lists models under no other.
_GEMINI_VERSION = "v1beta"
_VERTEX_VERSION = "v1beta1"
_TIMEOUT = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
_NO_TOOLS = types.AutomaticFunctionCallingConfig(disable=True)


class GenAiClient:
    """An `SdkClient` on google-genai."""

    def __init__(self, address: GeminiAddress, service: Service) -> None:
        self._service = service
        # It follows no redirects: the key would go with the request to wherever they lead.
        self._http = httpx.AsyncClient(
            # A proxy of the environment must not see loopback traffic.
            trust_env=not is_loopback(address.endpoint),
            verify=not is_plain(address.endpoint),
            event_hooks={"request": [_limit_waiting]},
        )
        self._sdk = genai.Client(
            vertexai=address.vertex is not None,
            # Without a key it looks for credentials of the environment, with the first request.
            api_key=address.api_key or None,
            project=address.vertex.project if address.vertex else None,
            location=address.vertex.location if address.vertex else None,
            http_options=types.HttpOptions(
                base_url=address.endpoint,
                api_version=_VERTEX_VERSION if address.vertex else _GEMINI_VERSION,
                httpx_async_client=self._http,
            ),
        )

    def begin(
        self, request: WriterRequest, emit: Callable[[str], None], report: WriterReport
    ) -> Writing:
        """As `SdkClient.begin`."""
        work = asyncio.create_task(self._write(request, emit, report), name="gemini-text")
        return Writing(work, work.cancel)

    async def _write(
        self, request: WriterRequest, emit: Callable[[str], None], report: WriterReport
    ) -> None:
        said_anything = blocked = False
        finish = ""
        async with self._our_errors(lambda: said_anything):
            answers = await self._sdk.aio.models.generate_content_stream(
                model=request.model,
                contents=types.Content(role="user", parts=[types.Part(text=request.prompt)]),
                config=types.GenerateContentConfig(
                    system_instruction=request.system or None,
                    automatic_function_calling=_NO_TOOLS,
                    # It would ask again by itself, and be paid again, after any failure.
                    automatic_continuation=False,
                    response_mime_type=JSON if request.schema is not None else None,
                    response_schema=(
                        types.Schema.model_validate(gemini_schema(request.schema))
                        if request.schema is not None
                        else None
                    ),
                ),
            )
            # To the end in any case, which gives the connection back.
            async for answer in answers:
                finish = _note(answer, report) or finish
                feedback = answer.prompt_feedback
                blocked = blocked or bool(feedback and feedback.block_reason)
                piece = _text(answer)
                if piece:
                    said_anything = True
                    emit(piece)
        if blocked:
            raise blocked_prompt(self._service)
        require_finished(self._service, finish, said_anything=said_anything)

    async def models(self) -> list[WriterModel]:
        """As `SdkClient.models`."""
        rows = await self._listed(PAGE_SIZE, MAX_MODELS)
        return writing_models((row.name, row.display_name, row.supported_actions) for row in rows)

    async def list_one_model(self) -> None:
        """As `SdkClient.list_one_model`."""
        await self._listed(1, 1)

    async def _listed(self, page_size: int, most: int) -> list[types.Model]:
        rows: list[types.Model] = []
        async with self._our_errors(lambda: False), asyncio.timeout(CHECK_SECONDS):
            config = types.ListModelsConfig(page_size=page_size)
            # The pager asks for the next page only when one more row is wanted.
            async for row in await self._sdk.aio.models.list(config=config):
                rows.append(row)
                if len(rows) >= most:
                    break
        return rows

    async def embed(self, request: EmbeddingRequest) -> list[list[float]]:
        """As `SdkClient.embed`."""
        async with self._our_errors(lambda: False), asyncio.timeout(request.seconds):
            answer = await self._sdk.aio.models.embed_content(
                model=request.model,
                # Of texts that are no contents of their own, newer models make one vector together.
                contents=[types.Content(parts=[types.Part(text=one)]) for one in request.texts],
                config=types.EmbedContentConfig(
                    task_type=request.task, output_dimensionality=request.dimensions
                ),
            )
        return [list(embedding.values or ()) for embedding in answer.embeddings or ()]

    async def close(self) -> None:
        """As `SdkClient.close`."""
        self._sdk.close()
        await self._http.aclose()

    @asynccontextmanager
    async def _our_errors(self, said_anything: Callable[[], bool]) -> AsyncIterator[None]:
        """Raise what the SDK raises as errors of ours.

        What breaks off or cannot be read after a part of the text is a text that was cut.
        """
        try:
            yield
        except errors.APIError as error:
            raise self._refused(error) from None
        except auth.GoogleAuthError as error:
            raise self._not_known(error) from None
        except (httpx.ConnectTimeout, httpx.PoolTimeout):
            raise self._service.unreachable() from None
        except (httpx.TimeoutException, TimeoutError):
            raise self._service.timed_out() from None
        except httpx.HTTPError:
            raise (cut(self._service) if said_anything() else self._service.unreachable()) from None
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            # What the SDK raises for JSON of another shape, or none; it checks nothing itself.
            log.warning("google-genai could not read an answer: %s", type(error).__name__)
            raise (cut(self._service) if said_anything() else self._service.unreadable()) from None

    def _not_known(self, error: auth.GoogleAuthError) -> AppError:
        # A token could not be fetched, which may pass by; or there is nobody to fetch one for.
        passing = isinstance(error, auth.TransportError) or error.retryable
        if passing or not isinstance(self._service, VertexService):
            return self._service.unreachable()
        return self._service.no_credentials()

    def _refused(self, error: errors.APIError) -> AppError:
        headers = getattr(error.response, "headers", {})
        return google_error(error.code, error.details, self._service, headers.get("Retry-After"))


async def _limit_waiting(request: httpx.Request) -> None:
    """Time-outs of each step; the SDK asks for none, or for one of all together."""
    request.extensions["timeout"] = _TIMEOUT.as_dict()


def _text(answer: types.GenerateContentResponse) -> str:
    """The words of the first candidate, without what the model thought before."""
    candidate = answer.candidates[0] if answer.candidates else None
    parts = (candidate.content.parts if candidate and candidate.content else None) or []
    return "".join(part.text for part in parts if part.text and not part.thought)


def _note(answer: types.GenerateContentResponse, report: WriterReport) -> str:
    """Note what one part of the answer says of the whole, of which the last is right.

    The name of the finish reason, "" while there is none.
    """
    report.model = answer.model_version or report.model
    usage: Any = answer.usage_metadata
    if usage is not None:
        report.input_tokens = usage.prompt_token_count or report.input_tokens
        report.output_tokens = usage.candidates_token_count or report.output_tokens
    finish = answer.candidates[0].finish_reason if answer.candidates else None
    if finish is None or finish is types.FinishReason.FINISH_REASON_UNSPECIFIED:
        return ""
    report.finish_reason = finish.name
    return finish.name
