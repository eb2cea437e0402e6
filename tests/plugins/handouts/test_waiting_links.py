"""Links whose audio has to be approved again are told on the dashboard."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from tests.plugins.agents.support import until
from tests.plugins.education_audio.support import TEXT
from tests.plugins.handouts.support import Row, audio_of, link_to
from tests.support.servers import Clinic


async def _attention(clinic: Clinic) -> Row:
    stats = (await clinic.client.get("/api/dashboard/stats")).json()
    return {"texts": [item["text"] for card in stats["cards"] for item in card["attention"]]}


async def test_those_that_play_nothing_are_counted_beside_their_audio(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    await link_to(clinic, audio)
    await link_to(clinic, audio)
    ended = (await link_to(clinic, audio))["handout"]["handout_id"]
    await clinic.client.post(f"/api/handouts/{ended}/revoke")
    soon = clock.stamp(clock.now() + timedelta(seconds=1))
    await link_to(clinic, audio, expires_at=soon)
    await until(
        lambda: _attention(clinic), lambda found: clock.stamp() > soon and not found["texts"]
    )

    await clinic.client.put(
        f"/api/knowledge/{audio['knowledge_id']}", json={"raw_content": f"{TEXT}\nDrink no cola.\n"}
    )

    found = await until(lambda: _attention(clinic), lambda found: bool(found["texts"]))
    [said] = found["texts"]
    assert "was made from an earlier text of its document" in said
    assert said.endswith(". 2 links for patients play nothing until it is approved again")
