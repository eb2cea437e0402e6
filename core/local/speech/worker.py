"""The speech worker: a process of its own that speaks the texts it gets on standard input.

The process keeps the GPL-licensed speech library, its crashes and its global state away from the
service. It answers each frame on standard input with one on standard output, says first whether
it can speak at all, and ends at once when standard input closes, so that it never outlives the
service. It does not recover from an error: it ends, and the engine starts another.
"""

import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from core.local.speech.protocol import OUTPUT_FORMATS, pack_frame, read_message
from core.local.speech.text import CharacterTimes, prepare, split_pieces, word_starts

if TYPE_CHECKING:
    from core.local.speech.espeak import Espeak

# One gain for the whole text keeps its sentences equally loud; this much speech decides it.
_LEVEL_AFTER_SECONDS = 20.0


def speak(espeak: "Espeak", request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Speak one request; return the answer's message (times in seconds) and the audio.

    The request has `text`, `base` and `variant` of the voice, `words_per_minute` and
    `output_format`.
    """
    import numpy as np

    from core.local.speech.audio import apply_gain, level_gain, new_encoder

    rate = espeak.sample_rate
    encoder = new_encoder(OUTPUT_FORMATS[request["output_format"]], rate)
    prepared = prepare(request["text"])
    times = CharacterTimes(len(prepared))
    waiting: list[Any] = []
    gain: float | None = None
    total = 0
    for piece in split_pieces(prepared, request["base"]):
        times.spread(piece.start, times.ends[-1] if times.ends else 0.0, total / rate)
        samples, events = espeak.speak(
            prepared[piece.start : piece.end],
            f"{piece.base}+{request['variant']}",
            request["words_per_minute"],
        )
        begin, finish = total / rate, (total + len(samples)) / rate
        times.add_piece(piece, word_starts(events), begin, finish)
        pause = np.zeros(round(piece.pause_seconds * rate), dtype=np.float32)
        total += len(samples) + len(pause)
        waiting += [samples, pause]
        if gain is None and total < _LEVEL_AFTER_SECONDS * rate:
            continue
        spoken = np.concatenate(waiting)
        gain = gain or level_gain(spoken, rate)
        encoder.add(apply_gain(spoken, gain))
        waiting = []
    if waiting:
        spoken = np.concatenate(waiting)
        encoder.add(apply_gain(spoken, gain or level_gain(spoken, rate)))
    duration = total / rate
    times.spread(len(prepared), duration, duration)
    message = {"duration_seconds": duration, "starts": times.starts, "ends": times.ends}
    return message, encoder.finish()


def _read_requests(requests: "queue.SimpleQueue[dict[str, Any]]") -> None:
    while (message := read_message(sys.stdin.buffer)) is not None:
        requests.put(message)
    # Nobody is left to answer, so stop even in the middle of a text.
    os._exit(0)


def _own_output() -> BinaryIO:
    """Keep standard output for frames and send what libraries print there to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def main() -> None:
    """Serve requests until standard input closes."""
    # An interrupt from the terminal reaches the whole group; the service decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output = _own_output()
    with suppress(BrokenPipeError):  # the service was killed while this started or spoke
        _serve(output)
    os._exit(0)  # or the buffer would be written once more


def _serve(output: BinaryIO) -> None:
    try:
        import lameenc  # noqa: F401

        from core.local.speech.espeak import Espeak

        espeak = Espeak()
    except (ImportError, OSError) as error:
        output.write(pack_frame({"unavailable": str(error)}))
        output.flush()
        return
    output.write(pack_frame({"ready": True}))
    output.flush()
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(requests,), daemon=True).start()
    while True:
        output.write(pack_frame(*speak(espeak, requests.get())))
        output.flush()


if __name__ == "__main__":
    main()
