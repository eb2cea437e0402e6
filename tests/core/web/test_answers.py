"""Kept answers: as new as the store, with an ETag, packed where that pays."""

from __future__ import annotations

from pathlib import Path

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from plugins.conversations.models import ROWS
from tests.plugins.agents.support import synced_document
from tests.plugins.conversations.support import DECLINE, got, record, turn
from tests.support.servers import Clinic

LIST = "/api/knowledge"
LOG = "/api/conversations"


async def test_who_has_the_answer_gets_no_other(clinic: Clinic) -> None:
    await synced_document(clinic)
    first = await clinic.client.get(LIST)
    tag = first.headers["etag"]
    for names in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = await clinic.client.get(LIST, headers={"If-None-Match": names})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    other = await clinic.client.get(LIST, headers={"If-None-Match": '"other"'})
    assert other.json() == first.json()


async def test_a_change_shows_at_once(clinic: Clinic) -> None:
    await synced_document(clinic, "Gout")
    before = await clinic.client.get(LIST)
    await synced_document(clinic, "High blood pressure")
    after = await clinic.client.get(LIST, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total_count"] == 2


async def test_a_change_by_another_process_shows_at_once(clinic: Clinic) -> None:
    for number in range(2):
        await record(clinic, f"cv_{number}", [turn("Where can I park my car?", DECLINE)])
    assert (await got(clinic, LOG))["total_count"] == 2
    assert (await got(clinic, "/api/dashboard/stats"))["conversation_count"] == 2
    path = clinic.settings.elevendops_data_dir / DOCUMENTS_FILE
    other = SqliteDocumentStore(path, [ROWS])
    try:
        assert await other.delete(ROWS.name, "cv_0")
    finally:
        await other.close()
    assert (await got(clinic, LOG))["total_count"] == 1
    assert (await got(clinic, "/api/dashboard/stats"))["conversation_count"] == 1


async def test_a_filter_has_its_own_answer(clinic: Clinic) -> None:
    await record(clinic, "cv_0", [turn("Where can I park my car?", DECLINE)])
    assert (await got(clinic, LOG, patient_id="P1001"))["total_count"] == 1
    assert (await got(clinic, LOG, patient_id="P2002"))["total_count"] == 0
    assert (await got(clinic, LOG, patient_id="P1001"))["total_count"] == 1


async def test_long_answers_are_packed_for_who_unpacks(clinic: Clinic) -> None:
    for number in range(8):
        await record(clinic, f"cv_{number}", [turn("Where can I park my car?", DECLINE)])
    whole = await clinic.client.get(LOG, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in whole.headers
    packed = await clinic.client.get(LOG, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == whole.json()
    assert packed.headers["etag"] == whole.headers["etag"]
    refused = await clinic.client.get(LOG, headers={"Accept-Encoding": "*, gzip;q=0.0"})
    assert "content-encoding" not in refused.headers
    short = await clinic.client.get("/api/dashboard/stats", headers={"Accept-Encoding": "gzip"})
    assert len(short.content) > 1400 or "content-encoding" not in short.headers


async def test_exports_are_never_packed(clinic: Clinic) -> None:
    await record(clinic, "cv_0", [turn("Where can I park my car?", DECLINE)])
    answer = await clinic.client.get(f"{LOG}/export", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


async def test_a_missing_transcript_that_is_put_back_shows(clinic: Clinic) -> None:
    await record(clinic, "cv_0", [turn("Where can I park my car?", DECLINE)])
    file = _file_of("cv_0", clinic.settings.elevendops_data_dir)
    content = file.read_bytes()
    file.unlink()
    assert (await got(clinic, f"{LOG}/unanswered"))["questions"] == []
    file.write_bytes(content)
    [question] = (await got(clinic, f"{LOG}/unanswered"))["questions"]
    assert question["conversation_id"] == "cv_0"


def _file_of(name: str, folder: Path) -> Path:
    [file] = [path for path in folder.rglob("*") if path.is_file() and name in str(path)]
    return file
