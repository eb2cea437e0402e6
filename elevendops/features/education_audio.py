"""Education Audio: the voices, by `VoiceCatalog`, and checks of scripts."""

from core.extensions import (
    CheckedScript,
    ScriptCheckSpec,
    ScriptFinding,
)
from plugins.education_audio.contract import (
    VoiceCatalog,
)

__all__ = [
    "CheckedScript",
    "ScriptCheckSpec",
    "ScriptFinding",
    "VoiceCatalog",
]
