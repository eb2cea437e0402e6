"""Links whose audio has to be approved again are told on the dashboard."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from core.records.changes import change_document
from tests.plugins.agents.support import until
from tests.plugins.education_audio.support import TEXT
from tests.plugins.handouts.support import Row, audio_of, link_to
from tests.support.servers import Clinic


async def _attention(clinic: Clinic) -> Row:
    stats = (await clinic.client.get("/api/dashboard/stats")).json()
    return {"texts": [item["text"] for card in stats["cards"] for item in card["attention"]]}


async def _said(clinic: Clinic) -> str:
    """What is told of the one audio that has to be approved again."""
    found = await until(lambda: _attention(clinic), lambda found: bool(found["texts"]))
    [said] = found["texts"]
    return str(said)


async def _link(clinic: Clinic, audio: Row) -> str:
    """The id of a new link."""
    return str((await link_to(clinic, audio))["handout"]["handout_id"])


async def _revoke(clinic: Clinic, handout_id: str) -> None:
    answer = await clinic.client.post(f"/api/handouts/{handout_id}/revoke")
    assert answer.status_code == 200, answer.text


async def _expire(clinic: Clinic, handout_id: str) -> None:
    over = {"expires_at": clock.stamp(clock.now() - timedelta(minutes=1))}
    await change_document(
        clinic.app.state.platform.documents,
        "handouts",
        handout_id,
        lambda stored: stored.data | over,
    )


async def _change_document(clinic: Clinic, audio: Row) -> None:
    answer = await clinic.client.put(
        f"/api/knowledge/{audio['knowledge_id']}", json={"raw_content": f"{TEXT}\nDrink no cola.\n"}
    )
    assert answer.status_code == 200, answer.text


async def test_those_that_play_nothing_are_counted_beside_their_audio(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    await _link(clinic, audio)
    await _link(clinic, audio)
    await _revoke(clinic, await _link(clinic, audio))
    await _expire(clinic, await _link(clinic, audio))
    await _change_document(clinic, audio)

    said = await _said(clinic)
    assert "was made from an earlier text of its document" in said
    assert said.endswith(". 2 links for patients play nothing until it is approved again")


async def test_one_that_is_revoked_after_a_first_look_counts_at_once(
    clinic: Clinic,
) -> None:
    audio = await audio_of(clinic)
    first = await _link(clinic, audio)
    second = await _link(clinic, audio)
    await _change_document(clinic, audio)
    assert "2 links for patients play nothing" in await _said(clinic)
    await _revoke(clinic, first)
    assert "1 link for patients plays nothing" in await _said(clinic)
    await _revoke(clinic, second)
    assert (await _said(clinic)).endswith("was made from an earlier text of its document")


async def test_those_behind_a_page_of_revoked_ones_are_counted(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    documents = clinic.app.state.platform.documents
    link = (await documents.get("handouts", await _link(clinic, audio))).data
    last = clock.parse(link["expires_at"])
    earlier = {"expires_at": clock.stamp(last - timedelta(minutes=1))}
    for number in range(100):
        revoked = earlier | {"revoked_at": clock.stamp()}
        await documents.create("handouts", f"revoked{number}", link | revoked)
    await _change_document(clinic, audio)
    assert (await _said(clinic)).endswith(
        ". 1 link for patients plays nothing until it is approved again"
    )
    for number in range(100):
        await documents.create("handouts", f"open{number}", link | earlier)
    assert (await _said(clinic)).endswith(
        ". More than 100 links for patients play nothing until it is approved again"
    )


async def test_those_of_deleted_audio_are_told_until_they_end(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    first = await _link(clinic, audio)
    second = await _link(clinic, audio)
    await _revoke(clinic, await _link(clinic, audio))
    assert (await _attention(clinic))["texts"] == []

    deleted = await clinic.client.delete(f"/api/audio/{audio['audio_id']}")
    assert deleted.status_code == 200, deleted.text
    # The job notes them one after another.
    await until(
        lambda: _attention(clinic),
        lambda found: (
            found["texts"]
            == ["2 links for patients play nothing any more: their audio was deleted"]
        ),
    )
    await _expire(clinic, first)
    said = await _said(clinic)
    assert said == "1 link for patients plays nothing any more: its audio was deleted"
    await _revoke(clinic, second)
    assert (await _attention(clinic))["texts"] == []


async def test_audio_that_nobody_was_given_is_deleted_without_a_word(clinic: Clinic) -> None:
    given, kept = await audio_of(clinic), await audio_of(clinic)
    await _link(clinic, given)
    for audio in (kept, given):
        assert (await clinic.client.delete(f"/api/audio/{audio['audio_id']}")).status_code == 200
    assert (await _said(clinic)).startswith("1 link for patients")
