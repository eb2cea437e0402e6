"""The settings of golden questions."""

from typing import Annotated

from pydantic import BaseModel, Field


class GoldenSettings(BaseModel):
    """Read from the environment as `GOLDEN_TURN_PRICE_USD`."""

    turn_price_usd: Annotated[
        float | None,
        Field(
            ge=0,
            description="What one text message to an agent costs by your contract, in US$. What "
            "simulated patients would cost is shown by it.",
        ),
    ] = None
