"""Where other plugins look over scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import text


@dataclass(frozen=True, slots=True)
class CheckedScript:
    """A script and the document that it was written from; `language` is an ISO 639-1 code.

    .. versionadded:: 2
    """

    script: str
    document: str
    language: str


@dataclass(frozen=True, slots=True)
class ScriptFinding:
    """What a check found: a sentence for the clinician, and the words of the script it is about.

    `source` are the words of the document that stand beside them, "" for none. `words` are those
    of `passage` that differ, and `about_figure` says that they are a number, dose or time, or how
    often.

    .. versionadded:: 2
    """

    message: str
    passage: str = ""
    severity: Literal["notice", "warning"] = "warning"
    source: str = ""
    words: str = ""
    about_figure: bool = False


class DocumentComparison(Protocol):
    """What another feature asks, to have a text of its own compared as scripts are.

    .. versionadded:: 2
    """

    def differences(self, checked: CheckedScript) -> Sequence[ScriptFinding]:
        """Figures, how often, “not”, conditions and medicines that the document tells otherwise.

        Takes some 10 ms for each 100 words of the document: call it in a worker thread.
        """
        ...


@dataclass(frozen=True, slots=True)
class ScriptCheckSpec:
    """Looks over a script: `check(script)` gives what a clinician should look at.

    `check` is pure and quick.

    .. versionadded:: 2
    """

    key: str
    title: str
    check: Callable[[CheckedScript], list[ScriptFinding]]
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "ScriptCheckSpec.title")
        validate_order(self.order, "ScriptCheckSpec.order")
        validate_callable(self.check, "ScriptCheckSpec.check")
        validate(KEY.fullmatch(self.key), f"ScriptCheckSpec.key {self.key!r} must be snake_case")


SCRIPT_CHECKS = ExtensionPoint(
    "education_audio.script_checks", ScriptCheckSpec, text("Script checks")
)
"""What is found stands beside a script before a clinician approves it."""
