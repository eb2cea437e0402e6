"""What ElevenLabs has spoken before, fetched again without charge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from core.adapters.elevenlabs.inspection import Calls

_SECONDS = 60.0
# Each character of an item has its times, which the SDK reads one by one, and what is looked for is
# mostly among the newest: the first page is short.
_FIRST_PAGE = 5
_PAGES = (_FIRST_PAGE, *[100] * 5)
_TIMED_PAGE = 20
_TIMED_PAGES = 25
_ONCE = {"max_retries": 0}


async def find_spoken(
    calls: Calls, text: str, voice_id: str, model: str, since: datetime
) -> bytes | None:
    """The sound of this very text by this voice and model, None where there is none since then."""
    async with calls("history", _SECONDS) as api:
        async for item in _items(api, since, _PAGES, voice_id=voice_id):
            # The service may know nothing of a filter.
            same = (item.text, item.voice_id, item.model_id) == (text, voice_id, model)
            if same and item.date_unix >= int(since.timestamp()):
                sound = api.get_audio(item.history_item_id, request_options=_ONCE)
                return b"".join([chunk async for chunk in sound])
    return None


async def find_times(
    calls: Calls, spoken: Sequence[tuple[str, str]], model: str, since: datetime
) -> list[Sequence[float] | None]:
    """The seconds at which the characters of each text begin, None where that is not told."""
    found: dict[tuple[str, str], Sequence[float]] = {}
    left = set(spoken)
    pages = (min(_FIRST_PAGE + len(left), _TIMED_PAGE), *[_TIMED_PAGE] * _TIMED_PAGES)
    async with calls("history", _SECONDS) as api:
        async for item in _items(api, since, pages):
            key = (item.text, item.voice_id)
            told = item.alignments and item.alignments.alignment
            if key in left and item.model_id == model and told:
                left.discard(key)
                starts = told.character_start_times_seconds
                if len(starts) == len(item.text):
                    found[key] = starts
            if not left:
                break
    return [found.get(one) for one in spoken]


async def _items(
    api: Any, since: datetime, pages: Sequence[int], **filters: str
) -> AsyncIterator[Any]:
    """What was spoken since then, the newest first, in pages of these sizes at most."""
    after: str | None = None
    for size in pages:
        page = await api.list(
            page_size=size,
            date_after_unix=int(since.timestamp()),
            start_after_history_item_id=after,
            request_options=_ONCE,
            **filters,
        )
        for item in page.history or ():
            yield item
        after = page.last_history_item_id
        if not page.has_more or not after:
            return
