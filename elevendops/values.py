"""Field types of API models and of stored records.

`Id`, `Line`, `Text` and `FilledText` refuse what a store could not keep; `PageInfo` is the end of
every list answer; a `Stamp` is a time as `elevendops.clock` writes it.
"""

from core.records import Stamp
from core.values import (
    ID_PATTERN,
    DoctorId,
    FilledText,
    Id,
    Line,
    PageInfo,
    PendingRemoval,
    PendingRemovals,
    Text,
)

__all__ = [
    "ID_PATTERN",
    "DoctorId",
    "FilledText",
    "Id",
    "Line",
    "PageInfo",
    "PendingRemoval",
    "PendingRemovals",
    "Stamp",
    "Text",
]
