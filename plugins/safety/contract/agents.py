"""What Safety has to know of agents; the feature that has them knows Safety, not the other way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from core.contracts import Event


class KnownAgents(Protocol):
    """Which agents there are, told by whoever has them."""

    async def require_agent(self, agent_id: str) -> None:
        """Raises NotFound for an id that is no agent's."""
        ...


@dataclass(frozen=True, slots=True)
class AgentGone(Event):
    """An agent is deleted: what is watched for its patients is forgotten.

    Whoever has agents emits an event of its own that is one of these.
    """

    agent_id: str
