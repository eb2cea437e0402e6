"""Reads a script in which two speakers say the same in two languages, and compares the two.

What is said in the document's language is compared with the document as any script is. Each turn
in the other one is compared with the turn beside it, sentence by sentence where both have as many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.i18n import text
from core.text.identification import languages_of
from core.text.languages import language_name
from plugins.education_audio.fidelity.across.compare import told_otherwise
from plugins.education_audio.fidelity.amounts.figures import DocumentFigures, compare_figures
from plugins.education_audio.fidelity.difference import Difference, Found, Kind
from plugins.education_audio.fidelity.reading.languages import CHECKED
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import Sentence, read_sentences
from plugins.education_audio.speech_text import speaker_languages, turns

_FIRST_LABEL = re.compile(r"\bspeaker ?1 ?[:：]", re.IGNORECASE)
_ASKS = re.compile(r"[?？;؟][\"'”’」』）)]*\s*$")

_NOT_PAIRED = text("Only one of the two speakers says this, in one language")
_CUT_OTHERWISE = text(
    "The two speakers do not say this in as many sentences. Check that neither leaves anything out"
)
_OTHERWISE = {
    Kind.FIGURE: text("The two speakers say different numbers, doses or times"),
    Kind.FREQUENCY: text("The two speakers say differently how often"),
    Kind.POLARITY: text("Only one of the two speakers says “not”"),
    Kind.CONDITION: text("One of the two speakers says “more” for the other's “less”"),
    Kind.MEDICINE: text("The two speakers do not name the same medicine"),
}
_MAX_TOLD = 200  # characters of a message


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break, in `language` (ISO 639-1)."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """A script in two languages. `own` is compared with the document, `other` with what is said
    in `own`."""

    own: str
    other: str
    turns: tuple[Turn, ...]

    @property
    def own_script(self) -> str:
        """What is said in `own`, as a script."""
        return "\n\n".join(turn.words for turn in self.turns if turn.language == self.own)

    def pairs(self) -> Iterator[tuple[Turn | None, Turn | None]]:
        """Each turn in `own` and the one in `other` that says the same; None where there is none.

        In the order of the script.
        """
        left = list(reversed(self.turns))
        while left:
            first = left.pop()
            second = left.pop() if left and left[-1].language != first.language else None
            yield (first, second) if first.language == self.own else (second, first)


@dataclass(frozen=True, slots=True)
class Translated:
    """A sentence in the other language beside the words that it says again, "" for none."""

    sentence: str
    source: str


def two_languages(script: str, document: str) -> TwoLanguages | None:
    """The script as one in two languages; None for another one, also where one speaker asks in the
    one language and the other explains in the other."""
    said = turns(script)
    if len(said) < 2 or _FIRST_LABEL.search(script) is None:
        return None
    languages = speaker_languages(said)
    if not languages:
        return None
    first, second = languages[1], languages[2]
    known = languages_of([document, *document.splitlines()])
    own, other = sorted((first, second), key=lambda one: (one not in known, one not in CHECKED))
    found = TwoLanguages(own, other, tuple(Turn(languages[one.speaker], one.text) for one in said))
    pairs = [(one, again) for one, again in found.pairs() if one is not None and again is not None]
    again = sum(_asks(one) == _asks(other) for one, other in pairs)
    return found if 2 * again >= len(pairs) > 0 else None


def _asks(turn: Turn) -> bool:
    return _ASKS.search(turn.words) is not None


def compare_turns(own: Turn | None, other: Turn | None) -> tuple[list[Found], list[Translated]]:
    """What two turns that say the same say otherwise, and the sentences of `other`."""
    sentences = _sentences(other)
    if own is None or other is None:
        alone = _sentences(own or other)
        found = [Found(Difference(Kind.LANGUAGE, _NOT_PAIRED), one, "") for one in alone[:1]]
        return found, [Translated(one, "") for one in sentences]
    if own.language not in CHECKED or other.language not in CHECKED:
        return [], [Translated(one, own.words) for one in sentences]
    told = _sentences(own)
    found, parts = [], sentences
    if len(told) != len(sentences):
        # Cut otherwise, the turns are compared as wholes, which does not tell what is left out.
        found.append(Found(Difference(Kind.LANGUAGE, _CUT_OTHERWISE), sentences[0], ""))
        told, parts = [" ".join(told)], [" ".join(sentences)]
    for one, again in zip(told, parts, strict=True):
        found += _differences(Turn(own.language, one), Turn(other.language, again))
    beside = told if len(told) == len(sentences) else told * len(sentences)
    return found, [Translated(*both) for both in zip(sentences, beside, strict=True)]


def not_compared(found: TwoLanguages) -> list[Found]:
    """That the other language, or both, cannot be compared; named once, not at each sentence."""
    unread = [one for one in dict.fromkeys((found.other, found.own)) if one not in CHECKED]
    if not unread:
        return []
    first = next(turn.words for turn in found.turns if turn.language == found.other)
    message = text(
        "What is said in {language} was compared with nothing", language=language_name(unread[0])
    )
    return [Found(Difference(Kind.LANGUAGE, message), first.splitlines()[0][:500], "")]


def _sentences(turn: Turn | None) -> list[str]:
    if turn is None:
        return []
    return [one.text for one in read_sentences(turn.words)]


def _differences(own: Turn, other: Turn) -> Iterator[Found]:
    """Each kind of difference once, at the words of `other`.

    The words of `own` are no document's: they stand in the message.
    """
    told, said = _reading(own), _reading(other)
    kinds = [one.kind for one in (*_lost(said, told), *_lost(told, said))]
    kinds += [one.kind for one, _ in told_otherwise(said, [told])]
    if _medicines(said) != _medicines(told):
        kinds.append(Kind.MEDICINE)
    for kind in dict.fromkeys(kinds):
        told_there = own.words[:_MAX_TOLD]
        message = text(
            "{otherwise}. The other says: “{told}”", otherwise=_OTHERWISE[kind], told=told_there
        )
        yield Found(Difference(kind, message), other.words, "")


def _lost(script: Reading, source: Reading) -> list[Difference]:
    """The figures that only one of two sentences has: one left out is as wrong as one added."""
    return compare_figures(script, [source], DocumentFigures([source]), [source], strict=True)


def _medicines(reading: Reading) -> set[str]:
    return {one.name for one in reading.medicines if not one.guessed}


def _reading(turn: Turn) -> Reading:
    return Reading(Sentence(turn.words), turn.language)
