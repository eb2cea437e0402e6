"""Reads and changes the stored turns of a session."""

from __future__ import annotations

from core.access.stores import PluginDocuments
from core.errors import Conflict, NotFound, StaleVersion
from core.i18n import text
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from plugins.patient_test.contract import MessageStatus
from plugins.patient_test.models import MAX_TURNS, TURNS, StoredTurn, turn_id

_CONTEXT_TURNS = 12
_SCREENED_TURNS = 4
"""Earlier messages with which a new one is screened."""


class TurnStore:
    """The turns of all sessions."""

    def __init__(self, documents: PluginDocuments) -> None:
        self._documents = documents

    async def get(self, turn_id: str) -> StoredTurn | None:
        """The turn as it stands."""
        stored = await self._documents.get(TURNS.name, turn_id)
        return StoredTurn.of(stored) if stored else None

    async def of_session(self, session_id: str) -> list[StoredTurn]:
        """All turns in their order."""
        query = Query(filters=_of(session_id), order_by="number", limit=MAX_TURNS)
        page = await self._documents.query(TURNS.name, query)
        return [StoredTurn.of(item) for item in page.items]

    async def waiting(self, session_id: str) -> list[StoredDocument]:
        """The turns that wait for a reply, in their order."""
        filters = (*_of(session_id), Filter("status", "==", MessageStatus.WAITING.value))
        query = Query(filters=filters, order_by="number", limit=MAX_TURNS)
        return (await self._documents.query(TURNS.name, query)).items

    async def replied_before(self, turn: StoredTurn) -> list[StoredTurn]:
        """The latest turns before this one that have a reply, in their order."""
        if turn.number == 1:
            return []
        filters = (*_of(turn.session_id), Filter("number", "<", turn.number))
        query = Query(filters=filters, order_by="-number", limit=_CONTEXT_TURNS)
        page = await self._documents.query(TURNS.name, query)
        turns = [StoredTurn.of(item) for item in reversed(page.items)]
        return [turn for turn in turns if turn.response_text is not None]

    async def said_before(self, session_id: str, number: int) -> list[str]:
        """The latest messages of the patient before the turn with this number, in their order."""
        if number == 1:
            return []
        filters = (*_of(session_id), Filter("number", "<", number))
        query = Query(filters=filters, order_by="-number", limit=_SCREENED_TURNS)
        page = await self._documents.query(TURNS.name, query)
        return [StoredTurn.of(item).message for item in reversed(page.items)]

    async def replace(self, stored: StoredDocument, turn: StoredTurn) -> StoredDocument | None:
        """Keep the change; None if somebody else has changed the turn since it was read."""
        try:
            return await self._documents.replace(
                TURNS.name, stored.id, turn.json_object(), stored.version
            )
        except (StaleVersion, NotFound):
            return None

    async def say_helped(self, session_id: str, number: int, *, helped: bool) -> StoredTurn:
        """Keep what the patient says of a reply. Raises NotFound, Conflict (there is none)."""

        def change(stored: StoredDocument) -> JsonObject:
            turn = StoredTurn.of(stored)
            if turn.response_text is None or turn.waits or turn.red_flags:
                raise Conflict(text("The agent has not replied to this message."))
            return turn.model_copy(update={"helped": helped}).json_object()

        stored = await self._documents.change(TURNS.name, turn_id(session_id, number), change)
        if stored is None:
            raise NotFound(text("There is no message with this number."))
        return StoredTurn.of(stored)

    async def note_error(self, session_id: str, sentence: str) -> None:
        """Tell at every waiting turn of the session why it waits."""
        for stored in await self.waiting(session_id):
            turn = StoredTurn.of(stored)
            if turn.error != sentence:
                await self.replace(stored, turn.model_copy(update={"error": sentence}))

    async def give_up(self, session_id: str, sentence: str) -> None:
        """Mark every waiting turn as a fault of the system, never as unanswered."""
        while waiting := await self.waiting(session_id):
            for stored in waiting:
                await self.fault(stored.id, sentence)

    async def stopped(self, turn_id: str, sentence: str) -> None:
        """Mark a turn whose reply the voice service stopped; what was shown of it is taken back."""

        def change(stored: StoredDocument) -> JsonObject | None:
            turn = StoredTurn.of(stored)
            if not turn.waits:
                return None
            changes = {
                "status": MessageStatus.SYSTEM_FAULT,
                "response_text": None,
                "held_back": None,
                "error": sentence,
                "stopped": True,
            }
            return turn.model_copy(update=changes).json_object()

        await self._documents.change(TURNS.name, turn_id, change)

    async def fault(self, turn_id: str, sentence: str) -> None:
        """Mark one turn as a fault of the system, unless its reply came in between.

        A reply that lacks only its speech stays a reply.
        """

        def change(stored: StoredDocument) -> JsonObject | None:
            turn = StoredTurn.of(stored)
            if not turn.waits:
                return None
            status = MessageStatus.REPLIED if turn.speech_follows else MessageStatus.SYSTEM_FAULT
            return turn.model_copy(update={"status": status, "error": sentence}).json_object()

        await self._documents.change(TURNS.name, turn_id, change)


def _of(session_id: str) -> tuple[Filter, ...]:
    return (Filter("session_id", "==", session_id),)
