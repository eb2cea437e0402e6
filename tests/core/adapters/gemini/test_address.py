"""Where the settings send the writer, and how it makes itself known there."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.writer import GeminiWriter
from core.bootstrap import dependencies
from core.errors import ProviderRefused, Unavailable
from core.host.registry import PluginRegistry
from core.ports.writer import WriterRequest
from core.settings import load_settings
from core.tooling.doctor import unlisted_models
from tests.core.adapters.gcs.identity import TOKEN, Identity
from tests.core.adapters.gemini.stand_in import Gemini, part, refusal
from tests.support.loopback import serve

REQUEST = WriterRequest("gemini-3.8-flash", "Be brief.", "Write about gout.")
PROJECT = "projects/clinic-ai/locations/europe-west4/publishers/google"


@asynccontextmanager
async def writing(**values: object) -> AsyncIterator[GeminiWriter]:
    """The writer that the product opens with these settings."""
    settings = load_settings(_env_file=None, **values)
    writer = dependencies(settings, PluginRegistry.discover())["writer"]()
    assert isinstance(writer, GeminiWriter)
    try:
        yield writer
    finally:
        await writer.close()


async def written(writer: GeminiWriter) -> str:
    return "".join([piece async for piece in writer.stream(REQUEST)])


@pytest.mark.parametrize(
    ("sdk", "says"), [("google-generativeai", "gl-python"), ("google-genai", "google-genai-sdk")]
)
async def test_one_setting_chooses_the_package_and_another_the_address(sdk: str, says: str) -> None:
    gemini = Gemini([part("Drink water.", finishReason="STOP")])
    async with (
        serve(gemini.app) as url,
        writing(gemini_sdk=sdk, google_api_key="clinic", gemini_base_url=f"{url}/gw/") as writer,
    ):
        assert await written(writer) == "Drink water."
        await writer.check()

    asked, checked = gemini.calls
    assert asked.path == "/gw/v1beta/models/gemini-3.8-flash:streamGenerateContent"
    assert checked.path == "/gw/v1beta/models"
    for call in gemini.calls:
        assert call.headers["x-goog-api-key"] == "clinic"
        assert says in call.headers["x-goog-api-client"]
    assert ("alt", "sse") in asked.query.items() or sdk == "google-generativeai"


async def test_an_address_on_this_machine_is_still_gemini() -> None:
    gemini = Gemini(refusal=refusal(503, "UNAVAILABLE"))
    async with (
        serve(gemini.app) as url,
        writing(google_api_key="clinic", gemini_base_url=url) as writer,
    ):
        with pytest.raises(Unavailable, match=r"^Gemini cannot be reached"):
            await written(writer)


async def test_vertex_is_asked_by_the_service_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemini = Gemini([part("Drink water.", finishReason="STOP")])
    place = "publishers/google/models"
    gemini.models = [{"name": f"{place}/gemini-9-flash"}, {"name": f"{place}/imagen-9"}]
    identity = Identity()
    # Both would choose another place, were they heeded.
    monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "false")
    monkeypatch.setenv("GOOGLE_CLOUD_LOCATION", "us-central1")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
    async with serve(gemini.app) as url, serve(identity.app) as google:
        identity.write_key_file(tmp_path / "account.json", google)
        async with writing(
            gemini_sdk="google-genai",
            google_api_key="never-sent",
            gemini_base_url=url,
            gemini_vertex_location="europe-west4",
            gemini_vertex_project="clinic-ai",
        ) as writer:
            assert await written(writer) == "Drink water."
            await writer.check()
            assert [model.name for model in await writer.models()] == ["gemini-9-flash"]
            gemini.refusal = refusal(401, "UNAUTHENTICATED")
            with pytest.raises(ProviderRefused, match="Give its service account the role Vertex"):
                await written(writer)

    asked, checked, *_ = gemini.calls
    assert asked.path == f"/v1beta1/{PROJECT}/models/gemini-3.8-flash:streamGenerateContent"
    assert checked.path == "/v1beta1/publishers/google/models"
    for call in gemini.calls:
        assert call.headers["authorization"] == f"Bearer {TOKEN}"
        assert "never-sent" not in str(call)


async def test_without_credentials_vertex_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "nothing.json"))
    async with writing(
        gemini_sdk="google-genai",
        gemini_base_url="http://127.0.0.1:1",
        gemini_vertex_location="europe-west4",
        gemini_vertex_project="clinic-ai",
    ) as writer:
        with pytest.raises(ProviderRefused, match="no valid Google credentials for Vertex AI"):
            await writer.check()


@pytest.mark.parametrize(
    ("names", "state"),
    [
        ("gemini-9-flash", []),
        ("gemini-9-flash,gemini-7-pro", ["the provider does not list gemini-7-pro"]),
    ],
)
async def test_the_doctor_names_models_that_are_not_listed(names: str, state: list[str]) -> None:
    row = {"name": "models/gemini-9-flash", "supportedGenerationMethods": ["generateContent"]}
    gemini = Gemini(models=[row])
    async with serve(gemini.app) as url:
        settings = load_settings(
            _env_file=None, google_api_key="clinic", gemini_base_url=url, gemini_models=names
        )
        build = dependencies(settings, PluginRegistry.discover())["writer"]
        for refused, expected in ((None, state), (refusal(503, "UNAVAILABLE"), [])):
            gemini.refusal = refused
            findings = await unlisted_models(settings, build)
            assert [finding.state for finding in findings] == expected


async def test_a_package_that_is_not_there_is_an_error_and_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "core.adapters.gemini.genai", raising=False)
    # How Python notes that there is no such module.
    monkeypatch.setitem(sys.modules, "google.genai", None)
    writer = GeminiWriter(GeminiAddress("key", "http://127.0.0.1:1"), "google-genai")
    with pytest.raises(ProviderRefused, match="The package google-genai is not installed"):
        await writer.check()
    await writer.close()
