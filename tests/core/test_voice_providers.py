"""VOICE_PROVIDER chooses who speaks: ElevenLabs, or a provider that an installed plugin offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import clock
from core.bootstrap import build_platform
from core.errors import ConfigurationError
from core.isolation.process import FOLDER, ledger_of
from core.isolation.switched_off import SwitchedOff
from tests.plugins.education_audio.support import add_document, generate
from tests.support.extending import extended_clinic, extending_plugin
from tests.support.servers import LocalServiceProcess, clinic_settings

CHOIR = """
    from elevendops.voice import SpeechResult, Voice

    class Choir:
        async def voices(self):
            return [Voice("alto", "Alto", "Sings", None, ("en",))]

        async def max_speech_characters(self):
            return 2500

        async def speak(self, text, voice_id, *, previous_text="", next_text=""):
            raise AssertionError("not in this test")

        async def find_documents(self, name_prefix):
            return []

        async def create_document(self, name, text):
            return "choir_document"

        async def nothing(self, *arguments, **options):
            return None

        update_document = delete_document = find_agent = create_agent = update_agent = nothing
        delete_agent = signed_url = converse = check = close = nothing

    def fails():
        raise ValueError("no licence")

    @hookimpl
    def register_voice_providers():
        return [
            VoiceProviderSpec("choir", "Choir", Choir),
            VoiceProviderSpec("mute", "Mute", fails),
            VoiceProviderSpec("wrong", "Wrong", dict),
        ]
"""


async def test_a_plugin_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with extended_clinic(
        tmp_path, monkeypatch, local_service, {"Choir": CHOIR}, voice_provider="choir"
    ) as clinic:
        voices = (await clinic.client.get("/api/audio/voices/list")).json()
        assert [voice["name"] for voice in voices] == ["Alto"]
        assert (await clinic.client.get("/api/mode")).json()["voice"] == "choir"
        refused = await generate(clinic, await add_document(clinic), voice_id="localNobody")
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "voice_id"


async def test_elevenlabs_speaks_unless_another_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    async with extended_clinic(tmp_path, monkeypatch, local_service, {"Choir": CHOIR}) as clinic:
        voices = (await clinic.client.get("/api/audio/voices/list")).json()
        assert "Alto" not in [voice["name"] for voice in voices]
        assert voices


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("nobody", "nobody offers 'nobody'; there is choir, elevenlabs, mute, wrong"),
        ("mute", "'mute' of plugin 'choir' failed: ValueError: no licence"),
        ("wrong", "'wrong' of plugin 'choir' failed: TypeError: build gave dict"),
    ],
)
def test_a_provider_that_cannot_be_had_is_a_mistake_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, said: str
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    extending_plugin(packages, "choir", "Choir", CHOIR)
    monkeypatch.syspath_prepend(str(packages))
    with pytest.raises(ConfigurationError) as refused:
        build_platform(clinic_settings(tmp_path / "data", 9, voice_provider=chosen))
    assert said in str(refused.value)


@pytest.mark.parametrize("safe_mode", [False, True])
async def test_a_provider_whose_plugin_is_off_leaves_the_rest_working(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_service: LocalServiceProcess,
    safe_mode: bool,
) -> None:
    if not safe_mode:
        entry = SwitchedOff(title="The choir", stage="route", reason="it ended", at=clock.stamp())
        (tmp_path / "data" / FOLDER).mkdir(parents=True)
        ledger_of(tmp_path / "data").switch_off("choir", entry)
    async with extended_clinic(
        tmp_path,
        monkeypatch,
        local_service,
        {"Choir": CHOIR},
        voice_provider="choir",
        elevendops_safe_mode=safe_mode,
    ) as clinic:
        assert (await clinic.client.get("/api/audio/list")).status_code == 200
        refused = await clinic.client.get("/api/audio/voices/list")
        assert refused.status_code == 503, refused.text
        assert ("“choir”" if safe_mode else "“The choir”") in refused.json()["detail"]
