"""What ElevenLabs tells of a conversation after it: collected data, evaluation, retrieval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from core.adapters.elevenlabs.calls import next_cursor
from core.adapters.elevenlabs.inspection import Calls
from core.ports.results import (
    ProviderFindings,
    ProviderJudgement,
    ProviderLookUp,
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
    charged = (answer.get("metadata") or {}).get("cost")
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
        look_ups=tuple(
            look_up
            for exchange in _exchanges(answer.get("transcript") or ())
            if (look_up := _look_up(exchange)) is not None
        ),
        credits=charged if isinstance(charged, int) else None,
    )


def _exchanges(transcript: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Each message of the patient with the turns that follow it."""
    exchange: list[Mapping[str, Any]] = []
    for turn in transcript:
        if turn.get("role") == "user":
            if exchange:
                yield exchange
            exchange = [turn]
        elif exchange:
            exchange.append(turn)
    if exchange:
        yield exchange


def _look_up(exchange: Sequence[Mapping[str, Any]]) -> ProviderLookUp | None:
    """What was given for a message; None where the service does not tell it.

    Which turn has the record is not documented, so it is read from each. A document that stands in
    the prompt as a whole is not looked up, and given all the same.
    """
    retrieved = [info for turn in exchange if (info := turn.get("rag_retrieval_info")) is not None]
    chunks = [chunk for info in retrieved for chunk in info.get("chunks") or ()]
    given = [
        *(one for turn in exchange for one in turn.get("used_static_kb_document_ids") or ()),
        *(chunk.get("document_id") for chunk in sorted(chunks, key=_distance)),
    ]
    if not retrieved and not given:
        return None
    message, *replies = (str(turn.get("message") or "") for turn in exchange)
    entries = dict.fromkeys(one for one in given if isinstance(one, str))
    return ProviderLookUp(message, " ".join(filter(None, replies)), tuple(entries))


def _distance(chunk: Mapping[str, Any]) -> float:
    distance = chunk.get("vector_distance")
    return distance if isinstance(distance, int | float) else float("inf")


def _value(given: object) -> str | bool | int | float | None:
    if given is None or isinstance(given, str | bool | int | float):
        return given or None if isinstance(given, str) else given
    return str(given)


def _result(given: object) -> ProviderResult:
    return cast("ProviderResult", given) if given in _RESULTS else "unknown"
