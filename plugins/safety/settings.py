"""The settings of Safety."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

Telephone = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[0-9+()/\- ]*$")
]


class SafetySettings(BaseModel):
    """Read from the environment, such as `SAFETY_EMERGENCY_NUMBER`."""

    emergency_number: Telephone = Field(
        "",
        description=(
            "The country's emergency number, such as 112. Without it patients are told to call "
            "their local emergency number."
        ),
    )
    crisis_line: Telephone = Field(
        "",
        description="The telephone number of a crisis line for thoughts of suicide, such as 988.",
    )
