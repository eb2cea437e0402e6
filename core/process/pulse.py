"""Shows the supervisor that the event loop of this process turns, however slowly.

`scripts/start.sh` cannot tell a process that hangs from one that a busy machine slows down by the
answers alone. So each process that it starts is given one end of a pipe, into which the event loop
writes a byte every second.
"""

from __future__ import annotations

import asyncio
import os

SETTING = "SUPERVISOR_PULSE_FD"
"""In the environment: the number of the descriptor; absent without the supervisor."""

BEAT_SECONDS = 1.0


def start_pulse(beat_seconds: float = BEAT_SECONDS) -> None:
    """Let the running event loop write a byte every so many seconds, until it is closed.

    Without a descriptor in the environment nothing happens. It is taken from there, because it is
    not for the processes that this one starts.
    """
    given = os.environ.pop(SETTING, "")
    if not given:
        return
    descriptor = int(given)
    # A supervisor that does not read must not stop this process.
    os.set_blocking(descriptor, False)
    os.set_inheritable(descriptor, False)
    loop = asyncio.get_running_loop()

    def beat() -> None:
        try:
            os.write(descriptor, b".")
        except BlockingIOError:
            pass  # the pipe is full: what it holds tells enough
        except OSError:
            return  # the supervisor has ended
        loop.call_later(beat_seconds, beat)

    beat()
