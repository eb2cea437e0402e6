"""Voices, models and the account: as documented, and the samples are real sound."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import httpx
import pytest
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.api_error import ApiError

from tests.core.local.sound import mp3_frames, mp3_seconds, sounding_share
from tests.core.local.wire import MODEL, SUBSCRIPTION, VOICE, fits, maybe, refusal

ANNA = "localEnglishAnna0001"


async def test_voices_are_paged_to_the_end(async_sdk: AsyncElevenLabs) -> None:
    whole = await async_sdk.voices.search(page_size=100, include_total_count=True)
    assert whole.has_more is False
    assert whole.total_count == len(whole.voices) >= 6
    seen: list[str] = []
    token: str | None = None
    while True:
        page = await async_sdk.voices.search(page_size=7, next_page_token=token)
        seen += [voice.voice_id for voice in page.voices]
        if not page.has_more:
            break
        token = page.next_page_token
    assert seen == [voice.voice_id for voice in whole.voices]
    assert len(set(seen)) == len(seen)


def test_voices_have_the_documented_form(sdk: ElevenLabs, http: httpx.Client) -> None:
    body = http.get("/v2/voices", params={"page_size": 5}).json()
    fits(body, {"voices": [VOICE], "has_more": True, "total_count": int, "next_page_token": str})
    last = http.get("/v2/voices", params={"page_size": 100}).json()
    fits(last, {"voices": [VOICE], "has_more": False, "next_page_token": maybe(str)})
    legacy = http.get("/v1/voices").json()
    assert legacy == {"voices": last["voices"]}
    one = http.get(f"/v1/voices/{ANNA}").json()
    fits(one, VOICE | {"voice_id": ANNA})
    assert sdk.voices.get(ANNA).labels["language"] == "en"
    assert {voice["verified_languages"][0]["language"] for voice in last["voices"]} >= {
        "en",
        "zh",
        "es",
    }


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"language": "es"}, {"es"}),
        ({"language": ["zh-TW", "en"]}, {"zh", "en"}),
        ({"search": "mandarin"}, {"zh"}),
        ({"voice_ids": [ANNA]}, {"en"}),
        ({"category": "cloned"}, set()),
        ({"gender": "female", "language": "en"}, {"en"}),
    ],
)
def test_voices_are_filtered(
    http: httpx.Client, params: dict[str, str], expected: set[str]
) -> None:
    body = http.get("/v2/voices", params={"page_size": 100} | params).json()
    assert {voice["labels"]["language"] for voice in body["voices"]} == expected
    if "gender" in params:
        assert {voice["labels"]["gender"] for voice in body["voices"]} == {"female"}


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"page_size": 0}, "invalid_page_size"),
        ({"page_size": 101}, "invalid_page_size"),
        ({"next_page_token": "??"}, "invalid_cursor"),
        ({"next_page_token": "Wy0xXQ"}, "invalid_cursor"),
    ],
)
def test_wrong_paging_is_refused(http: httpx.Client, params: dict[str, str], code: str) -> None:
    answer = http.get("/v2/voices", params=params)
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, code, "validation_error"))


def test_an_unknown_voice_is_told_as_documented(sdk: ElevenLabs) -> None:
    with pytest.raises(ApiError) as caught:
        sdk.voices.get("21m00Tcm4TlvDq8ikWAM")
    assert caught.value.status_code == 404
    fits(caught.value.body, refusal(404, "voice_not_found", "not_found"))


def test_a_sample_plays_without_a_key(http: httpx.Client) -> None:
    for voice in http.get("/v2/voices", params={"page_size": 6}).json()["voices"]:
        answer = httpx.get(voice["preview_url"], trust_env=False, timeout=60.0)
        assert answer.headers["content-type"] == "audio/mpeg"
        frames = mp3_frames(answer.content)
        assert mp3_seconds(frames) > 2
        assert sounding_share(frames) > 0.7
    missing = urlsplit(str(http.base_url))._replace(path="/v1/voices/nobody/sample.mp3").geturl()
    assert httpx.get(missing, trust_env=False).status_code == 404


def test_models_have_the_documented_form(sdk: ElevenLabs, http: httpx.Client) -> None:
    body = http.get("/v1/models").json()
    fits(body, [MODEL])
    longest = {model["model_id"]: model["maximum_text_length_per_request"] for model in body}
    # The provider's limits, as documented.
    assert longest["eleven_multilingual_v2"] == 10_000
    assert longest["eleven_v3"] == 5_000
    assert longest["eleven_flash_v2_5"] == 40_000
    assert [model.model_id for model in sdk.models.list()] == list(longest)


def test_the_account_has_the_documented_form(sdk: ElevenLabs, http: httpx.Client) -> None:
    body = http.get("/v1/user/subscription").json()
    fits(body, SUBSCRIPTION)
    assert body["next_character_count_reset_unix"] > time.time()
    fits(http.get("/v1/user").json(), {"user_id": str, "subscription": SUBSCRIPTION})
    assert sdk.user.subscription.get().tier == "local_preview"
    fits(http.get("/v1/convai/llm/list").json(), {"llms": [{"llm": str}]})


def test_spoken_characters_are_counted_by_the_models_price(sdk: ElevenLabs) -> None:
    def used() -> int:
        return int(sdk.user.subscription.get().character_count)

    text = "Drink water."
    before = used()
    b"".join(sdk.text_to_speech.convert(ANNA, text=text, model_id="eleven_multilingual_v2"))
    assert used() == before + len(text)
    b"".join(sdk.text_to_speech.convert(ANNA, text=text, model_id="eleven_flash_v2_5"))
    assert used() == before + len(text) + len(text) // 2
    with pytest.raises(ApiError):
        b"".join(sdk.text_to_speech.convert("nobody", text=text))
    assert used() == before + len(text) + len(text) // 2, "a refused text costs nothing"


@pytest.mark.parametrize(
    "path",
    [
        "/v1/models",
        "/v2/voices",
        "/v1/user/subscription",
        "/v1/convai/agents",
        "/v1/convai/knowledge-base",
        "/v1/convai/conversations",
        "/v1/convai/conversation/get-signed-url?agent_id=a",
    ],
)
@pytest.mark.parametrize("headers", [{}, {"xi-api-key": ""}])
def test_without_a_key_nothing_is_told(
    http: httpx.Client, path: str, headers: dict[str, str]
) -> None:
    address = f"{str(http.base_url).rstrip('/')}{path}"
    answer = httpx.get(address, headers=headers, trust_env=False)
    assert answer.status_code == 401
    fits(answer.json(), refusal(401, "missing_api_key", "authentication_error"))


def test_an_unknown_path_is_told_in_the_same_form(http: httpx.Client) -> None:
    fits(http.get("/v1/nothing").json(), refusal(404, "not_found", "not_found"))
    fits(http.put("/v1/models").json(), refusal(405, "method_not_allowed", "invalid_request"))
    assert http.get("/health").json() == {"status": "ok"}
