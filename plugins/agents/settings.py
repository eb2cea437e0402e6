"""The settings of Agent Setup."""

from typing import Annotated

from pydantic import BaseModel, Field, field_validator
from pydantic_settings import NoDecode

USUAL_LLMS = (
    "gemini-3.8-flash",
    "gemini-3.5-flash-lite",
    "gpt-6.1-sol",
    "gpt-6-luna",
    "claude-sonnet-5-5",
    "claude-haiku-5-5",
)
"""What stands in for the voice service's own list."""


class AgentsSettings(BaseModel):
    """Read from the environment as `AGENTS_LLMS`."""

    llms: Annotated[tuple[str, ...], NoDecode] = Field(
        USUAL_LLMS,
        description=(
            "Language models that an agent may use, separated by commas. Not set: those that the "
            "voice service lists, and these when it cannot tell."
        ),
    )

    @field_validator("llms", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value
