"""Values that are refused are told of in the reader's language."""

from __future__ import annotations

from typing import Any

from core.i18n import PSEUDO, offer_pseudo_language
from tests.support.servers import Clinic

QUESTION = {"question": "May I shower?", "expected": "answered"}
LINK = {"audio_id": "a", "language": "en", "expires_at": "2027-01-01T00:00:00Z"}
RECALL = {"kind": "document", "knowledge_id": "k", "name": "Gout", "reason": "A wrong word."}


CASES: list[tuple[str, Any, str]] = [
    ("/api/knowledge/fetch", {"address": "ftp://clinic.example/gout"}, "address"),
    ("/api/knowledge/fetch", {"address": "https://nurse:word@clinic.example"}, "address"),
    ("/api/recalls", RECALL | {"target": "s"}, "body"),
    ("/api/recalls", RECALL | {"name": " "}, "name"),
    ("/api/recalls", RECALL | {"reason": "a\x00b"}, "reason"),
    ("/api/recalls", RECALL | {"kind": "rumour"}, "kind"),
    ("/api/handouts", LINK | {"expires_at": "tomorrow"}, "expires_at"),
    ("/api/handouts", LINK | {"expires_at": "2027-01-01T00:00:00"}, "expires_at"),
    ("/api/handouts", LINK | {"questions": ["Why?"]}, "questions"),
    ("/api/handouts", LINK | {"questions": "Why?"}, "questions"),
    ("/api/recalls", [], "body"),
]


async def test_what_is_refused_is_said_in_the_readers_language(clinic: Clinic) -> None:
    offer_pseudo_language()
    for path, body, field in CASES:
        answer = await clinic.client.post(path, json=body, headers={"Accept-Language": PSEUDO})
        assert answer.status_code == 422, answer.text
        problem = answer.json()
        said = {error["field"]: error["message"] for error in problem["errors"]}
        assert said[field].startswith("⟦"), (body, said)
        assert said[field] in problem["detail"]


async def test_an_address_that_there_is_not_is_told_of_in_the_readers_language(
    clinic: Clinic,
) -> None:
    offer_pseudo_language()
    for method, path, status in (("GET", "/api/none", 404), ("PATCH", "/api/recalls", 405)):
        answer = await clinic.client.request(method, path, headers={"Accept-Language": PSEUDO})
        assert answer.status_code == status
        assert answer.json()["title"].startswith("⟦")
        assert answer.json()["detail"].startswith("⟦")
