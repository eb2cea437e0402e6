"""Captions of an audio (WebVTT, W3C), one cue for a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.education_audio.contract import AudioCue

MEDIA_TYPE = "text/vtt; charset=utf-8"


def webvtt(cues: Sequence[AudioCue]) -> str:
    """The cues as a file; each is named by its place, from 0."""
    blocks = ["WEBVTT"]
    two = len({cue.speaker for cue in cues}) > 1
    for number, cue in enumerate(cues):
        said = _escaped(cue.text)
        if two:
            said = f"<v {cue.speaker}>{said}"
        blocks.append(f"{number}\n{_time(cue.begins)} --> {_time(cue.ends)}\n{said}")
    return "\n\n".join(blocks) + "\n"


def _time(seconds: float) -> str:
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
