"""What plugins say of jobs: how each kind is done, and which one is to be done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from core.declarations import KIND, validate, validate_callable
from core.jobs.lanes import Lane
from core.ports.documents import JsonObject

if TYPE_CHECKING:
    from core.jobs.run import JobRun


@dataclass(frozen=True, slots=True)
class JobSpec:
    """How to do one kind of job, such as `visits.remind`. The handler must be repeatable.

    A handler that raises a retryable AppError is tried again with growing pauses; any other
    AppError ends the job as failed. Its result is kept with the job. `failed` is called when the
    job ends as failed, for whatever reason, with `{detail, error_code, retryable}`: it marks what
    the job was about, so that a page never shows work that nobody does any more.

    .. versionadded:: 1
    .. versionchanged:: 2
        The lane "urgent".
    """

    kind: str
    handler: Callable[[JobRun], Awaitable[JsonObject]]
    lane: Lane = "background"
    failed: Callable[[JobRun, JsonObject], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        validate(KIND.fullmatch(self.kind), f"JobSpec.kind {self.kind!r} must be 'plugin.verb'")
        validate_callable(self.handler, "JobSpec.handler")
        validate(self.lane in get_args(Lane), f"JobSpec.lane {self.lane!r} is none")


@dataclass(frozen=True, slots=True)
class JobRequest:
    """A job to do. Requests with the same `key` are one job while it is unfinished.

    One with `never_give_up` is tried again for ever, with pauses that grow to 15 minutes, whatever
    ends a try: for work that was promised to somebody who is not there any more, such as a removal.
    One that does not run already is done `after_seconds` from now at the earliest, for what is not
    there yet.

    .. versionadded:: 1
    .. versionchanged:: 2
        `never_give_up`, `after_seconds`.
    """

    kind: str
    payload: JsonObject
    key: str
    never_give_up: bool = False
    after_seconds: float = 0.0
