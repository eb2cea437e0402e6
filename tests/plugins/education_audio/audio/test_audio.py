"""Audio files through the API, spoken by the real local voice service."""

from __future__ import annotations

import asyncio
import time
from io import BytesIO

import pytest
from tinytag import TinyTag

from core.contracts import CardValue
from core.isolation.breaker import FAILURES
from tests.plugins.agents.support import until
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Gate
from tests.plugins.education_audio.support import (
    ANNA,
    LUCIA,
    MEI,
    PAUL,
    SCRIPT,
    Row,
    add_document,
    document_of,
    generate,
    sample,
    spoken,
    stored_files,
    until_job_done,
    write_stream,
)
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic

# Words, and Chinese characters, that the preview voices say in a minute.
WORDS_PER_MINUTE = 150
CHARACTERS_PER_MINUTE = 240

DIALOGUE = "**Speaker 1:** Is gout dangerous?\n\nSpeaker 2: It hurts, but it can be treated."


def expected_seconds(script: str) -> float:
    wide = sum("\u3400" <= character <= "\u9fff" for character in script)
    words = 0 if wide else len(script.split())
    return 60 * (words / WORDS_PER_MINUTE + wide / CHARACTERS_PER_MINUTE)


def mp3_seconds(audio: bytes) -> float:
    duration = TinyTag.get(filename="a.mp3", file_obj=BytesIO(audio)).duration
    assert duration is not None
    return float(duration)


async def sound(clinic: Clinic, audio: Row) -> bytes:
    answer = await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "audio/mpeg"
    return answer.content


@pytest.mark.parametrize(
    ("file", "voice_id"),
    [
        ("starting-warfarin.md", ANNA),
        ("cataract-surgery-zh.md", MEI),
        ("asma-e-inhalador.md", LUCIA),
    ],
)
async def test_a_script_becomes_audible_speech(clinic: Clinic, file: str, voice_id: str) -> None:
    knowledge_id = await add_document(clinic, sample(file), "The condition")
    script = (await write_stream(clinic, knowledge_id))[-1]["script"]

    audio = await spoken(clinic, knowledge_id, script=script, voice_id=voice_id)

    data = await sound(clinic, audio)
    assert audio["duration_seconds"] == pytest.approx(mp3_seconds(data), abs=0.1)
    assert audio["duration_seconds"] == pytest.approx(expected_seconds(script), rel=0.3)
    assert audio["script"] == script
    assert audio["voice_id"] == voice_id
    assert audio["name"].startswith("The condition")
    assert audio["progress"] == 1.0
    assert audio["error"] is None
    assert (await clinic.client.get(audio["audio_url"])).content == data
    assert [path.name for path in stored_files(clinic, "audio")] == [f"{audio['audio_id']}.mp3"]


async def test_a_long_script_is_spoken_in_parts_and_joined(clinic: Clinic) -> None:
    script = " ".join(f"Sentence number {number} is about gout." for number in range(80))
    knowledge_id = await document_of(clinic, script)

    audio = await spoken(clinic, knowledge_id, script=script)

    data = await sound(clinic, audio)
    assert audio["duration_seconds"] == pytest.approx(mp3_seconds(data), abs=0.1)
    assert audio["duration_seconds"] == pytest.approx(expected_seconds(script), rel=0.3)
    job = (await clinic.client.get(f"/api/jobs/{audio['job_id']}")).json()
    assert job["state"] == "done"
    assert len(stored_files(clinic, "audio-parts")) > 1


async def test_ranges_of_the_sound_are_served(shared_clinic: Clinic) -> None:
    audio = await spoken(shared_clinic, await add_document(shared_clinic))
    path = f"/api/audio/stream/{audio['audio_id']}"
    data = await sound(shared_clinic, audio)

    async def part(value: str) -> tuple[int, bytes, str | None]:
        answer = await shared_clinic.client.get(path, headers={"Range": value})
        return answer.status_code, answer.content, answer.headers.get("content-range")

    size = len(data)
    assert await part("bytes=0-99") == (206, data[:100], f"bytes 0-99/{size}")
    assert await part("bytes=100-") == (206, data[100:], f"bytes 100-{size - 1}/{size}")
    assert await part("bytes=-50") == (206, data[-50:], f"bytes {size - 50}-{size - 1}/{size}")
    status, _, content_range = await part(f"bytes={size}-")
    assert (status, content_range) == (416, f"bytes */{size}")
    for _ in range(FAILURES + 1):
        status, _, content_range = await part(f"bytes={'8' * 5000}-")
        assert (status, content_range) == (416, f"bytes */{size}")
    head = await shared_clinic.client.head(path)
    assert head.status_code == 200
    assert head.headers["content-length"] == str(size)
    assert head.headers["accept-ranges"] == "bytes"
    assert head.headers["content-type"] == "audio/mpeg"


