"""Education Audio: finished audio, by `AudioReader`, and checks of scripts."""

from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    AudioCue,
    AudioReader,
    CheckedScript,
    HeardAudio,
    ScriptCheckSpec,
    ScriptFinding,
    SourceState,
)

__all__ = [
    "SCRIPT_CHECKS",
    "AudioCue",
    "AudioReader",
    "CheckedScript",
    "HeardAudio",
    "ScriptCheckSpec",
    "ScriptFinding",
    "SourceState",
]
