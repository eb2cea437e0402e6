"""The settings of golden questions."""

from typing import Annotated

from pydantic import BaseModel, Field


class GoldenSettings(BaseModel):
    """Read from the environment as `GOLDEN_TURN_PRICE_USD` and so on."""

    turn_price_usd: Annotated[
        float | None,
        Field(
            ge=0,
            description="What one text message to an agent costs by your contract, in US$. What "
            "simulated patients would cost is shown by it.",
        ),
    ] = None
    model_request_price_usd: Annotated[
        float | None,
        Field(
            ge=0,
            description="What one request to the language model costs by your contract, in US$. "
            "It writes what simulated patients say, and what that would cost is shown by it.",
        ),
    ] = None
