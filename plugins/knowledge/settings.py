"""The plugin's own settings."""

from __future__ import annotations

from pydantic import BaseModel, Field


class KnowledgeSettings(BaseModel):
    """How long reading a file may take, and how long a deleted document can be brought back."""

    extract_seconds: float = Field(
        45.0, ge=0.1, le=300, description="How long reading an uploaded file may take."
    )
    undo_delete_hours: float = Field(
        24.0,
        ge=0,
        le=720,
        description="How long a deleted document can be brought back before it is erased.",
    )
