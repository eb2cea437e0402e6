"""The settings of Safety."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

Address = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=400, pattern=r"^(https?://[^\s?#]+)?$")
]
Telephone = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[0-9+()/\- ]*$")
]


class SafetySettings(BaseModel):
    """Read from the environment, such as `SAFETY_EMERGENCY_NUMBER`."""

    country: Annotated[str, StringConstraints(to_upper=True, pattern=r"^([A-Za-z]{2})?$")] = Field(
        "",
        description=(
            "The clinic's country, such as GB: its emergency number and, where there is one for "
            "the whole country, its crisis line are used."
        ),
    )
    emergency_number: Telephone = Field(
        "",
        description=(
            "Another emergency number than the country's, such as 112. Without either, patients "
            "are told to call their local emergency number."
        ),
    )
    crisis_line: Telephone = Field(
        "",
        description="Another crisis line for thoughts of suicide than the country's, such as 988.",
    )
    dashboard_url: Annotated[Address, AfterValidator(lambda address: address.rstrip("/"))] = Field(
        "",
        description=(
            "Where staff open the dashboard, such as https://desk.clinic.example: alerts link to "
            "the message there."
        ),
    )
    alert_repeat_minutes: float = Field(
        10.0,
        ge=0,
        le=1440,
        description=(
            "Minutes after which an urgent alert is sent again until somebody acknowledges it; 0: "
            "never."
        ),
    )
    possible_alert_repeat_minutes: float = Field(
        120.0, ge=0, le=1440, description="The same for a possibly urgent alert."
    )
