"""What a plugin raises, and what it may meet: each error says what it means to a caller.

An `AppError` becomes an RFC 9457 problem document, and a page shows its `detail`. The classes for
bad input, unknown ids, stale versions and services that are away are those that plugins raise.
"""

from core.errors import (
    AppError,
    ChangedMeanwhile,
    Conflict,
    FieldProblem,
    Forbidden,
    InvalidInput,
    NotFound,
    OutOfCredit,
    PayloadTooLarge,
    PluginFault,
    PluginNotPermitted,
    PreconditionFailed,
    ProviderBusy,
    ProviderRefused,
    ProviderTimeout,
    RecordUnreadable,
    SampleError,
    StaleVersion,
    Unavailable,
)

__all__ = [
    "AppError",
    "ChangedMeanwhile",
    "Conflict",
    "FieldProblem",
    "Forbidden",
    "InvalidInput",
    "NotFound",
    "OutOfCredit",
    "PayloadTooLarge",
    "PluginFault",
    "PluginNotPermitted",
    "PreconditionFailed",
    "ProviderBusy",
    "ProviderRefused",
    "ProviderTimeout",
    "RecordUnreadable",
    "SampleError",
    "StaleVersion",
    "Unavailable",
]
