"""Safety: urgent symptoms in what patients say, by `RedFlagScreen`, and telling staff of them."""

from plugins.safety.contract import (
    ALERT_SENDERS,
    Alert,
    AlertSenderSpec,
    AlertTier,
    EmergencyTextBook,
    EmergencyWords,
    FlaggedTurn,
    RedFlag,
    RedFlagAlerts,
    RedFlagScreen,
    Screening,
    SentInPart,
)

__all__ = [
    "ALERT_SENDERS",
    "Alert",
    "AlertSenderSpec",
    "AlertTier",
    "EmergencyTextBook",
    "EmergencyWords",
    "FlaggedTurn",
    "RedFlag",
    "RedFlagAlerts",
    "RedFlagScreen",
    "Screening",
    "SentInPart",
]
