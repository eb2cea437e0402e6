"""The settings of Patient Test."""

from __future__ import annotations

from pydantic import BaseModel, Field


class PatientTestSettings(BaseModel):
    """Read from the environment, such as `PATIENT_TEST_SESSION_IDLE_SECONDS`."""

    session_idle_seconds: float = Field(
        1800.0, ge=1, description="After so long without a message a session is ended and logged."
    )
    conversation_idle_seconds: float = Field(
        90.0, ge=1, description="How long a connection to an agent is kept open without a message."
    )
    open_conversations: int = Field(
        200, ge=1, le=1000, description="Connections to agents that are kept open at most."
    )
