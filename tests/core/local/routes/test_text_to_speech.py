"""The text-to-speech routes: every format is what it says, audible, and timed."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import numpy as np
import pytest
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.api_error import ApiError

from tests.core.local.sound import (
    Samples,
    fundamental_hertz,
    mp3_frames,
    mp3_seconds,
    pcm,
    rms,
    sounding_share,
    wav_samples,
)
from tests.core.local.wire import ALIGNMENT, fits, refusal

VOICES = {
    "en": ("localEnglishAnna0001", "localEnglishPaul0001"),
    "zh": ("localChineseMei00001", "localChineseWei00001"),
    "es": ("localSpanishLucia001", "localSpanishDiego001"),
}
ANNA = VOICES["en"][0]
TEXTS = {
    "en": "Take one tablet after breakfast. Drink a full glass of water.",
    "zh": "請在早餐後服用一錠。血糖過低時請立即就醫。",
    "es": "Tome una tableta después del desayuno. Beba un vaso de agua.",
}
MP3 = ["22050_32", "24000_48", *(f"44100_{rate}" for rate in (32, 64, 96, 128, 192))]
RATES = (8000, 16000, 22050, 24000, 32000, 44100, 48000)
SOUNDING = 0.05
"""The root mean square of speech, pauses and all, is about 0.12; that of silence is 0."""


def speak(sdk: ElevenLabs, text: str, voice_id: str = ANNA, **options: Any) -> bytes:
    return b"".join(sdk.text_to_speech.convert(voice_id, text=text, **options))


def spectrum(samples: Samples) -> Samples:
    """Which share of the power lies in each sixteenth of the spectrum up to 8 kHz."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    bands = np.array([band.sum() for band in np.array_split(power, 16)])
    shares: Samples = bands / bands.sum()
    return shares


@pytest.mark.parametrize("output", MP3)
def test_every_mp3_format_is_that_format_and_sounds(sdk: ElevenLabs, output: str) -> None:
    audio = speak(sdk, TEXTS["en"], output_format=f"mp3_{output}")
    frames = mp3_frames(audio)
    rate, kilobits = map(int, output.split("_"))
    assert {(frame.rate, frame.kilobits) for frame in frames} == {(rate, kilobits)}
    assert 3 < mp3_seconds(frames) < 8
    assert sounding_share(frames) > 0.7


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("container", ["pcm", "wav"])
def test_every_pcm_and_wav_format_is_that_format_and_sounds(
    sdk: ElevenLabs, container: str, rate: int
) -> None:
    audio = speak(sdk, TEXTS["en"], output_format=f"{container}_{rate}")
    samples = pcm(audio) if container == "pcm" else wav_samples(audio, rate)
    assert 3 < len(samples) / rate < 8
    assert rms(samples) > SOUNDING
    assert 120 < fundamental_hertz(samples, rate) < 400


def test_without_a_format_it_is_mp3_of_44100_hz(sdk: ElevenLabs) -> None:
    frames = mp3_frames(speak(sdk, TEXTS["en"]))
    assert {(frame.rate, frame.kilobits) for frame in frames} == {(44100, 128)}


@pytest.mark.parametrize("language", list(VOICES))
def test_the_two_voices_of_a_language_sound_different(sdk: ElevenLabs, language: str) -> None:
    female, male = (
        pcm(speak(sdk, TEXTS[language], voice_id, output_format="pcm_16000"))
        for voice_id in VOICES[language]
    )
    assert fundamental_hertz(female, 16000) > 1.4 * fundamental_hertz(male, 16000)
    assert np.abs(spectrum(female) - spectrum(male)).sum() > 0.15
    again = pcm(speak(sdk, TEXTS[language], VOICES[language][0], output_format="pcm_16000"))
    assert np.abs(spectrum(female) - spectrum(again)).sum() < 0.05, "one voice sounds alike"


def test_a_longer_text_takes_longer(sdk: ElevenLabs) -> None:
    lengths = [
        len(speak(sdk, "Drink a glass of water. " * count, output_format="pcm_8000")) / 16000
        for count in (1, 4, 16)
    ]
    assert 3 < lengths[1] / lengths[0] < 5.5
    assert 3 < lengths[2] / lengths[1] < 5.5


