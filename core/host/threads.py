"""The threads of `asyncio.to_thread`: each plugin has its own, so that it holds up only itself."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from core.isolation.code_lines import line_of, short
from core.isolation.mark_file import Mark
from core.isolation.marks import limit_this_thread, marked, present_mark
from core.isolation.ownership import current_plugin
from core.isolation.watchdog import WAITS_AT_MOST_SECONDS, Held

AT_ONCE = 8
"""How many threads each plugin has at most."""


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
        self._told: set[float] = set()

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
        if seconds < WAITS_AT_MOST_SECONDS or since in self._told:
            return None
        self._told = {since}
        line = short(line_of(sys._current_frames().get(ident), mark))
        return Held(mark.plugin, mark.step, line, seconds, "kept all its threads busy", False)
