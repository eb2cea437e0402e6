"""A stand-in for one of the product's processes, copied to core/api.py and the like by the tests.

It needs the standard library only. What each start does stands in `<name>.plan`, one word a line;
the last word holds for all further starts. Each start adds its process id to `<name>.starts`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT_SETTING = {"api": "BACKEND_PORT", "ui": "PORT", "local": "LOCAL_SERVICE_PORT"}
HEALTH_PATH = {"api": "/api/health", "ui": "/_stcore/health", "local": "/health"}


class Health(BaseHTTPRequestHandler):
    """Answers 200 on the health path of the stand-in's own process, and 404 elsewhere."""

    path_of_health = "/"

    def do_GET(self) -> None:
        self.send_response(200 if self.path == self.path_of_health else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def stop(signal_number: int, frame: object) -> None:
    """End as a well-behaved server does."""
    sys.exit(0)


def main() -> None:
    """Do what the plan says for this start."""
    tree, name = Path.cwd(), Path(__file__).stem
    starts = tree / f"{name}.starts"
    words = (tree / f"{name}.plan").read_text().split()
    before = len(starts.read_text().split()) if starts.exists() else 0
    with starts.open("a") as file:
        file.write(f"{os.getpid()}\n")
    plan = words[min(before, len(words) - 1)]
    signal.signal(signal.SIGTERM, signal.SIG_IGN if plan == "deaf" else stop)
    if plan == "crash":
        sys.exit(3)
    if plan == "hang":
        time.sleep(3600)
    if plan == "parent":
        child = subprocess.Popen(["sleep", "3600"])
        (tree / f"{name}.child").write_text(str(child.pid))
    Health.path_of_health = HEALTH_PATH[name]
    address = ("127.0.0.1", int(os.environ[PORT_SETTING[name]]))
    server = ThreadingHTTPServer(address, Health)
    sys.stdout.write(f"{name} says hello from stdout\n")
    sys.stderr.write(f"{name} says hello from stderr\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
