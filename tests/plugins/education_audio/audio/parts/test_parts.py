"""Each part of speech is paid once, shared, and gone with the last audio file that has it."""

from __future__ import annotations

import asyncio

from starlette.responses import JSONResponse, Response

from plugins.education_audio.audio import mp3
from plugins.education_audio.models import PARTS, SPEECH
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call, Gate
from tests.plugins.education_audio.support import (
    Row,
    add_document,
    document_of,
    generate,
    in_state,
    spoken,
    stored_files,
    until_audio,
    until_job_done,
)
from tests.plugins.recalls.support import undo, withdraw
from tests.support.patience import PATIENCE_SECONDS

SENTENCES = [f"Point {n} of the leaflet about gout tells you what to drink." for n in range(60)]
SCRIPT = " ".join(SENTENCES)
TWO_PARTS = " ".join(SENTENCES[:40])
"""A beginning of two parts: to speak all three takes longer, and often proves no more."""


def asked(watched: WatchedClinic) -> list[str]:
    """The texts that were asked for since the last time."""
    texts = [call.body["text"] for call in watched.proxy.to("/v1/text-to-speech/")]
    watched.proxy.calls.clear()
    return texts


async def delete(watched: WatchedClinic, audio: Row) -> None:
    answer = await watched.clinic.client.delete(f"/api/audio/{audio['audio_id']}")
    assert answer.status_code == 200
    await until_job_done(watched.clinic, audio["job_id"])


async def kept(watched: WatchedClinic) -> tuple[int, int, int]:
    """How many lists of parts, parts and sounds of parts there are."""
    documents = watched.clinic.app.state.platform.documents
    lists, parts = [(await documents.totals(name)).count for name in (PARTS, SPEECH)]
    return lists, parts, len(stored_files(watched.clinic, "audio-parts"))


