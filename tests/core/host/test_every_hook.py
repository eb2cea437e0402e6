"""One installed plugin with every hook: what each gives arrives where it is meant to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.shared.samples import SampleSpec
from core.testing import Clinic, running_clinic
from elevendops._reference import hook_names
from plugins.conversations.contract import AnswerAnalyserSpec, ConversationFinished, ExporterSpec
from plugins.education_audio.contract import ScriptCheckSpec
from plugins.knowledge.contract import DocumentChanged, ExtractorSpec
from tests.support.plugin_packages import install

# The plugin below takes some names from `core` that have moved.

SOURCE = """
    from contextlib import asynccontextmanager
    from dataclasses import dataclass
    from typing import Protocol

    from fastapi import APIRouter, Depends
    from pydantic import BaseModel

    from elevendops import (
        CardSpec, CardValue, CollectionSpec, Contribution, ExtensionPoint, HealthCheck, JobRequest,
        JobSpec, PageSpec, PanelSpec, PluginInfo, RouterSpec, SampleSpec, SectionSpec,
        VoiceProviderSpec, hookimpl, require,
    )
    from elevendops.features.conversations import AnswerAnalyserSpec, ExporterSpec
    from elevendops.features.education_audio import ScriptCheckSpec
    from elevendops.features.knowledge import ExtractorSpec
    from core.adapters.elevenlabs.voice import ElevenLabsVoice

    HAPPENED = []

    class Greeter(Protocol):
        def greet(self): ...

    class English:
        def greet(self):
            return "hello"

    class Whole(BaseModel):
        greeting: str = "good day"

    @hookimpl
    def register_plugin():
        return PluginInfo(id="whole", title="Whole", version="1.0", api_version=2)

    @hookimpl
    def register_settings():
        return Whole

    @hookimpl
    def register_collections():
        return [CollectionSpec("whole_things")]

    @hookimpl
    def register_services(context):
        return {Greeter: English()}

    @hookimpl
    def register_jobs(context):
        async def note(run):
            await context.documents.create("whole_things", run.payload["id"], {"by": "job"})
            return {}

        return [JobSpec("whole.note", note)]

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/greeting")
        async def greeting(caller=Depends(require("whole:read"))) -> dict[str, str]:
            return {"greeting": context.own_settings(Whole).greeting}

        return [RouterSpec("whole", router)]

    @hookimpl
    def register_pages():
        return [PageSpec("Whole", "json:loads", ":material/mic:", "whole", section="wholes")]

    @hookimpl
    def register_sections():
        return [SectionSpec("wholes", "Wholes")]

    @hookimpl
    def register_panels():
        return [PanelSpec("dashboard", "Whole", "json:loads")]

    @hookimpl
    def register_cards(context):
        async def load():
            return CardValue(7)

        return [CardSpec("wholes", "Wholes", "whole", load)]

    @hookimpl
    def register_health_checks(context):
        async def fine():
            return None

        return [HealthCheck("whole_probe", fine)]

    @hookimpl
    @asynccontextmanager
    async def lifespan(context):
        HAPPENED.append("started")
        yield
        HAPPENED.append("stopped")

    @dataclass(frozen=True)
    class Spell:
        key: str

    SPELLS = ExtensionPoint("whole.spells", Spell, "Spells")

    @hookimpl
    def register_extension_points():
        return [SPELLS]

    @hookimpl
    def register_contributions(context):
        return [Contribution(SPELLS, Spell("mend"))]

    @hookimpl
    def register_extractors(context):
        return [ExtractorSpec("whole", "Whole", (".whole",), lambda data, name: data.decode())]

    @hookimpl
    def register_script_checks(context):
        return [ScriptCheckSpec("whole", "Whole", lambda script: [])]

    @hookimpl
    def register_answer_analysers(context):
        return [AnswerAnalyserSpec("whole", "Whole", lambda asked: [])]

    @hookimpl
    def register_exporters(context):
        async def export(conversations):
            yield b"whole"

        return [ExporterSpec("whole", "Whole", "text/plain", ".txt", export)]

    @hookimpl
    def register_samples():
        return [SampleSpec("wholes", HAPPENED.append)]

    @hookimpl
    def register_voice_providers():
        def build():
            HAPPENED.append("voice")
            return ElevenLabsVoice("key", "http://127.0.0.1:9", local=True)

        return [VoiceProviderSpec("whole_voice", "Whole", build)]

    @hookimpl
    def on_event(context, event):
        HAPPENED.append(type(event).__name__)
        return [JobRequest("whole.note", {"id": f"n{len(HAPPENED)}"}, f"{len(HAPPENED)}")]

    @hookimpl
    def document_changed(context, event):
        HAPPENED.append(f"older {event.knowledge_id}")
        return []

    @hookimpl
    def conversation_finished(context, event):
        HAPPENED.append(f"older {event.conversation_id}")
        return []
