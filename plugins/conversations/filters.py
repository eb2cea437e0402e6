"""What a list of conversations is narrowed by, from the text of a request to store conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from core import clock
from core.errors import FieldProblem, InvalidInput
from core.i18n import text
from core.ports.documents import Filter
from plugins.conversations.words import search_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})"
)
_FRACTION = re.compile(r"(\.\d{6})\d+")

_EXPECTED = text(
    "must be a day such as 2024-01-15, or a moment with its zone such as 2024-01-15T10:30:00Z"
)
# Stamps order as text for years of four digits only; no clinic has records from outside of these.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@dataclass(frozen=True, slots=True)
class ConversationFilter:
    """Which conversations are meant. None stands for any.

    `since` is the first moment, `before` the first that is too late, both as stamps (UTC).
    """

    patient_id: str | None = None
    agent_id: str | None = None
    requires_attention: bool | None = None
    since: str | None = None
    before: str | None = None
    words: tuple[str, ...] | None = None

    @property
    def equalities(self) -> list[Filter]:
        """The conditions on single values."""
        wanted: list[tuple[str, str | bool | None]] = [
            ("patient_id", self.patient_id),
            ("agent_id", self.agent_id),
            ("requires_attention", self.requires_attention),
        ]
        return [Filter(name, "==", value) for name, value in wanted if value is not None]

    @property
    def ranges(self) -> list[Filter]:
        """The conditions on the time."""
        found = []
        if self.since is not None:
            found.append(Filter("created_at", ">=", self.since))
        if self.before is not None:
            found.append(Filter("created_at", "<", self.before))
        return found


def read_filter(
    *,
    patient_id: str | None,
    agent_id: str | None,
    start_date: str | None,
    end_date: str | None,
    requires_attention_only: bool,
    q: str | None,
) -> ConversationFilter:
    """The filter of a request. Days are those of UTC, and both are included.

    Raises InvalidInput naming each bad date.
    """
    problems: list[FieldProblem] = []
    since = _bound("start_date", start_date, problems, end=False)
    before = _bound("end_date", end_date, problems, end=True)
    if since is not None and before is not None and since >= before:
        problems.append(FieldProblem("start_date", text("It must not be after end_date")))
    if problems:
        detail = "; ".join(f"{problem.field}: {problem.message}" for problem in problems)
        raise InvalidInput(detail, fields=tuple(problems))
    return ConversationFilter(
        patient_id=patient_id,
        agent_id=agent_id,
        requires_attention=True if requires_attention_only else None,
        since=None if since is None else clock.stamp(since),
        before=None if before is None else clock.stamp(before),
        words=tuple(search_words(q)) if q and q.strip() else None,
    )


def _bound(
    field: str, text: str | None, problems: list[FieldProblem], *, end: bool
) -> datetime | None:
    """The first moment that is in (or, for the end, that is too late)."""
    if text is None:
        return None
    try:
        return _moment(text.strip(), end=end)
    except (ValueError, OverflowError):  # the latter beside the first and the last year there are
        problems.append(FieldProblem(field, _EXPECTED))
        return None


def _moment(text: str, *, end: bool) -> datetime:
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text)
        found = datetime(day.year, day.month, day.day, tzinfo=UTC)
        step = timedelta(days=1)
    elif _INSTANT.fullmatch(text):
        # A stamp has microseconds; finer digits are cut.
        found = datetime.fromisoformat(_FRACTION.sub(r"\1", text.upper())).astimezone(UTC)
        step = timedelta(microseconds=1)
    else:
        raise ValueError(text)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(text)
    return found + step if end else found
