"""What is said outside of the pseudo-language."""

from __future__ import annotations


def unmarked(words: str) -> str:
    """The words without those between the marks of the pseudo-language; they may be nested."""
    depth, kept = 0, []
    for char in words:
        depth += char == "⟦"
        if depth == 0:
            kept.append(char)
        if char == "⟧":
            depth = max(depth - 1, 0)
            kept += ["⟦⟧"] if depth == 0 else []
    return "".join(kept)
