"""The settings of Patient Test."""

from pydantic import AliasChoices, BaseModel, ConfigDict, Field


class PatientTestSettings(BaseModel):
    """Read from the environment, such as `PATIENT_TEST_SESSION_IDLE_SECONDS`."""

    model_config = ConfigDict(validate_by_name=True)

    session_idle_seconds: float = Field(
        1800.0, ge=1, description="After so long without a message a session is ended and logged."
    )
    conversation_idle_seconds: float = Field(
        90.0, ge=1, description="How long a connection to an agent is kept open without a message."
    )
    open_conversations: int = Field(
        200, ge=1, le=1000, description="Connections to agents that are kept open at most."
    )
    reply_wait_seconds: float = Field(
        20.0,
        ge=0.1,
        le=120,
        # The platform had it by the second name.
        validation_alias=AliasChoices("PATIENT_TEST_REPLY_WAIT_SECONDS", "REPLY_WAIT_SECONDS"),
        description="How long a patient message waits for the agent's reply. `REPLY_WAIT_SECONDS` "
        "is an older name of it.",
    )
    hold_back_contradictions: bool = Field(
        True,
        description="Keep from the patient a reply that contradicts the agent's documents. Off "
        "where somebody wants to see everything that an agent says.",
    )
    message_price_usd: float | None = Field(
        None,
        ge=0,
        description="What one text message to an agent costs by your contract, in US$. Patient "
        "Test shows at each reply what it cost by it.",
    )
    minute_price_usd: float | None = Field(
        None,
        ge=0,
        description="What a minute of a spoken conversation with an agent costs by your contract, "
        "in US$. Patient Test shows at each spoken reply about what it cost by it.",
    )
