"""The plugin's own settings."""

from pydantic import BaseModel, Field


class EducationAudioSettings(BaseModel):
    """How long a request waits, and what may be asked of the voice service."""

    script_wait_seconds: float = Field(
        20.0, ge=0.1, le=600, description="How long a request for a whole script waits."
    )
    stream_wait_seconds: float = Field(
        300.0, ge=0.1, le=3600, description="How long a streamed script waits."
    )
    check_seconds: float = Field(
        5.0, ge=0.1, le=60, description="How long a check of a script may take."
    )
    speech_at_once: int = Field(
        5,
        ge=1,
        le=30,
        description="How many parts of speech are asked for at the same time, at most; fewer where "
        "the plan of the voice service allows fewer.",
    )
    speech_price: float = Field(
        0.0,
        ge=0,
        le=1000,
        description="What 1,000 credits of the voice service cost, so that pages tell the price of "
        "a speech; 0 for unknown.",
    )
    speech_currency: str = Field(
        "USD", pattern=r"^[A-Z]{3}$", description="The currency of that price (ISO 4217)."
    )
