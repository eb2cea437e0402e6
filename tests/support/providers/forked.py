"""Starts local services as forks of one process, which has imported what each of them needs."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.support.providers.local_service import FORKS

ROOT = Path(__file__).resolve().parents[3]


class ForkedProcess:
    """A fork: a child of the process that forks, and none of this one."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)

    def poll(self) -> str | None:
        """None while it runs."""
        return "a status that is not known here" if self._has_ended(0) else None

    def kill(self) -> None:
        """End it as a crash would."""
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        """End it as the supervisor would."""
        self._send(signal.SIGTERM)

    def wait(self, timeout: float) -> None:
        """Wait until it has ended; raises TimeoutError. The last that is done with it."""
        if not self._has_ended(timeout):
            raise TimeoutError(f"the process {self.pid} did not end")
        os.close(self._descriptor)

    def _send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):  # it has ended by itself
            signal.pidfd_send_signal(self._descriptor, number)

    def _has_ended(self, seconds: float) -> bool:
        end = select.poll()  # unlike select, whatever the number of the descriptor
        end.register(self._descriptor, select.POLLIN)
        return bool(end.poll(round(1000 * seconds)))


class Forks:
    """The process that forks, started with the first fork; it ends with this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._imports_from = os.environ.get("PYTHONPATH", "")

    def start(self, environment: Mapping[str, str], options: Sequence[str]) -> ForkedProcess | None:
        """Start a service with this environment; None where it would import other packages."""
        with self._lock:
            if environment.get("PYTHONPATH", "") != self._imports_from:
                return None
            process = self._process = self._process or self._begun(environment)
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps([dict(environment), list(options)]) + "\n")
            process.stdin.flush()
            return ForkedProcess(int(process.stdout.readline()))

    def _begun(self, environment: Mapping[str, str]) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.providers.local_service", FORKS],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(process.communicate)  # its input ends, and so does it
        return process


FORKED = Forks()
