"""Compares what a sentence says beside its figures: how often, when, which medicine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from core.i18n import text
from core.text.quantities import Quantity
from plugins.education_audio.fidelity.contraries import goes_slowly, says_contrary
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.pairings import part_around
from plugins.education_audio.fidelity.reading.frequencies import Rate
from plugins.education_audio.fidelity.reading.medicines import Medicine
from plugins.education_audio.fidelity.reading.opposites import Pole
from plugins.education_audio.fidelity.reading.sentence import Reading, plain_text
from plugins.education_audio.fidelity.reading.words import folded, tokens
from plugins.education_audio.fidelity.same_figures import dimension, same_figure

_CONTEXT = 3  # content words on each side of a word with an opposite
_BEFORE_TIME = 8  # characters between “until” and its time
_BESIDE = 12  # characters between a word such as “above” and its figure
_BOUNDING = {"degree", "wait"}  # axes whose words bound a figure
_BETWEEN_BOUNDS = re.compile(r"[,;:，、；：.。]| and | y |和|而")
_THAN = re.compile(r"\bthan\b|(?<=s) que\b|比", re.IGNORECASE)
_SAME_START = 4  # letters that two forms of a verb have in common
_NOT_WITHOUT = re.compile(
    r"\b(?:never|not|no|nunca|jam[aá]s)\b[^.;]{0,60}"
    r"\b(?:without|sin|on an empty stomach|en ayunas)\b"
    r"|n['\u2019]t\b[^.;]{0,60}\b(?:without|on an empty stomach)\b|不[^，。；]{0,12}空腹",
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
_ALONE = {
    "daytime",
    "light",
    "side",
    "hours",
    "weekday",
}  # axes whose words need no neighbour in common


def compare_frequencies(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """How often: “weekly” told as “daily”."""
    known = [rate for source in sources for rate in source.rates]
    times = {rate.times for rate in known}
    for said in script.rates:
        if said.times in times or _implied(said, script, known):
            continue
        if said.weak and not known:
            continue
        words = script.said[said.start : said.end]
        if known:
            source = next(one for one in sources if one.rates)
            told = source.said[source.rates[0].start : source.rates[0].end]
            message = text("The document says “{told}”, not “{said}”", told=told, said=words)
        else:
            message = text("The document does not say “{said}” here", said=words)
        yield Difference(Kind.FREQUENCY, message, said.start, said.end)


def _implied(said: Rate, script: Reading, known: Sequence[Rate]) -> bool:
    """“Do it 3 times. Each day.” is three times a day: the count stands beside the period."""
    if not said.weak:
        return False
    times = {rate.times for rate in known}
    if any(rate.times in times for rate in script.rates if rate is not said):
        return True
    counts = [figure.value for figure in script.figures if figure.unit in ("times", "")]
    return any(rate.times == said.times * count for rate in known for count in counts) or any(
        rate.times == said.times for rate in known
    )


def compare_conditions(
    script: Reading, sources: Sequence[Reading], alike: float
) -> Iterator[Difference]:
    """“Before” told as “after”, “above” as “below”, “left” as “right”. `alike` is 0 to 1."""
    for said in script.poles:
        own, others = 0, 0
        told: tuple[Reading, Pole] | None = None
        bounds = _same_bounds(script, said, sources)
        if bounds or said.axis == "wait":
            if bounds and all(pole.pole != said.pole for _, pole in bounds):
                yield _turned(script, said, *bounds[0])
            continue
        # What a source says of both is told apart by the part of the sentence that each stands in.
        contrast = said.axis != "degree" and any(
            len({pole.pole for pole in source.poles if pole.axis == said.axis}) > 1
            for source in sources
        )
        _context = _part if contrast else _window
        context = _context(script, said)
        has_own = False
        for source in sources:
            repeated = _repeated(script, source, said)
            for pole in source.poles:
                if pole.axis != said.axis or _word(source, pole) in repeated:
                    continue
                if _is_answered(script, source, pole):
                    continue
                shared = len(context & _context(source, pole))
                if pole.pole == said.pole:
                    own, has_own = max(own, shared), True
                elif told is None or shared > others:
                    others, told = shared, (source, pole)
        if told is None or (has_own and (own >= others or (own and others < 2))):
            continue
        if not others and not (said.axis in _ALONE and not has_own) and alike < 0.8:
            continue
        source, pole = told
        if _says_the_same(script, said, source, pole):
            continue
        yield _turned(script, said, source, pole)


def _turned(script: Reading, said: Pole, source: Reading, told: Pole) -> Difference:
    message = text(
        "The document says “{told}”, the script “{said}”",
        told=source.said[told.start : told.end],
        said=script.said[said.start : said.end],
    )
    return Difference(Kind.CONDITION, message, said.start, said.end)


def _same_bounds(
    script: Reading, said: Pole, sources: Sequence[Reading]
) -> list[tuple[Reading, Pole]]:
    """What bounds the same figure in the sources: “at least” of “at least 2 litres”."""
    if said.axis not in _BOUNDING or (figure := _bounded(script, said)) is None:
        return []
    return [
        (source, pole)
        for source in sources
        for pole in source.poles
        if pole.axis == said.axis
        and (told := _bounded(source, pole)) is not None
        and (figure.unit or told.unit)
        and same_figure(figure, told)
    ]


def _is_answered(script: Reading, source: Reading, told: Pole) -> bool:
    """Whether the script bounds the same figure: no other word of it is compared with that."""
    return bool(_same_bounds(source, told, [script]))


def _bounded(reading: Reading, pole: Pole) -> Quantity | None:
    """The figure beside a word such as “above”, without anything but small words between."""
    found: list[tuple[int, Quantity]] = []
    for figure in reading.figures:
        start, end = sorted((figure.start, pole.end, figure.end, pole.start))[1:3]
        overlap = figure.start < pole.end and pole.start < figure.end
        between = "" if overlap else reading.text[start:end]
        if pole.axis == "wait" and (
            figure.start < pole.end or dimension(figure) != "time" or len(between) > _BEFORE_TIME
        ):
            continue
        if len(between) <= _BESIDE and not _BETWEEN_BOUNDS.search(between):
            found.append((len(between), figure))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


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
        # “Unless it gets better” is “if it does not get better”.
        return any(one.negative and one.subordinate for one in only.clauses)
    if said.axis == "span":
        # “Not until” is “from then on”.
        return {any(one.negative for one in reading.clauses) for reading in (script, source)} == {
            True,
            False,
        }
    if said.axis == "order":
        # “Not before” is “only after”.
        return any(one.restricted for one in (*script.clauses, *source.clauses)) and (
            {any(one.negative for one in reading.clauses) for reading in (script, source)}
            == {True, False}
        )
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


def compare_order(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“More women than men” told as “more men than women”."""
    left, right = _sides(script)
    for source in sources:
        other_left, other_right = _sides(source)
        # With “fewer” in place of “more” the same is said the other way round.
        if left & other_right and right & other_left and _degrees(script) == _degrees(source):
            message = text("The two sides of “than” are the other way round in the document")
            yield Difference(Kind.CONDITION, message, 0, len(script.text))
            return


