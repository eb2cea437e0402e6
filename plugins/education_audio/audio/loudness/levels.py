"""Brings the parts of a speech to one loudness, so that nobody reaches for the volume between them.

Loudness is measured as ITU-R BS.1770-5 says, by the K-weighted power of blocks of 400 ms of which
pauses do not count; here the blocks follow each other instead of overlapping.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from statistics import median_high
from typing import TYPE_CHECKING

from plugins.education_audio.audio.loudness.gain import STEP_DB, louder, whole_frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_BLOCK_SECONDS = 0.4
_SILENCE = -70.0
_PAUSE = -10.0
"""So much quieter than the rest, in dB, is a pause."""
_OFFSET = -0.691
"""What BS.1770 adds, so that a tone of 997 Hz measures what its level is."""
_MOST_PEAK = -1.0
"""In dB of full scale: what is made louder must not be cut off at its peaks."""
_MOST_LOWERED = 6.0
"""In dB: one quiet part with a click must not make a whole speech too quiet to be heard."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a sound is, in LUFS, and its highest peak, in dB of full scale."""

    loudness: float
    peak: float

    @property
    def headroom(self) -> float:
        """How much louder it may become, in dB."""
        return max(_MOST_PEAK - self.peak, 0.0)

    def steps_to(self, wanted: float) -> int:
        """The steps of gain to this loudness, or as near to it as the peaks allow."""
        return round(min(wanted - self.loudness, self.headroom) / STEP_DB)


def at_one_loudness(parts: Sequence[bytes]) -> list[bytes]:
    """The parts (frames of MP3, as `mp3.sound_of` gives them) by up to 0.75 dB at one loudness.

    It is that of the middle one, the louder of two, or up to 6 dB less where another one would be
    cut off at its peaks. One that would be so even then comes as near as its peaks allow. What is
    silent, shorter than a block or cannot be read stays as it is, and so does everything where
    there is no decoder.
    """
    if len(parts) < 2:
        return list(parts)
    sounds = [whole_frames(part) for part in parts]
    if find_spec("miniaudio") is None:
        log.warning(
            "miniaudio is not installed: parts of a speech keep the loudness that they have"
        )
        return sounds
    levels = [level(sound) for sound in sounds]
    known = [one for one in levels if one is not None]
    if len(known) < 2:
        return sounds
    usual = median_high(one.loudness for one in known)
    reached = min(one.loudness + one.headroom for one in known)
    wanted = max(min(usual, reached), usual - _MOST_LOWERED)
    return [
        sound if one is None else louder(sound, one.steps_to(wanted))
        for sound, one in zip(sounds, levels, strict=True)
    ]


def level(sound: bytes) -> Level | None:
    """How loud it is; None when it is silent, shorter than a block or cannot be read."""
    import miniaudio
    import numpy as np

    powers: list[float] = []
    peak = 0.0
    try:
        info = miniaudio.mp3_get_info(sound)
        size = int(info.sample_rate * _BLOCK_SECONDS)
        weights = _k_weights(info.sample_rate, size)
        for block in _blocks(sound, info.sample_rate, info.nchannels, size):
            peak = max(peak, float(np.abs(block).max()))
            if len(block) == size:
                spectrum = np.fft.rfft(block, axis=0)
                # Parseval: the power of what the filters would let through.
                powers.append(float(2 * np.mean(np.abs(spectrum.T) ** 2 @ weights) / size**2))
    except miniaudio.MiniaudioError:
        return None
    heard = [power for power in powers if _lufs(power) > _SILENCE]
    if not heard:
        return None
    least = _lufs(sum(heard) / len(heard)) + _PAUSE
    said = [power for power in heard if _lufs(power) > least]
    return Level(_lufs(sum(said) / len(said)), 20 * math.log10(peak))


def _blocks(sound: bytes, rate: int, channels: int, size: int) -> Iterator[NDArray[np.float64]]:
    """Samples of -1 to 1 in blocks of so many, a column for each channel; the last is shorter."""
    import miniaudio
    import numpy as np

    stream = miniaudio.stream_memory(
        sound,
        output_format=miniaudio.SampleFormat.FLOAT32,
        nchannels=channels,
        sample_rate=rate,
        frames_to_read=size,
    )
    for samples in stream:
        yield np.frombuffer(samples, dtype=np.float32).astype(np.float64).reshape(-1, channels)


def _k_weights(rate: int, size: int) -> NDArray[np.float64]:
    """The power that the two filters of BS.1770 leave of each frequency of a block's spectrum.

    Their constants are those from which the standard's table for 48 kHz comes, for any rate.
    """
    import numpy as np

    turns = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = (high + band * k / q + k * k) + 2 * (k * k - high) * turns
    shelf = shelf + (high - band * k / q + k * k) * turns**2
    shelf = shelf / ((1 + k / q + k * k) + 2 * (k * k - 1) * turns + (1 - k / q + k * k) * turns**2)
    k = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    below = (1 + k / q + k * k) + 2 * (k * k - 1) * turns + (1 - k / q + k * k) * turns**2
    pass_high = (1 - 2 * turns + turns**2) * (1 + k / q + k * k) / below
    weights: NDArray[np.float64] = np.abs(shelf * pass_high) ** 2
    return weights


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power) if power > 0 else -math.inf
