"""The clinic's pronunciations: kept, spoken by whichever voice service, and marked when changed."""

from __future__ import annotations

from typing import Any

import httpx

from plugins.education_audio.lexicon.service import MAX_PRONUNCIATIONS
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.support import add_document, spoken
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
        {"written": "Heart", "spoken": "Heart"},
        {
            "written": SCRIPT,
            "spoken": "Take meh-toe-pro-lol in the evening. Drink 5 to 10 millilitres of water.",
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
    await say(clinic, "Metoprolol", "met-o-prolol")
    assert await is_marked()
    again = await spoken(clinic, knowledge_id, script=SCRIPT)
    assert again["audio_id"] != audio["audio_id"]
    assert again["pronunciation_changed"] is False


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
