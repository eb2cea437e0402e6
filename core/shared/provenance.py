"""What an MP3 file says of its own making (ID3v2.4), and whether it is still as it was made.

Players show the comment; programs read the frames `TXXX:elevendops …`. The mark tells that the
sound was made by a computer, as Article 50(2) of the European AI Act asks for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

_PREFIX = "elevendops "
_MADE_BY = "made_by"
_SOUND = "sound_sha256"
_AI = "AI voice"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file says of itself. `intact` is False when it was made with another sound."""

    facts: Mapping[str, str]
    intact: bool


def marked(sound: bytes, facts: Mapping[str, str], comment: str) -> bytes:
    """The MP3 frames with these facts and a sentence for people; `sound` has no tag of its own."""
    from mutagen.id3 import COMM, ID3, TXXX, Encoding  # nobody waits for it at a start

    tags = ID3()
    told = {_MADE_BY: _AI, _SOUND: _digest(sound), **facts}
    for name, value in told.items():
        tags.add(TXXX(encoding=Encoding.UTF8, desc=_PREFIX + name, text=[value]))
    tags.add(COMM(encoding=Encoding.UTF8, lang="eng", desc="", text=[comment]))
    file = BytesIO(sound)
    tags.save(file, v2_version=4)
    return file.getvalue()


def provenance_of(data: bytes) -> Provenance | None:
    """What the bytes of a file say of it; None when it bears no mark of ours."""
    from mutagen.id3 import ID3, ID3NoHeaderError

    try:
        tags = ID3(BytesIO(data))
    except ID3NoHeaderError:
        return None
    facts = {
        frame.desc.removeprefix(_PREFIX): str(frame.text[0])
        for frame in tags.getall("TXXX")
        if frame.desc.startswith(_PREFIX)
    }
    if _SOUND not in facts:
        return None
    return Provenance(facts, facts[_SOUND] == _digest(data[tags.size :]))


def _digest(sound: bytes) -> str:
    return hashlib.sha256(sound).hexdigest()
