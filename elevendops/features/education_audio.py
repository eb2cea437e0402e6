"""Education Audio: checks of scripts."""

from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    CheckedScript,
    ScriptCheckSpec,
    ScriptFinding,
)

__all__ = [
    "SCRIPT_CHECKS",
    "CheckedScript",
    "ScriptCheckSpec",
    "ScriptFinding",
]
