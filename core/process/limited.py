"""Runs a module in a process of its own that may use only so much memory and time.

For work on bytes that nobody has vouched for: what they make a library do ends with that process.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_MEMORY = 77
"""The status of a process that needed more memory than it may have."""


class TooCostly(Exception):
    """The work needed more memory or time than it may have."""


class Ended(Exception):
    """The process ended without a result."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` is in bytes of address space, `seconds` of the wall clock and of the processor."""

    memory: int
    seconds: float


def run_limited(module: str, argument: str, data: bytes, limits: Limits) -> Mapping[str, Any]:
    """Run `python -m MODULE ARGUMENT`, `data` its input; it prints its result as a JSON object.

    Nothing else that it says is kept. Raises TooCostly, Ended.
    """
    given = [str(limits.memory), str(max(1, int(limits.seconds))), module, argument]
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, *given],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooCostly from None
    if done.returncode in {_OUT_OF_MEMORY, -9, -24}:  # killed, or out of processor time
        raise TooCostly
    if done.returncode:
        raise Ended(f"{module} ended with status {done.returncode}")
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def _main() -> None:
    memory, seconds, module = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    del sys.argv[1:4]  # the rest is the module's
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        runpy.run_module(module, run_name="__main__")
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


if __name__ == "__main__":
    _main()
