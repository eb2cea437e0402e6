"""A process that is asked by lines: each is one of JSON, and is answered by a number in a line."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class AskedProcess:
    """Runs `python -m PROGRAM` from the first question on, until this process ends."""

    def __init__(self, *program: str) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def ask(self, asked: object) -> int:
        """The answer; another question waits for it."""
        with self._lock:
            process = self._process = self._process or self._begun()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline())

    def _begun(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", *self._program],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYDANTIC_DISABLE_PLUGINS": "__all__"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(process.communicate)  # its input ends, and so does it
        return process
