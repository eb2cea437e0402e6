"""Parts of a speech at one loudness, measured in what a player decodes."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence

import lameenc
import numpy as np
import pytest

from plugins.education_audio.audio import mp3
from plugins.education_audio.audio.loudness.gain import crc, louder
from plugins.education_audio.audio.loudness.levels import Level, at_one_loudness, level
from tests.plugins.education_audio.support import ANNA, PAUL, add_document, spoken
from tests.support.servers import Clinic

STEP = 1.505
# Rate in Hz, kbit/s and channels: MPEG 1, 2 and 2.5.
FORMATS = [(44_100, 128, 1), (44_100, 192, 2), (22_050, 64, 1), (24_000, 64, 2), (11_025, 16, 1)]


def voice(
    rate: int,
    kilobits: int,
    channels: int,
    strength: float,
    seconds: float = 6.0,
    click: float = 0.0,
) -> bytes:
    """Frames of something as uneven as speech: harmonics in syllables, with a pause, and a click
    that is so strong."""
    time = np.arange(int(rate * seconds)) / rate
    syllables = np.abs(np.sin(2 * np.pi * 3 * time)) * (np.sin(2 * np.pi * 0.3 * time) > -0.5)
    wave = sum(
        np.sin(2 * np.pi * tone * time) / place
        for place, tone in enumerate((150, 300, 450, 900, 1800, 2700), 1)
    )
    samples = syllables * wave * 4000 * strength
    middle = slice(len(samples) // 2, len(samples) // 2 + rate // 200)
    samples[middle] += 32_000 * click * np.sin(2 * np.pi * 1000 * time[middle])
    if channels == 2:
        samples = np.column_stack([samples, samples * 0.7]).reshape(-1)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(channels)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(kilobits)
    return mp3.sound_of(bytes(encoder.encode(samples.astype("<i2").tobytes()) + encoder.flush()))


def measured(sound: bytes) -> Level:
    found = level(sound)
    assert found is not None
    return found


def spread(parts: Sequence[bytes]) -> float:
    found = [measured(part).loudness for part in parts]
    return max(found) - min(found)


@pytest.mark.parametrize(("rate", "kilobits", "channels"), FORMATS)
def test_parts_of_different_levels_are_joined_at_one_loudness(
    rate: int, kilobits: int, channels: int
) -> None:
    parts = [voice(rate, kilobits, channels, strength) for strength in (0.15, 0.5, 1.0, 1.6)]
    assert spread(parts) > 15

    even = at_one_loudness(parts)

    assert spread(even) <= 1.5
    assert [len(part) for part in even] == [len(part) for part in parts]
    assert mp3.seconds(mp3.join(even)) == pytest.approx(mp3.seconds(mp3.join(parts)))


@pytest.mark.parametrize(("rate", "kilobits", "channels"), FORMATS)
@pytest.mark.parametrize("steps", [-6, -1, 3])
def test_a_step_is_a_decibel_and_a_half(
    rate: int, kilobits: int, channels: int, steps: int
) -> None:
    sound = voice(rate, kilobits, channels, 0.5)
    change = measured(louder(sound, steps)).loudness - measured(sound).loudness
    assert change == pytest.approx(steps * STEP, abs=0.15)
    assert louder(louder(sound, steps), -steps) == sound


def test_nothing_is_cut_off_at_its_peaks() -> None:
    rate, kilobits, channels = FORMATS[0]
    quiet_with_a_knock = np.frombuffer(voice(rate, kilobits, channels, 0.2), np.uint8).tobytes()
    knock = voice(rate, kilobits, channels, 2.9, seconds=0.5)
    parts = [quiet_with_a_knock + knock, *(voice(rate, kilobits, channels, 1.5) for _ in range(2))]
    even = at_one_loudness(parts)
    assert spread(even) <= 1.5
    assert max(measured(part).peak for part in even) < 0.0


def test_a_quiet_part_with_a_click_takes_little_from_the_others() -> None:
    usual, quiet = voice(*FORMATS[0], 1.0), voice(*FORMATS[0], 0.1)
    clicking = voice(*FORMATS[0], 0.1, click=0.8)
    assert measured(usual).loudness - measured(clicking).loudness > 10

    *others, followed = at_one_loudness([usual, quiet, usual, usual, clicking])

    for other in others:
        lowered = measured(usual).loudness - measured(other).loudness
        assert 4.5 <= lowered <= 7.5
    assert measured(clicking).loudness < measured(followed).loudness < measured(others[0]).loudness
    assert measured(followed).peak < 0.0


def test_of_two_the_quieter_one_becomes_louder() -> None:
    quiet, loud = voice(*FORMATS[0], 0.3), voice(*FORMATS[0], 1.0)
    for parts in ([quiet, loud], [loud, quiet]):
        even = at_one_loudness(parts)
        assert spread(even) <= 1.5
        assert even[parts.index(loud)] == loud


def test_a_last_frame_that_was_cut_off_is_left_out() -> None:
    sound, other = voice(*FORMATS[0], 1.0), voice(*FORMATS[0], 0.3)
    for cut in (sound[:-100], sound + sound[:2], sound + sound[:100]):
        even, _ = at_one_loudness([cut, other])
        assert sound.startswith(even)
        assert len(sound) - len(even) < 420  # bytes: the longest frame is 418


def test_one_part_stays_as_it_is() -> None:
    sound = voice(*FORMATS[0], 0.3)[:-100]
    assert at_one_loudness([sound]) == [sound]


def test_what_is_even_silent_or_no_sound_stays_as_it_is() -> None:
    rate, kilobits, channels = FORMATS[0]
    loud = voice(rate, kilobits, channels, 1.0)
    silent = voice(rate, kilobits, channels, 0.0)
    for other in (loud, silent, b"", b"no sound" * 200, b"\xff\xfb\x90\xc0" + b"\x00" * 50):
        assert at_one_loudness([loud, other]) == [loud, other]
    mixed = loud[:5000] + b"\x00" * 100 + loud[5000:]
    assert louder(mixed, 2) == mixed


def test_any_bytes_are_read_to_an_end() -> None:
    chance = random.Random(4)
    sound = voice(*FORMATS[0], strength=0.5, seconds=1.0)
    for _ in range(60):
        damaged = bytearray(sound)
        for _ in range(40):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        even = at_one_loudness([bytes(damaged), sound])
        assert [len(part) for part in even] == [len(sound)] * 2


def test_the_checksum_of_a_frame_is_made_anew() -> None:
    assert crc(b"123456789") == 0xAEE7  # the check value of CRC-16/CMS
    header, side = b"\xff\xfa\x90\xc0", bytearray(17)
    side[4:6] = b"\x03\xff"  # a granule's gain lies across these
    frame = header + crc(header[2:] + side).to_bytes(2, "big") + side
    frame += b"\x00" * (417 - len(frame))
    changed = louder(frame, -1)
    assert changed[4:6] != frame[4:6]
    assert int.from_bytes(changed[4:6], "big") == crc(changed[2:4] + changed[6:23])
    assert louder(changed, 1) == frame


_WITHOUT_DECODER = """
import sys
sys.modules["miniaudio"] = None  # as importlib's manual says
from plugins.education_audio.audio.loudness.levels import at_one_loudness
parts = [bytes.fromhex(part) for part in sys.stdin.read().split()]
assert at_one_loudness(parts) == parts
"""


def test_where_there_is_no_decoder_parts_stay_as_they_are() -> None:
    parts = [voice(*FORMATS[0], strength, seconds=1.0) for strength in (0.3, 1.0)]
    assert at_one_loudness(parts) != parts
    run = subprocess.run(
        [sys.executable, "-c", _WITHOUT_DECODER],
        input=" ".join(part.hex() for part in parts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr.count("miniaudio is not installed")) == (0, 1), run.stderr


async def test_two_voices_are_equally_loud(shared_clinic: Clinic) -> None:
    sentence = "Drink plenty of water every day, and take the tablet in the evening with food. "
    knowledge_id = await add_document(shared_clinic, f"# Gout\n\n{sentence * 3}\n")
    script = f"Speaker 1: {sentence * 3}\nSpeaker 2: {sentence * 3}"

    async def of(voice_id: str) -> bytes:
        alone = await spoken(shared_clinic, knowledge_id, script=sentence * 3, voice_id=voice_id)
        return mp3.sound_of((await shared_clinic.client.get(alone["audio_url"])).content)

    anna, paul = await of(ANNA), await of(PAUL)
    audio = await spoken(
        shared_clinic, knowledge_id, script=script, voice_id=ANNA, speaker2_voice_id=PAUL
    )
    whole = mp3.sound_of((await shared_clinic.client.get(audio["audio_url"])).content)
    assert len(whole) == len(anna) + len(paul)
    assert spread([whole[: len(anna)], whole[len(anna) :]]) <= 1.5
    assert {whole[: len(anna)], whole[len(anna) :]} != {anna, paul} or spread([anna, paul]) <= 1.5
