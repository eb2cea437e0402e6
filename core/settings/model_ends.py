"""When providers end their language models, as far as they have announced it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

WARN = timedelta(days=180)
"""How long before its end a default model is warned about."""

# As their pages of deprecations said on 2026-11-28: ai.google.dev/gemini-api/docs/deprecations,
# developers.openai.com/api/docs/deprecations, platform.claude.com/docs/about-claude.
ANNOUNCED: Mapping[str, date] = {
    "gemini-2.0-flash": date(2026, 6, 1),
    "gemini-2.5-pro": date(2026, 12, 1),
    "gemini-2.5-flash": date(2026, 12, 1),
    "gemini-3.1-flash-lite": date(2027, 5, 7),
    "gpt-4o": date(2027, 1, 14),
    "gpt-4o-mini": date(2027, 1, 14),
    "gpt-4.1": date(2027, 1, 14),
    "gpt-4.1-mini": date(2027, 1, 14),
    "gpt-5": date(2026, 12, 11),
    "gpt-5.1": date(2027, 4, 1),
    "claude-sonnet-4-5": date(2026, 9, 29),
}


def read_ends(text: str) -> dict[str, date | None]:
    """Ends as an operator writes them: `model=2027-05-31`, and `model=` for none, by commas.

    Raises ValueError with a sentence.
    """
    ends: dict[str, date | None] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        model, equals, day = (part.strip() for part in entry.partition("="))
        if not model or not equals:
            raise ValueError(f"“{entry}”: write model=2027-05-31, or model= for no known end")
        try:
            ends[model] = date.fromisoformat(day) if day else None
        except ValueError:
            raise ValueError(f"“{day}” is no day; write it as 2027-05-31") from None
    return ends


def known_ends(own: Mapping[str, date | None]) -> dict[str, date]:
    """The announced ends, with an operator's own in their place."""
    ends = {**ANNOUNCED, **own}
    return {model: day for model, day in ends.items() if day is not None}


def ends_soon(day: date | None, today: date) -> bool:
    """Whether a model's end has come, or comes within half a year."""
    return day is not None and day - today <= WARN
