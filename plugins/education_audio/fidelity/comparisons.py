"""Compares what a sentence says beside its figures: how often, when, which medicine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plugins.education_audio.fidelity.amounts.bounds import (
    bounded,
    changes,
    is_answered,
    is_later_anyway,
    of_other_times,
    same_bounds,
)
from plugins.education_audio.fidelity.difference import (
    NOT_ADDED,
    NOT_LOST,
    Difference,
    Kind,
    said_instead,
)
from plugins.education_audio.fidelity.lasting import is_asked_of, turns_the_end
from plugins.education_audio.fidelity.opposites.poles import Pole, poles
from plugins.education_audio.fidelity.opposites.qualities import QUALITIES
from plugins.education_audio.fidelity.pairings import part_around
from plugins.education_audio.fidelity.permissions.contraries import goes_slowly, says_contrary
from plugins.education_audio.fidelity.permissions.excuses import is_only_if
from plugins.education_audio.fidelity.reading.polarity_cues import WAIT
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.turned import plain_text
from plugins.education_audio.fidelity.sequences import object_of

_ENOUGH_CONTEXT = 2  # words in common, from which a word stands for the other one it is beside
_CONTEXT = 3  # content words on each side of a word with an opposite
_SAME_START = 3  # letters that two forms of a verb have in common
_NOT_WITHOUT = re.compile(
    r"\b(?:never|not|no|nunca|jam[aá]s)\b[^.,;:]{0,60}"
    r"\b(?:without|sin|on an empty stomach|en ayunas)\b"
    r"|n['\u2019]t\b[^.,;:]{0,60}\b(?:without|on an empty stomach)\b|不[^，。；]{0,12}空腹",
    re.IGNORECASE,
)
_BOUND_BY = re.compile(
    r"\b(?:without|unless|until|before|first|sin|hasta|antes|primero)\b|未經|先|之前", re.IGNORECASE
)
_LEAVES_OUT = re.compile(
    r"\b(?:skip|omit|leave (?:it|that|this|them) out|s[aá]lt(?:e|es)el[ao]|om[ií]tal[ao])\b"
    r"|跳過|略過|別再?吃|不要再?吃",
    re.IGNORECASE,
)
_ENOUGH_STORED = 2  # words in common: leaflets tell of two places, “new ones in the fridge, …”
_FRIDGE, _OUT_OF_IT = 0, 1  # of the axis of storage
_MORE_OR_LESS = re.compile("more|less|fewer|más|menos|[多少][吃喝走做]", re.IGNORECASE)
_HOT, _COLD, _WARM = 0, 1, 3  # poles of the axis of warmth
# Axes of which one word denied is the other: “do not get it wet” is “keep it dry”.
_COMPLEMENTS = QUALITIES | {"wet", "lid", "place", "fill", "same", "parity", "apart"}
_NEVER = 2  # the pole of “never” on the axis of habits
_SAME_WORDS = 0.8  # likeness from which two sentences differ in little else
# Of what is told in one way, another way is a difference, also where the words beside it differ.
_WAYS = {
    "through",
    "swallow",
    "pose",
    "inner",
    "thickness",
    "lying",
    "strength",
    "turn",
    "forward",
    "upward",
    "weight",
    "warmth",
}
_MANNERS = {
    "intact",
    "stomach",
    "storage",
}  # axes on which a document that says one thing leaves no room for another
_ALONE = {
    "daytime",
    "light",
    "side",
    "hours",
    "weekday",
}  # axes whose words need no neighbour in common


def compare_conditions(
    script: Reading, sources: Sequence[Reading], alike: float, *, certain: bool = False
) -> Iterator[Difference]:
    """“Before” told as “after”, “above” as “below”, “left” as “right”.

    `alike` is 0 to 1; `certain` tells that these are the sources.
    """
    for said in script.poles:
        own, others = 0, 0
        told: tuple[Reading, Pole] | None = None
        bounds = same_bounds(script, said, sources)
        if said.axis == "limit" and any(
            one.negative for reading in (script, *sources) for one in reading.clauses
        ):
            # “Do not swim within 7 days” is “for at least 7 days do not swim”.
            continue
        if said.axis == "if" and is_only_if(script, sources):
            continue
        if said.axis == "during" and alike < _SAME_WORDS:
            # “Until it goes” is “while it lasts”, where the verbs differ too.
            continue
        if bounds or said.axis in ("wait", "limit"):
            if (
                bounds
                and all(pole.pole != said.pole for _, pole in bounds)
                and not (said.axis == "order" and _says_the_same(script, said, *bounds[0]))
            ):
                yield _turned(script, said, *bounds[0])
            if said.axis != "order" or len({pole.pole for _, pole in bounds}) < 2:
                continue
        if said.axis == "order" and (turned := _of_the_other(script, said, sources)) is not None:
            yield _turned(script, said, *turned)
            continue
        if said.axis == "order" and (
            is_later_anyway(script, said, sources) or _is_of_the_same(script, said, sources)
        ):
            continue
        # What a source says of both is told apart by the part of the sentence that each stands in.
        contrast = said.axis != "degree" and any(
            len({pole.pole for pole in source.poles if pole.axis == said.axis}) > 1
            for source in sources
        )
        _context = _part if contrast else _window
        context = _context(script, said)
        has_own = denied = False
        for source in sources:
            repeated = _repeated(script, source, said)
            for pole in source.poles:
                if pole.axis != said.axis or _word(source, pole) in repeated:
                    continue
                if is_answered(script, source, pole) or of_other_times(script, said, source, pole):
                    continue
                if said.axis == "degree" and changes(script, said) != changes(source, pole):
                    continue  # “It may rise by 5 %” turns no “more than 5 %”
                if _is_how_much(script, said) and bounded(source, pole) is not None:
                    # “Drink less” is no bound beside “at least two litres”.
                    continue
                shared = len(context & _context(source, pole))
                if pole.pole == said.pole:
                    own, has_own = max(own, shared), True
                    denied = denied or source.denies_at(pole.start)
                elif told is None or shared > others:
                    others, told = shared, (source, pole)
        if said.axis == "storage" and others < _ENOUGH_STORED:
            continue
        if told is not None and alike < _SAME_WORDS and _is_never(said, told[1]):
            continue
        if said.axis == "lasting" and not (
            told is not None and is_asked_of(script, said) and is_asked_of(*told)
        ):
            continue
        if told is None or (has_own and (own >= others or others < _ENOUGH_CONTEXT)):
            continue
        alone = said.axis in _ALONE or (certain and said.axis in _WAYS)
        if not others and not (alone and not has_own) and alike < _SAME_WORDS:
            continue
        source, pole = told
        if denied and script.denies_at(said.start) and not source.denies_at(pole.start):
            # “In the morning, never in the evening”: the evening is denied here too.
            continue
        if _says_the_same(script, said, source, pole):
            continue
        yield _turned(script, said, source, pole)


def _is_how_much(script: Reading, said: Pole) -> bool:
    """Whether a “more” or “less” bounds no figure."""
    return (
        said.axis == "degree"
        and _MORE_OR_LESS.fullmatch(script.text, said.start, said.end) is not None
        and bounded(script, said) is None
    )


def _of_the_other(
    script: Reading, said: Pole, sources: Sequence[Reading]
) -> tuple[Reading, Pole] | None:
    """Where a source that has both “before” and “after” says the other one of the same.

    “12 hours after the last dose, before the morning dose” told as “after the morning dose”.
    """
    about = object_of(script, said)
    known = [(source, one) for source in sources for one in source.poles if one.axis == said.axis]
    if not about or len({one.pole for _, one in known}) < 2:
        return None
    if any(one.axis == said.axis and one.pole != said.pole for one in script.poles):
        return None
    if any(one.pole == said.pole and about & object_of(source, one) for source, one in known):
        return None
    others = [
        (source, one)
        for source, one in known
        if one.pole != said.pole and about <= object_of(source, one)
    ]
    if not others or _says_the_same(script, said, *others[0]):
        return None
    return None if of_other_times(script, said, *others[0]) else others[0]


def _is_of_the_same(script: Reading, said: Pole, sources: Sequence[Reading]) -> bool:
    """Whether a source that has both “before” and “after” says the same one of the same."""
    about = object_of(script, said)
    known = [(source, one) for source in sources for one in source.poles if one.axis == said.axis]
    return len({one.pole for _, one in known}) > 1 and any(
        one.pole == said.pole and about & object_of(source, one) for source, one in known
    )


class Manners:
    """How a document says that something is taken or kept."""

    def __init__(self, document: Sequence[Reading]) -> None:
        self._by_axis: dict[str, list[tuple[Reading, Pole]]] = {axis: [] for axis in _MANNERS}
        for source in document:
            for pole in source.poles:
                if pole.axis in _MANNERS:
                    self._by_axis[pole.axis].append((source, pole))

    def compare(self, script: Reading) -> Iterator[Difference]:
        """“Swallow it whole” told as “chew it”, which the whole document never says.

        A short sentence on how to take it seldom has a word in common with its source.
        """
        for said in script.poles:
            known = self._by_axis.get(said.axis, [])
            if known and all(pole.pole != said.pole for _, pole in known):
                yield _turned(script, said, *known[0])
                return


def _is_never(said: Pole, told: Pole) -> bool:
    """Whether “always” stands beside “never”: “never on the skin” is “always with a towel”."""
    return said.axis == "habit" and _NEVER in (said.pole, told.pole)


def _turned(script: Reading, said: Pole, source: Reading, told: Pole) -> Difference:
    if _word(script, said)[2] == _word(source, told)[2]:
        # The same word, which one of the two denies.
        denied = said not in poles(plain_text(script.text), script.language)
        message = NOT_ADDED if denied else NOT_LOST
        return Difference(Kind.CONDITION, message, said.start, said.end)
    message = said_instead(
        told=source.said[told.start : told.end],
        said=script.said[said.start : said.end],
    )
    return Difference(Kind.CONDITION, message, said.start, said.end)


def _word(reading: Reading, pole: Pole) -> tuple[str, int, str]:
    return pole.axis, pole.pole, plain_text(reading.text[pole.start : pole.end])


def _words(reading: Reading) -> Counter[tuple[str, int, str]]:
    return Counter(_word(reading, pole) for pole in reading.poles)


def _repeated(script: Reading, source: Reading, said: Pole) -> set[tuple[str, int, str]]:
    """What both say in the same word, which answers no other: “over 65 … a lower dose”."""
    spoken, heard = _words(script), _words(source)
    if _word(script, said) in heard:
        return set()
    return {word for word in spoken if 0 < heard[word] <= spoken[word]}


def _says_the_same(script: Reading, said: Pole, source: Reading, told: Pole) -> bool:
    """“Only if” is “not … unless”, and “not stop … without asking” is “ask before you stop”."""
    if said.axis in _COMPLEMENTS:
        return script.denies_at(said.start) != source.denies_at(told.start)
    if said.axis == "storage" and {said.pole, told.pole} == {_FRIDGE, _OUT_OF_IT}:
        inside = (script, said) if said.pole == _FRIDGE else (source, told)
        return inside[0].denies_at(inside[1].start)
    if said.axis == "if":
        only = script if said.pole == 0 else source
        other = source if only is script else script
        if any(one.restricted for one in only.clauses) and any(
            one.negative for one in other.clauses
        ):
            return True
        # “Take it, unless …” is “take it, but skip it if …”.
        denied = any(one.negative and not one.subordinate for one in other.clauses)
        if not denied and _LEAVES_OUT.search(only.text):
            return True
        # “Unless it goes away” is “if it persists”.
        if {one.pole for one in script.poles if one.axis == "lasting"} ^ {
            one.pole for one in source.poles if one.axis == "lasting"
        } == {0, 1}:
            return True
        # “Unless it gets better” is “if it does not get better”.
        return any(one.negative and one.subordinate for one in only.clauses)
    if said.axis == "lasting":
        # “Unless it goes away” is “if it persists”, “until it stops” is “as long as it lasts”.
        return turns_the_end(script) != turns_the_end(source)
    if said.axis == "span":
        # “Not until” is “from then on”.
        return {any(one.negative for one in reading.clauses) for reading in (script, source)} == {
            True,
            False,
        }
    if said.axis == "order":
        # Neither after one thing is before it: “do not eat for an hour after it”.
        if script.denies_at(said.start) != source.denies_at(told.start):
            # “Wait two hours after it” is another matter than “wait two hours before it”.
            waits = WAIT.search(script.text) and WAIT.search(source.text)
            return not waits or not object_of(script, said) & object_of(source, told)
        # “Not before” is “only after”.
        return any(one.restricted for one in (*script.clauses, *source.clauses)) and (
            {any(one.negative for one in reading.clauses) for reading in (script, source)}
            == {True, False}
        )
    if said.axis == "warmth":
        # “Warm” is in between.
        if {said.pole, told.pole} != {_HOT, _COLD} and any(
            one.text.startswith("冰箱", pole.start)
            for one, pole in ((script, said), (source, told))
        ):
            # What comes out of the fridge may be taken with lukewarm water.
            return True
        return _WARM in (said.pole, told.pole) and _COLD not in (said.pole, told.pole)
    if said.axis in ("habit", "with", "food"):
        # “Never without” is “always with”.
        if any(_NOT_WITHOUT.search(one.text) for one in (script, source)):
            return True
        # “Never chew it” is “always swallow it whole”.
        return said.axis == "habit" and says_contrary(source.text, script.text, script.language)
    if said.axis == "course":
        words = [one.text[pole.start : pole.end] for one, pole in ((script, said), (source, told))]
        bounded = any(one.restricted for one in (*script.clauses, *source.clauses)) or any(
            _BOUND_BY.search(one.text) for one in (script, source)
        )
        gradual = goes_slowly(source.text, script.text, script.language)
        return (bounded or gradual) and len({plain_text(word)[:_SAME_START] for word in words}) == 1
    return False


def _part(reading: Reading, pole: Pole) -> frozenset[str]:
    """The content words and figures of the part of the sentence that a word stands in."""
    first, last = part_around(reading, pole.start)
    words = [
        word.term
        for word in reading.words
        if first <= word.start < last
        and not any(
            one.start < word.end and word.start < one.end
            for one in reading.poles
            if one.axis == pole.axis
        )
    ]
    figures = [
        f"{figure.unit}{figure.amount}"
        for figure in reading.figures
        if first <= figure.start < last
    ]
    return frozenset([*words, *figures])


def _window(reading: Reading, pole: Pole) -> frozenset[str]:
    """The content words and figures around a word."""
    taken = [(one.start, one.end) for one in reading.poles if one.axis == pole.axis]
    words = [
        word
        for word in reading.words
        if not any(start < word.end and word.start < end for start, end in taken)
    ]
    # Chinese is read in pairs of characters, two for a word.
    size = _CONTEXT * (2 if reading.language == "zh" else 1)
    before = [word.term for word in words if word.end <= pole.start][-size:]
    after = [word.term for word in words if word.start >= pole.end][:size]
    near = [
        f"{figure.unit}{figure.amount}"
        for figure in reading.figures
        if -16 <= figure.start - pole.end <= 16 or -16 <= pole.start - figure.end <= 16
    ]
    return frozenset([*before, *after, *near])
