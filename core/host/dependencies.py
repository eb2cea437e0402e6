"""What the product depends on: asked when somebody wants to know, and now and then by itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence

from core.api_models import ServiceHealth
from core.contracts import HealthCheck
from core.errors import AppError
from core.i18n import plural, text

log = logging.getLogger(__name__)

_PROBE_SECONDS = 2.0
# Nobody waits for the watch's own rounds, and a busy machine is no failure.
_PATIENT_SECONDS = 15.0
_FIRST_AFTER_SECONDS = 3.0
_AGAIN_AFTER_SECONDS = 5.0
_FAILURES = 2
"""So many probes in a row must fail before a dependency counts as failing: one may be bad luck."""


class DependencyWatch:
    """Knows which dependencies fail, without asking any when it is asked.

    `checks` gives the probes; `seconds` is the pause between two rounds, 0 for none of its own.
    """

    def __init__(self, checks: Callable[[], Sequence[HealthCheck]], seconds: float) -> None:
        self._checks = checks
        self._seconds = seconds
        self._failures: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None

    @property
    def failing(self) -> list[str]:
        """The names of what fails, as far as is known."""
        return sorted(name for name, times in self._failures.items() if times >= _FAILURES)

    async def ask(self, seconds: float = _PROBE_SECONDS) -> dict[str, ServiceHealth]:
        """Ask every dependency now, all at the same time, each for so many seconds at most."""
        checks = self._checks()
        results = await asyncio.gather(*(_probe(check, seconds) for check in checks))
        services = {check.name: result for check, result in zip(checks, results, strict=True)}
        self._note(services)
        return services

    def start(self) -> None:
        """Begin to ask now and then."""
        if self._seconds:
            self._task = asyncio.create_task(self._keep_asking(), name="dependencies")

    async def stop(self) -> None:
        """Ask no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _keep_asking(self) -> None:
        await asyncio.sleep(_FIRST_AFTER_SECONDS)
        while True:
            await self.ask(_PATIENT_SECONDS)
            doubtful = any(0 < times < _FAILURES for times in self._failures.values())
            pause = min(_AGAIN_AFTER_SECONDS, self._seconds) if doubtful else self._seconds
            await asyncio.sleep(pause)

    def _note(self, services: Mapping[str, ServiceHealth]) -> None:
        for name, service in services.items():
            before = self._failures.get(name, 0)
            now = before + 1 if service.status == "error" else 0
            self._failures[name] = now
            if now == _FAILURES:
                log.error("%s fails: %s", name, service.error)
            elif before >= _FAILURES and not now:
                log.info("%s works again", name)


async def _probe(check: HealthCheck, seconds: float) -> ServiceHealth:
    started = time.monotonic()
    error: str | None = None
    try:
        async with asyncio.timeout(seconds):
            await check.probe()
    except TimeoutError:
        error = plural(
            "No answer within {number} second.",
            "No answer within {number} seconds.",
            round(seconds),
        )
    except AppError as problem:
        error = problem.detail
    except (Exception, SystemExit) as problem:  # noqa: BLE001 - isolation: a plugin's probe
        error = text("The check itself failed ({name}).", name=type(problem).__name__)
    return ServiceHealth(
        status="error" if error else "ok",
        error=error,
        milliseconds=round((time.monotonic() - started) * 1000, 1),
    )