def test_a_voice_reads_another_language_with_that_languages_sounds(sdk: ElevenLabs) -> None:
    """Read as English, the Spanish text would sound the same as its English misreading."""
    spanish = pcm(speak(sdk, TEXTS["es"], ANNA, output_format="pcm_16000"))
    lucia = pcm(speak(sdk, TEXTS["es"], VOICES["es"][0], output_format="pcm_16000"))
    assert len(spanish) == pytest.approx(len(lucia), rel=0.1)
    chinese = pcm(speak(sdk, TEXTS["zh"], ANNA, output_format="pcm_16000"))
    mei = pcm(speak(sdk, TEXTS["zh"], VOICES["zh"][0], output_format="pcm_16000"))
    assert len(chinese) == pytest.approx(len(mei), rel=0.1)


def test_speed_is_followed(sdk: ElevenLabs) -> None:
    slow, normal, fast = (
        len(speak(sdk, TEXTS["en"], output_format="pcm_16000", voice_settings={"speed": speed}))
        for speed in (0.7, 1.0, 1.2)
    )
    assert slow > 1.2 * normal > 1.2 * fast


async def test_the_async_client_streams_the_whole_sound(async_sdk: AsyncElevenLabs) -> None:
    text = TEXTS["en"] * 7
    chunks = [
        chunk
        async for chunk in async_sdk.text_to_speech.stream(
            ANNA, text=text, output_format="mp3_44100_64"
        )
    ]
    assert len(chunks) > 3
    frames = mp3_frames(b"".join(chunks))
    assert {(frame.rate, frame.kilobits) for frame in frames} == {(44100, 64)}
    whole = b"".join(
        [
            chunk
            async for chunk in async_sdk.text_to_speech.convert(
                ANNA, text=text, output_format="mp3_44100_64"
            )
        ]
    )
    assert mp3_seconds(frames) == pytest.approx(mp3_seconds(mp3_frames(whole)), rel=0.1)
    assert sounding_share(frames) > 0.7


def test_headers_tell_the_request_and_its_cost(http: httpx.Client) -> None:
    for path in ("", "/stream"):
        answer = http.post(
            f"/v1/text-to-speech/{ANNA}{path}",
            json={"text": "Rest.", "model_id": "eleven_flash_v2_5"},
        )
        assert answer.headers["content-type"] == "audio/mpeg"
        assert answer.headers["character-cost"] == "3"
        assert answer.headers["request-id"]


def check_times(alignment: dict[str, list[Any]], text: str, seconds: float) -> None:
    assert "".join(alignment["characters"]) == text
    starts, ends = (
        alignment["character_start_times_seconds"],
        alignment["character_end_times_seconds"],
    )
    assert len(starts) == len(ends) == len(text)
    assert starts == sorted(starts)
    assert all(start <= end for start, end in zip(starts, ends, strict=True))
    assert ends[-1] == pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize("language", list(TEXTS))
def test_each_character_has_its_time(sdk: ElevenLabs, http: httpx.Client, language: str) -> None:
    text, voice_id = TEXTS[language], VOICES[language][1]
    body = http.post(
        f"/v1/text-to-speech/{voice_id}/with-timestamps",
        params={"output_format": "pcm_16000"},
        json={"text": text},
    ).json()
    fits(body, {"audio_base64": str, "alignment": ALIGNMENT, "normalized_alignment": ALIGNMENT})
    samples = pcm(base64.b64decode(body["audio_base64"]))
    assert rms(samples) > SOUNDING
    check_times(body["alignment"], text, len(samples) / 16000)
    answer = sdk.text_to_speech.convert_with_timestamps(voice_id, text=text)
    assert mp3_frames(base64.b64decode(answer.audio_base_64))
    assert answer.alignment is not None
    assert "".join(answer.alignment.characters) == text


