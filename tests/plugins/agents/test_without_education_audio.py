"""Agent Setup while Education Audio is off: voices and languages are still there to choose."""

from __future__ import annotations

from pathlib import Path

from tests.plugins.agents.support import got
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic


async def test_an_agent_is_set_up(tmp_path: Path, local_service: LocalServiceProcess) -> None:
    settings = clinic_settings(
        tmp_path / "data",
        local_service.port,
        elevendops_disabled_plugins=("education_audio",),
    )
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url):
            test = await run(page("agent-setup", {"id": "new"}))
            test.text_input(key="agent.new.name").set_value("Gout guide")
            test.multiselect(key="agent.new.languages").set_value(["es"])
            await run(test)
            voice = next(box for box in test.selectbox if box.label == "Voice")
            assert "Spanish" in voice.options[0]
            next(button for button in test.button if button.label == "Create agent").click()
            await run(test)
            assert "**Gout guide**" in words(test)
        (agent,) = (await got(clinic, "/api/agent"))["agents"]
        assert agent["languages"] == ["es"]
        unknown = {"name": "Nobody", "voice_id": "no-such-voice", "answer_style": "friendly"}
        refused = await clinic.client.post("/api/agent", json=unknown | {"knowledge_ids": []})
        assert refused.status_code == 422
        assert "no voice with this id" in refused.text
