"""Where the sound of a finished audio file lies: elsewhere while no patient may hear it.

An address that was given for it is good for an hour, whatever becomes of the script meanwhile; it
leads nowhere once the sound has been moved.
"""

from __future__ import annotations

from core.access.stores import PluginBlobs
from plugins.education_audio.models import MPEG


def audio_key(audio_id: str) -> str:
    """The blob of a finished audio file."""
    return f"audio/{audio_id}.mp3"


def kept_away_key(audio_id: str) -> str:
    """The same while its script is not approved for the document as it is, or is withdrawn."""
    return f"audio/withdrawn/{audio_id}.mp3"


async def place_of(blobs: PluginBlobs, audio_id: str) -> str:
    """The key where it lies now: it may be on its way."""
    key = audio_key(audio_id)
    return key if await blobs.info(key) is not None else kept_away_key(audio_id)


async def move(blobs: PluginBlobs, audio_id: str, *, away: bool) -> None:
    """Keep it away, or bring it back; it may be there already, or not be made yet."""
    keys = audio_key(audio_id), kept_away_key(audio_id)
    source, target = keys if away else keys[::-1]
    if await blobs.info(source) is None:
        return
    await blobs.put(target, await blobs.read_all(source), MPEG)
    await blobs.delete(source)


async def remove(blobs: PluginBlobs, audio_id: str) -> None:
    """Delete it, wherever it lies."""
    await blobs.delete(audio_key(audio_id))
    await blobs.delete(kept_away_key(audio_id))
