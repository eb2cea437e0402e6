"""Levels spoken samples and encodes them as MP3, WAV or plain PCM."""

import io
import wave
from typing import Protocol

import lameenc
import numpy as np
import numpy.typing as npt

from core.local.speech.protocol import OutputFormat

Samples = npt.NDArray[np.float32]

# Speech at this RMS, pauses left out, measures about -18 LUFS, midway between the -16 LUFS usual
# for spoken web audio and the -20 LUFS that espeak-ng gives by itself.
TARGET_RMS = 10 ** (-17.5 / 20)
PEAK_LIMIT = 0.95
_SOFT_KNEE = 0.7
_MAX_GAIN = 8.0
_BLOCK_SECONDS = 0.05
_SILENCE_RMS = 0.003


def level_gain(samples: Samples, sample_rate: int) -> float:
    """Return the factor that brings the audible parts of `samples` to TARGET_RMS."""
    block = int(sample_rate * _BLOCK_SECONDS)
    blocks = samples[: len(samples) // block * block].reshape(-1, block)
    powers = np.mean(np.square(blocks), axis=1)
    audible = powers[powers > _SILENCE_RMS**2]
    if not len(audible):
        return 1.0
    return min(_MAX_GAIN, TARGET_RMS / float(np.sqrt(np.mean(audible))))


def apply_gain(samples: Samples, gain: float) -> Samples:
    """Scale samples and bend peaks softly so that none exceeds PEAK_LIMIT."""
    scaled = samples * np.float32(gain)
    size = np.abs(scaled)
    room = PEAK_LIMIT - _SOFT_KNEE
    bent = _SOFT_KNEE + room * np.tanh((size - _SOFT_KNEE) / room)
    limited = np.where(size > _SOFT_KNEE, np.copysign(bent, scaled), scaled)
    return np.asarray(limited, dtype=np.float32)


def to_int16(samples: Samples) -> bytes:
    """Return samples between -1 and 1 as 16-bit little-endian PCM."""
    return np.asarray(samples * 32767, dtype="<i2").tobytes()


def resample(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """Convert the sample rate by linear interpolation, good enough for a preview voice."""
    if from_rate == to_rate or not len(samples):
        return samples
    count = round(len(samples) * to_rate / from_rate)
    positions = np.arange(count) * (from_rate / to_rate)
    between = np.interp(positions, np.arange(len(samples)), samples)
    return np.asarray(between, dtype=np.float32)


class Encoder(Protocol):
    """Turns consecutive stretches of samples into one piece of audio."""

    def add(self, samples: Samples) -> None:
        """Append samples."""

    def finish(self) -> bytes:
        """Return the whole audio; the encoder cannot be used afterwards."""


class Mp3Encoder:
    """Constant bit rate, mono MP3."""

    def __init__(self, output: OutputFormat, input_rate: int) -> None:
        self._lame = lameenc.Encoder()
        self._lame.silence()
        self._lame.set_channels(1)
        self._lame.set_in_sample_rate(input_rate)
        self._lame.set_out_sample_rate(output.sample_rate)
        self._lame.set_bit_rate(output.kilobits_per_second)
        # 5 is the middle of LAME's range: 2 takes half as long again for no audible gain here.
        self._lame.set_quality(5)
        self._audio = bytearray()

    def add(self, samples: Samples) -> None:
        """Append samples at the input rate."""
        self._audio += self._lame.encode(to_int16(samples))

    def finish(self) -> bytes:
        """Return the whole file."""
        self._audio += self._lame.flush()
        return bytes(self._audio)


class PcmEncoder:
    """16-bit little-endian mono samples, bare or in a WAV file."""

    def __init__(self, output: OutputFormat, input_rate: int) -> None:
        self._output = output
        self._input_rate = input_rate
        self._audio = bytearray()

    def add(self, samples: Samples) -> None:
        """Append samples at the input rate."""
        self._audio += to_int16(resample(samples, self._input_rate, self._output.sample_rate))

    def finish(self) -> bytes:
        """Return the samples, with a WAV header if the format asks for one."""
        if self._output.container == "pcm":
            return bytes(self._audio)
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._output.sample_rate)
            file.writeframes(self._audio)
        return buffer.getvalue()


def new_encoder(output: OutputFormat, input_rate: int) -> Encoder:
    """Return the encoder for a format, taking samples at `input_rate` Hz."""
    if output.container == "mp3":
        return Mp3Encoder(output, input_rate)
    return PcmEncoder(output, input_rate)