def _degrees(reading: Reading) -> list[int]:
    return [pole.pole for pole in reading.poles if pole.axis == "degree"]


def _sides(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and after “than”, as far as they are near it."""
    than = _THAN.search(reading.text)
    if than is None:
        return frozenset(), frozenset()
    before = [word.term for word in reading.words if word.end <= than.start()][-_CONTEXT - 1 :]
    after = [word.term for word in reading.words if word.start >= than.end()][: _CONTEXT - 1]
    return frozenset(before) - frozenset(after), frozenset(after) - frozenset(before)


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
    before = [word.term for word in words if word.end <= pole.start][-_CONTEXT:]
    after = [word.term for word in words if word.start >= pole.end][:_CONTEXT]
    near = [
        f"{figure.unit}{figure.amount}"
        for figure in reading.figures
        if -16 <= figure.start - pole.end <= 16 or -16 <= pole.start - figure.end <= 16
    ]
    return frozenset([*before, *after, *near])


def compare_medicines(
    script: Reading,
    sources: Sequence[Reading],
    nearby: frozenset[str],
    everywhere: frozenset[str],
) -> Iterator[Difference]:
    """A medicine that the sources do not name.

    `nearby` are those of the sources' sections and the title, `everywhere` those of the document.
    """
    known = {one.name for source in sources for one in source.medicines}
    said = {one.name for one in script.medicines}
    for one in script.medicines:
        if one.name in known or (one.guessed and not known - said):
            continue
        if one.guessed and any(_has_word(source, one.text) for source in sources):
            continue
        if one.name in everywhere:
            if not sources:
                continue
            if one.name in nearby and not (known and known - said):
                continue
        yield _other_medicine(one, sources, known - said, in_document=one.name in everywhere)


def _has_word(reading: Reading, word: str) -> bool:
    return any(token.text == folded(word) for token in tokens(reading.text))


def _other_medicine(
    said: Medicine, sources: Sequence[Reading], left_out: set[str], *, in_document: bool
) -> Difference:
    told = next(
        (one for source in sources for one in source.medicines if one.name in left_out), None
    )
    if told is not None:
        message = text(
            "The document names “{told}” here, the script “{said}”", told=told.text, said=said.text
        )
    elif in_document:
        message = text("The document does not name “{said}” here", said=said.text)
    else:
        message = text("The medicine “{said}” is not in the document", said=said.text)
    return Difference(Kind.MEDICINE, message, said.start, said.end)
