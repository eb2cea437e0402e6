"""Reads the stream of a new script beside the page, which goes on answering to its user."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Generator
from queue import Empty, SimpleQueue

from pydantic import TypeAdapter

from core import ui
from plugins.education_audio.contract import ScriptEvent

_TICK_SECONDS = 0.25

_event: TypeAdapter[ScriptEvent] = TypeAdapter(ScriptEvent)


def script_events(body: ui.JsonObject) -> Generator[ScriptEvent | None]:
    """Begin a script; its events as they come, and None now and then while none comes.

    A page that waits for a silent writer by itself could not be left meanwhile. Raises
    ApiProblem. Close it when no more is wanted; the script is written all the same.
    """
    api = ui.api()
    found: SimpleQueue[ui.JsonObject | ui.ApiProblem | None] = SimpleQueue()
    unwanted = threading.Event()

    def read() -> None:
        try:
            for event in api.events("/api/audio/generate-script-stream", body):
                found.put(event)
                if unwanted.is_set():
                    return
        except ui.ApiProblem as problem:
            found.put(problem)
        finally:
            found.put(None)

    # In the page's context, so that the call is part of the user's trace.
    run = contextvars.copy_context().run
    threading.Thread(target=run, args=(read,), name="script-stream", daemon=True).start()
    try:
        while True:
            try:
                event = found.get(timeout=_TICK_SECONDS)
            except Empty:
                yield None
                continue
            if isinstance(event, ui.ApiProblem):
                raise event
            if event is None:
                return
            yield _event.validate_python(event)
    finally:
        unwanted.set()
