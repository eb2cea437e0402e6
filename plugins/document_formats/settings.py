"""How long reading a file may take."""

from pydantic import BaseModel, Field


class FormatSettings(BaseModel):
    """Limits of reading."""

    read_seconds: float = Field(
        40.0, ge=1, le=300, description="How long reading a PDF, Word or web page may take."
    )
