"""Joining and measuring MP3, with real frames."""

from __future__ import annotations

import lameenc
import numpy as np
import pytest

from core.errors import ProviderRefused
from plugins.education_audio.audio import mp3


def tone(seconds: float, rate: int = 44_100, kilobits: int = 128) -> bytes:
    """A tone as constant bit rate MP3, without any note about itself."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_bit_rate(kilobits)
    wave = np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * 440 / rate)
    return bytes(encoder.encode((wave * 9000).astype("<i2").tobytes()) + encoder.flush())


def id3(size: int) -> bytes:
    """An ID3v2 tag with this many bytes of content."""
    return b"ID3\x04\x00\x00" + bytes([0, 0, size >> 7, size & 0x7F]) + b"\x00" * size


def note_frame(name: bytes) -> bytes:
    """A silent frame of 417 bytes that says how long its own file is: 10 frames."""
    head = b"\xff\xfb\x90\xc0" + b"\x00" * 17 + name + b"\x00\x00\x00\x01" + (10).to_bytes(4, "big")
    return head + b"\x00" * (417 - len(head))


def test_joined_parts_are_as_long_as_all_together() -> None:
    parts = [tone(1.0), tone(2.5), tone(0.7)]

    joined = mp3.join(parts)

    assert joined == b"".join(parts)
    assert mp3.same_length(mp3.seconds(joined), sum(map(mp3.seconds, parts)))
    assert mp3.seconds(joined) == pytest.approx(4.2, abs=0.4)


@pytest.mark.parametrize("name", [b"Xing", b"Info"])
def test_what_a_part_says_about_itself_alone_is_left_out(name: bytes) -> None:
    sound = tone(2.0)
    part = id3(300) + note_frame(name) + sound + b"TAG" + b"\x00" * 125

    joined = mp3.join([part, part])

    assert joined == sound + sound
    assert mp3.seconds(joined) == pytest.approx(4.0, abs=0.3)


@pytest.mark.parametrize(("rate", "kilobits"), [(22_050, 64), (44_100, 192)])
def test_other_rates_are_measured_too(rate: int, kilobits: int) -> None:
    assert mp3.seconds(mp3.join([tone(3.0, rate, kilobits)])) == pytest.approx(3.0, abs=0.2)


@pytest.mark.parametrize("data", [b"", b"nothing", b"\xff\xfb", b"ID3", b"\x00" * 5000])
def test_what_is_no_sound_is_an_error_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ProviderRefused) as refused:
        mp3.seconds(data)

    assert refused.value.error_code == "unreadable_audio"


def test_a_lost_part_is_noticed() -> None:
    assert not mp3.same_length(60.0, 90.0)
    assert mp3.same_length(90.3, 90.0)
