"""The threads of `asyncio.to_thread` and of what is no coroutine in a route: each plugin has its
own, so that it holds up only itself."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import anyio
import anyio.lowlevel
import anyio.to_thread

from core.isolation.code_lines import line_of, short
from core.isolation.mark_file import Mark
from core.isolation.marks import limit_this_thread, marked, marked_call, present_mark
from core.isolation.ownership import current_plugin
from core.isolation.watch.watchdog import WAITS_AT_MOST_SECONDS, Held

T = TypeVar("T")

AT_ONCE = 8
"""How many threads each plugin has at most for `asyncio.to_thread`."""

ROUTES_AT_ONCE = 40
"""How many threads each plugin has at most for its routes, as many as all had together."""

_limiters: anyio.lowlevel.RunVar[dict[str, anyio.CapacityLimiter]] = anyio.lowlevel.RunVar(
    "plugin_limiters"
)


def give_own_threads() -> None:
    """Have what plugins' routes do in threads marked, and done in threads of the plugin's own.

    That is all of a route that is no coroutine: the route itself, what it depends on, what it
    streams and what it leaves for after the answer. FastAPI and Starlette do it all by this one
    function, with one limit for all who ask.
    """
    run_sync = anyio.to_thread.run_sync
    if run_sync.__module__ == __name__:
        return

    async def run_own(
        func: Callable[..., T],
        *args: Any,
        limiter: anyio.CapacityLimiter | None = None,
        **options: Any,
    ) -> T:
        plugin = current_plugin()
        if plugin is not None:
            func = marked_call(present_mark() or Mark(plugin, "thread"), func)
            limiter = limiter or _limiter(plugin)
        return await run_sync(func, *args, limiter=limiter, **options)

    anyio.to_thread.run_sync = run_own  # type: ignore[assignment]  # it passes on what it is given


def _limiter(plugin: str) -> anyio.CapacityLimiter:
    limiters = _limiters.get(None)
    if limiters is None:
        limiters = {}
        _limiters.set(limiters)
    if plugin not in limiters:
        limiters[plugin] = anyio.CapacityLimiter(ROUTES_AT_ONCE)
    return limiters[plugin]


class PluginThreads(ThreadPoolExecutor):
    """An event loop's default executor. What the core itself asks for has threads of its own too.

    `tell` is told, in the thread that asks, of a plugin that asks for more while all its threads
    are busy and one has been for long.
    """

    def __init__(
        self, tell: Callable[[Held], None], now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(thread_name_prefix="core")
        self._tell = tell
        self._now = now
        self._by_plugin: dict[str, _OwnThreads] = {}

    def submit(self, work: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Do the work in a thread of the plugin whose task or request asks for it."""
        plugin = current_plugin()
        if plugin is None:
            return super().submit(work, *args, **options)
        own = self._by_plugin.get(plugin)
        if own is None:
            own = self._by_plugin.setdefault(plugin, _OwnThreads(self._now))
        if (held := own.held()) is not None:
            self._tell(held)
        mark = present_mark() or Mark(plugin, "thread")
        return own.threads.submit(own.run, mark, partial(work, *args, **options))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the threads of all."""
        for own in self._by_plugin.values():
            own.threads.shutdown(wait, cancel_futures=cancel_futures)
        super().shutdown(wait, cancel_futures=cancel_futures)


class _OwnThreads:
    """The threads of one plugin, and since when each is busy."""

    def __init__(self, now: Callable[[], float]) -> None:
        # Long work may be done in them: the watchdog, which ends what computes, leaves them alone.
        self.threads = ThreadPoolExecutor(AT_ONCE, "plugin", initializer=limit_this_thread)
        self._now = now
        self._busy: dict[int, tuple[float, Mark]] = {}
        self._told: float | None = None

    def run(self, mark: Mark, work: Callable[[], Any]) -> Any:
        ident = threading.get_ident()
        self._busy[ident] = (self._now(), mark)
        try:
            with marked(mark):
                return work()
        finally:
            del self._busy[ident]

    def held(self) -> Held | None:
        """What has been busy for longest, once, if that is for long and no thread is free."""
        busy = list(self._busy.items())
        if len(busy) < AT_ONCE:
            return None
        ident, (since, mark) = min(busy, key=lambda item: item[1][0])
        seconds = self._now() - since
        if seconds < WAITS_AT_MOST_SECONDS or since == self._told:
            return None
        self._told = since
        line = short(line_of(sys._current_frames().get(ident), mark))
        return Held(mark.plugin, mark.step, line, seconds, "kept all its threads busy", False)
