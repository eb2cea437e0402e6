"""The checks of Education Audio: the script beside its document, its length, what it must hold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.i18n import plural, text
from plugins.education_audio.contract import CheckedScript, ScriptCheckSpec, ScriptFinding
from plugins.education_audio.fidelity.difference import Kind

if TYPE_CHECKING:
    from plugins.education_audio.fidelity.difference import Found
    from plugins.education_audio.fidelity.review import Review

MIN_MINUTES = 0.5
MAX_MINUTES = 20.0
"""A script outside of these is no talk for patients: lengths to choose are 3 to 15 minutes."""

_TITLES = {
    Kind.FIGURE: text("Numbers, doses and times"),
    Kind.FREQUENCY: text("How often"),
    Kind.POLARITY: text("“Not”, “may” and “must”"),
    Kind.CONDITION: text("Conditions and directions"),
    Kind.MEDICINE: text("Medicine names"),
    Kind.LANGUAGE: text("Parts in another language"),
}
_FIGURES = frozenset({Kind.FIGURE, Kind.FREQUENCY})
_KEYS = {
    Kind.FIGURE: "figures",
    Kind.FREQUENCY: "how_often",
    Kind.POLARITY: "polarity",
    Kind.CONDITION: "conditions",
    Kind.MEDICINE: "medicines",
    Kind.LANGUAGE: "languages",
}


def own_checks() -> list[ScriptCheckSpec]:
    """The checks of Education Audio."""
    compared = [
        ScriptCheckSpec(_KEYS[kind], _TITLES[kind], partial(_check, kind), order=10 + place)
        for place, kind in enumerate(Kind)
    ]
    return [
        *compared,
        ScriptCheckSpec("length", text("Length"), check_length, order=20),
        ScriptCheckSpec("warning_signs", text("Warning signs"), check_warning_signs, order=21),
        ScriptCheckSpec("teach_back", text("Questions to the patient"), check_teach_back, order=22),
    ]


def reviewed(checked: CheckedScript) -> Review:
    """The script beside its document; kept for a while, so that all checks share it."""
    # Its many patterns are made when the first script is checked: a start does not wait for them.
    from plugins.education_audio.fidelity.review import review

    return review(checked)


class Comparison:
    """The `DocumentComparison` of this plugin: all that its own checks find to differ."""

    def differences(self, checked: CheckedScript) -> list[ScriptFinding]:
        """All differences, in the order of the text."""
        return [
            _finding(found)
            for found in reviewed(checked).found
            if found.difference.kind is not Kind.LANGUAGE
        ]


def check_figures(checked: CheckedScript) -> list[ScriptFinding]:
    """Every figure of the script that its source in the document does not have."""
    return _check(Kind.FIGURE, checked)


def _check(kind: Kind, checked: CheckedScript) -> list[ScriptFinding]:
    """What differs in one respect, each difference once."""
    findings: dict[tuple[str, str], ScriptFinding] = {}
    for found in reviewed(checked).found:
        if found.difference.kind is kind:
            findings.setdefault((found.difference.message, found.sentence), _finding(found))
    return list(findings.values())


def _finding(found: Found) -> ScriptFinding:
    difference = found.difference
    return ScriptFinding(
        difference.message,
        found.sentence,
        source=found.source,
        words=found.sentence[difference.start : difference.end],
        about_figure=difference.kind in _FIGURES,
    )


def check_length(checked: CheckedScript) -> list[ScriptFinding]:
    """A script that is far too short or too long to be listened to."""
    minutes = _minutes(checked.script)
    if minutes < MIN_MINUTES:
        seconds = max(10, round(minutes * 6) * 10)
        return [
            ScriptFinding(
                plural(
                    "It takes only about {number} second to say: something may be missing",
                    "It takes only about {number} seconds to say: something may be missing",
                    seconds,
                ),
                severity="notice",
            )
        ]
    if minutes > MAX_MINUTES:
        return [
            ScriptFinding(
                plural(
                    "It takes about {number} minute to say, longer than patients listen",
                    "It takes about {number} minutes to say, longer than patients listen",
                    round(minutes),
                ),
                severity="notice",
            )
        ]
    return []


def check_warning_signs(checked: CheckedScript) -> list[ScriptFinding]:
    """Warning signs of the document, and when to call, that the script leaves out."""
    from plugins.education_audio.required.warning_block import missing_warnings

    found = missing_warnings(checked)
    # A sentence or two are no talk yet, which `check_length` says; nothing of them is required.
    return found if _is_talk(checked) else [replace(one, severity="notice") for one in found]


def check_teach_back(checked: CheckedScript) -> list[ScriptFinding]:
    """Questions to the patient that the script has answered, where there are fewer than two."""
    from plugins.education_audio.required.teach_back import missing_questions

    return missing_questions(checked) if _is_talk(checked) else []


def _is_talk(checked: CheckedScript) -> bool:
    return _minutes(checked.script) >= MIN_MINUTES


def _minutes(script: str) -> float:
    """How long it takes to say, without marks and the labels of the speakers."""
    from core.text.speech_rate import spoken_minutes
    from plugins.education_audio.speech_text import turns

    return spoken_minutes("\n".join(turn.text for turn in turns(script)))