def test_streamed_times_go_on_from_piece_to_piece(sdk: ElevenLabs, http: httpx.Client) -> None:
    text = " ".join([TEXTS["en"]] * 7)
    with http.stream(
        "POST",
        f"/v1/text-to-speech/{ANNA}/stream/with-timestamps",
        params={"output_format": "pcm_16000"},
        json={"text": text},
    ) as answer:
        pieces = [json.loads(line) for line in answer.iter_lines()]
    assert len(pieces) > 1
    whole: dict[str, list[Any]] = {name: [] for name in ALIGNMENT}
    sound = b""
    for piece in pieces:
        fits(piece, {"audio_base64": str, "alignment": ALIGNMENT})
        sound += base64.b64decode(piece["audio_base64"])
        for name in whole:
            whole[name] += piece["alignment"][name]
    check_times(whole, text, len(sound) / 32000)
    chunks = list(
        sdk.text_to_speech.stream_with_timestamps(ANNA, text=text, output_format="pcm_16000")
    )
    assert len(chunks) == len(pieces), "the SDK passes over lines that it cannot read"


TOO_LONG = "Long. " * 1_700


@pytest.mark.parametrize(
    ("voice_id", "body", "params", "status", "code"),
    [
        ("nobody", {"text": "Hi"}, {}, 404, "voice_not_found"),
        (ANNA, {"text": ""}, {}, 400, "empty_text"),
        (ANNA, {"text": " \n\t"}, {}, 400, "empty_text"),
        (ANNA, {"text": "🙂 ** …"}, {}, 400, "empty_text"),
        (ANNA, {"text": TOO_LONG}, {}, 400, "text_too_long"),
        (ANNA, {"text": "a" * 5001, "model_id": "eleven_v3"}, {}, 400, "text_too_long"),
        (ANNA, {"text": "Hi", "model_id": "gpt"}, {}, 400, "unsupported_model"),
        (ANNA, {"text": "Hi"}, {"output_format": "ulaw_8000"}, 400, "invalid_output_format"),
        (ANNA, {"text": "Hi"}, {"output_format": "mp3"}, 400, "invalid_output_format"),
        (ANNA, {"text": "Hi"}, {"output_format": ""}, 400, "invalid_output_format"),
        (
            ANNA,
            {"text": "Hi", "voice_settings": {"speed": 3}},
            {},
            400,
            "invalid_voice_settings",
        ),
        (
            ANNA,
            {"text": "Hi", "voice_settings": {"speed": 0}},
            {},
            400,
            "invalid_voice_settings",
        ),
    ],
)
@pytest.mark.parametrize("path", ["", "/stream", "/with-timestamps", "/stream/with-timestamps"])
def test_what_cannot_be_spoken_is_refused_as_documented(
    http: httpx.Client,
    path: str,
    voice_id: str,
    body: dict[str, Any],
    params: dict[str, str],
    status: int,
    code: str,
) -> None:
    answer = http.post(f"/v1/text-to-speech/{voice_id}{path}", json=body, params=params)
    assert answer.status_code == status
    kind = "not_found" if status == 404 else "validation_error"
    fits(answer.json(), refusal(status, code, kind))


@pytest.mark.parametrize("path", ["/stream", "/stream/with-timestamps"])
def test_wav_is_not_streamed(http: httpx.Client, path: str) -> None:
    answer = http.post(
        f"/v1/text-to-speech/{ANNA}{path}",
        json={"text": "Hi"},
        params={"output_format": "wav_16000"},
    )
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, "invalid_output_format", "validation_error"))


@pytest.mark.parametrize(
    "body", [{}, {"text": 5}, {"text": None}, {"text": "Hi", "voice_settings": "fast"}, [], "Hi"]
)
def test_another_shape_is_told_by_field(http: httpx.Client, body: Any) -> None:
    answer = http.post(f"/v1/text-to-speech/{ANNA}", json=body)
    assert answer.status_code == 422
    fits(answer.json(), {"detail": [{"loc": list, "msg": str, "type": str}]})


def test_the_sdk_reports_a_refusal_when_the_sound_is_read(sdk: ElevenLabs) -> None:
    sound = sdk.text_to_speech.convert("nobody", text="Hi")
    with pytest.raises(ApiError) as caught:
        next(iter(sound))
    assert caught.value.status_code == 404
    assert caught.value.body["detail"]["status"] == "voice_not_found"


def test_without_a_key_nothing_is_spoken(http: httpx.Client) -> None:
    address = f"{str(http.base_url).rstrip('/')}/v1/text-to-speech/{ANNA}"
    answer = httpx.post(address, json={"text": "Hi"}, trust_env=False)
    assert answer.status_code == 401
    fits(answer.json(), refusal(401, "missing_api_key", "authentication_error"))
