"""The preview voices really speak: audio, formats and timings from the real speech library."""

import io
from collections.abc import AsyncIterator
from itertools import pairwise

import numpy as np
import pytest
from tinytag import TinyTag

from core.local.speech.engine import OUTPUT_FORMATS, Alignment, SpeechEngine, UnsupportedFormat
from core.local.speech.voices import VOICES, LocalVoice, find_voice
from tests.core.local.sound import (
    fundamental_hertz,
    mp3_frames,
    mp3_seconds,
    pcm,
    rms,
    wav_samples,
)

TEXTS = {
    "en": "Take one tablet after breakfast. Drink a full glass of water.",
    "zh": "請在早餐後服用一錠。血糖過低時請立即就醫。",
    "es": "Tome una tableta después del desayuno. Beba un vaso de agua.",
    "fr": "Prenez un comprimé après le petit déjeuner.",
    "de": "Nehmen Sie eine Tablette nach dem Frühstück.",
    "pt": "Tome um comprimido após o café da manhã.",
    "it": "Prenda una compressa dopo colazione.",
    "hi": "नाश्ते के बाद एक गोली लें।",
    "vi": "Uống một viên thuốc sau bữa ăn sáng.",
    "ko": "아침 식사 후 한 알을 드세요.",
}


def voice_of(language: str, gender: str = "female") -> LocalVoice:
    return next(v for v in VOICES if v.language == language and v.gender == gender)


def assert_covers(alignment: Alignment, text: str, duration_seconds: float) -> None:
    assert alignment.characters == list(text)
    assert len(alignment.start_seconds) == len(alignment.end_seconds) == len(text)
    assert all(a <= b for a, b in pairwise(alignment.start_seconds))
    assert all(a <= b for a, b in pairwise(alignment.end_seconds))
    assert all(a <= b for a, b in zip(alignment.start_seconds, alignment.end_seconds, strict=True))
    assert alignment.start_seconds[0] >= 0
    assert alignment.end_seconds[-1] == pytest.approx(duration_seconds, abs=0.001)


@pytest.fixture
async def engine() -> AsyncIterator[SpeechEngine]:
    engine = SpeechEngine()
    await engine.start()
    yield engine
    await engine.stop()


def test_voices_are_well_formed() -> None:
    assert len({voice.voice_id for voice in VOICES}) == len(VOICES)
    for voice in VOICES:
        assert len(voice.voice_id) == 20
        assert voice.voice_id.isalnum()
        assert find_voice(voice.voice_id) is voice
        assert "robotic" in voice.description
        assert {v.gender for v in VOICES if v.language == voice.language} == {"female", "male"}
    assert {"en", "zh", "es"} <= {voice.language for voice in VOICES}
    assert find_voice("21m00Tcm4TlvDq8ikWAM") is None


async def test_every_voice_is_audible_and_the_two_of_a_language_differ(
    engine: SpeechEngine,
) -> None:
    pitches: dict[tuple[str, str], float] = {}
    for voice in VOICES:
        speech = await engine.synthesize(TEXTS[voice.language], voice, output_format="pcm_22050")
        samples = pcm(speech.audio)
        # -17.5 dB RMS is 0.133; pauses take a little away.
        assert 0.09 < rms(samples) < 0.16, voice.name
        assert np.abs(samples).max() < 0.96
        assert speech.duration_seconds == pytest.approx(len(samples) / 22050, abs=0.001)
        assert_covers(speech.alignment, TEXTS[voice.language], speech.duration_seconds)
        pitches[voice.language, voice.gender] = fundamental_hertz(samples, 22050)
    for language in {voice.language for voice in VOICES}:
        assert pitches[language, "female"] > 1.4 * pitches[language, "male"]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
async def test_mp3_is_real_and_its_duration_is_true(engine: SpeechEngine, language: str) -> None:
    speech = await engine.synthesize(TEXTS[language], voice_of(language))
    assert speech.media_type == "audio/mpeg"
    frames = mp3_frames(speech.audio)
    assert {(frame.rate, frame.kilobits) for frame in frames} == {(44100, 128)}
    assert mp3_seconds(frames) == pytest.approx(speech.duration_seconds, abs=0.2)
    tag = TinyTag.get("speech.mp3", file_obj=io.BytesIO(speech.audio))
    assert tag.duration == pytest.approx(speech.duration_seconds, abs=0.2)
    assert speech.duration_seconds > 3


