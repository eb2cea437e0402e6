"""What the tests of Recalls share."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.support.servers import Clinic

Row = dict[str, Any]


async def withdraw(clinic: Clinic, kind: str, audio: Row) -> Row:
    """Withdraw this audio, its script or its document."""
    sha256 = hashlib.sha256(audio["script"].encode()).hexdigest()
    target = {"document": None, "script": sha256, "audio": audio["audio_id"]}[kind]
    body = {
        "kind": kind,
        "knowledge_id": audio["knowledge_id"],
        "target": target,
        "name": "Gout",
        "reason": "A wrong dose",
    }
    answer = await clinic.client.post("/api/recalls", json=body)
    assert answer.status_code == 201, answer.text
    found: Row = answer.json()
    return found


async def undo(clinic: Clinic, recall: Row) -> Row:
    """Undo it."""
    answer = await clinic.client.post(
        f"/api/recalls/{recall['recall_id']}/undo", json={"reason": "It was right"}
    )
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found
