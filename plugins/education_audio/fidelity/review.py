"""Reviews a script against its document: each sentence beside the sentences that it was made of."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import lru_cache

from core.i18n import text
from core.text.identification import languages_of
from core.text.languages import language_name
from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Difference, Found, Kind
from plugins.education_audio.fidelity.document import ReadDocument
from plugins.education_audio.fidelity.reading import listings
from plugins.education_audio.fidelity.reading.languages import (
    CHECKED,
    language_of,
    lines_in_others,
)
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import Sentence, read_sentences, visible
from plugins.education_audio.fidelity.two_languages import (
    TwoLanguages,
    compare_turns,
    not_compared,
    two_languages,
)
from plugins.education_audio.fidelity.warnings.omissions import WholeScript

_BESIDE = 2  # sentences on each side that may say how soon something has to be done


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence of the script, and the words of the document that it was made of.

    `source` is "" for what the writer added, None where the sentence says nothing to compare or
    could not be compared. Of a script in two languages, a translated sentence stands beside what
    the other speaker says.
    """

    sentence: str
    source: str | None
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What a review found and what it covered.

    `compared` counts the sentences that have a source in the document; `added` are those without.
    `beside` are all sentences of the script in their order.
    `language` is the ISO 639-1 code of a language in which nothing can be compared, else "".
    `across` is set when script and document are in different languages: then figures and medicines
    are looked up in the whole document, and the rest is compared where a sentence has a source.
    """

    found: tuple[Found, ...] = ()
    compared: int = 0
    added: tuple[str, ...] = ()
    language: str = ""
    across: bool = False
    beside: tuple[Beside, ...] = ()


_lock = threading.Lock()


def review(checked: CheckedScript) -> Review:
    """The review of a script; asked for by several checks at once, it is made once."""
    with _lock:
        return _review(checked)


def _not_read(sentence: Sentence, language: str) -> Found:
    message = text(
        "This is in {language}, and was compared with nothing", language=language_name(language)
    )
    return Found(Difference(Kind.LANGUAGE, message), sentence.text, "")


@lru_cache(maxsize=4)
def _review(checked: CheckedScript) -> Review:
    checked = replace(checked, script=visible(checked.script), document=visible(checked.document))
    both = two_languages(checked.script, checked.document)
    if both is not None:
        own = replace(checked, script=both.own_script, language=both.own)
        return _with_the_other(both, _review(own))
    language = language_of(checked.script, checked.language)
    if language not in CHECKED:
        return Review(language=language)
    sentences = read_sentences(checked.script)
    document = ReadDocument(checked.document, language)
    readings = [Reading(sentence, language) for sentence in sentences]
    document.whole = WholeScript(
        frozenset(term for reading in readings for term in reading.terms),
        "\n".join(reading.text for reading in readings),
        tuple(keys for reading in readings for keys in listings.parts(reading)),
    )
    document.told = frozenset(one.name for reading in readings for one in reading.denominators)
    across = document.language != language
    if across:
        document.translated = document.links(readings)
    found: list[Found] = []
    added: list[str] = []
    compared = 0
    beside: list[Beside] = []
    known: dict[Sentence, tuple[list[Found], str | None] | None] = {}
    others = lines_in_others(checked.script, language)
    if others:
        of_document = languages_of(checked.document.splitlines())
        others = {line: code for line, code in others.items() if code not in of_document}
    for number, sentence in enumerate(sentences):
        other = next((code for line, code in others.items() if sentence.text in line), None)
        if other is not None:
            found.append(_not_read(sentence, other))
            beside.append(Beside(sentence.text, None, sentence.is_heading))
            continue
        if sentence not in known:
            document.beside = readings[max(0, number - _BESIDE) : number + _BESIDE + 1]
            known[sentence] = document.compare(sentence, language, across=across)
        result = known[sentence]
        if result is None:
            beside.append(Beside(sentence.text, None, sentence.is_heading))
            continue
        differences, source = result
        found += differences
        unknown = across or sentence.is_heading
        beside.append(
            Beside(sentence.text, source or (None if unknown else ""), sentence.is_heading)
        )
        if source is not None:
            compared += 1
        elif not sentence.is_heading:
            added.append(sentence.text)
    return Review(tuple(found), compared, tuple(added), across=across, beside=tuple(beside))


def _with_the_other(both: TwoLanguages, own: Review) -> Review:
    """The review of a script in two languages, from that of what is in the document's language."""
    found = [*own.found, *not_compared(both)]
    left = list(own.beside)
    beside: list[Beside] = []
    for told, again in both.pairs():
        differences, sentences = compare_turns(told, again)
        found += differences
        if told is not None:
            count = len(read_sentences(told.words))
            beside += left[:count]
            del left[:count]
        beside += [Beside(one.sentence, one.source, is_heading=False) for one in sentences]
    return replace(own, found=tuple(found), beside=tuple(beside + left))
