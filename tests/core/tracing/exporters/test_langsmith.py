"""Runs of the language model in LangSmith: facts, linked to the trace, and no word of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.ports.writer import WriterRequest
from core.tracing.setup import Tracing
from tests.core.tracing.support import until
from tests.support.providers import trace_server
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SECRET = "Anna Example has chest pain"
REQUEST = WriterRequest(
    model="gemini-3.8-flash",
    system="Write a script.",
    prompt=f"<document>{SECRET}. Drink water.</document>",
)


async def write(clinic: Clinic) -> str:
    """Have a text written in a trace; the trace's id."""
    platform = clinic.app.state.platform
    tracing: Tracing = platform.tracing
    with tracing.root("page education-audio", {}) as span:
        pieces = [piece async for piece in platform.writer.stream(REQUEST)]
    assert "".join(pieces)
    assert span.context is not None
    return f"{span.context.trace_id:032x}"


async def test_a_run_arrives_without_a_word(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    with trace_server.langsmith() as received:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            langsmith_api_key="ls-secret",
            langsmith_endpoint=received.address,
            langsmith_project="clinic",
        )
        async with running_clinic(settings) as clinic:
            trace_id = await write(clinic)
            await until(lambda: trace_id.encode() in b"".join(received.raw))
        body = b"".join(received.raw)
        assert b"gemini-3.8-flash" in body
        assert b'"clinic"' in body
        assert b'"input_tokens"' in body
        assert b"STOP" in body
        assert b'"returned_model":"gemini-3.8-flash"' in body
        for word in ("Anna", "chest", "Drink", "Write a script"):
            assert word.encode() not in body


async def test_a_failed_run_tells_its_type_alone(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    with trace_server.langsmith() as received:
        settings = clinic_settings(
            tmp_path,
            own_local_service.port,
            langsmith_api_key="ls-secret",
            langsmith_endpoint=received.address,
        )
        own_local_service.kill()
        async with running_clinic(settings) as clinic:
            with pytest.raises(Exception, match="reach"):
                await write(clinic)
            await until(lambda: b'"Unavailable"' in b"".join(received.raw))
        assert b"Anna" not in b"".join(received.raw)


async def test_langsmith_that_is_a_black_hole_holds_nothing_up(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    with trace_server.black_hole() as address:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            langsmith_api_key="ls-secret",
            langsmith_endpoint=f"http://{address}",
        )
        async with running_clinic(settings) as clinic:
            for _ in range(3):
                await write(clinic)
