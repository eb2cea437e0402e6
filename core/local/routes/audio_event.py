"""The event of the conversation socket that brings a piece of a turn as sound."""

from __future__ import annotations

import base64

from core.local.speech.engine import Speech
from core.local.state import Json


def audio_event(speech: Speech, text: str, event_id: int) -> Json:
    """The sound of a text, and when each of its characters is heard."""
    alignment = speech.alignment
    starts = [round(second * 1000) for second in alignment.start_seconds]
    ends = [round(second * 1000) for second in alignment.end_seconds]
    if len(text) != len(alignment.characters):
        # What was said differs in length from what is shown: its time is spread over that.
        edges = [
            round(1000 * speech.duration_seconds * place / len(text))
            for place in range(len(text) + 1)
        ]
        starts, ends = edges[:-1], edges[1:]
    return {
        "audio_base_64": base64.b64encode(speech.audio).decode("ascii"),
        "event_id": event_id,
        "alignment": {
            "chars": list(text),
            "char_start_times_ms": starts,
            "char_durations_ms": [end - start for start, end in zip(starts, ends, strict=True)],
        },
    }