async def test_a_dialogue_is_spoken_by_two_voices(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    lines = ["Is gout dangerous?", "It hurts, but it can be treated."]

    both = await spoken(shared_clinic, knowledge_id, script=DIALOGUE, speaker2_voice_id=PAUL)
    anna = await spoken(shared_clinic, knowledge_id, script=lines[0], voice_id=ANNA)
    paul = await spoken(shared_clinic, knowledge_id, script=lines[1], voice_id=PAUL)

    alone = anna["duration_seconds"] + paul["duration_seconds"]
    assert both["duration_seconds"] == pytest.approx(alone, rel=0.05)
    assert mp3_seconds(await sound(shared_clinic, both)) == pytest.approx(alone, rel=0.05)
    assert both["script"] == DIALOGUE
    assert both["speaker2_voice_id"] == PAUL


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (DIALOGUE, "Is gout dangerous?\nIt hurts, but it can be treated."),
        (
            "# Gout\n\n- **Drink** plenty of water.\n* Avoid `beer`.\n\n---\n",
            "Gout\n\nDrink plenty of water.\nAvoid beer.",
        ),
    ],
    ids=["speaker labels", "Markdown marks"],
)
async def test_what_is_not_meant_to_be_heard_is_not_spoken(
    shared_clinic: Clinic, script: str, said: str
) -> None:
    knowledge_id = await add_document(shared_clinic)

    second = {"speaker2_voice_id": ANNA} if script is DIALOGUE else {}
    marked = await spoken(shared_clinic, knowledge_id, script=script, **second)
    plain = await spoken(shared_clinic, knowledge_id, script=said)

    assert marked["duration_seconds"] == pytest.approx(plain["duration_seconds"], rel=0.03)
    assert marked["script"] == script


async def test_a_request_made_twice_is_one_audio_file(watched: WatchedClinic) -> None:
    clinic, gate = watched.clinic, Gate()
    watched.proxy.answer = gate.hold
    knowledge_id = await add_document(clinic)

    answers = await asyncio.gather(*(generate(clinic, knowledge_id) for _ in range(4)))
    other_doctor = await generate(clinic, knowledge_id, doctor_id="another")
    gate.let.set()

    assert {answer.status_code for answer in answers} == {200}
    ids = {answer.json()["audio_id"] for answer in answers}
    assert len(ids) == 1
    assert other_doctor.json()["audio_id"] not in ids
    listed = (await clinic.client.get("/api/audio/list")).json()
    assert listed["total_count"] == 2


