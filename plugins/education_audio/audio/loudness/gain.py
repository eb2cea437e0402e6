"""Makes MP3 louder or quieter without encoding it again (ISO/IEC 11172-3 and 13818-3, layer III).

Each granule of a frame says by its `global_gain`, eight bits of the side information, how loud it
is: one more is 1.5 dB more, whatever else it holds. That is how MP3Gain does it, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.education_audio.audio.mp3 import frame_bytes

STEP_DB = 1.505
"""20 log10 of the fourth root of 2."""

_HEADER_BYTES = 4
_CRC_BYTES = 2
_CRC_POLYNOMIAL = 0x8005
_MPEG_1 = 0b11
_MONO = 0b11
_GAIN_BITS = 21
"""Before the gain of a granule stand part2_3_length (12) and big_values (9)."""


@dataclass(frozen=True, slots=True)
class _SideInfo:
    """Where the side information of a frame has its granules: `first` and `each` in bits."""

    size: int
    first: int
    each: int
    granules: int


# By whether it is MPEG 1 and whether it is mono; a granule counts once for each channel.
_SIDE_INFO = {
    (True, True): _SideInfo(size=17, first=9 + 5 + 4, each=59, granules=2),
    (True, False): _SideInfo(size=32, first=9 + 3 + 8, each=59, granules=4),
    (False, True): _SideInfo(size=9, first=8 + 1, each=63, granules=1),
    (False, False): _SideInfo(size=17, first=8 + 2, each=63, granules=2),
}


def louder(sound: bytes, steps: int) -> bytes:
    """The same frames by so many steps louder, or quieter for a number below 0.

    `sound` holds frames and nothing else, as in a joined file; where it holds something else it
    comes back as it is, because half of it changed would be worse than nothing.
    """
    frames = _frames(sound)
    if not steps or not frames:
        return sound
    changed = bytearray(sound)
    for start in frames:
        _change(changed, start, steps)
    return bytes(changed)


def whole_frames(sound: bytes) -> bytes:
    """The sound without a last frame that was cut off: in a joined file a decoder would take the
    rest of it from the next part. What is not frames alone comes back as it is."""
    frames = _frames(sound)
    if not frames:
        return sound
    last = frames[-1]
    return sound[: last + frame_bytes(sound[last : last + _HEADER_BYTES])]


def _frames(sound: bytes) -> list[int]:
    """Where each whole frame begins; none where something else stands between them."""
    starts: list[int] = []
    place = 0
    while place < len(sound):
        header = sound[place : place + _HEADER_BYTES]
        length = frame_bytes(header)
        if len(header) < _HEADER_BYTES or place + length > len(sound):
            break  # the last one was cut off, and no decoder plays it
        if length <= _HEADER_BYTES + _CRC_BYTES:
            return []
        starts.append(place)
        place += length
    return starts


def _change(sound: bytearray, start: int, steps: int) -> None:
    version = sound[start + 1] >> 3 & 0b11
    has_crc = not sound[start + 1] & 1
    side = _SIDE_INFO[version == _MPEG_1, sound[start + 3] >> 6 == _MONO]
    begin = start + _HEADER_BYTES + (_CRC_BYTES if has_crc else 0)
    for granule in range(side.granules):
        _add(sound, 8 * begin + side.first + granule * side.each + _GAIN_BITS, steps)
    if has_crc:
        covered = sound[start + 2 : start + 4] + sound[begin : begin + side.size]
        sound[start + 4 : start + 6] = crc(bytes(covered)).to_bytes(2, "big")


def _add(sound: bytearray, bit: int, steps: int) -> None:
    """Add to the eight bits that begin at this one; a granule of 0 is silent, and stays so."""
    place, shift = bit // 8, 8 - bit % 8
    both = int.from_bytes(sound[place : place + 2], "big")
    gain = both >> shift & 0xFF
    if gain:
        changed = min(max(gain + steps, 1), 0xFF)
        both = both & ~(0xFF << shift) | changed << shift
        sound[place : place + 2] = both.to_bytes(2, "big")


def crc(data: bytes) -> int:
    """The checksum of a frame that has one: CRC-16 of the standard, from all ones."""
    found = 0xFFFF
    for byte in data:
        for bit in range(7, -1, -1):
            is_odd = (found >> 15 ^ byte >> bit) & 1
            found = found << 1 & 0xFFFF
            if is_odd:
                found ^= _CRC_POLYNOMIAL
    return found
