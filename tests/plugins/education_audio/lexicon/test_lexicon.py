"""The clinic's pronunciations: kept, spoken by whichever voice service, and marked when changed."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

import httpx

from plugins.education_audio.lexicon.service import MAX_PRONUNCIATIONS
from tests.plugins.agents.support import until
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.support import add_document, generate, spoken
from tests.support.servers import Clinic

TEXT = "# Heart\n\nTake Metoprolol in the evening. Drink 5-10 ml of water.\n"
SCRIPT = "Take Metoprolol in the evening. Drink 5-10 ml of water."
ADDRESS = "/api/audio/pronunciations"


async def say(clinic: Clinic, written: str, spoken: str, language: str = "") -> httpx.Response:
    body = {"written": written, "spoken": spoken, "language": language}
    return await clinic.client.put(ADDRESS, json=body)


async def listed(clinic: Clinic) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (await clinic.client.get(ADDRESS)).json()["pronunciations"]
    return rows


async def test_who_first_writes_a_word_at_the_same_time_as_another_is_told(clinic: Clinic) -> None:
    said = ["one", "two", "three", "four"]
    answers = await asyncio.gather(*(say(clinic, "Metoprolol", one) for one in said))
    assert [answer.status_code for answer in answers] == [200] * len(said)
    body = {"written": "Warfarin", "version": 0}
    told = await asyncio.gather(
        *(clinic.client.put(ADDRESS, json={**body, "spoken": one}) for one in said)
    )
    assert sorted(answer.status_code for answer in told) == [200, 409, 409, 409]
    refused = {answer.json()["error_code"] for answer in told if answer.is_error}
    assert refused == {"stale_version"}


async def test_a_pronunciation_is_kept_once_changed_and_removed(clinic: Clinic) -> None:
    first = (await say(clinic, " Metoprolol ", "meh-toe\n-pro-lol")).json()
    assert (first["written"], first["spoken"]) == ("Metoprolol", "meh-toe -pro-lol")
    second = (await say(clinic, "metoprolol", "met-o-prolol")).json()
    assert second["pronunciation_id"] == first["pronunciation_id"]
    assert [row["spoken"] for row in await listed(clinic)] == ["met-o-prolol"]
    path = f"{ADDRESS}/{first['pronunciation_id']}"
    assert (await clinic.client.delete(path)).status_code == 204
    assert (await clinic.client.delete(path)).status_code == 404
    assert await listed(clinic) == []


async def test_what_says_nothing_new_is_refused(clinic: Clinic) -> None:
    assert (await say(clinic, "INR", "INR")).status_code == 422
    assert (await say(clinic, "INR", "i n r", "de")).status_code == 422
    assert (await say(clinic, " ", "i n r")).status_code == 422
    assert MAX_PRONUNCIATIONS > 100


async def test_what_is_spoken_stands_beside_what_is_written(clinic: Clinic) -> None:
    await say(clinic, "Metoprolol", "meh-toe-pro-lol", "en")
    await say(clinic, "Metoprolol", "metoprolól", "es")
    answer = await clinic.client.post("/api/audio/spoken", json={"script": f"# Heart\n\n{SCRIPT}"})
    assert answer.json()["lines"] == [
        {"written": "Heart", "spoken": "Heart", "pronounced": False},
        {
            "written": SCRIPT,
            "spoken": "Take meh-toe-pro-lol in the evening. Drink 5 to 10 millilitres of water.",
            "pronounced": True,
        },
    ]


async def test_speech_has_it_and_is_marked_when_it_is_changed(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    await say(clinic, "Metoprolol", "meh-toe-pro-lol")
    knowledge_id = await add_document(clinic, TEXT, "Heart")
    audio = await spoken(clinic, knowledge_id, script=SCRIPT)
    (call,) = [one for one in watched.proxy.to("text-to-speech") if one.method == "POST"]
    assert call.body["text"].startswith("Take meh-toe-pro-lol in the evening.")
    assert audio["script"] == SCRIPT
    path = f"/api/audio/files/{audio['audio_id']}"

    async def is_marked() -> bool:
        listed = (await clinic.client.get("/api/audio/list")).json()["audio_files"]
        one = (await clinic.client.get(path)).json()
        assert listed[0]["pronunciation_changed"] == one["pronunciation_changed"]
        return bool(one["pronunciation_changed"])

    assert not await is_marked()
    await say(clinic, "Warfarin", "war-fa-rin")
    assert not await is_marked()
    approval = audio["approval"]
    assert approval["voice_sha256"] == hashlib.sha256(call.body["text"].encode()).hexdigest()

    await say(clinic, "Metoprolol", "met-o-prolol")

    # What was approved and made is not what would be said now.
    assert await is_marked()
    assert await heard(clinic, audio) == ("said_otherwise", 409)
    assert await offered(clinic, knowledge_id) == []
    refused = await generate(clinic, knowledge_id, script=SCRIPT, approve=False)
    assert (refused.status_code, refused.json()["error_code"]) == (409, "approval_required")
    until_noted = {"state": "outdated"}

    async def listed_files() -> dict[str, Any]:
        answer = await clinic.client.get("/api/audio/list", params=until_noted)
        found: dict[str, Any] = answer.json()
        return found

    await until(listed_files, lambda found: found["total_count"] == 1)
    [card] = [card for card in clinic.app.state.platform.cards() if card.key == "audio_count"]
    [item] = (await card.load()).attention
    assert item.query == (("document", knowledge_id), ("audio", audio["audio_id"]))

    again = await spoken(clinic, knowledge_id, script=SCRIPT)
    assert again["audio_id"] != audio["audio_id"]
    assert again["pronunciation_changed"] is False
    assert again["approval"]["voice_sha256"] != approval["voice_sha256"]
    assert await heard(clinic, again) == ("current", 200)
    assert await offered(clinic, knowledge_id) == [again["audio_id"]]

    # The other way round as well: what is said is what was approved.
    [row] = [row for row in await listed(clinic) if row["written"] == "Metoprolol"]
    await clinic.client.delete(f"{ADDRESS}/{row['pronunciation_id']}")
    assert await heard(clinic, again) == ("said_otherwise", 409)
    await say(clinic, "Metoprolol", "meh-toe-pro-lol")
    assert await heard(clinic, audio) == ("current", 200)


async def heard(clinic: Clinic, audio: dict[str, Any]) -> tuple[str, int]:
    """How an audio file stands, and how its sound is answered."""
    path = f"/api/audio/files/{audio['audio_id']}"
    state = (await clinic.client.get(path)).json()["source_state"]
    answer = await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")
    return state, answer.status_code


async def offered(clinic: Clinic, knowledge_id: str) -> list[str]:
    answer = await clinic.client.get("/api/audio/offered", params={"knowledge_ids": knowledge_id})
    return [one["audio_id"] for one in answer.json()["audio_files"]]


async def test_a_pronunciation_that_somebody_else_has_changed_is_not_overwritten(
    shared_clinic: Clinic,
) -> None:
    clinic = shared_clinic
    word: dict[str, object] = {"written": "Furosemide", "spoken": "few-row", "version": 0}
    made = await clinic.client.put(ADDRESS, json=word)
    assert (made.status_code, made.json()["version"], made.headers["ETag"]) == (200, 1, '"1"')
    again = await clinic.client.put(ADDRESS, json=word | {"spoken": "fur-oh"})
    assert (again.status_code, again.json()["error_code"]) == (409, "stale_version")
    changed = await clinic.client.put(ADDRESS, json=word | {"spoken": "fur-oh", "version": 1})
    assert changed.json()["version"] == 2
    path = f"{ADDRESS}/{changed.json()['pronunciation_id']}"
    for method in ("PUT", "DELETE"):
        refused = await clinic.client.request(
            method,
            ADDRESS if method == "PUT" else path,
            headers={"If-Match": '"1"'},
            json={"written": "furosemide", "spoken": "few"} if method == "PUT" else None,
        )
        assert refused.status_code == 412
    assert "fur-oh" in [row["spoken"] for row in await listed(clinic)]
    assert (await clinic.client.delete(path, headers={"If-Match": '"2"'})).status_code == 204
    gone = await clinic.client.put(ADDRESS, json=word | {"version": 2})
    assert gone.status_code == 409, "it was taken out meanwhile"


async def test_an_approval_of_other_spoken_words_than_were_shown_is_refused(
    shared_clinic: Clinic,
) -> None:
    clinic = shared_clinic
    script = "Take Bisoprolol in the evening."
    knowledge_id = await add_document(clinic, f"# Heart\n\n{script}\n", "Bisoprolol")
    shown = (await clinic.client.post("/api/audio/spoken", json={"script": script})).json()
    await say(clinic, "Bisoprolol", "bi-so-prolol")
    seen: dict[str, Any] = {"voice_sha256": shown["sha256"]}
    body = {"knowledge_id": knowledge_id, "script": script}
    approving = await clinic.client.post("/api/audio/approvals", json=body | seen)
    speaking = await generate(clinic, knowledge_id, script=script, approve=True, **seen)
    for refused in (approving, speaking):
        assert (refused.status_code, refused.json()["error_code"]) == (409, "spoken_changed")
    unapproved = await generate(clinic, knowledge_id, script=script, approve=False)
    assert unapproved.json()["error_code"] == "approval_required"
    now = (await clinic.client.post("/api/audio/spoken", json={"script": script})).json()
    seen = {"voice_sha256": now["sha256"]}
    approved = await clinic.client.post("/api/audio/approvals", json=body | seen)
    assert (approved.status_code, approved.json()["voice_sha256"]) == (200, now["sha256"])
