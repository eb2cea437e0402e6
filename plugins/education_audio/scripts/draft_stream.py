"""Follows a draft while it is written, here or in another process, as a stream of events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from core.context import PluginContext
from core.errors import NotFound
from core.i18n import _, text, translate
from core.jobs.model import reason
from core.ports.documents import JsonObject, StoredDocument
from plugins.education_audio.contract import (
    CompleteEvent,
    DraftState,
    ErrorEvent,
    RestartEvent,
    ScriptEvent,
    StartedEvent,
    TokenEvent,
    WaitingEvent,
)
from plugins.education_audio.models import DRAFTS, model_asked, model_used
from plugins.education_audio.scripts.draft_cache import LiveTexts, wait_for_change

_LOOK_SECONDS = 1.0  # between looks into the store at a draft that another process writes
_HEARTBEAT_SECONDS = 10.0
# A model that thinks first is silent for long; the writer itself gives up after 300 seconds.
_MAX_SILENCE_SECONDS = 330.0


@dataclass(frozen=True, slots=True)
class _Look:
    """A draft at one moment; `stored` is None while it is being written in this process."""

    state: DraftState
    round: int
    text: str
    error: JsonObject | None
    stored: StoredDocument | None


class DraftFollower:
    """Lets any number of clients watch a draft grow."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._live = context.shared(LiveTexts)

    async def follow(self, draft_id: str, patience: float) -> AsyncIterator[ScriptEvent | None]:
        """Everything written so far, then what comes, up to the end; None is a sign of life.

        Ends with an error event when the writer stays away for `patience` seconds.
        """
        clock = asyncio.get_running_loop().time
        yield StartedEvent(draft_id=draft_id)
        position = current_round = 0
        told = ""
        heard = sent = clock()
        away_since: float | None = None
        while True:
            changed = self._live.changed
            look = await self._look(draft_id)
            if look.round != current_round:
                if position:
                    yield RestartEvent()
                current_round, position = look.round, 0
            if len(look.text) > position:
                yield TokenEvent(content=look.text[position:])
                position, told, away_since = len(look.text), "", None
                heard = sent = clock()
            if look.stored and look.state in (DraftState.COMPLETED, DraftState.FAILED):
                yield _end(look.stored)
                return
            if look.error is not None:
                away_since = away_since or clock()
                message = _(
                    "{why} Writing resumes automatically.", why=translate(reason(look.error))
                )
                if message != told:
                    yield WaitingEvent(message=message)
                    told, sent = message, clock()
            away = away_since is not None and clock() - away_since > patience
            if away or clock() - heard > max(patience, _MAX_SILENCE_SECONDS):
                yield _given_up(draft_id, look.error)
                return
            if clock() - sent > _HEARTBEAT_SECONDS:
                yield None
                sent = clock()
            await wait_for_change(changed, _LOOK_SECONDS)

    async def _look(self, draft_id: str) -> _Look:
        live = self._live.get(draft_id)
        if live is not None:
            return _Look(DraftState.WRITING, live.round, live.text, None, None)
        stored = await self._documents.get(DRAFTS, draft_id)
        if stored is None:
            raise NotFound(text("There is no draft with this id."))
        data = stored.data
        return _Look(
            DraftState(data["state"]), data["round"], data["script"], data["error"], stored
        )


def _end(stored: StoredDocument) -> ScriptEvent:
    data = stored.data
    error = data["error"]
    if data["state"] == DraftState.COMPLETED or error is None:
        return CompleteEvent(
            script=data["script"],
            model_used=model_used(data),
            model_requested=model_asked(data),
            draft_id=stored.id,
        )
    return ErrorEvent(
        message=translate(reason(error)),
        error_code=error["error_code"],
        retryable=error["retryable"],
        draft_id=stored.id,
    )


def _given_up(draft_id: str, error: JsonObject | None) -> ErrorEvent:
    why = reason(error) if error else text("The writer is still busy with this script.")
    return ErrorEvent(
        message=_(
            "{why} The draft is kept, and writing resumes automatically.", why=translate(why)
        ),
        error_code=error["error_code"] if error else "still_writing",
        retryable=True,
        draft_id=draft_id,
    )
