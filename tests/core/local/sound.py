"""Reads audio without a decoder library: samples, pitch and the frames of an MP3."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float64]

_RATES = {0b11: (44100, 48000, 32000), 0b10: (22050, 24000, 16000)}
_KILOBITS = {
    0b11: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    0b10: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of an MPEG layer III stream; `sound_bits` is what it spends on sound."""

    rate: int
    kilobits: int
    samples: int
    sound_bits: int


def pcm(audio: bytes) -> Samples:
    """16-bit little-endian samples as numbers between -1 and 1."""
    return np.frombuffer(audio, dtype="<i2").astype(np.float64) / 32768


def wav_samples(audio: bytes, rate: int) -> Samples:
    """The samples of a mono 16-bit WAV file, which must have this rate."""
    with wave.open(io.BytesIO(audio)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, rate)
        return pcm(file.readframes(file.getnframes()))


def rms(samples: Samples) -> float:
    """The root mean square: 0 for silence."""
    return float(np.sqrt(np.mean(samples**2)))


def fundamental_hertz(samples: Samples, rate: int) -> float:
    """Median pitch of the voiced 40 ms frames, by autocorrelation between 60 and 400 Hz."""
    size = int(rate * 0.04)
    pitches = []
    for start in range(0, len(samples) - size, size):
        frame = samples[start : start + size] - samples[start : start + size].mean()
        correlation = np.correlate(frame, frame, "full")[size - 1 :]
        shortest, longest = int(rate / 400), int(rate / 60)
        lag = shortest + int(correlation[shortest:longest].argmax())
        if frame.std() > 0.02 and correlation[lag] > 0.5 * correlation[0]:
            pitches.append(rate / lag)
    return float(np.median(pitches))


def mp3_frames(audio: bytes) -> list[Frame]:
    """Walk the mono frames from the first byte (ISO 11172-3, ISO 13818-3)."""
    frames, offset = [], 0
    while offset < len(audio):
        first, second, third, fourth = audio[offset : offset + 4]
        assert first == 0xFF
        assert second & 0b1110_0110 == 0b1110_0010, "not an MPEG layer III frame"
        assert fourth >> 6 == 0b11, "not mono"
        version = second >> 3 & 0b11
        one = version == 0b11
        rate, kilobits = _RATES[version][third >> 2 & 0b11], _KILOBITS[version][third >> 4]
        side = offset + (4 if second & 1 else 6)
        bits = int.from_bytes(audio[side : side + 17], "big")
        # Before a granule's part2_3_length stand 18 bits in MPEG 1 and 9 in MPEG 2; one granule
        # has 59 bits there and 63 here.
        starts = (18, 18 + 59) if one else (9,)
        sound = sum(bits >> (17 * 8 - start - 12) & 0xFFF for start in starts)
        frames.append(Frame(rate, kilobits, 1152 if one else 576, sound))
        offset += (144 if one else 72) * kilobits * 1000 // rate + (third >> 1 & 1)
    return frames


def mp3_seconds(frames: list[Frame]) -> float:
    """How long the frames play."""
    return sum(frame.samples / frame.rate for frame in frames)


def sounding_share(frames: list[Frame]) -> float:
    """The share of the frames that hold sound; 0 for silence."""
    return sum(frame.sound_bits > 100 * (frame.samples // 576) for frame in frames) / len(frames)
