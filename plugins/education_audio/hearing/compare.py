"""Compares the words that were heard in an audio file with the sentences it should say.

Each sentence has the heard words that stand where its own words are, by the longest runs of words
that both have. Figures with their units, “not” and names of medicines of the two are compared, as
the checks of scripts read them. A recogniser writes in its own way: what it heard is right when it
agrees with the sentence as it is written or as it is put into words for the voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from core.ports.recognition import HeardWord
from core.retrieval.medicines.finding import medicines
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN_CHARACTER
from core.text.simplified import to_traditional
from plugins.education_audio.contract import AudioCue, DeviationKind, HeardDeviation
from plugins.education_audio.fidelity.reading.counted import counted
from plugins.education_audio.fidelity.reading.languages import CHECKED
from plugins.education_audio.fidelity.reading.polarity_cues import NEGATION
from plugins.education_audio.fidelity.reading.words import folded
from plugins.education_audio.hearing.runs import Run, common_runs

_MAX_DEVIATIONS = 200
_LEAST_WORDS = 4  # of a sentence, from which it can be missing as a whole
_HEARD = 0.4  # of its words, below which a sentence was not heard
_ALIKE = 0.75  # of the letters of two names
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a Chinese character; `number` is that of its sentence or of its heard word."""

    key: str
    number: int


def deviations(
    cues: Sequence[AudioCue],
    heard: Sequence[HeardWord],
    language: str,
    in_words: Callable[[str], str],
) -> list[HeardDeviation]:
    """What was heard otherwise than it stands in these sentences, in their order.

    `in_words` gives a sentence as a voice is given it. `language` (ISO 639-1) is that of sentences
    that do not tell theirs; in others than en, es and zh only what is missing is found. The seconds
    are those at which the words were heard, and of the sentence where none was.
    """
    wanted = [_Token(key, number) for number, cue in enumerate(cues) for key in _keys(cue.text)]
    said = [_Token(key, number) for number, word in enumerate(heard) for key in _keys(word.text)]
    found: list[HeardDeviation] = []
    for number, (first, last, share) in enumerate(_places(wanted, said, len(cues))):
        cue = cues[number]
        words = heard[said[first].number : said[last - 1].number + 1] if last > first else ()
        spoken = cue.language or language
        text = _joined(words, spoken)
        at = words[0].begins if words else cue.begins
        missing = len(_keys(cue.text)) >= _LEAST_WORDS and share < _HEARD
        if missing:
            kinds = [DeviationKind.MISSING]
        elif spoken in CHECKED:
            kinds = list(_kinds(cue.text, in_words(cue.text), text, spoken))
        else:
            kinds = []
        found += [HeardDeviation(kind=kind, at=at, sentence=cue.text, heard=text) for kind in kinds]
        if len(found) >= _MAX_DEVIATIONS:
            break
    return found[:_MAX_DEVIATIONS]


def _keys(text: str) -> list[str]:
    keys: list[str] = []
    for match in _TOKEN.finditer(text):
        if HAN_CHARACTER.match(match[0]):
            keys += to_traditional(match[0])
        else:
            keys.append(folded(match[0]))
    return keys


def _places(
    wanted: Sequence[_Token], said: Sequence[_Token], count: int
) -> Iterator[tuple[int, int, float]]:
    """For each sentence the first and the last heard token + 1, and the share that was heard."""
    runs = common_runs([one.key for one in wanted], [one.key for one in said])
    matched: Counter[int] = Counter()
    at: list[float] = []
    before_wanted = before_said = 0
    for run in (*runs, Run(len(wanted), len(said), 0)):
        start, other, size = run.start, run.other, run.size
        # What stands between two runs is shared among the words there by their number.
        gap, across = start - before_wanted, other - before_said
        at += [before_said + across * place / gap for place in range(gap)]
        at += range(other, other + size)
        matched.update(wanted[place].number for place in range(start, start + size))
        before_wanted, before_said = start + size, other + size
    at.append(len(said))
    sizes = Counter(one.number for one in wanted)
    begin = 0
    for number in range(count):
        end = begin + sizes[number]
        first, last = round(at[begin]), round(at[end])
        if begin == 0:
            first = 0  # what is heard before its first word, too
        yield first, max(first, last), matched[number] / sizes[number] if sizes[number] else 1.0
        begin = end


def _joined(words: Sequence[HeardWord], language: str) -> str:
    space = "" if language == "zh" else " "
    return space.join(word.text for word in words)


def _kinds(written: str, spoken: str, heard: str, language: str) -> Iterator[DeviationKind]:
    figures = counted(heard, language)
    if not any(_same_figures(counted(text, language), figures) for text in (written, spoken)):
        yield DeviationKind.FIGURE
    if _denials(heard, language) not in (_denials(written, language), _denials(spoken, language)):
        yield DeviationKind.NEGATION
    if not _same_medicines(written, heard, language):
        yield DeviationKind.MEDICINE


def _same_figures(wanted: Sequence[Quantity], heard: Sequence[Quantity]) -> bool:
    """Whether each figure has its like; what may be none, such as “a week”, need not have one."""
    return _holds(heard, wanted) and _holds(wanted, heard)


def _holds(have: Sequence[Quantity], wanted: Sequence[Quantity]) -> bool:
    left = Counter((one.unit, one.amount) for one in have)
    left.subtract((one.unit, one.amount) for one in wanted if not one.loose)
    return all(count >= 0 for count in left.values())


def _denials(text: str, language: str) -> int:
    plain = to_traditional(text) if language == "zh" else text
    return len(NEGATION[language].findall(plain))


def _same_medicines(written: str, heard: str, language: str) -> bool:
    named, said = _medicines(written, language), _medicines(heard, language)
    if said.keys() - named.keys():
        return False
    keys = _keys(heard)
    # A recogniser may write a rare name as it sounds.
    return all(
        any(SequenceMatcher(None, folded(words), key).ratio() >= _ALIKE for key in keys)
        for name, words in named.items()
        if name not in said
    )


def _medicines(text: str, language: str) -> dict[str, str]:
    """The words of each medicine that a text names."""
    plain = to_traditional(text) if language == "zh" else text
    return {one.name: plain[one.start : one.end] for one in medicines(plain, [])}
