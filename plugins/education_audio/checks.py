"""The checks of Education Audio itself: figures that the document does not have, and the length."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extensions import CheckedScript, ScriptCheckSpec, ScriptFinding
from core.retrieval.language import detect_language
from plugins.education_audio.prompt import CHARACTERS_PER_MINUTE, WORDS_PER_MINUTE
from plugins.education_audio.quantities import Quantity, quantities
from plugins.education_audio.speech_text import turns

SHORTEST_MINUTES = 0.5
LONGEST_MINUTES = 20.0
"""A script outside of these is no talk for patients: lengths to choose are 3 to 15 minutes."""

_MOST_FINDINGS = 20
_AROUND = 40  # characters of the script on each side of a figure
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_KINDS = {
    "clock": "time of day",
    "minute": "time",
    "month": "time",
    "mcg": "dose",
    "ml": "amount",
    "piece": "dose",
    "drop": "dose",
    "puff": "dose",
    "unit": "dose",
    "times": "frequency",
}
_HALF_A_DAY = 720  # minutes
_ONE_O_CLOCK = 780  # of the afternoon: from here on an hour needs no am or pm
_TEMPERATURES = {"celsius", "fahrenheit"}


def own_checks() -> list[ScriptCheckSpec]:
    """The checks of Education Audio."""
    return [
        ScriptCheckSpec("figures", "Numbers, doses and times", check_figures, order=10),
        ScriptCheckSpec("length", "Length", check_length, order=20),
    ]


def check_figures(checked: CheckedScript) -> list[ScriptFinding]:
    """Every number of the script that the document does not have, or has of something else."""
    script = _spoken(checked.script)
    language = detect_language(checked.document)
    known = quantities(
        checked.document, language.value if language else checked.language, ones=True
    )
    findings: dict[str, ScriptFinding] = {}
    for said in quantities(script, checked.language):
        message = _doubt(said, known)
        if message is not None and message not in findings:
            findings[message] = ScriptFinding(message, _around(script, said))
    found = list(findings.values())
    if len(found) > _MOST_FINDINGS:
        more = len(found) - _MOST_FINDINGS
        found = [*found[:_MOST_FINDINGS], ScriptFinding(f"And {more} more figures like these")]
    return found


def check_length(checked: CheckedScript) -> list[ScriptFinding]:
    """A script that is far too short or too long to be listened to."""
    script = _spoken(checked.script)
    wide = len(_WIDE.findall(script))
    minutes = len(_WIDE.sub(" ", script).split()) / WORDS_PER_MINUTE + wide / CHARACTERS_PER_MINUTE
    if minutes < SHORTEST_MINUTES:
        seconds = max(10, round(minutes * 6) * 10)
        return [
            ScriptFinding(
                f"It takes only about {seconds} seconds to say: something may be missing",
                severity="notice",
            )
        ]
    if minutes > LONGEST_MINUTES:
        return [
            ScriptFinding(
                f"It takes about {minutes:.0f} minutes to say, longer than patients listen",
                severity="notice",
            )
        ]
    return []


def _spoken(script: str) -> str:
    """What is said, without marks and the labels of the speakers."""
    return "\n".join(turn.text for turn in turns(script))


def _doubt(said: Quantity, known: Sequence[Quantity]) -> str | None:
    """Why a figure of the script is doubtful; None when the document has it."""
    same_number = [one for one in known if one.value == said.value]
    if not said.unit:
        if same_number:
            return None
        return f"The number “{said.text}” is not in the document"
    # A bare number of the document may be of any unit, as in a table.
    if any(not one.unit for one in same_number):
        return None
    if any(_same_unit(one.unit, said.unit) and one.amount == said.amount for one in known):
        return None
    kind = _KINDS.get(said.unit, "figure")
    if said.unit == "clock" and any(_same_time(said, one) for one in known):
        return None
    if said.unit != "clock" and same_number:
        return f"The document has “{same_number[0].text}”, but not the {kind} “{said.text}”"
    return f"The {kind} “{said.text}” is not in the document"


def _same_time(said: Quantity, one: Quantity) -> bool:
    """Whether a time of day may be that of the document, which may leave out am or pm."""
    if not one.unit:
        return one.value * 60 in (said.value, said.value - _HALF_A_DAY)
    apart = one.unit == "clock" and abs(one.value - said.value) == _HALF_A_DAY
    return apart and any(
        "m" not in time.text.lower() and time.value < _ONE_O_CLOCK for time in (said, one)
    )


def _same_unit(one: str, other: str) -> bool:
    """Degrees that do not say whose may be either."""
    if "degree" in (one, other):
        return {one, other} <= {"degree", *_TEMPERATURES}
    return one == other


def _around(script: str, said: Quantity) -> str:
    """The words of the script around a figure, cut between words and inside its line."""
    start = max(script.rfind("\n", 0, said.start) + 1, said.start - _AROUND)
    end = script.find("\n", said.end)
    end = min(len(script) if end < 0 else end, said.end + _AROUND)
    words = script[start:end]
    if start and script[start - 1].isalnum() and script[start - 1].isascii():
        words = words.partition(" ")[2] or words
    if end < len(script) and script[end].isalnum() and script[end].isascii():
        words = words.rpartition(" ")[0] or words
    return words.strip()
