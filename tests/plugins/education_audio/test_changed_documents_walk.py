"""Dozens of steps at random: edits, approvals and speech, checked against a plain model."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.shared.approvals import digest
from core.spoken import spoken_form
from tests.plugins.education_audio.proxy import Proxy, proxy_to
from tests.plugins.education_audio.support import (
    Row,
    accept_findings,
    add_document,
    generate,
    in_state,
    until_audio,
)
from tests.support.providers.cloud import CloudServers
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEXTS = [f"# Tablets\n\nTake {dose} mg of Exampline once a day.\n" for dose in (5, 10, 20)]
SCRIPTS = [f"Take {dose} mg of Exampline once a day, please." for dose in (5, 10, 20)]
STEPS = {"embedded": 80, "cloud": 25}


@pytest.fixture(params=STEPS)
async def walked(
    request: pytest.FixtureRequest, tmp_path: Path, local_service: LocalServiceProcess
) -> AsyncIterator[tuple[Clinic, Proxy, int]]:
    """A clinic on each kind of stores, its voice service, and how many steps to take."""
    stores: dict[str, object] = {}
    if request.param == "cloud":
        servers: CloudServers = request.getfixturevalue("standing_cloud")
        stores = {name.lower(): value for name, value in servers.environment.items()}
        stores["firestore_database_id"] = f"walk-{tmp_path.name}"
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port, **stores)) as clinic,
    ):
        yield clinic, proxy, STEPS[request.param]


def ended(audio: Row) -> bool:
    """Whether nobody works on the audio file any more."""
    return audio["status"] in ("completed", "failed")


class Walk:
    """What was done to one document, and what must be so because of it."""

    def __init__(self, clinic: Clinic, proxy: Proxy, knowledge_id: str) -> None:
        self.clinic = clinic
        self.knowledge_id = knowledge_id
        self.text = TEXTS[0]
        self.approved: set[tuple[str, str]] = set()
        self.spoken: set[str] = set()
        self._proxy = proxy
        self._heard = 0

    async def edit(self, dice: random.Random) -> None:
        self.text = dice.choice(TEXTS)
        changes = {"raw_content": self.text, "disease_name": f"Tablets {dice.random():.3f}"}
        answer = await self.clinic.client.put(f"/api/knowledge/{self.knowledge_id}", json=changes)
        assert answer.json()["content_sha256"] == digest(self.text)

    async def approve(self, dice: random.Random) -> None:
        script, seen = dice.choice(SCRIPTS), dice.choice(TEXTS)
        await accept_findings(self.clinic.client, self.knowledge_id, script)
        answer = await self.clinic.client.post(
            "/api/audio/approvals",
            json={
                "knowledge_id": self.knowledge_id,
                "script": script,
                "document_sha256": digest(seen),
            },
        )
        assert answer.status_code == (200 if seen == self.text else 409)
        if seen == self.text:
            self.approved.add((script, self.text))

    async def speak(self, dice: random.Random) -> None:
        script = dice.choice(SCRIPTS)
        answer = await generate(self.clinic, self.knowledge_id, script=script, approve=False)
        if (script, self.text) not in self.approved:
            assert answer.status_code == 409
            return
        assert answer.status_code == 200
        await until_audio(self.clinic, answer.json()["audio_id"], in_state("completed"))
        self.spoken.add(script)

    async def check(self) -> None:
        """What is offered, shown and was spoken since the last step fits the text of now."""
        valid = {script for script, text in self.approved if text == self.text}
        query: Row = {"knowledge_ids": [self.knowledge_id], "limit": 200}
        offered = (await self.clinic.client.get("/api/audio/offered", params=query)).json()
        assert {row["script"] for row in offered["audio_files"]} == valid & self.spoken
        query = {"knowledge_id": self.knowledge_id, "limit": 200}
        for row in (await self.clinic.client.get("/api/audio/list", params=query)).json()[
            "audio_files"
        ]:
            assert (row["source_state"] == "current") == (row["script"] in valid)
        heard = self._proxy.to("text-to-speech")
        sent = {call.body["text"] for call in heard[self._heard :]}
        assert sent <= {spoken_form(script) for script in valid}
        self._heard = len(heard)


async def test_nothing_of_an_earlier_text_is_offered_or_spoken(
    walked: tuple[Clinic, Proxy, int],
) -> None:
    clinic, proxy, steps = walked
    walk = Walk(clinic, proxy, await add_document(clinic, TEXTS[0], "Tablets"))
    dice = random.Random(7)
    acts = [walk.edit, walk.approve, walk.approve, walk.speak]
    for _ in range(steps):
        await dice.choice(acts)(dice)
        await walk.check()
    assert walk.spoken
    assert len(walk.approved) > 1


async def test_edits_approvals_and_speech_at_the_same_time(
    walked: tuple[Clinic, Proxy, int],
) -> None:
    clinic, _, steps = walked
    knowledge_id = await add_document(clinic, TEXTS[0], "Tablets")
    path = f"/api/knowledge/{knowledge_id}"
    dice = random.Random(11)
    approved: set[tuple[str, str]] = set()
    for number in range(steps // 8):
        # New words in each round, which nobody has approved for any text.
        script, seen = f"{dice.choice(SCRIPTS)} Round {number}.", await clinic.client.get(path)
        sha256 = seen.json()["content_sha256"]
        edit, speech = await asyncio.gather(
            clinic.client.put(path, json={"raw_content": dice.choice(TEXTS)}),
            generate(clinic, knowledge_id, script=script, approve=True, document_sha256=sha256),
        )
        assert edit.status_code == 200
        assert speech.status_code in (200, 409)
        if speech.status_code == 200:
            approved.add((script, sha256))
            await until_audio(clinic, speech.json()["audio_id"], ended)
        query: Row = {"knowledge_ids": [knowledge_id], "limit": 200}
        offered = (await clinic.client.get("/api/audio/offered", params=query)).json()
        now = edit.json()["content_sha256"]
        for row in offered["audio_files"]:
            assert (row["script"], now) in approved
