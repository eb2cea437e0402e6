"""Joins MP3 parts into one file and measures it (ISO/IEC 11172-3, layer III)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from tinytag import TinyTag, TinyTagException

from core.errors import ProviderRefused
from core.i18n import text

_ID3_HEADER_BYTES = 10
_SEARCHED_BYTES = 192  # a note about the whole file stands near the start of its first frame
_FILE_NOTES = (b"Xing", b"Info", b"VBRI")
# kbit/s by index, of MPEG 1 and of MPEG 2 and 2.5.
_BITRATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_RATES = {0b11: (44100, 48000, 32000), 0b10: (22050, 24000, 16000), 0b00: (11025, 12000, 8000)}
_TOLERANCE_SECONDS = 0.5
_TOLERANCE_SHARE = 0.02


def join(parts: Sequence[bytes]) -> bytes:
    """The sound of all parts in one stream, without what each says about itself alone."""
    return b"".join(sound_of(part) for part in parts)


def seconds(audio: bytes) -> float:
    """How long the audio is. Raises ProviderRefused when it cannot be read."""
    try:
        tag = TinyTag.get(filename="speech.mp3", file_obj=BytesIO(audio), tags=False)
    except TinyTagException:
        raise unreadable() from None
    if not tag.duration or tag.duration <= 0:
        raise unreadable()
    return float(tag.duration)


def same_length(measured: float, expected: float) -> bool:
    """Whether a joined file is as long as its parts together."""
    return abs(measured - expected) <= _TOLERANCE_SECONDS + _TOLERANCE_SHARE * expected


def unreadable() -> ProviderRefused:
    """The voice service sent something that no player could play."""
    return ProviderRefused(
        text("The voice service sent audio that could not be read."), error_code="unreadable_audio"
    )


def sound_of(part: bytes) -> bytes:
    """The frames of an MP3 file, without tags and notes."""
    start = 0
    if part[:3] == b"ID3" and len(part) >= _ID3_HEADER_BYTES:
        # The size is four bytes of seven bits each (ID3v2.3, section 3.1).
        size = part[6] << 21 | part[7] << 14 | part[8] << 7 | part[9]
        start = _ID3_HEADER_BYTES + size
    end = len(part) - 128 if part[-128:-125] == b"TAG" else len(part)
    note = part[start : start + _SEARCHED_BYTES]
    if any(name in note for name in _FILE_NOTES):
        start += frame_bytes(part[start : start + 4])
    return part[start:end]


def frame_bytes(header: bytes) -> int:
    """The length of the frame with this header; 0 when it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0b1110_0110 != 0b1110_0010:
        return 0
    version = header[1] >> 3 & 0b11
    rate, bits = header[2] >> 2 & 0b11, header[2] >> 4
    if version not in _RATES or rate == 3 or bits == 15:
        return 0
    kilobits = _BITRATES[version != 0b11][bits]
    factor = 144 if version == 0b11 else 72
    return factor * kilobits * 1000 // _RATES[version][rate] + (header[2] >> 1 & 1)
