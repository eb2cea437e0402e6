"""The settings of Conversation Logs."""

from pydantic import BaseModel, Field


class ConversationsSettings(BaseModel):
    """Read from the environment as `CONVERSATIONS_LANGUAGE_MODEL_JUDGES`."""

    language_model_judges: bool = Field(
        False,
        description="Have Gemini judge, beside the rules, what became of each question when a "
        "conversation has ended. The patient's messages and the agent's replies are sent to it, "
        "without what is found in them that may identify a patient. Needs a key of Gemini, or "
        "Vertex AI.",
    )
