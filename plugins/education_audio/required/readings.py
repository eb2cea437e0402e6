"""A script and its document, read for what a script must hold."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import lru_cache

from core.retrieval.language import detect_language
from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.reading.languages import CHECKED, language_of
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import read_sentences, visible
from plugins.education_audio.fidelity.two_languages import two_languages


@dataclass(frozen=True, slots=True)
class Both:
    """The sentences of a script and of its document, each in its language (en, es, zh)."""

    script: tuple[Reading, ...]
    document: tuple[Reading, ...]
    across: bool


_lock = threading.Lock()


def both(checked: CheckedScript) -> Both | None:
    """Both texts, read once for all checks; None where one is in a language that is not read."""
    with _lock:
        return _both(checked)


@lru_cache(maxsize=4)
def _both(checked: CheckedScript) -> Both | None:
    checked = replace(checked, script=visible(checked.script), document=visible(checked.document))
    # What is said in another language besides is compared with that, turn by turn.
    twice = two_languages(checked.script, checked.document)
    if twice is not None:
        checked = replace(checked, script=twice.own_script, language=twice.own)
    language = language_of(checked.script, checked.language)
    known = detect_language(checked.document)
    source = language_of(checked.document, known.value if known else language)
    if language not in CHECKED or source not in CHECKED:
        return None
    return Both(
        tuple(Reading(one, language) for one in read_sentences(checked.script)),
        tuple(Reading(one, source) for one in read_sentences(checked.document)),
        across=language != source,
    )
