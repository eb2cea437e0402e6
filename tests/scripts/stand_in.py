"""A stand-in for one of the product's processes, copied to core/api.py and the like by the tests.

That of the API makes the check of the settings first, as the API does; the others need the standard
library only. What each start does stands in `<name>.plan`, one word a line; the last word holds for
all further starts. Each start adds its process id to `<name>.starts`, and leaves the key of its run
in `<name>.key`. What it is told of safe mode and of how the one before it ended is added to
`<name>.told`.

    crash   end at once
    blames  say that the cause of the former end was found, and end at once
    again   serve until there is `<name>.go`, and end with the status that asks for another start
    hang    never listen
    deaf    serve, and ignore SIGTERM
    parent  serve, with a child
    orphan  serve, with a grandchild whose own parent has ended; it ends once there is `<name>.go`
    sick    answer well once, and badly ever after
    moody   answer well once, then badly twice, and well ever after
    toil    compute until there is `<name>.go`, then serve
    slow    answer well once, and then not before there is `<name>.go`; the pulse goes on
    mute    answer well once and never again; the pulse goes on
    stuck   answer well once and never again; no pulse, but it computes
    serve   serve

Each fifth beat of the pulse adds a dot to `<name>.beats`: one in a second of a script in a hurry.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT_SETTING = {"api": "BACKEND_PORT", "ui": "PORT", "local": "LOCAL_SERVICE_PORT"}
HEALTH_PATH = {"api": "/api/health", "ui": "/_stcore/health", "local": "/health"}


class Health(BaseHTTPRequestHandler):
    """Answers on the health path of the stand-in's own process as planned, and 404 elsewhere."""

    path_of_health = "/"
    bad_answers = range(0)
    log = Path()
    go: Path | None = None
    answers = 0

    def do_GET(self) -> None:
        status = 404
        if self.path == self.path_of_health:
            while Health.answers and Health.go is not None and not Health.go.exists():
                time.sleep(0.05)
            status = 500 if Health.answers in self.bad_answers else 200
            Health.answers += 1
            with self.log.open("a") as file:
                file.write(f"{status}\n")
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def stop(signal_number: int, frame: object) -> None:
    """End as a well-behaved server does."""
    sys.exit(0)


def work(seconds: float) -> None:
    """Use a little processor time in every moment of these seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(400_000))
        time.sleep(0.05)


def beat(beats: Path) -> None:
    """Tell the supervisor that things go on, more often than the product, as it is in a hurry."""
    descriptor = int(os.environ["SUPERVISOR_PULSE_FD"])
    while True:
        for _ in range(5):
            os.write(descriptor, b".")
            time.sleep(0.04)
        with beats.open("a") as file:
            file.write(".")


def end_to_start_again(go: Path) -> None:
    """Wait for a file, and end as a process does that wants to be started again."""
    while not go.exists():
        time.sleep(0.05)
    os._exit(75)


def main() -> None:
    """Do what the plan says for this start."""
    tree, name = Path.cwd(), Path(__file__).stem
    if name == "api":
        from core.process.preflight import check_when_asked

        check_when_asked()
    if turn := os.environ.get("SUPERVISOR_TURN_FD"):
        with open(int(turn), encoding="utf-8") as told:
            while line := told.readline().rstrip("\n"):
                setting, _, value = line.partition("=")
                os.environ[setting] = value
    starts = tree / f"{name}.starts"
    words = (tree / f"{name}.plan").read_text().split()
    before = len(starts.read_text().split()) if starts.exists() else 0
    with starts.open("a") as file:
        file.write(f"{os.getpid()}\n")
    (tree / f"{name}.key").write_text(os.environ.get("INTERNAL_TOKEN_KEY", ""))
    told = ("ELEVENDOPS_SAFE_MODE", "SUPERVISOR_LAST_END")
    with (tree / f"{name}.told").open("a") as file:
        file.write(",".join(os.environ.get(setting, "") for setting in told) + "\n")
    plan = words[min(before, len(words) - 1)]
    signal.signal(signal.SIGTERM, signal.SIG_IGN if plan == "deaf" else stop)
    if plan == "blames":
        causes = Path(os.environ["ELEVENDOPS_DATA_DIR"]) / "isolation" / "causes"
        causes.write_text(f"{before}\n")
    if plan in ("crash", "blames"):
        sys.exit(3)
    if plan == "hang":
        time.sleep(3600)
    go = tree / f"{name}.go"
    while plan == "toil" and not go.exists():
        work(0.5)
    if plan in ("slow", "mute", "stuck"):
        Health.go = go
    if plan in ("slow", "mute"):
        threading.Thread(target=beat, args=(tree / f"{name}.beats",), daemon=True).start()
    if plan == "stuck":
        threading.Thread(target=work, args=(3600,), daemon=True).start()
    if plan == "again":
        threading.Thread(target=end_to_start_again, args=(go,), daemon=True).start()
    if plan == "parent":
        child = subprocess.Popen(["sleep", "3600"])
        (tree / f"{name}.child").write_text(str(child.pid))
    if plan == "orphan":
        waiting = f"until [ -e {tree}/{name}.go ]; do sleep 0.1; done"
        subprocess.run(["sh", "-c", f"setsid sh -c '{waiting}' &"], check=True)
    Health.path_of_health = HEALTH_PATH[name]
    Health.bad_answers = {"sick": range(1, sys.maxsize), "moody": range(1, 3)}.get(plan, range(0))
    Health.log = tree / f"{name}.answers"
    address = ("127.0.0.1", int(os.environ[PORT_SETTING[name]]))
    server = ThreadingHTTPServer(address, Health)
    sys.stdout.write(f"{name} says hello from stdout\n")
    sys.stderr.write(f"{name} says hello from stderr\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
