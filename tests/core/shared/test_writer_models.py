"""The models to choose from: the provider's list, kept for a bounded time, or the operator's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from core.shared.writer_models import FRESH_SECONDS, USABLE_SECONDS, WriterModelCatalog
from tests.core.adapters.gemini.stand_in import Gemini, part, refusal
from tests.plugins.education_audio.support import add_document, listed_models
from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, clinic_settings, free_port, running_clinic

NAMED = ("gemini-9-flash", "gemini-8-flash")


def row(name: str, title: str) -> dict[str, Any]:
    return {
        "name": f"models/{name}",
        "displayName": title,
        "supportedGenerationMethods": ["generateContent"],
    }


LIST = [
    row("gemini-9-pro", "Gemini 9 Pro"),
    row("gemini-9-flash", "Gemini 9 Flash"),
    row("gemini-9-flash-tts", "Gemini 9 Flash TTS"),
]


@asynccontextmanager
async def clinic_on(gemini: Gemini, folder: Path, **values: Any) -> AsyncIterator[Clinic]:
    async with serve(gemini.app) as url:
        settings = clinic_settings(
            folder,
            free_port(),
            **(
                {
                    "google_api_key": "key",
                    "gemini_sdk": "google-genai",
                    "gemini_base_url": url,
                    "gemini_models": ",".join(NAMED),
                    "model_ends": "gemini-9-flash=2030-01-31",
                }
                | values
            ),
        )
        async with running_clinic(settings) as clinic:
            yield clinic


def catalog_of(clinic: Clinic, now: list[float]) -> WriterModelCatalog:
    context = clinic.app.state.platform.contexts["education_audio"]
    return WriterModelCatalog(context, lambda: now[0], wait_seconds=PATIENCE_SECONDS)


async def test_the_list_is_kept_for_an_hour_and_serves_for_a_day(tmp_path: Path) -> None:
    gemini = Gemini(models=LIST)
    now = [1000.0]
    async with clinic_on(gemini, tmp_path) as clinic:
        catalog = catalog_of(clinic, now)
        asked = len(gemini.calls)
        first, *_ = await asyncio.gather(*(catalog.offered() for _ in range(5)))
        assert len(gemini.calls) == asked + 1
        assert [model.name for model in first.models] == [*NAMED, "gemini-9-pro"]
        assert [model.title for model in first.models][::2] == ["Gemini 9 Flash", "Gemini 9 Pro"]
        assert [model.listed for model in first.models] == [True, False, True]
        assert first.models[0].ends_on == date(2030, 1, 31)
        assert first.from_provider

        gemini.refusal = refusal(503, "UNAVAILABLE")
        now[0] += FRESH_SECONDS
        assert await catalog.offered() == first
        assert len(gemini.calls) == asked + 1
        now[0] += 1
        assert await catalog.offered() == first, "the list of before serves on"
        assert await catalog.offered() == first
        assert len(gemini.calls) == asked + 2, "not asked again at once"

        now[0] += USABLE_SECONDS
        away = await catalog.offered()
        assert [model.name for model in away.models] == list(NAMED)
        assert all(model.listed for model in away.models), "nothing is known of them"
        assert not away.from_provider

        gemini.refusal = None
        now[0] += 61
        assert await catalog.offered() == first


async def test_an_empty_list_is_none(tmp_path: Path) -> None:
    async with clinic_on(Gemini(), tmp_path) as clinic:
        offered = await catalog_of(clinic, [0.0]).offered()
        assert [model.name for model in offered.models] == list(NAMED)
        assert not offered.from_provider


async def test_a_script_is_written_by_a_model_of_the_list_unless_it_is_not_offered(
    tmp_path: Path,
) -> None:
    gemini = Gemini(
        [part("Drink water.", finishReason="STOP", modelVersion="gemini-9-pro-001")], models=LIST
    )
    for only, status in ((False, 200), (True, 422)):
        async with clinic_on(gemini, tmp_path / str(only), gemini_models_only=only) as clinic:
            models = await listed_models(clinic)
            assert ("gemini-9-pro" in models["models"]) is not only
            knowledge_id = await add_document(clinic)
            request = {"knowledge_id": knowledge_id, "model_name": "gemini-9-pro"}
            answer = await clinic.client.post("/api/audio/generate-script", json=request)
            assert answer.status_code == status, answer.text
            if status == 200:
                assert answer.json()["model_used"] == "gemini-9-pro-001"
                assert answer.json()["model_requested"] == "gemini-9-pro"
                draft_id = answer.json()["draft_id"]
                draft = (await clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()
                assert draft["model_replaced"] is False, "a revision of the same model"
