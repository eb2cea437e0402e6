"""Recalls: who had what was withdrawn, and whether something is withdrawn now."""

from plugins.recalls.contract import (
    REACHED,
    ReachedItem,
    ReachSpec,
    Recall,
    RecallChanged,
    RecallKind,
    RecallReader,
    RecallStep,
    recall_key,
)

__all__ = [
    "REACHED",
    "ReachSpec",
    "ReachedItem",
    "Recall",
    "RecallChanged",
    "RecallKind",
    "RecallReader",
    "RecallStep",
    "recall_key",
]
