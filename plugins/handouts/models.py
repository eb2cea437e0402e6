"""Links and what came back by them, as stored."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from pydantic import StrictInt

from core.models.late import LateModel
from core.ports.documents import CollectionSpec, IndexSpec, JsonObject, StoredDocument
from core.records import Stamp, record_of
from plugins.handouts.contract import (
    STOPS,
    AnsweredQuestion,
    GuestEvent,
    HandoutLanguage,
    HandoutResults,
)

TOKEN_BYTES = 24
"""192 bits: nobody guesses one."""


class StoredHandout(LateModel):
    """A link; its id is the SHA-256 of its token, which is kept nowhere.

    `audio_gone_at` is when its audio was deleted under it.
    """

    audio_id: str
    knowledge_id: str
    script_sha256: str
    language: HandoutLanguage
    questions: list[str]
    created_at: Stamp
    created_by: str
    created_by_name: str | None
    expires_at: Stamp
    revoked_at: Stamp | None = None
    revoked_by_name: str | None = None
    audio_gone_at: Stamp | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredHandout:
        """The link of a stored document."""
        return record_of(stored, cls)


class StoredResults(LateModel):
    """What came back by a link, in numbers; `could` and `unsure` by question."""

    opened: StrictInt = 0
    played: StrictInt = 0
    finished: StrictInt = 0
    stops: list[StrictInt]
    could: list[StrictInt]
    unsure: list[StrictInt]
    helped: StrictInt = 0
    did_not_help: StrictInt = 0


HANDOUTS = CollectionSpec(
    "handouts",
    indexes=(IndexSpec(("audio_id", "-created_at")), IndexSpec(("audio_id", "expires_at"))),
    record=StoredHandout,
)
GONE_JOB = "handouts.note_gone"
RESULTS = CollectionSpec("handout_results", record=StoredResults)
"""Beside the links, under their ids: what is counted often does not touch what is decided."""


def new_token() -> str:
    """A token for a link's address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def handout_id(token: str) -> str:
    """Where the link with this token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def no_results() -> JsonObject:
    """Nothing has come back yet."""
    return StoredResults(stops=[0] * STOPS, could=[0] * 3, unsure=[0] * 3).model_dump(mode="json")


def opened_once_more(results: JsonObject) -> JsonObject:
    """The results after one more page was drawn."""
    after = StoredResults.model_validate(results)
    after.opened += 1
    return after.model_dump(mode="json")


def counted(results: JsonObject, event: GuestEvent, duration: float) -> JsonObject:
    """The results after one more event of a page whose audio is `duration` seconds long."""
    after = StoredResults.model_validate(results)
    match event.kind:
        case "play":
            after.played += 1
        case "stop":
            _move(after.stops, _stretch(event.at, duration), _before(event, duration))
        case "finish":
            after.finished += 1
            _move(after.stops, None, _before(event, duration))
        case "question":
            chosen, other = (
                (after.could, after.unsure) if event.yes else (after.unsure, after.could)
            )
            chosen[event.question] += 1
            if event.before is not None:
                other[event.question] = max(0, other[event.question] - 1)
        case "helped":
            change = 0 if event.before is None else 1
            if event.yes:
                after.helped += 1
                after.did_not_help = max(0, after.did_not_help - change)
            else:
                after.did_not_help += 1
                after.helped = max(0, after.helped - change)
    return after.model_dump(mode="json")


def results_view(results: Mapping[str, Any] | None, questions: list[str]) -> HandoutResults:
    """The results as the API gives them."""
    found = StoredResults.model_validate(results or no_results())
    return HandoutResults(
        opened=found.opened,
        played=found.played,
        finished=found.finished,
        stops=found.stops,
        questions=[
            AnsweredQuestion(question=question, could=could, unsure=unsure)
            for question, could, unsure in zip(questions, found.could, found.unsure, strict=False)
        ],
        helped=found.helped,
        did_not_help=found.did_not_help,
    )


def _move(stops: list[int], to: int | None, before: int | None) -> None:
    if before is not None:
        stops[before] = max(0, stops[before] - 1)
    if to is not None:
        stops[to] += 1


def _before(event: GuestEvent, duration: float) -> int | None:
    return None if event.before is None else _stretch(event.before, duration)


def _stretch(second: float, duration: float) -> int:
    return min(int(STOPS * second / duration), STOPS - 1) if duration > 0 else 0
