"""What the speech engine and its worker process agree on: audio formats and message frames."""

import json
import struct
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

# A frame is the lengths of its two parts, in bytes, then a JSON object, then raw bytes (audio).
FRAME_HEADER = struct.Struct(">II")


def pack_frame(message: dict[str, Any], body: bytes = b"") -> bytes:
    """Return one frame with this JSON message and body, each below 4 GiB."""
    encoded = json.dumps(message).encode()
    return FRAME_HEADER.pack(len(encoded), len(body)) + encoded + body


def read_message(stream: BinaryIO) -> dict[str, Any] | None:
    """Read one frame without a body; return its message, or None at the end of the stream."""
    header = stream.read(FRAME_HEADER.size)
    if len(header) < FRAME_HEADER.size:
        return None
    message_length, _ = FRAME_HEADER.unpack(header)
    encoded = stream.read(message_length)
    if len(encoded) < message_length:
        return None
    message: dict[str, Any] = json.loads(encoded)
    return message


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """An audio format: container "mp3", "pcm" or "wav", sample rate in Hz, mp3 kbit/s or 0."""

    container: str
    sample_rate: int
    kilobits_per_second: int = 0

    @property
    def media_type(self) -> str:
        """The MIME type of the audio."""
        return {"mp3": "audio/mpeg", "pcm": "audio/pcm", "wav": "audio/wav"}[self.container]


def _served_formats() -> dict[str, OutputFormat]:
    mp3 = [(22050, 32), (24000, 48), *((44100, rate) for rate in (32, 64, 96, 128, 192))]
    formats = {f"mp3_{hertz}_{rate}": OutputFormat("mp3", hertz, rate) for hertz, rate in mp3}
    for container in ("pcm", "wav"):
        for hertz in (8000, 16000, 22050, 24000, 32000, 44100, 48000):
            formats[f"{container}_{hertz}"] = OutputFormat(container, hertz)
    return formats


# ElevenLabs' `output_format` ids that are served; the telephone and Opus formats are not.
OUTPUT_FORMATS = MappingProxyType(_served_formats())
