"""The plugin's own settings."""

from __future__ import annotations

from pydantic import BaseModel, Field


class WaitingTimes(BaseModel):
    """How long a request waits for a writer that is away, or for the checks of a script."""

    script_wait_seconds: float = Field(
        20.0, ge=0.1, le=600, description="How long a request for a whole script waits."
    )
    stream_wait_seconds: float = Field(
        300.0, ge=0.1, le=3600, description="How long a streamed script waits."
    )
    check_seconds: float = Field(
        5.0, ge=0.1, le=60, description="How long a check of a script may take."
    )