async def test_an_edited_script_pays_only_what_was_edited(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await document_of(clinic, SCRIPT)
    first = await spoken(clinic, knowledge_id, script=SCRIPT)
    whole = asked(watched)
    assert sorted(" ".join(whole)) == sorted(SCRIPT)
    edited = SCRIPT.replace(SENTENCES[30], "This point was edited.")

    second = await spoken(clinic, knowledge_id, script=edited)
    paid = asked(watched)
    captions = [
        (await clinic.client.get(f"/api/audio/files/{one['audio_id']}/captions.vtt")).text
        for one in (first, second)
    ]

    assert any("This point was edited." in text for text in paid)
    assert len(paid) <= 2 < len(whole)
    assert 0 < first["duration_seconds"] - second["duration_seconds"] < 10
    # What was fetched has the times of its sentences, which were told when it was spoken.
    begins = [caption.split("\n\n")[20].split("\n")[1] for caption in captions]
    assert begins[0] == begins[1]
    assert (await kept(watched))[0] == 2

    # Nobody pays for the very same words, and they may all go.
    third = await spoken(clinic, knowledge_id, script=SCRIPT, name="Once more")
    assert asked(watched) == []
    await delete(watched, first)
    await delete(watched, third)
    assert (await kept(watched))[0] == 1
    again = await spoken(clinic, knowledge_id, script=edited)
    assert asked(watched) == []
    for audio in (second, again):
        await delete(watched, audio)
    assert await kept(watched) == (0, 0, 0)
    await spoken(clinic, knowledge_id, script=edited)
    assert sorted(" ".join(asked(watched))) == sorted(edited)


async def test_what_is_withdrawn_is_not_shared(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id)
    [words] = asked(watched)
    await withdraw(clinic, "audio", audio)

    anew = await spoken(clinic, knowledge_id)
    assert asked(watched) == [words]
    await spoken(clinic, knowledge_id)
    assert asked(watched) == []
    for one in (audio, anew):
        await delete(watched, one)
    lists, parts, sounds = await kept(watched)
    assert (lists, parts, sounds) == (1, 1, 1)


async def test_what_shares_the_sound_of_withdrawn_audio_is_kept_away_with_it(
    watched: WatchedClinic,
) -> None:
    clinic = watched.clinic
    knowledge_id = await document_of(clinic, TWO_PARTS)
    first = await spoken(clinic, knowledge_id, script=TWO_PARTS)
    edited = TWO_PARTS.replace(SENTENCES[30], "This point was edited.")
    asked(watched)
    second = await spoken(clinic, knowledge_id, script=edited)
    own = asked(watched)
    other = await spoken(clinic, knowledge_id, script="Drink plenty of water.")

    async def states() -> list[str]:
        found = [await clinic.client.get(f"/api/audio/files/{one['audio_id']}") for one in both]
        return [one.json()["source_state"] for one in found]

    both = (second, other)
    recall = await withdraw(clinic, "audio", first)
    assert await states() == ["withdrawn", "current"]
    # Also once the withdrawn file is gone; a new one shares nothing with either.
    await delete(watched, first)
    assert await states() == ["withdrawn", "current"]
    asked(watched)
    anew = await spoken(clinic, knowledge_id, script=edited)
    assert anew["source_state"] == "current"
    assert sorted(" ".join([*own, *asked(watched)])) == sorted(edited)
    await undo(clinic, recall)
    assert await states() == ["current", "current"]


async def test_what_is_withdrawn_while_it_is_spoken_is_not_taken(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await document_of(clinic, TWO_PARTS)
    first = await spoken(clinic, knowledge_id, script=TWO_PARTS)
    edited = TWO_PARTS.replace(SENTENCES[30], "This point was edited.")
    asked(watched)

    def refuse(call: Call) -> Response | None:
        if "This point was edited." in str(call.body):
            return JSONResponse({"detail": {"status": "no"}}, status_code=400)
        return None

    watched.proxy.answer = refuse
    second = (await generate(clinic, knowledge_id, script=edited)).json()
    failed = await until_audio(clinic, second["audio_id"], in_state("failed"))
    await withdraw(clinic, "audio", first)
    watched.proxy.answer = lambda call: None

    again = await clinic.client.post(f"/api/audio/files/{failed['audio_id']}/retry")
    assert again.status_code == 200, again.text
    done = await until_audio(clinic, second["audio_id"], in_state("completed"))

    assert done["source_state"] == "current"
    own = set(asked(watched))
    assert sorted(" ".join(own)) == sorted(edited), "it has a part of the withdrawn file"


async def test_what_two_files_ask_for_at_once_is_paid_once(watched: WatchedClinic) -> None:
    clinic, gate = watched.clinic, Gate()
    knowledge_id, other_id = await add_document(clinic), await add_document(clinic)
    watched.proxy.answer = gate.hold
    files = [
        asyncio.create_task(generate(clinic, one, script="Drink a glass of water."))
        for one in (knowledge_id, other_id)
    ]
    await gate.until_asked()
    answers = [(await file).json() for file in files]
    gate.let.set()
    for answer in answers:
        await until_audio(clinic, answer["audio_id"], in_state("completed"))
    documents = clinic.app.state.platform.documents
    assert (await documents.totals(SPEECH)).count == 1
    # The gate refused the first call and let the next one through.
    assert len(asked(watched)) == 2


async def test_the_beginning_is_heard_while_the_rest_is_being_spoken(
    watched: WatchedClinic,
) -> None:
    clinic, gate = watched.clinic, Gate()

    def hold(call: Call) -> Response | None:
        """Let the first part through, whichever of two comes sooner."""
        is_first = isinstance(call.body, dict) and not call.body.get("previous_text")
        return None if is_first else gate.hold(call)

    watched.proxy.answer = hold
    knowledge_id = await document_of(clinic, SCRIPT)
    audio = (await generate(clinic, knowledge_id, script=SCRIPT)).json()
    path = f"/api/audio/files/{audio['audio_id']}"
    await gate.until_asked()

    begun = await until_audio(clinic, audio["audio_id"], lambda found: bool(found["is_begun"]))
    heard = await clinic.client.get(f"{path}/begun.mp3")
    assert begun["audio_url"] is None
    assert 1 <= begun["parts_spoken"] < begun["parts"]
    assert heard.headers["content-type"] == "audio/mpeg"
    assert mp3.seconds(heard.content) > 20

    recall = await withdraw(clinic, "audio", audio)
    refused = await clinic.client.get(f"{path}/begun.mp3")
    assert (refused.status_code, refused.json()["error_code"]) == (409, "withdrawn")
    await undo(clinic, recall)
    gate.let.set()
    done = await until_audio(clinic, audio["audio_id"], in_state("completed"))
    assert (done["is_begun"], done["parts"], done["parts_spoken"]) == (False, 0, 0)
    assert done["duration_seconds"] > mp3.seconds(heard.content) + 20


async def test_parts_are_spoken_two_at_a_time_until_the_plan_is_known(
    watched: WatchedClinic,
) -> None:
    clinic, proxy = watched.clinic, watched.proxy
    knowledge_id = await document_of(clinic, SCRIPT)
    going, both = 0, asyncio.Event()
    most = 0

    class Counted(Response):
        """Refuses a call as one too many, once two are there at the same time."""

        async def __call__(self, scope, receive, send):  # type: ignore[no-untyped-def]
            nonlocal going, most
            going += 1
            most = max(most, going)
            if going == 2:
                both.set()
            await asyncio.wait_for(both.wait(), PATIENCE_SECONDS)
            going -= 1
            await super().__call__(scope, receive, send)

    answered: list[Call] = []

    def answer(call: Call) -> Response | None:
        if "/text-to-speech/" not in call.path or len(answered) == 2:
            return None
        answered.append(call)
        detail = {"status": "too_many_concurrent_requests", "message": "Two at most."}
        return Counted(
            JSONResponse({"detail": detail}).body,
            status_code=429,
            media_type="application/json",
        )

    proxy.answer = answer
    audio = await spoken(clinic, knowledge_id, script=SCRIPT)
    assert most == 2
    texts = asked(watched)
    # The refused calls were made again, and all is in its order.
    assert len(texts) == len(set(texts)) + 2
    captions = await clinic.client.get(f"/api/audio/files/{audio['audio_id']}/transcript.txt")
    assert captions.text.strip() == SCRIPT