"""


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    """A clinic with the plugin."""
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "whole", SOURCE, distribution="dist-whole")
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setenv("WHOLE_GREETING", "good evening")
    with running_clinic(tmp_path / "data", ["whole"], voice_provider="whole_voice") as clinic:
        yield clinic


def test_every_hook_is_called_and_what_it_gives_arrives(whole: Clinic) -> None:
    import dist_whole_module as module  # type: ignore[import-not-found]

    record, platform = whole.record("whole"), whole.platform
    assert record.active, f"{record.stage}: {record.error}"
    assert record.hook_names == sorted(hook_names())

    # Routes with settings, pages, panels, sections.
    assert whole.client.get("/api/whole/greeting").json() == {"greeting": "good evening"}
    shown = whole.client.get("/api/plugins/whole").json()
    assert [page["url_path"] for page in shown["pages"]] == ["whole"]
    assert [panel.title for owner, panel in platform.registry.panels("dashboard")] == ["Whole"]
    assert "Wholes" in [section.title for section in platform.registry.sections()]

    [samples] = record.ask("register_samples", SampleSpec)
    assert samples.title == "wholes"

    # Services, cards, health checks, lifespan, voice provider.
    assert platform.service(module.Greeter).greet() == "hello"
    cards = whole.client.get("/api/dashboard/stats").json()["cards"]
    assert [card["value"] for card in cards if card["key"] == "wholes"] == [7]
    readiness = whole.client.get("/api/health/ready").json()["services"]
    assert readiness["whole_probe"]["status"] == "ok"
    assert module.HAPPENED[:2] == ["voice", "started"]

    # Extensions of other features.
    context = whole.context("conversations")
    for kind in (ExtractorSpec, ScriptCheckSpec, AnswerAnalyserSpec, ExporterSpec):
        assert "whole" in [extension.plugin_id for extension in context.extensions(kind)]

    [spell] = context.extensions(module.SPELLS)
    assert (spell.plugin_id, spell.spec.key) == ("whole", "mend")

    # Events, the older hooks with a warning each, and the jobs that were asked for.
    whole.emit(DocumentChanged("kd_1", "stored"))
    whole.emit(ConversationFinished("cv_1", "ag_1", False))
    assert {"DocumentChanged", "older kd_1", "ConversationFinished", "older cv_1"} <= set(
        module.HAPPENED
    )
    whole.finish_jobs("whole")
    assert whole.run(whole.context("whole").documents.totals("whole_things")).count == 2
    warned = " ".join(record.warnings)
    for hook in ("document_changed", "conversation_finished"):
        assert f"{hook} is deprecated and ends with plugin API 3: use on_event" in warned
    for hook in ("extractors", "script_checks", "answer_analysers", "exporters"):
        assert f"register_{hook} is deprecated and ends with plugin API 3" in warned
    # What asked for parts by their type is told to name the point.
    assert "context.extensions(ExporterSpec) is deprecated" in " ".join(
        whole.record("conversations").warnings
    )


def test_a_file_of_the_plugins_kind_can_be_uploaded(whole: Clinic) -> None:
    answer = whole.client.post(
        "/api/knowledge/upload",
        files={"file": ("cast.whole", io.BytesIO(b"# Cast\n\nKeep it dry."), "text/plain")},
        data={"disease_name": "Cast", "tags": "faq"},
    )
    assert answer.status_code == 201, answer.text
