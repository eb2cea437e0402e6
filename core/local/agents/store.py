"""Keeps the agents and their links to documents."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass

from core.local.agents.config import AgentBody, merge, new_body, read_body
from core.local.errors import VoiceApiError
from core.local.paging import Filters, Page, prefix_pattern, read_page
from core.local.state import Json, State, dump, load, new_id

COLUMNS = "id, name, body, created_at, updated_at"


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent; `body` is its wire form, `config` what the service acts on. Times are Unix s."""

    id: str
    name: str
    body: Json
    config: AgentBody
    created_at: int
    updated_at: int

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Agent:
        """The agent of a table row."""
        body = load(row["body"])
        return cls(
            row["id"],
            row["name"],
            body,
            AgentBody.model_validate(body),
            row["created_at"],
            row["updated_at"],
        )


class AgentStore:
    """The agents of the state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def create(self, name: str, given: Mapping[str, object]) -> Agent:
        """Store a new agent. Raises VoiceApiError for a wrong member or an unknown id."""
        body = new_body(given)
        config = read_body(body)
        now = int(time.time())
        agent = Agent(new_id("agent"), name, body, config, now, now)
        with self._state.transaction():
            self._state.write(
                f"INSERT INTO agents ({COLUMNS}) VALUES (?, ?, ?, ?, ?)",
                (agent.id, name, dump(body), now, now),
            )
            self._link(agent.id, config)
        return agent

    def get(self, agent_id: str) -> Agent:
        """One agent. Raises VoiceApiError agent_not_found."""
        row = self._state.row(f"SELECT {COLUMNS} FROM agents WHERE id = ?", (agent_id,))
        if row is None:
            raise VoiceApiError.not_found("agent", agent_id)
        return Agent.from_row(row)

    def update(self, agent_id: str, name: str | None, change: Mapping[str, object]) -> Agent:
        """Merge a change into an agent. Raises VoiceApiError."""
        with self._state.transaction():
            agent = self.get(agent_id)
            body = merge(agent.body, change)
            config = read_body(body)
            self._state.write(
                "UPDATE agents SET name = ?, body = ?, updated_at = ? WHERE id = ?",
                (agent.name if name is None else name, dump(body), int(time.time()), agent_id),
            )
            self._link(agent_id, config)
            return self.get(agent_id)

    def delete(self, agent_id: str) -> None:
        """Delete an agent; its conversations stay. Raises VoiceApiError agent_not_found."""
        if not self._state.write("DELETE FROM agents WHERE id = ?", (agent_id,)):
            raise VoiceApiError.not_found("agent", agent_id)

    def page(
        self,
        *,
        search: str | None,
        tags: list[str] | None,
        sort_by: str,
        descending: bool,
        page_size: int,
        cursor: str | None,
    ) -> Page:
        """A page of agents whose name contains `search` and that have one of the tags."""
        filters = Filters()
        if search:
            filters.add("name LIKE ? ESCAPE '\\'", f"%{prefix_pattern(search)}")
        if tags:
            marks = ", ".join("?" * len(tags))
            filters.add(
                "EXISTS (SELECT 1 FROM json_each(agents.body, '$.tags')"
                f" WHERE json_each.value IN ({marks}))",
                *tags,
            )
        return read_page(
            self._state,
            "agents",
            COLUMNS,
            filters=filters,
            order_by=sort_by,
            descending=descending,
            page_size=page_size,
            cursor=cursor,
        )

    def _link(self, agent_id: str, config: AgentBody) -> None:
        self._state.write("DELETE FROM agent_documents WHERE agent_id = ?", (agent_id,))
        for position, document_id in enumerate(config.document_ids):
            if self._state.row("SELECT 1 FROM documents WHERE id = ?", (document_id,)) is None:
                raise VoiceApiError.not_found("document", document_id)
            self._state.write(
                "INSERT INTO agent_documents (agent_id, document_id, position) VALUES (?, ?, ?)",
                (agent_id, document_id, position),
            )
