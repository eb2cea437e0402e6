"""Starts servers as forks of a process that has imported what each of them needs."""

from __future__ import annotations

import os
import select
import signal
import threading
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.support.forked.asked import ROOT, AskedProcess
from tests.support.providers.local_service import FORKS


class ForkedProcess:
    """A fork: a child of the process that forks, and none of this one."""

    def __init__(self, pid: int, forks: Forks) -> None:
        self.pid = pid
        self._forks = forks
        self._descriptor = os.pidfd_open(pid)
        weakref.finalize(self, os.close, self._descriptor)
        self._lock = threading.Lock()
        self._status: int | None = None

    def poll(self) -> int | None:
        """None while it runs, and then its status."""
        return self._ended(0)

    def kill(self) -> None:
        """End it as a crash would."""
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        """End it as the supervisor would."""
        self._send(signal.SIGTERM)

    def wait(self, timeout: float) -> int:
        """Wait until it has ended; its status. Raises TimeoutError."""
        status = self._ended(timeout)
        if status is None:
            raise TimeoutError(f"the process {self.pid} did not end")
        return status

    def _send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):  # it has ended by itself
            signal.pidfd_send_signal(self._descriptor, number)

    def _ended(self, seconds: float) -> int | None:
        end = select.poll()  # unlike select, whatever the number of the descriptor
        end.register(self._descriptor, select.POLLIN)
        if end.poll(round(1000 * seconds)):
            with self._lock:  # it can be asked once
                if self._status is None:
                    self._status = self._forks.ask(self.pid)
        return self._status


class Forks(AskedProcess):
    """The process that forks, which is asked as `tests.support.forked.forking` says."""

    def start(
        self,
        environment: Mapping[str, str],
        options: Sequence[str] = (),
        folder: Path = ROOT,
        output: Path | None = None,
    ) -> ForkedProcess:
        """Start a server with this environment in this folder; all that it writes is added to the
        file `output`, or goes where this process's errors go."""
        written = None if output is None else str(output.resolve())
        asked = [dict(environment), list(options), str(folder), written]
        return ForkedProcess(self.ask(asked), self)


FORKED = Forks("tests.support.providers.local_service", FORKS)
"""Local services that compare words alone."""

OF_PRODUCT = {
    module: Forks("tests.support.forked.product", module) for module in ("core.api", "core.ui")
}
"""Its other processes, by their modules."""
