"""What a plugin's documents do beyond the store that stands behind them."""

from __future__ import annotations

from core.ports.documents import Create, Filter, Query
from tests.support.servers import Clinic

NOTES = "knowledge_versions"


async def test_every_document_of_a_query_comes_once_in_its_order(clinic: Clinic) -> None:
    platform = clinic.app.state.platform
    await platform.documents.write(
        [Create(NOTES, f"n{number}", note(number)) for number in range(7)]
    )
    documents = platform.contexts["knowledge"].documents
    of_one = (Filter("knowledge_id", "==", "kd_even"),)
    for limit in (1, 2, 4, 50):
        query = Query(of_one, order_by="-number", limit=limit)
        found = [stored.data["number"] async for stored in documents.every(NOTES, query)]
        assert found == [6, 4, 2, 0]
    nobody = Query((Filter("knowledge_id", "==", "kd_nobody"),))
    assert [stored async for stored in documents.every(NOTES, nobody)] == []


def note(number: int) -> dict[str, object]:
    """A version of a document."""
    return {
        "knowledge_id": "kd_odd" if number % 2 else "kd_even",
        "number": number,
        "disease_name": "Gout",
        "tags": ["faq"],
        "content_key": "knowledge/kd/x.txt",
        "content_sha256": "",
        "characters": 1,
        "saved_by": None,
        "saved_at": "2026-01-01T00:00:00.000000Z",
    }
