"""An approval is for the words that a voice is given, too: a release that puts them otherwise ends
it. What an earlier release has said of a script is written into its records here."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.responses import JSONResponse, Response

from core.errors import StaleVersion
from core.ports.documents import Query, StoredDocument
from core.shared.approvals import digest
from plugins.education_audio.models import APPROVALS, AUDIO
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call
from tests.plugins.education_audio.support import (
    Row,
    add_document,
    generate,
    in_state,
    spoken,
    until_audio,
    write_stream,
)
from tests.plugins.education_audio.test_changed_documents import until_told
from tests.support.servers import Clinic

DOCUMENT = "# Blood thinner\n\nTake 5-10 mg of Thinax every evening.\n"
SCRIPT = "Take 5-10 mg of Thinax every evening."
OTHERWISE = digest("Take five minus ten m g of Thinax every evening.")


async def approve(clinic: Clinic, knowledge_id: str, doctor_id: str = "dr_ng") -> Row:
    body = {"knowledge_id": knowledge_id, "script": SCRIPT, "doctor_id": doctor_id}
    answer = await clinic.client.post("/api/audio/approvals", json=body)
    assert answer.status_code == 200, answer.text
    given: Row = answer.json()
    return given


async def said_otherwise_then(clinic: Clinic) -> None:
    """Have all approvals be for other spoken words, as those of an earlier release."""
    store = clinic.app.state.platform.documents
    for row in (await store.query(APPROVALS, Query())).items:
        await store.replace(APPROVALS, row.id, row.data | {"voice_sha256": OTHERWISE}, row.version)


async def test_a_script_that_is_spoken_otherwise_is_approved_anew(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic, DOCUMENT)
    draft_id = (await write_stream(clinic, knowledge_id))[-1]["draft_id"]
    draft = f"/api/audio/drafts/{draft_id}"
    await clinic.client.put(draft, json={"script": SCRIPT})
    first = await approve(clinic, knowledge_id)
    assert (await clinic.client.get(draft)).json()["approval"] == first

    await said_otherwise_then(clinic)
    assert (await clinic.client.get(draft)).json()["approval"] is None
    listed = (await clinic.client.get("/api/audio/drafts")).json()["scripts"]
    assert [one["approved"] for one in listed] == [False]
    refused = await generate(clinic, knowledge_id, script=SCRIPT, approve=False)
    assert (refused.status_code, refused.json()["error_code"]) == (409, "approval_required")

    again = await approve(clinic, knowledge_id)
    assert again["voice_sha256"] == first["voice_sha256"]
    assert (await clinic.client.get(draft)).json()["approval"] == again
    await spoken(clinic, knowledge_id, script=SCRIPT, approve=False)


async def test_audio_with_other_words_is_not_offered_by_a_new_approval(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic, DOCUMENT)
    audio = await spoken(clinic, knowledge_id, script=SCRIPT)
    store = clinic.app.state.platform.documents
    row = await store.get(AUDIO, audio["audio_id"])
    approval = row.data["approval"] | {"voice_sha256": OTHERWISE}
    earlier = row.data | {"spoken_sha256": OTHERWISE, "approval": approval}
    await store.replace(AUDIO, row.id, earlier, row.version)
    await said_otherwise_then(clinic)
    path = f"/api/audio/files/{audio['audio_id']}"
    # It says what was approved.
    assert (await clinic.client.get(path)).json()["source_state"] == "current"

    text = {"raw_content": f"{DOCUMENT}\nKeep it dry.\n"}
    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=text)
    await approve(clinic, knowledge_id)

    # What was approved now is said by no audio yet.
    assert (await clinic.client.get(path)).json()["source_state"] == "said_otherwise"
    refused = await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")
    assert (refused.status_code, refused.json()["error_code"]) == (409, "audio_not_current")
    made = await spoken(clinic, knowledge_id, script=SCRIPT, approve=False)
    assert made["source_state"] == "current"


async def test_nothing_is_spoken_in_other_words_than_were_approved(
    shared_watched: WatchedClinic,
) -> None:
    clinic, proxy = shared_watched.clinic, shared_watched.proxy

    def without_credit(call: Call) -> Response | None:
        if not call.path.startswith("/v1/text-to-speech/"):
            return None
        said = {"detail": {"status": "quota_exceeded", "message": "No credits are left."}}
        return JSONResponse(said, 401)

    proxy.answer = without_credit
    knowledge_id = await add_document(clinic, DOCUMENT)
    audio_id = (await generate(clinic, knowledge_id, script=SCRIPT)).json()["audio_id"]
    await until_audio(clinic, audio_id, in_state("failed"))
    store = clinic.app.state.platform.documents
    row = await store.get(AUDIO, audio_id)
    approval = row.data["approval"] | {"voice_sha256": OTHERWISE}
    await store.replace(AUDIO, audio_id, row.data | {"approval": approval}, row.version)
    proxy.forget()

    await clinic.client.post(f"/api/audio/files/{audio_id}/retry")

    failed = await until_audio(clinic, audio_id, in_state("failed"))
    assert "approve the script again and make the speech again" in failed["error"]
    assert proxy.to("/v1/text-to-speech/") == []


async def test_an_approval_that_is_answered_is_kept_while_another_release_writes_too(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic, DOCUMENT)
    await approve(clinic, knowledge_id)
    await said_otherwise_then(clinic)
    store = clinic.app.state.platform.documents
    [row] = (await store.query(APPROVALS, Query())).items

    async def kept() -> StoredDocument:
        found = await store.get(APPROVALS, row.id)
        assert found is not None
        return found

    async def another_release() -> None:
        for _ in range(1000):
            now = await kept()
            if now.data["approved_by"] == "dr_wu":
                return
            with contextlib.suppress(StaleVersion):
                await store.replace(APPROVALS, row.id, now.data, now.version)

    given, _ = await asyncio.gather(approve(clinic, knowledge_id, "dr_wu"), another_release())

    assert given["approved_by"] == (await kept()).data["approved_by"] == "dr_wu"


async def test_a_script_without_audio_is_listed_once_it_is_spoken_otherwise(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic, DOCUMENT)
    draft_id = (await write_stream(clinic, knowledge_id))[-1]["draft_id"]
    await clinic.client.put(f"/api/audio/drafts/{draft_id}", json={"script": SCRIPT})
    await approve(clinic, knowledge_id)
    await said_otherwise_then(clinic)
    # All scripts are looked at after a pronunciation was changed, also one of another word.
    word = {"language": "en", "written": "Xarelto", "spoken": "zuh REL toe"}
    answer = await clinic.client.put("/api/audio/pronunciations", json=word)
    assert answer.status_code == 200, answer.text

    await until_told(clinic, "has ended: its document was changed, or something in it is said")
