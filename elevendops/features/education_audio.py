"""Education Audio: the voices, by `VoiceCatalog`, and checks of scripts."""

from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    CheckedScript,
    ScriptCheckSpec,
    ScriptFinding,
    VoiceCatalog,
)

__all__ = [
    "SCRIPT_CHECKS",
    "CheckedScript",
    "ScriptCheckSpec",
    "ScriptFinding",
    "VoiceCatalog",
]
