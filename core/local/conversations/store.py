"""Keeps the conversations and the signatures that open them."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field

from core.local.errors import VoiceApiError
from core.local.paging import Filters, Page, prefix_pattern, read_page
from core.local.state import Json, State, dump, load, new_id, new_ordered_id

# A signed address opens a conversation for this many seconds, as at the provider.
SIGNATURE_SECONDS = 15 * 60

_COLUMNS = "id, agent_id, user_id, status, started_at, body"


@dataclass(slots=True)
class Conversation:
    """One conversation. `status` is in-progress, processing or done; times are Unix seconds.

    `transcript` holds the turns in their wire form; `analysis` is None until it is done.
    """

    id: str
    agent_id: str
    agent_name: str
    user_id: str | None
    started_at: int
    text_only: bool
    language: str
    authorization: str
    source: str
    client_data: Json
    status: str = "in-progress"
    duration_seconds: int = 0
    termination_reason: str = ""
    transcript: list[Json] = field(default_factory=list)
    analysis: Json | None = None

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Conversation:
        """The conversation of a table row."""
        return cls(
            id=row["id"],
            agent_id=row["agent_id"],
            user_id=row["user_id"],
            status=row["status"],
            started_at=row["started_at"],
            **load(row["body"]),  # type: ignore[arg-type]  # written by _body below
        )

    def _body(self) -> str:
        return dump(
            {
                "agent_name": self.agent_name,
                "text_only": self.text_only,
                "language": self.language,
                "authorization": self.authorization,
                "source": self.source,
                "client_data": self.client_data,
                "duration_seconds": self.duration_seconds,
                "termination_reason": self.termination_reason,
                "transcript": self.transcript,
                "analysis": self.analysis,
            }
        )

    def values(self) -> tuple[str, str, str | None, str, int, str]:
        """The values of the table row."""
        return (
            self.id,
            self.agent_id,
            self.user_id,
            self.status,
            self.started_at,
            self._body(),
        )


class ConversationStore:
    """The conversations of the state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def save(self, conversation: Conversation) -> None:
        """Store a conversation as it now is."""
        self._state.write(
            f"INSERT INTO conversations ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id,"
            " status = excluded.status, body = excluded.body",
            conversation.values(),
        )

    def update(self, conversation: Conversation) -> None:
        """Store a change, unless the conversation was deleted meanwhile."""
        values = conversation.values()
        self._state.write(
            "UPDATE conversations SET user_id = ?, status = ?, body = ? WHERE id = ?",
            (values[2], values[3], values[5], values[0]),
        )

    def get(self, conversation_id: str) -> Conversation:
        """One conversation. Raises VoiceApiError conversation_not_found."""
        row = self._state.row(
            f"SELECT {_COLUMNS} FROM conversations WHERE id = ?", (conversation_id,)
        )
        if row is None:
            raise VoiceApiError.not_found("conversation", conversation_id)
        return Conversation.from_row(row)

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation. Raises VoiceApiError conversation_not_found."""
        if not self._state.write("DELETE FROM conversations WHERE id = ?", (conversation_id,)):
            raise VoiceApiError.not_found("conversation", conversation_id)

    def unfinished(self) -> list[Conversation]:
        """The conversations that are not done."""
        rows = self._state.rows(f"SELECT {_COLUMNS} FROM conversations WHERE status <> 'done'")
        return [Conversation.from_row(row) for row in rows]

    def last_start(self, agent_id: str) -> int | None:
        """When the agent's last conversation began."""
        row = self._state.row(
            "SELECT MAX(started_at) AS last FROM conversations WHERE agent_id = ?", (agent_id,)
        )
        return None if row is None else row["last"]

    def page(
        self,
        *,
        agent_id: str | None = None,
        user_id: str | None = None,
        started_after: int | None = None,
        started_before: int | None = None,
        successful: str | None = None,
        search: str | None = None,
        descending: bool = True,
        page_size: int = 30,
        cursor: str | None = None,
    ) -> Page:
        """A page of conversations by their start."""
        filters = Filters()
        if agent_id is not None:
            filters.add("agent_id = ?", agent_id)
        if user_id is not None:
            filters.add("user_id = ?", user_id)
        if started_after is not None:
            filters.add("started_at >= ?", started_after)
        if started_before is not None:
            filters.add("started_at <= ?", started_before)
        if successful is not None:
            result = "coalesce(json_extract(body, '$.analysis.call_successful'), 'unknown')"
            filters.add(f"{result} = ?", successful)
        if search:
            filters.add(
                "EXISTS (SELECT 1 FROM json_each(conversations.body, '$.transcript') AS turn"
                " WHERE json_extract(turn.value, '$.message') LIKE ? ESCAPE '\\')",
                f"%{prefix_pattern(search)}",
            )
        return read_page(
            self._state,
            "conversations",
            _COLUMNS,
            filters=filters,
            order_by="started_at",
            descending=descending,
            page_size=page_size,
            cursor=cursor,
        )

    def sign(self, agent_id: str, with_conversation: bool) -> tuple[str, str | None]:
        """A new signature for an agent, and a conversation's id if it shall open only one."""
        now = time.time()
        signature = new_id("cvtkn")
        conversation_id = new_ordered_id("conv") if with_conversation else None
        with self._state.transaction():
            self._state.write("DELETE FROM signatures WHERE expires_at < ?", (now,))
            self._state.write(
                "INSERT INTO signatures (signature, agent_id, conversation_id, expires_at)"
                " VALUES (?, ?, ?, ?)",
                (signature, agent_id, conversation_id, now + SIGNATURE_SECONDS),
            )
        return signature, conversation_id

    def redeem(self, signature: str, agent_id: str) -> tuple[bool, str | None]:
        """Whether the signature opens a conversation with the agent, and the id it is bound to.

        A signature that is bound to a conversation opens it once.
        """
        with self._state.transaction():
            row = self._state.row(
                "SELECT conversation_id FROM signatures"
                " WHERE signature = ? AND agent_id = ? AND expires_at >= ?",
                (signature, agent_id, time.time()),
            )
            if row is None:
                return False, None
            if row["conversation_id"] is not None:
                self._state.write("DELETE FROM signatures WHERE signature = ?", (signature,))
            return True, row["conversation_id"]