async def test_every_served_format_has_its_own_rate_and_the_same_length(
    engine: SpeechEngine,
) -> None:
    text, voice = "Drink water.", voice_of("en", "male")
    durations = []
    for format_id in OUTPUT_FORMATS:
        speech = await engine.synthesize(text, voice, output_format=format_id)
        container, rate, *bits = format_id.split("_")
        durations.append(speech.duration_seconds)
        if container == "mp3":
            found = {(frame.rate, frame.kilobits) for frame in mp3_frames(speech.audio)}
            assert found == {(int(rate), int(bits[0]))}
            continue
        wav = container == "wav"
        samples = wav_samples(speech.audio, int(rate)) if wav else pcm(speech.audio)
        assert len(samples) / int(rate) == pytest.approx(speech.duration_seconds, abs=0.001)
        assert rms(samples) > 0.08
    # The speech library's noise moves the end by a fraction of a millisecond each time.
    assert max(durations) - min(durations) < 0.005


@pytest.mark.parametrize("format_id", ["ulaw_8000", "alaw_8000", "opus_48000_64", "flac", ""])
async def test_other_formats_are_refused(engine: SpeechEngine, format_id: str) -> None:
    with pytest.raises(UnsupportedFormat):
        await engine.synthesize("Hello.", voice_of("en"), output_format=format_id)


@pytest.mark.parametrize("text", ["", " \n\t", "🙂 **"])
async def test_a_text_without_words_is_refused(engine: SpeechEngine, text: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        await engine.synthesize(text, voice_of("en"))


async def test_speed_changes_the_length_and_has_limits(engine: SpeechEngine) -> None:
    voice = voice_of("en")
    slow, normal, fast = [
        (await engine.synthesize(TEXTS["en"], voice, speed=speed)).duration_seconds
        for speed in (0.7, 1.0, 1.2)
    ]
    assert slow > 1.2 * normal
    assert fast < 0.95 * normal
    for speed in (0.5, 1.3, float("nan")):
        with pytest.raises(ValueError, match="speed"):
            await engine.synthesize("Hello.", voice, speed=speed)


async def test_marks_are_timed_but_not_spoken(engine: SpeechEngine) -> None:
    voice = voice_of("en")
    marked = "# Take *two* 🙂 tablets\n- at `noon`"
    speech = await engine.synthesize(marked, voice)
    plain = await engine.synthesize("Take two tablets\nat noon", voice)
    assert speech.duration_seconds == pytest.approx(plain.duration_seconds, abs=0.1)
    assert_covers(speech.alignment, marked, speech.duration_seconds)


async def test_words_are_timed_where_they_are_spoken(engine: SpeechEngine) -> None:
    """A pause of 0.6 seconds at the line break must be where the alignment puts it."""
    text = "Sit down\nCall us"
    speech = await engine.synthesize(text, voice_of("en"), output_format="pcm_22050")
    line_break = text.index("\n")
    begin = speech.alignment.start_seconds[line_break]
    end = speech.alignment.end_seconds[line_break]
    assert end - begin == pytest.approx(0.6, abs=0.01)
    samples = pcm(speech.audio)
    assert rms(samples[int((begin + 0.02) * 22050) : int((end - 0.02) * 22050)]) < 0.001
    assert rms(samples[int((begin - 0.3) * 22050) : int(begin * 22050)]) > 0.02


async def test_chinese_in_an_english_voice_is_read_and_not_spelled_out(
    engine: SpeechEngine,
) -> None:
    """Spelled out ("Chinese letter"), the same text takes more than twice as long."""
    text = TEXTS["zh"]
    english = await engine.synthesize(text, voice_of("en"))
    chinese = await engine.synthesize(text, voice_of("zh"))
    assert english.duration_seconds < 1.5 * chinese.duration_seconds
    mixed = "Take 二甲雙胍 with your evening food. 請多喝水。"
    speech = await engine.synthesize(mixed, voice_of("es"))
    assert_covers(speech.alignment, mixed, speech.duration_seconds)


async def test_a_long_text_is_spoken_whole(engine: SpeechEngine) -> None:
    text = " ".join(f"Step {number}: drink 1.5 litres of water." for number in range(40))
    speech = await engine.synthesize(text, voice_of("en"), output_format="mp3_22050_32")
    one = await engine.synthesize(
        "Step 20: drink 1.5 litres of water.", voice_of("en"), output_format="mp3_22050_32"
    )
    assert 30 * one.duration_seconds < speech.duration_seconds < 57 * one.duration_seconds
    assert_covers(speech.alignment, text, speech.duration_seconds)
