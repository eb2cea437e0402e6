"""What ElevenLabs has spoken before, fetched again without charge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.adapters.elevenlabs.inspection import Calls

Answers = Callable[[str, Mapping[str, str | int | None], float], Awaitable[dict[str, Any]]]
"""What GET answers at a path, to a query and within so many seconds.

Not by the SDK: each character of an item has its times, which it reads one by one, and a page of
long texts keeps the event loop for most of a second.
"""

_PAGE_SECONDS = 20.0
_SECONDS = 60.0
# What is looked for is mostly among the newest: the first page is short.
_FIRST_PAGE = 5
_PAGES = (_FIRST_PAGE, *[100] * 5)
_TIMED_PAGE = 20
_TIMED_PAGES = 25
_ONCE = {"max_retries": 0}


async def find_spoken(
    answers: Answers, calls: Calls, text: str, voice_id: str, model: str, since: datetime
) -> bytes | None:
    """The sound of this very text by this voice and model, None where there is none since then."""
    async for item in _items(answers, since, _PAGES, voice_id=voice_id):
        # The service may know nothing of a filter.
        same = (*_said(item), item.get("model_id")) == (text, voice_id, model)
        when, name = item.get("date_unix"), item.get("history_item_id")
        if same and name and isinstance(when, int) and when >= int(since.timestamp()):
            async with calls("history", _SECONDS) as api:
                sound = api.get_audio(str(name), request_options=_ONCE)
                return b"".join([chunk async for chunk in sound])
    return None


async def find_times(
    answers: Answers, spoken: Sequence[tuple[str, str]], model: str, since: datetime
) -> list[Sequence[float] | None]:
    """The seconds at which the characters of each text begin, None where that is not told."""
    found: dict[tuple[str, str], Sequence[float]] = {}
    left = set(spoken)
    pages = (min(_FIRST_PAGE + len(left), _TIMED_PAGE), *[_TIMED_PAGE] * _TIMED_PAGES)
    async for item in _items(answers, since, pages):
        key = _said(item)
        told = _part(_part(item, "alignments"), "alignment")
        if key in left and item.get("model_id") == model and told:
            left.discard(key)
            starts = _part(told, "character_start_times_seconds")
            if isinstance(starts, list) and len(starts) == len(key[0]):
                found[key] = starts
        if not left:
            break
    return [found.get(one) for one in spoken]


def _said(item: Mapping[str, Any]) -> tuple[str, str]:
    """The text of an item, and its voice."""
    return str(item.get("text")), str(item.get("voice_id"))


def _part(found: object, name: str) -> object:
    """A part of an answer; None where there is none."""
    return found.get(name) if isinstance(found, dict) else None


async def _items(
    answers: Answers, since: datetime, pages: Sequence[int], **filters: str
) -> AsyncIterator[dict[str, Any]]:
    """What was spoken since then, the newest first, in pages of these sizes at most."""
    after: str | None = None
    for size in pages:
        query: dict[str, str | int | None] = {
            "page_size": size,
            "date_after_unix": int(since.timestamp()),
            "start_after_history_item_id": after,
            **filters,
        }
        page = await answers("v1/history", query, _PAGE_SECONDS)
        items = page.get("history")
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                yield item
        after = page.get("last_history_item_id")
        if not page.get("has_more") or not after:
            return
