"""Agent Setup: its agents, by `AgentDirectory`."""

from plugins.agents.contract import (
    Agent,
    AgentDirectory,
    AgentSyncStatus,
    AnswerStyle,
)

__all__ = [
    "Agent",
    "AgentDirectory",
    "AgentSyncStatus",
    "AnswerStyle",
]
