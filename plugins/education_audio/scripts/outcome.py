"""What a script came to beside what was asked for: its minutes and its language."""

from __future__ import annotations

from collections.abc import Sequence

from core.text.identification import identify_language
from core.text.simplified import chinese_form
from core.text.speech_rate import spoken_minutes
from plugins.education_audio.contract import (
    LENGTH_TOLERANCE,
    LanguageState,
    ScriptLanguage,
    ScriptLength,
)
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.speech_text import turns, without_marks

_MAX_OTHER = 0.2
_TELLING = 100  # characters of a paragraph whose language is told with some certainty


def asked_languages(options: ScriptOptions, document_language: str) -> tuple[str, ...]:
    """The languages that were asked for, by their codes; none for the document's own alone."""
    spoken = options.spoken_by(document_language)
    if spoken is not None:
        return tuple(dict.fromkeys((*spoken[0], *spoken[1])))
    return options.languages


def length_of(script: str, options: ScriptOptions, document: float | None) -> ScriptLength:
    """How long a script takes to say; `document` are the minutes of all of its document."""
    said = _said(script)
    whole = identify_language("\n".join(said))
    spoken = sum(spoken_minutes(part, identify_language(part) or whole) for part in said)
    return ScriptLength(
        wanted=options.minutes,
        spoken=round(spoken, 2),
        is_kept=abs(spoken - options.minutes) <= LENGTH_TOLERANCE * options.minutes,
        document=document,
    )


def document_minutes(text: str) -> float:
    """How many minutes it would take to say all of a document."""
    return round(spoken_minutes(without_marks(text), identify_language(text)), 2)


def holds_enough(document: float, minutes: int) -> bool:
    """Whether a document of so many minutes has enough to say for a script of these."""
    return document >= (1 - LENGTH_TOLERANCE) * minutes


def language_of_script(
    script: str, options: ScriptOptions, document_language: str
) -> ScriptLanguage:
    """In which language a script is; `document_language` is an ISO 639-1 code, "" for unknown."""
    asked = asked_languages(options, document_language)
    said = _said(script)
    whole = "\n".join(said)
    found = identify_language(whole)
    wanted = asked or ((document_language,) if document_language else ())
    if options.is_said_twice(document_language):
        state = _state_of_speakers(script, options.spoken_by(document_language) or ())
    elif len(wanted) > 1:
        state = _state_of_several(script, wanted)
    else:
        state = _state(whole, found, wanted[0]) if wanted else LanguageState.UNCLEAR
        if wanted and _has_another(said, wanted[0]):
            state = LanguageState.OTHER
    return ScriptLanguage(
        asked=list(asked),
        found=found,
        state=state,
        is_translated=bool(found and document_language and found != document_language),
    )


def _has_another(parts: Sequence[str], wanted: str) -> bool:
    """Whether a good part of a script is clearly in another language."""
    base = wanted.partition("-")[0]
    other = sum(
        len(part)
        for part in parts
        if len(part) >= _TELLING and identify_language(part) not in ("", base)
    )
    return other > _MAX_OTHER * sum(map(len, parts))


def _state(text: str, found: str, wanted: str) -> LanguageState:
    if not found:
        return LanguageState.UNCLEAR
    if found != wanted.partition("-")[0]:
        return LanguageState.OTHER
    if wanted in ("zh-TW", "zh-CN") and chinese_form(text) not in ("", wanted):
        return LanguageState.OTHER
    return LanguageState.AS_ASKED


def _state_of_several(script: str, wanted: Sequence[str]) -> LanguageState:
    """Each has to have turns or paragraphs of its own."""
    found = [(part, identify_language(part)) for part in _said(script)]
    states = [
        {_state(part, language, one) for part, language in found if language} for one in wanted
    ]
    if all(LanguageState.AS_ASKED in one for one in states):
        return LanguageState.AS_ASKED
    return LanguageState.UNCLEAR if any(not one for one in states) else LanguageState.OTHER


def _state_of_speakers(script: str, spoken: Sequence[Sequence[str]]) -> LanguageState:
    """Each has to speak what was asked of them, and nothing else."""
    states = set()
    for speaker, wanted in enumerate(spoken, start=1):
        said = "\n".join(turn.text for turn in turns(script) if turn.speaker == speaker)
        found = identify_language(said)
        if not said:
            states.add(LanguageState.OTHER)
        elif len(wanted) == 1:
            states.add(_state(said, found, wanted[0]))
    return next(
        (one for one in (LanguageState.OTHER, LanguageState.UNCLEAR) if one in states),
        LanguageState.AS_ASKED,
    )


def _said(script: str) -> list[str]:
    """The script in its paragraphs and turns, without marks and labels."""
    return [part for turn in turns(script) for part in turn.text.split("\n") if part.strip()]
