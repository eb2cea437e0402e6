"""What a speech costs is told before, and nothing is spoken that the account cannot pay."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call
from tests.plugins.education_audio.support import ANNA, SCRIPT, Row, add_document, generate, spoken

SUBSCRIPTION = {
    "tier": "creator",
    "character_count": 99_950,
    "character_limit": 100_000,
    "can_extend_character_limit": False,
    "allowed_to_extend_character_limit": False,
    "max_credit_limit_extension": 0,
    "next_character_count_reset_unix": 1_796_083_200,
    "status": "active",
}


def subscribed(watched: WatchedClinic, status: int = 200, **changes: Any) -> None:
    """Have the voice service tell this of its subscription."""

    def answer(call: Call) -> Response | None:
        if call.path != "/v1/user/subscription":
            return None
        return JSONResponse(SUBSCRIPTION | changes, status_code=status)

    watched.proxy.answer = answer


async def estimate(watched: WatchedClinic, script: str = SCRIPT) -> Row:
    body = {"script": script, "voice_id": ANNA}
    answer = await watched.clinic.client.post("/api/audio/estimate", json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def test_what_is_not_spoken_yet_is_counted(watched: WatchedClinic) -> None:
    knowledge_id = await add_document(watched.clinic)
    before = await estimate(watched)
    assert before["characters"] == before["characters_to_pay"] == before["credits"] == len(SCRIPT)
    assert before["is_free"] is True
    assert before["credits_left"] is before["fits"] is before["price"] is None
    await spoken(watched.clinic, knowledge_id)
    after = await estimate(watched)
    assert (after["characters"], after["characters_to_pay"]) == (len(SCRIPT), 0)


async def test_speech_that_the_account_cannot_pay_is_refused_before(watched: WatchedClinic) -> None:
    knowledge_id = await add_document(watched.clinic)
    subscribed(watched)

    found = await estimate(watched)
    refused = await generate(watched.clinic, knowledge_id)

    assert (found["credits_left"], found["fits"]) == (50, False)
    assert (refused.status_code, refused.json()["error_code"]) == (502, "out_of_credit")
    assert f"Needed: {len(SCRIPT)}; left until 2026-12-01: 50." in refused.json()["detail"]
    assert (await watched.clinic.client.get("/api/audio/list")).json()["total_count"] == 0
    assert watched.proxy.to("/v1/text-to-speech/") == []
    # A short one still fits.
    await spoken(watched.clinic, knowledge_id, script="Drink plenty of water.")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, {"character_count": 10}),
        (
            200,
            {
                "can_extend_character_limit": True,
                "allowed_to_extend_character_limit": True,
                "max_credit_limit_extension": "unlimited",
            },
        ),
        (
            200,
            {
                "can_extend_character_limit": True,
                "max_credit_limit_extension": 500,
            },
        ),
        (
            200,
            {
                "can_extend_character_limit": True,
                "max_credit_limit_extension": None,
            },
        ),
        (401, {"detail": {"status": "missing_permissions", "message": "user_read is missing"}}),
        (503, {}),
    ],
    ids=["enough", "unlimited", "extended", "extension not told", "not told", "away"],
)
async def test_an_account_that_has_enough_or_does_not_tell_speaks(
    watched: WatchedClinic, status: int, told: Row
) -> None:
    knowledge_id = await add_document(watched.clinic)
    subscribed(watched, status, **told)
    assert (await estimate(watched))["fits"] in (True, None)
    await spoken(watched.clinic, knowledge_id)


async def test_an_extension_that_the_owner_did_not_allow_is_none(watched: WatchedClinic) -> None:
    knowledge_id = await add_document(watched.clinic)
    subscribed(watched, can_extend_character_limit=True, max_credit_limit_extension=0)
    assert (await generate(watched.clinic, knowledge_id)).status_code == 502