async def test_a_finished_request_may_be_made_again(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    first = await spoken(shared_clinic, knowledge_id)
    second = await spoken(shared_clinic, knowledge_id)

    assert first["audio_id"] != second["audio_id"]
    assert first["approval"] == second["approval"]


async def test_lists_are_filtered_and_paged(clinic: Clinic) -> None:
    gout, other = await add_document(clinic), await add_document(clinic, name="Other")
    made = [
        await spoken(clinic, gout, name=f"Gout {number}", doctor_id="dr_a" if number else "dr_b")
        for number in range(3)
    ]
    await spoken(clinic, other, doctor_id="dr_a")

    async def names(path: str, **query: object) -> list[str]:
        found: list[str] = []
        query["limit"] = 2
        while True:
            page = (await clinic.client.get(path, params=query)).json()  # type: ignore[arg-type]
            found += [audio["name"] for audio in page["audio_files"]]
            if page["next_cursor"] is None:
                assert page["total_count"] == len(found)
                return found
            query["cursor"] = page["next_cursor"]

    newest_first = [audio["name"] for audio in reversed(made)]
    assert await names(f"/api/audio/{gout}") == newest_first
    assert await names("/api/audio/list", knowledge_id=gout) == newest_first
    assert await names("/api/audio/list", knowledge_id=gout, doctor_id="dr_b") == ["Gout 0"]
    assert len(await names("/api/audio/list", doctor_id="dr_a")) == 3
    assert len(await names("/api/audio/list")) == 4


async def test_audio_is_found_by_name_language_and_state(clinic: Clinic) -> None:
    gout, other = await add_document(clinic), await add_document(clinic, name="Other")
    spanish = "La gota es una enfermedad de las articulaciones. Beba mucha agua y no tome cerveza."
    leaflet = await add_document(clinic, f"# Gota\n\n{spanish}\n", name="Gota")
    first = await spoken(clinic, gout, name="Gout at home")
    await spoken(clinic, leaflet, name="La gota en casa", script=spanish, voice_id=LUCIA)
    # Of other words: what shares a withdrawn sound is withdrawn too.
    third = await spoken(clinic, other, name="白內障手術後", script=f"{SCRIPT} Rest.")

    async def listed(**query: str) -> tuple[int, set[str]]:
        page = (await clinic.client.get("/api/audio/list", params=query)).json()
        return page["total_count"], {audio["name"] for audio in page["audio_files"]}

    async def names(**query: str) -> set[str]:
        total, found = await listed(**query)
        assert total == len(found)
        return found

    async def comes_to(state: str, wanted: set[str]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        # Two reads: a change between them is in the total, and in the rows of the next answer.
        while (found := await listed(state=state)) != (len(wanted), wanted):
            assert time.monotonic() < deadline, found
            await asyncio.sleep(0.05)

    assert await names(q="gou") == {"Gout at home"}
    assert await names(q="手術") == {"白內障手術後"}
    assert await names(q="casa", knowledge_id=other) == set()
    assert await names(language="es") == {"La gota en casa"}
    assert await names(language="en-US", q="g") == {"Gout at home"}
    assert len(await names(state="approved")) == 3
    assert await names(state="failed") == set()
    assert (await clinic.client.get("/api/audio/list?state=none")).status_code == 422

    path = f"/api/audio/{first['audio_id']}"
    await clinic.client.put(path, json={"name": "Uric acid"})
    assert await names(q="gout") == set()
    assert await names(q="uric", language="en") == {"Uric acid"}

    await clinic.client.put(f"/api/knowledge/{gout}", json={"raw_content": "# Gout\n\nRest.\n"})
    await comes_to("outdated", {"Uric acid"})
    recall = {
        "kind": "audio",
        "knowledge_id": other,
        "target": third["audio_id"],
        "name": third["name"],
        "reason": "A wrong word.",
    }
    withdrawn = await clinic.client.post("/api/recalls", json=recall)
    assert withdrawn.status_code == 201, withdrawn.text
    await comes_to("out_of_use", {"白內障手術後"})
    assert await names(state="approved") == {"La gota en casa"}
    assert await names(state="outdated", q="gota") == set()


async def test_an_audio_file_is_renamed_and_deleted(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id, name="  First name ", description="Old")
    path = f"/api/audio/{audio['audio_id']}"
    assert (audio["name"], audio["description"]) == ("First name", "Old")

    renamed = await clinic.client.put(path, json={"name": "Second name"})
    deleted = await clinic.client.delete(path)

    assert renamed.status_code == 200
    assert renamed.json()["name"] == "Second name"
    assert renamed.json()["description"] == "Old"
    assert deleted.status_code == 200
    assert deleted.json() == {"success": True, "audio_id": audio["audio_id"]}
    assert stored_files(clinic, "audio") == []
    assert (await clinic.client.get(f"/api/audio/files/{audio['audio_id']}")).status_code == 404
    assert (await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")).status_code == 404
    assert (await clinic.client.delete(path)).status_code == 404
    assert (await clinic.client.get("/api/audio/list")).json()["total_count"] == 0


async def test_deleting_while_it_is_spoken_leaves_nothing_behind(watched: WatchedClinic) -> None:
    clinic, gate = watched.clinic, Gate(before=1)
    watched.proxy.answer = gate.hold
    script = " ".join(f"Sentence number {number} is about gout." for number in range(80))
    knowledge_id = await document_of(clinic, script)
    audio = (await generate(clinic, knowledge_id, script=script)).json()
    assert audio["status"] == "generating"
    await gate.until_asked()

    async def parts() -> Row:
        return {"kept": stored_files(clinic, "audio-parts")}

    # Several are spoken at a time: the first may come after another was asked for.
    await until(parts, lambda found: bool(found["kept"]))
    answer = await clinic.client.delete(f"/api/audio/{audio['audio_id']}")

    gate.let.set()
    assert answer.status_code == 200
    await until_job_done(clinic, audio["job_id"])
    assert stored_files(clinic, "audio") == []
    assert stored_files(clinic, "audio-parts") == []
    # The same request is not taken for the deleted one.
    again = await generate(clinic, knowledge_id, script=script)
    assert again.json()["audio_id"] != audio["audio_id"]


async def test_the_audio_of_a_deleted_document_stays(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    audio = await spoken(shared_clinic, knowledge_id)

    await shared_clinic.client.delete(f"/api/knowledge/{knowledge_id}")

    listed = await shared_clinic.client.get(
        "/api/audio/list", params={"knowledge_id": knowledge_id}
    )
    assert [found["audio_id"] for found in listed.json()["audio_files"]] == [audio["audio_id"]]

    async def heard_by_staff() -> Row:
        path = f"/api/audio/files/{audio['audio_id']}"
        address = (await shared_clinic.client.get(path)).json()["audio_url"]
        return {"bytes": len((await shared_clinic.client.get(address)).content) if address else 0}

    # It may be on its way to where no patient's player finds it.
    await until(heard_by_staff, lambda found: found["bytes"] > 1000)
    assert (await shared_clinic.client.get(f"/api/audio/{knowledge_id}")).status_code == 404
    assert (await generate(shared_clinic, knowledge_id, script=SCRIPT)).status_code == 404


async def test_the_dashboard_counts_audio_files(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    empty = await card(clinic)
    await spoken(clinic, knowledge_id, name="Gout for beginners")
    filled = await card(clinic)

    assert empty.value == 0
    assert empty.activity is None
    assert filled.value == 1
    assert filled.activity is not None
    assert filled.activity.text == "Audio “Gout for beginners” is ready"
    assert filled.attention == ()


async def card(clinic: Clinic) -> CardValue:
    [found] = [card for card in clinic.app.state.platform.cards() if card.key == "audio_count"]
    value: CardValue = await found.load()
    return value
