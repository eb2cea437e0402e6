"""Finds the warning signs of a document, and when to call, that a script does not tell.

A sign is told by half of its words in one sentence of the script, in whatever order. Between two
languages words cannot be compared: there the script has to say at all when to seek help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.i18n import plural, text
from core.retrieval.language import detect_language
from core.text.simplified import to_traditional
from plugins.education_audio.contract import CheckedScript, ScriptFinding
from plugins.education_audio.fidelity.reading import listings
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import Grade
from plugins.education_audio.fidelity.warnings.urgency import urgencies
from plugins.education_audio.fidelity.warnings.warning_signs import is_told, together
from plugins.education_audio.required.errands import (
    asks_when,
    clinic_reaches_out,
    is_errand,
    is_of_errands,
    reaches_out,
)
from plugins.education_audio.required.readings import both

_HEADING = {
    "en": re.compile(r"\b(?:warning|danger|alarm) signs?\b|\bred flags?\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:señales|signos|s[ií]ntomas) de (?:alarma|alerta|peligro)\b", re.I),
    "zh": re.compile("警訊|警示|危險徵|危險信號|警告徵"),
}
_REFERS = {
    "en": re.compile(
        r"\b(?:(?:any|one|some|all) of (?:these|those|them|the (?:above|following))"
        r"|(?:these|the) (?:signs?|symptoms?))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:algun[oa]s?|un[oa]|cualquiera) de (?:est[oa]s|ell[oa]s|l[oa]s (?:siguientes"
        r"|anteriores))\b|\b(?:algo|nada) de (?:esto|lo anterior)\b|\best[oa]s (?:señales|signos"
        r"|síntomas)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("[以如][上下]|下[列面]|上述|[這这]些"),
}
"""What names no sign of its own but those of a list: “if you have any of these”."""
_HAN_IF = re.compile("如果|若|要是|萬一|一旦|(?<!小)時(?!間)|的話")
_UNCLEAR = {
    "en": re.compile(
        r"(?:you(?:['’]ve| have)? )?(?:got )?(?:(?:any|further|more|other) )*"
        r"(?:questions?|queries|doubts?)\b.*",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?:usted )?tienen? (?:algun[ao]s? |más )*(?:preguntas?|dudas?)\b.*", re.I),
    "zh": re.compile("[如若]?果?您?[還仍]?有?(?:任何|其他|什麼)?(?:問題|疑問|疑慮).*"),
}
"""What a patient does not understand is no sign: “if you have questions, call us any time”."""
_ENDED = re.compile(r"[.!?。！？]\W*$")
_SHOWN = 3  # signs named in one finding
_MAX_SIGN = 60  # characters


@dataclass(slots=True)
class _Warning:
    """What the document says together of when to get help, and the signs that it names."""

    source: str
    signs: list[listings.Item] = field(default_factory=list)


def missing_warnings(checked: CheckedScript) -> list[ScriptFinding]:
    """A finding for each passage of the document whose warning signs the script leaves out."""
    read = both(checked)
    if read is None:
        return []
    warnings = _warnings(read.document)
    if not warnings:
        return []
    if not any(asks_for_help(one) for one in read.script):
        return [
            ScriptFinding(
                text("The document says when to get help. The script does not say it"),
                source=warnings[0].source,
            )
        ]
    return [] if read.across else list(_left_out(warnings, read.script))


def warnings_of(document: str) -> str:
    """The passages of a document that tell of warning signs and when to get help, each once."""
    language = detect_language(document)
    read = both(CheckedScript(document, document, language.value)) if language else None
    found = _warnings(read.document) if read is not None else []
    return "\n".join(dict.fromkeys(one.source for one in found))


def asks_for_help(reading: Reading) -> bool:
    """Whether a sentence tells to seek help: soon, or when something happens."""
    return _is_urgent(reading) or (reaches_out(reading) and _is_conditional(reading))


def _is_urgent(reading: Reading) -> bool:
    """Whether a sentence tells to seek help the same day; who is seen today is told no such."""
    language = reading.language
    grades = [min(one.grades) for one in urgencies(reading.text, language)]
    if not grades or min(grades) > Grade.SAME_DAY:
        return False
    if min(grades) == Grade.EMERGENCY:
        return True
    if clinic_reaches_out(reading):
        return False
    # A Chinese sentence is read as a condition also without an “if”.
    marked = language != "zh" or _HAN_IF.search(reading.text) is not None
    if marked and listings.condition_items(reading):
        return _is_conditional(reading)
    return reaches_out(reading) and not is_errand(reading)


def _is_conditional(reading: Reading) -> bool:
    """Whether a condition of a sentence is more than an errand."""
    language = reading.language
    items = [one.text for one in listings.condition_items(reading)]
    return any(
        not asks_when(reading, one) and not is_of_errands(_plain(one, language), language)
        for one in items
    )


def _left_out(warnings: Sequence[_Warning], script: Sequence[Reading]) -> Iterator[ScriptFinding]:
    said = list(
        dict.fromkeys(
            keys for one in script for keys in together([*filter(None, listings.parts(one))], one)
        )
    )
    seen: set[frozenset[str]] = set()
    for warning in warnings:
        signs = {one.keys: one for one in warning.signs if one.keys not in seen}
        seen.update(signs)
        missing = [one for one in signs.values() if not is_told(one, said)]
        if missing:
            texts = list(dict.fromkeys(one.text.strip(" .。")[:_MAX_SIGN] for one in missing))
            names = "”, “".join(texts[:_SHOWN])
            yield ScriptFinding(
                plural(
                    "The script leaves out {number} warning sign of the document: “{names}”",
                    "The script leaves out {number} warning signs of the document: “{names}”",
                    len(texts),
                    names=names,
                ),
                source=warning.source,
            )


def _warnings(document: Sequence[Reading]) -> list[_Warning]:
    """The passages that tell of warning signs; the items of one list are one passage."""
    found: list[_Warning] = []
    last: tuple[int, str] | None = None
    for reading in document:
        sentence = reading.sentence
        if sentence.is_heading or not _tells_sign(reading):
            continue
        place = (sentence.section, sentence.lead)
        if sentence.lead and place == last:
            found[-1].source += f" {sentence.text}"
        else:
            found.append(_Warning(sentence.whole))
        last = place
        found[-1].signs += _signs(reading)
    return found


def _tells_sign(reading: Reading) -> bool:
    """Whether a sentence says what to get help for, or stands in a list of such signs."""
    language = reading.language
    conditions = listings.condition_items(reading)
    if conditions and all(_names_no_sign(one.text, language) for one in conditions):
        return False
    if _is_urgent(reading):
        return True
    heading = reading.sentence.heading
    titled = _plain(heading, language)
    heads = _HEADING[language].search(titled) is not None or bool(urgencies(titled, language))
    return heads and (asks_for_help(reading) or _ENDED.search(reading.text) is None)


def _signs(reading: Reading) -> list[listings.Item]:
    language = reading.language
    found = listings.condition_items(reading)
    if found:
        return [
            one
            for one in found
            if not _REFERS[language].search(one.text) and not _names_no_sign(one.text, language)
        ]
    # “Call 911 for chest pain” and the items of a list name signs without an “if”.
    told = reading.sentence.text
    return [listings.Item(keys, told) for keys in listings.parts(reading) if keys]


def _names_no_sign(told: str, language: str) -> bool:
    plain = _plain(told, language)
    return _UNCLEAR[language].fullmatch(plain) is not None or is_of_errands(plain, language)


def _plain(told: str, language: str) -> str:
    return to_traditional(told) if language == "zh" else told
