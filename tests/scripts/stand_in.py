"""A stand-in for one of the product's processes, copied to core/api.py and the like by the tests.

That of the API makes the check of the settings first, as the API does. Some hundreds of them are
started, so that they import little of the standard library and nothing else. What each start does
stands in `<name>.plan`, one word a line; the last word holds for all further starts. Each start
adds its process id to `<name>.starts`, and leaves the key of its run in `<name>.key`. What it is
told of safe mode and of how the one before it ended is added to `<name>.told`.

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
    shy     never answer who asks first, and everybody else well
    serve   serve

Each fifth beat of the pulse adds a dot to `<name>.beats`: one in a second of a script in a hurry.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

PORT_SETTING = {"api": "BACKEND_PORT", "ui": "PORT", "local": "LOCAL_SERVICE_PORT"}
HEALTH_PATH = {"api": "/api/health", "ui": "/_stcore/health", "local": "/health"}


class Health:
    """Answers on the health path of the stand-in's own process as planned, and 404 elsewhere."""

    def __init__(self, name: str, plan: str) -> None:
        self._path = HEALTH_PATH[name]
        self._bad = {"sick": range(1, sys.maxsize), "moody": range(1, 3)}.get(plan, range(0))
        self._log = f"{name}.answers"
        self._waits_for = f"{name}.go" if plan in ("slow", "mute", "stuck") else None
        self._answers = 0
        self._is_shy = plan == "shy"

    def serve(self, server: socket.socket) -> None:
        """Answer each connection in a thread of its own, for ever."""
        while True:
            link, _ = server.accept()
            threading.Thread(target=self._answer, args=(link,), daemon=True).start()

    def _answer(self, link: socket.socket) -> None:
        with link, link.makefile("rb") as request:
            status = 404
            if request.readline().split()[1:2] == [self._path.encode()]:
                if self._is_shy:
                    self._is_shy = False
                    request.read()  # until nobody waits any more
                    return
                while self._answers and self._waits_for and not os.path.exists(self._waits_for):
                    time.sleep(0.05)
                status = 500 if self._answers in self._bad else 200
                self._answers += 1
                add(self._log, f"{status}\n")
            while request.readline().strip():
                continue  # a header that is left unread would cut the connection
            link.sendall(f"HTTP/1.0 {status} As planned\r\nContent-Length: 0\r\n\r\n".encode())


def add(file: str, text: str) -> None:
    """Write at the end of a file of the tree, which is where a stand-in is started."""
    with open(file, "a", encoding="utf-8") as opened:
        opened.write(text)


def words_of(file: str) -> list[str]:
    """The words in a file of the tree."""
    with open(file, encoding="utf-8") as opened:
        return opened.read().split()


def stop(signal_number: int, frame: object) -> None:
    """End as a well-behaved server does."""
    sys.exit(0)


def work(seconds: float) -> None:
    """Use a little processor time in every moment of these seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(400_000))
        time.sleep(0.05)


def beat(beats: str) -> None:
    """Tell the supervisor that things go on, more often than the product, as it is in a hurry."""
    descriptor = int(os.environ["SUPERVISOR_PULSE_FD"])
    while True:
        for _ in range(5):
            os.write(descriptor, b".")
            time.sleep(0.04)
        add(beats, ".")


def child_of(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a child; what that needs is imported for the few who have one."""
    import subprocess

    return subprocess.Popen(command)


def end_to_start_again(go: str) -> None:
    """Wait for a file, and end as a process does that wants to be started again."""
    while not os.path.exists(go):
        time.sleep(0.05)
    os._exit(75)


def main() -> None:
    """Do what the plan says for this start."""
    name = os.path.basename(__file__).removesuffix(".py")
    if name == "api":
        from core.process.preflight import check_when_asked

        check_when_asked()
    if turn := os.environ.get("SUPERVISOR_TURN_FD"):
        with open(int(turn), encoding="utf-8") as told:
            while line := told.readline().rstrip("\n"):
                setting, _, value = line.partition("=")
                os.environ[setting] = value
    starts, go = f"{name}.starts", f"{name}.go"
    words = words_of(f"{name}.plan")
    before = len(words_of(starts)) if os.path.exists(starts) else 0
    add(starts, f"{os.getpid()}\n")
    with open(f"{name}.key", "w", encoding="utf-8") as key:
        key.write(os.environ.get("INTERNAL_TOKEN_KEY", ""))
    told_of = ("ELEVENDOPS_SAFE_MODE", "SUPERVISOR_LAST_END")
    add(f"{name}.told", ",".join(os.environ.get(setting, "") for setting in told_of) + "\n")
    plan = words[min(before, len(words) - 1)]
    signal.signal(signal.SIGTERM, signal.SIG_IGN if plan == "deaf" else stop)
    if plan == "blames":
        causes = f"{os.environ['ELEVENDOPS_DATA_DIR']}/isolation/causes"
        with open(causes, "w", encoding="utf-8") as file:
            file.write(f"{before}\n")
    if plan in ("crash", "blames"):
        sys.exit(3)
    if plan == "hang":
        time.sleep(3600)
    while plan == "toil" and not os.path.exists(go):
        work(0.5)
    if plan in ("slow", "mute"):
        threading.Thread(target=beat, args=(f"{name}.beats",), daemon=True).start()
    if plan == "stuck":
        threading.Thread(target=work, args=(3600,), daemon=True).start()
    if plan == "again":
        threading.Thread(target=end_to_start_again, args=(go,), daemon=True).start()
    if plan == "parent":
        add(f"{name}.child", str(child_of(["sleep", "3600"]).pid))
    if plan == "orphan":
        waiting = f"until [ -e {os.getcwd()}/{go} ]; do sleep 0.1; done"
        assert child_of(["sh", "-c", f"setsid sh -c '{waiting}' &"]).wait() == 0
    with socket.create_server(("127.0.0.1", int(os.environ[PORT_SETTING[name]]))) as server:
        sys.stdout.write(f"{name} says hello from stdout\n")
        sys.stderr.write(f"{name} says hello from stderr\n")
        Health(name, plan).serve(server)


if __name__ == "__main__":
    main()
