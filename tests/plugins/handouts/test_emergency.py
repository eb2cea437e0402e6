"""Page and sheet tell the emergency number that the clinic's patients would call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugins.handouts.support import audio_of, front, link_to
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def shown(clinic: Clinic, language: str) -> list[str]:
    """The page and the sheet of a link in this language."""
    made = await link_to(clinic, await audio_of(clinic), language=language)
    async with front(clinic) as patient:
        pages = [(await patient.get(made["path"] + part)).text for part in ("", "/sheet")]
        return [re.sub("</?bdi[^>]*>", "", page) for page in pages]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "do not wait: call 999."),
        ("es", "no espere: llame al 999."),
        ("zh-TW", "請撥打 999。"),
        ("fr", "appelez le 999."),
    ],
)
async def test_the_number_of_the_clinics_country(
    language: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_service: LocalServiceProcess,
) -> None:
    monkeypatch.setenv("SAFETY_COUNTRY", "GB")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        page, sheet = await shown(clinic, language)
        assert said in page
        assert said in sheet


@pytest.mark.parametrize("disabled", [(), ("safety",)])
async def test_without_one_it_is_left_to_the_reader(
    disabled: tuple[str, ...], tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, elevendops_disabled_plugins=disabled)
    async with running_clinic(settings) as clinic:
        said = "call the emergency number of your country."
        page, sheet = await shown(clinic, "en")
        assert said in page
        assert said in sheet
