"""A document changes under its script and audio: the approval was for the text that it had."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from core import clock
from core.ports.documents import Create, Delete, DocumentStore, Query
from core.shared.approvals import digest
from plugins.education_audio.models import APPROVALS, AUDIO, DRAFTS, earlier_approval_id
from plugins.knowledge.models import COLLECTION
from tests.core.security.test_sign_in_api import SIGN_IN, as_user
from tests.plugins.agents.support import until
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call, Gate
from tests.plugins.education_audio.support import (
    Row,
    accept_findings,
    add_document,
    generate,
    in_state,
    spoken,
    until_audio,
    until_draft,
    write_stream,
)
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEN = "# Blood thinner\n\nTake 10 mg of Thinax every evening with a glass of water.\n"
FIVE = TEN.replace("10 mg", "5 mg")
SCRIPT = "Take 10 mg of Thinax every evening with a glass of water."


async def change(clinic: Clinic, knowledge_id: str, **changes: object) -> Row:
    """Edit the document; how it is then."""
    answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=changes)
    assert answer.status_code == 200, answer.text
    document: Row = answer.json()
    return document


async def sha_of(clinic: Clinic, knowledge_id: str) -> str:
    """Which text the document has now."""
    found = (await clinic.client.get(f"/api/knowledge/{knowledge_id}")).json()
    return str(found["content_sha256"])


async def approve(clinic: Clinic, knowledge_id: str, **changes: object) -> httpx.Response:
    request: Row = {"knowledge_id": knowledge_id, "script": SCRIPT} | changes
    await accept_findings(clinic.client, knowledge_id, request["script"])
    return await clinic.client.post("/api/audio/approvals", json=request)


async def audio_of(clinic: Clinic, audio_id: str) -> Row:
    found: Row = (await clinic.client.get(f"/api/audio/files/{audio_id}")).json()
    return found


async def offered(clinic: Clinic, *knowledge_ids: str) -> list[Row]:
    """What patients may hear of these documents."""
    answer = await clinic.client.get(
        "/api/audio/offered", params={"knowledge_ids": list(knowledge_ids)}
    )
    assert answer.status_code == 200, answer.text
    files: list[Row] = answer.json()["audio_files"]
    return files


async def refused(clinic: Clinic, knowledge_id: str, code: str, **changes: object) -> str:
    """Ask for the speech, which must be refused with this code; the sentence."""
    answer = await generate(
        clinic, knowledge_id, **({"script": SCRIPT, "approve": False} | changes)
    )
    assert (answer.status_code, answer.json()["error_code"]) == (409, code), answer.text
    return str(answer.json()["detail"])


async def attention(clinic: Clinic) -> list[str]:
    stats = (await clinic.client.get("/api/dashboard/stats")).json()
    return [item["text"] for card in stats["cards"] for item in card["attention"]]


async def until_told(clinic: Clinic, *expected: str) -> None:
    """Wait until the dashboard asks for attention to just this, in texts that hold these words."""

    async def said() -> Row:
        return {"texts": await attention(clinic)}

    def fits(found: Row) -> bool:
        texts: list[str] = found["texts"]
        return len(texts) == len(expected) and all(
            words in text for words, text in zip(expected, texts, strict=True)
        )

    await until(said, fits)


async def drafted(clinic: Clinic, knowledge_id: str) -> str:
    """A draft of the approved script that nobody has had spoken; its id."""
    draft_id: str = (await write_stream(clinic, knowledge_id))[-1]["draft_id"]
    await clinic.client.put(f"/api/audio/drafts/{draft_id}", json={"script": SCRIPT})
    assert (await approve(clinic, knowledge_id)).status_code == 200
    return draft_id


async def test_a_script_without_audio_is_listed_when_its_approval_ends(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic, TEN, "Blood thinner")
    draft_id = await drafted(clinic, knowledge_id)
    assert await attention(clinic) == []

    await change(clinic, knowledge_id, raw_content=FIVE)
    await until_told(clinic, "The approval of the script “Take 10 mg of Thinax every evening")
    stats = (await clinic.client.get("/api/dashboard/stats")).json()
    [item] = [item for card in stats["cards"] for item in card["attention"]]
    assert item["query"] == {"document": knowledge_id, "draft": draft_id}

    # Approved for the document as it is now it is no matter any more, nor once it is rewritten.
    assert (await approve(clinic, knowledge_id)).status_code == 200
    await until_told(clinic)
    await change(clinic, knowledge_id, raw_content=f"{FIVE}\nKeep it dry.\n")
    await until_told(clinic, "The approval of the script")
    await clinic.client.put(f"/api/audio/drafts/{draft_id}", json={"script": f"{SCRIPT} Rest."})
    await until_told(clinic)


async def test_a_script_without_audio_is_listed_when_a_pronunciation_changes(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic, TEN, "Blood thinner")
    await drafted(clinic, knowledge_id)
    said = {"language": "en", "written": "Thinax", "spoken": "thin ax"}
    added = await clinic.client.put("/api/audio/pronunciations", json=said)
    assert added.status_code == 200, added.text
    await until_told(clinic, "its document was changed, or something in it is said otherwise now")
    # What has audio is listed by its audio alone.
    await spoken(clinic, knowledge_id, script=SCRIPT, name="Evening dose")
    await change(clinic, knowledge_id, raw_content=FIVE)
    await until_told(clinic, "“Evening dose” was made from an earlier text")


async def test_an_approval_ends_with_the_text_that_it_was_given_for(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic, TEN, "Blood thinner")
    audio = await spoken(clinic, knowledge_id, script=SCRIPT, name="Evening dose")
    assert audio["source_state"] == "current"
    assert audio["approval"]["document_sha256"] == digest(TEN)
    assert [row["audio_id"] for row in await offered(clinic, knowledge_id)] == [audio["audio_id"]]

    await change(clinic, knowledge_id, raw_content=FIVE)
    now = await audio_of(clinic, audio["audio_id"])
    assert (now["source_state"], now["document_sha256"]) == ("changed", digest(FIVE))
    listed = (await clinic.client.get("/api/audio/list")).json()["audio_files"]
    assert [row["source_state"] for row in listed] == ["changed"]
    assert await offered(clinic, knowledge_id) == []
    assert "the document as it is now" in await refused(clinic, knowledge_id, "approval_required")
    await until_told(clinic, "“Evening dose” was made from an earlier text")

    # The same text as before is the text that was approved.
    await change(clinic, knowledge_id, raw_content=TEN)
    assert (await audio_of(clinic, audio["audio_id"]))["source_state"] == "current"
    assert len(await offered(clinic, knowledge_id)) == 1
    await until_told(clinic)
    assert (await generate(clinic, knowledge_id, script=SCRIPT, approve=False)).status_code == 200


async def test_an_address_given_before_ends_with_the_approval(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    audio = await spoken(shared_clinic, knowledge_id, script=SCRIPT)
    (given,) = [row["audio_url"] for row in await offered(shared_clinic, knowledge_id)]
    stream = f"/api/audio/stream/{audio['audio_id']}"
    sound = (await shared_clinic.client.get(stream)).content
    await change(shared_clinic, knowledge_id, raw_content=FIVE)

    async def answer_of(address: str) -> Row:
        return {"status": (await shared_clinic.client.get(address)).status_code}

    refusal = await shared_clinic.client.get(stream)
    assert (refusal.status_code, refusal.json()["error_code"]) == (409, "audio_not_current")
    await until(lambda: answer_of(given), lambda found: found["status"] == 404)
    # Staff hear what was made, from where it is kept.
    for_staff = (await audio_of(shared_clinic, audio["audio_id"]))["audio_url"]
    assert (await shared_clinic.client.get(for_staff)).content == sound
    await approve(shared_clinic, knowledge_id)
    assert (await shared_clinic.client.get(stream)).content == sound
    await until(lambda: answer_of(given), lambda found: found["status"] == 200)
    await until(lambda: answer_of(for_staff), lambda found: found["status"] == 404)


async def test_a_new_approval_brings_the_audio_back(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    audio = await spoken(shared_clinic, knowledge_id, script=SCRIPT, doctor_id="dr_wu")
    await change(shared_clinic, knowledge_id, raw_content=TEN + "\nStore it in a dry place.\n")
    assert await offered(shared_clinic, knowledge_id) == []

    answer = await approve(shared_clinic, knowledge_id, doctor_id="dr_ng")
    assert answer.status_code == 200
    (again,) = await offered(shared_clinic, knowledge_id)
    assert again["audio_id"] == audio["audio_id"]
    assert again["approval"] == answer.json()
    assert again["approval"]["approved_by_name"] == "dr_ng"


async def test_a_new_name_and_new_tags_leave_the_approval(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    await spoken(shared_clinic, knowledge_id, script=SCRIPT)
    document = await change(shared_clinic, knowledge_id, disease_name="Thinax", tags=["medication"])
    assert document["content_sha256"] == digest(TEN)
    assert len(await offered(shared_clinic, knowledge_id)) == 1


async def test_audio_of_a_deleted_document_is_not_offered(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    audio = await spoken(shared_clinic, knowledge_id, script=SCRIPT)
    await shared_clinic.client.delete(f"/api/knowledge/{knowledge_id}")
    now = await audio_of(shared_clinic, audio["audio_id"])
    assert (now["source_state"], now["document_sha256"]) == ("deleted", None)
    assert await offered(shared_clinic, knowledge_id) == []
    assert (await approve(shared_clinic, knowledge_id)).status_code == 404


async def test_nobody_approves_for_a_text_that_they_did_not_see(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    seen = await sha_of(shared_clinic, knowledge_id)
    await change(shared_clinic, knowledge_id, raw_content=FIVE)

    answer = await approve(shared_clinic, knowledge_id, document_sha256=seen)
    assert (answer.status_code, answer.json()["error_code"]) == (409, "document_changed")
    await refused(
        shared_clinic, knowledge_id, "document_changed", approve=True, document_sha256=seen
    )
    await refused(shared_clinic, knowledge_id, "approval_required")

    seen = await sha_of(shared_clinic, knowledge_id)
    assert (await approve(shared_clinic, knowledge_id, document_sha256=seen)).status_code == 200
    wrong = await approve(shared_clinic, knowledge_id, document_sha256="yesterday's")
    assert wrong.status_code == 422


async def test_edits_and_approvals_at_the_same_time(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    for number in range(12):
        seen = await sha_of(shared_clinic, knowledge_id)
        text = f"{TEN}\nVersion {number}.\n"
        script = f"{SCRIPT} Number {number}."
        answer, _ = await asyncio.gather(
            approve(shared_clinic, knowledge_id, script=script, document_sha256=seen),
            change(shared_clinic, knowledge_id, raw_content=text),
        )
        assert answer.status_code in (200, 409)
        if answer.status_code == 200:
            assert answer.json()["document_sha256"] == seen
        await refused(shared_clinic, knowledge_id, "approval_required", script=script)


async def test_a_script_says_that_its_document_was_changed(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, TEN)
    draft_id = (await write_stream(shared_clinic, knowledge_id))[-1]["draft_id"]
    path = f"/api/audio/drafts/{draft_id}"
    draft = (await shared_clinic.client.get(path)).json()
    assert (draft["source_state"], draft["approval"]) == ("current", None)

    await change(shared_clinic, knowledge_id, raw_content=FIVE)
    assert (await shared_clinic.client.get(path)).json()["source_state"] == "changed"
    edited = (await shared_clinic.client.put(path, json={"script": SCRIPT})).json()
    assert edited["source_state"] == "changed"
    await approve(shared_clinic, knowledge_id)
    draft = (await shared_clinic.client.get(path)).json()
    assert draft["source_state"] == "current"
    assert draft["approval"]["sha256"] == digest(SCRIPT)
    await shared_clinic.client.delete(f"/api/knowledge/{knowledge_id}")
    assert (await shared_clinic.client.get(path)).json()["source_state"] == "deleted"


async def test_a_change_while_it_is_being_spoken_stops_it(watched: WatchedClinic) -> None:
    clinic, gate = watched.clinic, Gate()
    watched.proxy.answer = gate.hold
    knowledge_id = await add_document(clinic, TEN)
    asked = asyncio.create_task(generate(clinic, knowledge_id, script=SCRIPT))
    await gate.until_asked()
    await change(clinic, knowledge_id, raw_content=FIVE)
    gate.let.set()
    audio_id = (await asked).json()["audio_id"]
    failed = await until_audio(clinic, audio_id, in_state("failed"))
    assert "changed or deleted before its script was spoken" in failed["error"]
    assert len(watched.proxy.to("text-to-speech")) == 1

    answer = await clinic.client.post(f"/api/audio/files/{audio_id}/retry")
    assert (answer.status_code, answer.json()["error_code"]) == (409, "approval_required")
    await approve(clinic, knowledge_id)
    assert (await clinic.client.post(f"/api/audio/files/{audio_id}/retry")).status_code == 200
    await until_audio(clinic, audio_id, in_state("completed"))
    assert [row["audio_id"] for row in await offered(clinic, knowledge_id)] == [audio_id]


async def test_what_was_finished_for_an_earlier_text_is_not_offered(
    watched: WatchedClinic,
) -> None:
    """The change comes after the last word was asked for."""
    clinic = watched.clinic
    knowledge_id = await add_document(clinic, TEN)
    edits: list[asyncio.Task[Row]] = []

    def edit(call: Call) -> None:
        if "text-to-speech" in call.path and not edits:
            edits.append(asyncio.create_task(change(clinic, knowledge_id, raw_content=FIVE)))

    watched.proxy.answer = edit
    audio_id = (await generate(clinic, knowledge_id, script=SCRIPT)).json()["audio_id"]
    done = await until_audio(
        clinic, audio_id, lambda found: found["status"] in ("completed", "failed")
    )
    await edits[0]
    assert (await audio_of(clinic, audio_id))["source_state"] == "changed", done
    assert await offered(clinic, knowledge_id) == []


@pytest.fixture
async def signed_in(tmp_path: Any, local_service: LocalServiceProcess) -> AsyncIterator[Clinic]:
    settings = clinic_settings(tmp_path, local_service.port, **SIGN_IN)
    async with running_clinic(settings) as running:
        running.client.headers.update(as_user("u_5f3c", "Dr. Amara Okoye"))
        yield running


async def test_the_approver_has_a_name(signed_in: Clinic) -> None:
    knowledge_id = await add_document(signed_in, TEN)
    approval = (await approve(signed_in, knowledge_id)).json()
    assert (approval["approved_by"], approval["approved_by_name"]) == (
        "u_5f3c",
        "Dr. Amara Okoye",
    )
    # A colleague who approves again does not become the one who has approved.
    signed_in.client.headers.update(as_user("u_77aa", "Dr. Li"))
    assert (await approve(signed_in, knowledge_id)).json() == approval


async def test_without_sign_in_the_approver_has_words(shared_clinic: Clinic) -> None:
    approval = (await approve(shared_clinic, await add_document(shared_clinic, TEN))).json()
    assert approval["approved_by_name"] == "the clinician at this computer"


async def make_older(store: DocumentStore, knowledge_id: str) -> None:
    """Take from all records what earlier versions did not write."""
    document = await store.get(COLLECTION, knowledge_id)
    assert document is not None
    data = {k: v for k, v in document.data.items() if k != "content_changed_at"}
    await store.replace(COLLECTION, knowledge_id, data, document.version)
    newer = ("document_sha256", "approved_by_name")
    identifier = earlier_approval_id(knowledge_id, digest(SCRIPT))
    approval = await store.get(APPROVALS, f"{identifier}:{data['content_sha256']}")
    assert approval is not None
    older = {k: v for k, v in approval.data.items() if k not in newer} | {"approved_by": "u_9"}
    await store.write(
        [Delete(APPROVALS, approval.id, approval.version), Create(APPROVALS, identifier, older)]
    )
    for audio in (await store.query(AUDIO, Query())).items:
        row = {k: v for k, v in audio.data.items() if k != "outdated"} | {"approval": older}
        await store.replace(AUDIO, audio.id, row, audio.version)
    for draft in (await store.query(DRAFTS, Query())).items:
        row = {k: v for k, v in draft.data.items() if k != "document_sha256"}
        await store.replace(DRAFTS, draft.id, row, draft.version)


async def test_approvals_of_earlier_versions_hold_until_the_document_is_changed(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic, TEN)
    draft_id = (await write_stream(clinic, knowledge_id))[-1]["draft_id"]
    audio = await spoken(clinic, knowledge_id, script=SCRIPT)
    await make_older(clinic.app.state.platform.documents, knowledge_id)

    now = await audio_of(clinic, audio["audio_id"])
    assert now["source_state"] == "current"
    assert now["approval"]["document_sha256"] == digest(TEN)
    assert now["approval"]["approved_by_name"] == "a colleague"
    assert (await generate(clinic, knowledge_id, script=SCRIPT, approve=False)).status_code == 200
    draft = await until_draft(clinic, draft_id, in_state("completed"))
    assert draft["source_state"] == "current"
    # Another name is no other text, also for a document that does not know when its text changed.
    await change(clinic, knowledge_id, disease_name="Thinax")
    assert len(await offered(clinic, knowledge_id)) == 2

    await change(clinic, knowledge_id, raw_content=FIVE)
    assert (await audio_of(clinic, audio["audio_id"]))["source_state"] == "changed"
    assert (await clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()[
        "source_state"
    ] == "changed"
    await refused(clinic, knowledge_id, "approval_required")
    # For which text it was given is not known, so the text of then does not bring it back.
    await change(clinic, knowledge_id, raw_content=TEN)
    await refused(clinic, knowledge_id, "approval_required")
    stamp = clock.stamp()
    assert (await approve(clinic, knowledge_id)).json()["approved_at"] >= stamp
    assert (await audio_of(clinic, audio["audio_id"]))["source_state"] == "current"
