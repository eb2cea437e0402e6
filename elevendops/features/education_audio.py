"""Education Audio: finished audio, by `AudioReader`, checks of scripts, and the comparison of a text
with its document, by `DocumentComparison`.
"""

from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    AudioCue,
    AudioReader,
    CheckedScript,
    DocumentComparison,
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
    "DocumentComparison",
    "HeardAudio",
    "ScriptCheckSpec",
    "ScriptFinding",
    "SourceState",
]
