"""Safety: urgent symptoms in what patients say, by `RedFlagScreen`."""

from plugins.safety.contract import (
    RedFlag,
    RedFlagScreen,
    Screening,
)

__all__ = [
    "RedFlag",
    "RedFlagScreen",
    "Screening",
]
