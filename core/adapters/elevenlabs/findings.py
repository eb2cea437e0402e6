"""What ElevenLabs finds in a conversation after it: data collection and evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from core.adapters.elevenlabs.calls import next_cursor
from core.adapters.elevenlabs.inspection import Calls
from core.ports.results import (
    ProviderFindings,
    ProviderJudgement,
    ProviderNote,
    ProviderResult,
)

_PART = "conversational_ai.conversations"
_SECONDS = 60.0
_PAGE = 100
_ONCE = {"max_retries": 0}
_RESULTS = ("success", "failure")
_OVER = ("done", "failed")


async def find_findings(calls: Calls, user_id: str) -> list[ProviderFindings]:
    """The findings of every conversation of the user, the oldest first."""
    found: list[ProviderFindings] = []
    cursor: str | None = None
    async with calls(_PART, _SECONDS) as api:
        while True:
            page = await api.list(
                user_id=user_id,
                page_size=_PAGE,
                cursor=cursor,
                sort_direction="asc",
                request_options=_ONCE,
            )
            for row in page.conversations or ():
                whole = (await api.get(row.conversation_id, request_options=_ONCE)).dict()
                # The service may know nothing of the filter.
                if whole.get("user_id") == user_id:
                    found.append(findings_from(whole))
            cursor = next_cursor(page.has_more, page.next_cursor, cursor)
            if cursor is None:
                return found


def findings_from(answer: Mapping[str, Any]) -> ProviderFindings:
    """The findings in an answer to conversations.get; `analysis` is null until it is done."""
    analysis = answer.get("analysis") or {}
    noted = analysis.get("data_collection_results") or {}
    judged = analysis.get("evaluation_criteria_results") or {}
    return ProviderFindings(
        finished=answer.get("status") in _OVER,
        notes=tuple(
            ProviderNote(str(name), _value(one.get("value")), str(one.get("rationale") or ""))
            for name, one in noted.items()
        ),
        judgements=tuple(
            ProviderJudgement(
                str(name), _result(one.get("result")), str(one.get("rationale") or "")
            )
            for name, one in judged.items()
        ),
    )


def _value(given: object) -> str | bool | int | float | None:
    if given is None or isinstance(given, str | bool | int | float):
        return given or None if isinstance(given, str) else given
    return str(given)


def _result(given: object) -> ProviderResult:
    return cast("ProviderResult", given) if given in _RESULTS else "unknown"
