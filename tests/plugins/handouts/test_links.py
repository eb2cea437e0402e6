"""Links for patients: made from current audio only, kept as a hash, ended in every way."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.plugins.education_audio.support import SCRIPT, TEXT, generate
from tests.plugins.handouts.support import (
    TOKEN,
    Row,
    asked,
    audio_of,
    front,
    link_to,
    results_of,
)
from tests.plugins.recalls.support import undo, withdraw
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic

PARTS = ("", "/sheet", "/audio", "/captions.vtt")


async def _played(clinic: Clinic, path: str) -> list[int]:
    async with front(clinic) as patient:
        return [(await patient.get(path + part)).status_code for part in PARTS]


def _everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def _change(clinic: Clinic, audio: Row, text: str) -> None:
    answer = await clinic.client.put(
        f"/api/knowledge/{audio['knowledge_id']}", json={"raw_content": text}
    )
    assert answer.status_code == 200, answer.text


async def test_a_patient_hears_reads_and_sees_who_approved_it(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio)
    async with front(shared_clinic) as patient:
        page = await patient.get(made["path"])
        assert page.status_code == 200
        for words in ("Gout is a kind of arthritis.", "Drink plenty of water."):
            assert words in page.text
        assert "made by a computer (AI)" in page.text
        assert "<bdi>A clinician of your clinic</bdi> read and approved them on" in page.text
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "no-store"
        assert "noindex" in page.headers["x-robots-tag"]
        # Nothing of it is elsewhere, and nothing stands in the page that the policy forbids.
        assert "http" not in page.text
        assert " style=" not in page.text
        assert "<script>" not in page.text
        whole = await patient.get(made["path"] + "/audio")
        assert whole.status_code == 200
        assert whole.headers["content-type"] == "audio/mpeg"
        part = await patient.get(made["path"] + "/audio", headers={"Range": "bytes=100-199"})
        assert part.status_code == 206
        assert part.content == whole.content[100:200]
        for name in ("handout.css", "handout.js"):
            file = await patient.get(f"/open/handouts/files/{name}")
            assert file.headers["content-type"].startswith("text/")
            for asked in ("bytes=-", "bytes=2-1", f"bytes={'9' * 5_000}-"):
                again = await patient.get(f"/open/handouts/files/{name}", headers={"Range": asked})
                assert (again.status_code, again.content) == (200, file.content)
        assert (await patient.get("/open/handouts/files/page.py")).status_code == 404


async def test_the_captions_have_every_sentence_until_the_end(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio)
    async with front(shared_clinic) as patient:
        answer = await patient.get(made["path"] + "/captions.vtt")
    assert answer.headers["content-type"] == "text/vtt; charset=utf-8"
    blocks = answer.text.strip().split("\n\n")
    assert blocks[0] == "WEBVTT"
    said = [block.split("\n")[2] for block in blocks[1:]]
    assert " ".join(said) == SCRIPT
    assert blocks[1].split("\n")[1].startswith("00:00:00.000 --> ")
    last = blocks[-1].split("\n")[1].split(" --> ")[1]
    assert abs(float(last[6:]) - audio["duration_seconds"]) < 0.05


async def test_only_a_hash_of_the_address_is_kept(clinic: Clinic) -> None:
    made = await link_to(clinic, await audio_of(clinic))
    found = TOKEN.fullmatch(made["path"])
    assert found is not None
    kept = await asyncio.to_thread(_everything, clinic.settings.elevendops_data_dir)
    assert made["handout"]["handout_id"].encode() in kept
    assert found[1].encode() not in kept


async def test_two_links_have_nothing_in_common(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    paths = {(await link_to(shared_clinic, audio))["path"] for _ in range(5)}
    assert len(paths) == 5
    # 192 bits: 32 letters of 64.
    assert all(TOKEN.fullmatch(path) for path in paths)


async def test_a_link_ends_to_the_second(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio, seconds=2)
    ends = datetime.fromisoformat(made["handout"]["expires_at"]).timestamp()
    async with front(shared_clinic) as patient:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            before = time.time()
            answer = await patient.get(made["path"])
            if answer.status_code == 410:
                break
            # It was asked for before its end.
            assert before < ends
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        assert time.time() >= ends
        assert "The time of this link is over" in answer.text
    assert await _played(shared_clinic, made["path"]) == [410] * 4


async def test_a_clinician_ends_a_link(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made, other = await link_to(shared_clinic, audio), await link_to(shared_clinic, audio)
    identifier = made["handout"]["handout_id"]
    ended = (await shared_clinic.client.post(f"/api/handouts/{identifier}/revoke")).json()
    assert ended["state"] == "revoked"
    assert await _played(shared_clinic, made["path"]) == [410] * 4
    assert await _played(shared_clinic, other["path"]) == [200] * 4
    again = (await shared_clinic.client.post(f"/api/handouts/{identifier}/revoke")).json()
    assert again["revoked_at"] == ended["revoked_at"]
    missing = await shared_clinic.client.post(f"/api/handouts/{'0' * 64}/revoke")
    assert missing.status_code == 404


async def test_a_changed_document_is_said_and_nothing_plays_until_it_is_approved_again(
    shared_clinic: Clinic,
) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio, language="es")
    await _change(shared_clinic, audio, TEXT + "\n\nDrink no cola.")
    async with front(shared_clinic) as patient:
        page = await patient.get(made["path"])
        state = (await patient.get(made["path"] + "/state")).json()
    assert page.status_code == 410
    assert '<html lang="es" dir="ltr">' in page.text
    assert "Su clínica está renovando esta grabación" in page.text
    assert state["open"] is False
    assert state["message"].startswith("Su clínica está renovando")
    assert await _played(shared_clinic, made["path"]) == [410] * 4
    refused = await shared_clinic.client.post("/api/handouts", json=asked(audio))
    assert refused.status_code == 409
    assert refused.json()["error_code"] == "audio_not_current"
    listed = await shared_clinic.client.get("/api/handouts", params={"audio_id": audio["audio_id"]})
    assert listed.json()["handouts"][0]["state"] == "renewing"
    await shared_clinic.client.post(
        "/api/audio/approvals",
        json={"knowledge_id": audio["knowledge_id"], "script": audio["script"]},
    )
    assert await _played(shared_clinic, made["path"]) == [200] * 4


async def test_a_deleted_audio_or_document_is_said(shared_clinic: Clinic) -> None:
    audio, other = await audio_of(shared_clinic), await audio_of(shared_clinic)
    by_audio, by_document = await link_to(shared_clinic, audio), await link_to(shared_clinic, other)
    await shared_clinic.client.delete(f"/api/audio/{audio['audio_id']}")
    await shared_clinic.client.delete(f"/api/knowledge/{other['knowledge_id']}")
    for made in (by_audio, by_document):
        assert await _played(shared_clinic, made["path"]) == [410] * 4
        async with front(shared_clinic) as patient:
            assert "has withdrawn this recording" in (await patient.get(made["path"])).text


async def test_what_is_withdrawn_plays_nothing_until_that_is_undone(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    made = await link_to(clinic, audio)
    recalled = await withdraw(clinic, "audio", audio)
    assert await _played(clinic, made["path"]) == [410] * 4
    refused = await clinic.client.post("/api/handouts", json=asked(audio))
    assert refused.json()["error_code"] == "audio_not_current"
    reached = await clinic.client.get(f"/api/recalls/{recalled['recall_id']}/reached")
    assert [item["what"] for item in reached.json()["items"]] == ["Link for a patient"]
    await undo(clinic, recalled)
    async with front(clinic) as patient:
        assert (await patient.get(made["path"])).status_code == 200


async def test_an_audio_that_is_not_finished_has_no_link(shared_clinic: Clinic) -> None:
    refused = await shared_clinic.client.post(
        "/api/handouts", json=asked({"audio_id": "audio_none"})
    )
    assert refused.status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2999-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2030-01-01T00:00:00"}, "expires_at"),
        ({"language": "ta"}, "language"),
        ({"questions": ["Only one?"]}, "questions"),
        ({"questions": ["1?", "2?", "3?", "4?"]}, "questions"),
    ],
)
async def test_bad_input_is_named(shared_clinic: Clinic, changes: Row, field: str) -> None:
    refused = await shared_clinic.client.post(
        "/api/handouts", json=asked({"audio_id": "audio_none"}) | changes
    )
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == field


async def test_what_comes_back_is_counted_without_anybody(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(
        shared_clinic, audio, questions=["How much water?", "When do you call us?"]
    )
    half = audio["duration_seconds"] / 2
    async with front(shared_clinic) as patient:
        page = await patient.get(made["path"])
        assert "How much water?" in page.text
        for event in (
            {"kind": "play"},
            {"kind": "stop", "at": 0.1},
            {"kind": "stop", "at": half, "before": 0.1},
            {"kind": "question", "question": 0, "yes": False},
            {"kind": "question", "question": 0, "yes": True, "before": 0},
            {"kind": "question", "question": 1, "yes": False},
            {"kind": "helped", "yes": False},
            {"kind": "helped", "yes": True, "before": 0},
        ):
            answer = await patient.post(made["path"] + "/events", json=event)
            assert answer.status_code == 200, answer.text
        assert (await patient.post(made["path"] + "/events", json={"kind": "x"})).status_code == 422
        large = await patient.post(made["path"] + "/events", content=b"x" * 5000)
        assert large.status_code == 413
    assert await results_of(shared_clinic, audio) == {
        "opened": 1,
        "played": 1,
        "finished": 0,
        "stops": [0, 0, 0, 0, 0, 1, 0, 0, 0, 0],
        "questions": [
            {"question": "How much water?", "could": 1, "unsure": 0},
            {"question": "When do you call us?", "could": 0, "unsure": 1},
        ],
        "helped": 1,
        "did_not_help": 0,
    }
    async with front(shared_clinic) as patient:
        await patient.post(made["path"] + "/events", json={"kind": "finish", "before": half})
    results = await results_of(shared_clinic, audio)
    assert (results["finished"], sum(results["stops"])) == (1, 0)


async def test_events_of_many_at_once_are_all_counted(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio)
    async with front(shared_clinic) as patient:
        answers = await asyncio.gather(
            *(patient.post(made["path"] + "/events", json={"kind": "play"}) for _ in range(20))
        )
    assert {answer.status_code for answer in answers} == {200}
    assert (await results_of(shared_clinic, audio))["played"] == 20


async def test_nothing_is_counted_once_a_link_has_ended(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio)
    await shared_clinic.client.post(f"/api/handouts/{made['handout']['handout_id']}/revoke")
    async with front(shared_clinic) as patient:
        answer = await patient.post(made["path"] + "/events", json={"kind": "play"})
    assert answer.json()["open"] is False
    assert (await results_of(shared_clinic, audio))["played"] == 0


async def test_the_sheet_has_the_address_and_its_picture(shared_clinic: Clinic) -> None:
    made = await link_to(shared_clinic, await audio_of(shared_clinic), language="zh-TW")
    async with front(shared_clinic) as patient:
        sheet = await patient.get(made["path"] + "/sheet", headers={"X-Forwarded-Proto": "https"})
        address = f"https://{patient.base_url.netloc.decode()}{made['path']}"
    assert '<html lang="zh-TW" dir="ltr">' in sheet.text
    assert f">{address}<" in sheet.text
    assert "<svg" in sheet.text
    assert "由電腦（AI）製作" in sheet.text


async def test_each_language_of_patients_is_whole(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    english = (await link_to(shared_clinic, audio))["path"]
    for language in ("es", "zh-TW", "fr", "ja"):
        made = (await link_to(shared_clinic, audio, language=language))["path"]
        async with front(shared_clinic) as patient:
            pages = [(await patient.get(path)).text for path in (english, made)]
        assert f'<html lang="{language}" dir="ltr">' in pages[1]
        assert '<h1 lang="en" dir="auto">' in pages[1]
        words = [set(page.replace("<", ">").split(">")) for page in pages]
        same = {part for part in words[0] & words[1] if " " in part and part[0].isupper()}
        # The script's own sentences stay as they were approved.
        assert all(part in SCRIPT or part == audio["name"] for part in same), same


async def test_guessing_is_slowed_down(clinic: Clinic) -> None:
    async with front(clinic) as patient:
        codes = [
            (await patient.get(f"/open/handouts/{number:032d}")).status_code for number in range(40)
        ]
        answer = await patient.get(f"/open/handouts/{99:032d}")
    assert codes[:30] == [404] * 30
    assert codes[30:] == [429] * 10
    assert int(answer.headers["retry-after"]) > 0


async def test_an_address_that_is_none_says_so(shared_clinic: Clinic) -> None:
    async with front(shared_clinic) as patient:
        answer = await patient.get(
            f"/open/handouts/{'A' * 32}", headers={"Accept-Language": "es-MX,es;q=0.9"}
        )
    assert answer.status_code == 404
    assert "Este enlace no lleva a ninguna parte" in answer.text


async def test_the_audio_of_another_script_is_not_generated_for_it(shared_clinic: Clinic) -> None:
    """A link is to its audio: a later one of the same document changes nothing."""
    audio = await audio_of(shared_clinic)
    made = await link_to(shared_clinic, audio)
    later = await generate(shared_clinic, audio["knowledge_id"], script="Drink water. " + SCRIPT)
    assert later.status_code == 200
    async with front(shared_clinic) as patient:
        assert "Drink water. Gout" not in (await patient.get(made["path"])).text
