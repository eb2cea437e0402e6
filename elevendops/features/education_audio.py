"""Education Audio: finished audio, by `AudioReader`, checks of scripts, and by
`DocumentComparison` the comparison of a text with its document.
"""

from plugins.education_audio.contract import (
    GIVEN,
    SCRIPT_CHECKS,
    AudioCue,
    AudioGone,
    AudioReader,
    CheckedScript,
    DocumentComparison,
    GivenSpec,
    HeardAudio,
    RecalledAudio,
    ScriptCheckSpec,
    ScriptFinding,
    SourceState,
)

__all__ = [
    "GIVEN",
    "SCRIPT_CHECKS",
    "AudioCue",
    "AudioGone",
    "AudioReader",
    "CheckedScript",
    "DocumentComparison",
    "GivenSpec",
    "HeardAudio",
    "RecalledAudio",
    "ScriptCheckSpec",
    "ScriptFinding",
    "SourceState",
]
