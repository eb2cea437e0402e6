"""Tells which neighbour of a source a merged sentence of the script tells as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.text.folding import word_set
from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.reading.sentence import Reading

# Words of a sentence that only goes on with the one before it: “Do this for 20 minutes.”
_GOES_ON = word_set(
    "do repeat continu keep go carri last hold leav take use give hagal hag repit contin sig tom"
    " tomel mantengal mantenl dejel us usel apliquel dur repet appli wait esper treatment time"
    " step tratamient proces process whole all total"
    " 持續 持续 繼續 继续 重複 重复"
    " 這樣 这样 樣做 样做 如此 一共 共需 為期 为期 療程 疗程 以此 每次"
)

_IT = re.compile(
    r"(?:they|it|these|this|those|that|est[aeo]s?|es[aeo]s?|ell[oa]s)\b|這些?|它們?|那些?",
    re.IGNORECASE,
)
_IT_INSIDE = {
    "en": re.compile(r"\b(?:it|them)\b", re.IGNORECASE),
    "es": re.compile(r"\bno l[oa]s? \w+[ae]n?\b|\w*[áéíóú]\w{1,6}l[oa]s?\b", re.IGNORECASE),
    "zh": re.compile("它"),
}
_WITH_OBJECT = re.compile(r"\w*[áéíóú]\w{1,6}l[oae]s?", re.IGNORECASE)


def adds_figure(
    script: Reading, sources: Sequence[Reading], beside: Reading, *, follows: bool
) -> bool:
    """Whether a figure or rate that the sources lack comes from their neighbour `beside`.

    It does when the neighbour has it and speaks of the same or only goes on, and when the script
    tells the sources' own figures of its kind too: otherwise one has taken another's place.
    """
    own = {word.term for word in beside.words if not _names_it(beside.text[word.start : word.end])}
    goes_on = not own - _GOES_ON if follows else not own
    names = {one.name for one in script.medicines}
    if names and {one.name for one in beside.medicines} - names:
        return False
    if not goes_on and not beside.terms & script.terms:
        return False
    return _adds_rate(script, sources, beside) or any(
        any(same_figure(said, figure) for figure in beside.figures)
        for said in script.figures
        if _is_additional(said, script, sources)
    )


def speaks_of_it(beside: Reading, script: Reading, sources: Sequence[Reading]) -> bool:
    """Whether a sentence goes on with “they” or “this”, and the script tells what it says."""
    words = beside.sentence.text
    if _IT.match(words) is None and _IT_INSIDE[beside.language].search(words) is None:
        return False
    sourced = frozenset[str]().union(*(one.terms for one in sources))
    return bool((beside.terms & script.terms) - sourced)


def _names_it(word: str) -> bool:
    """Whether a Spanish verb carries its object: “manténgalo” goes on with what “lo” stands for."""
    return _WITH_OBJECT.fullmatch(word) is not None


def _is_additional(said: Quantity, script: Reading, sources: Sequence[Reading]) -> bool:
    known = [figure for source in sources for figure in source.figures]
    if any(same_figure(said, figure) for figure in known):
        return False
    kind = dimension(said)
    return all(
        any(same_figure(one, figure) for one in script.figures)
        for figure in known
        if dimension(figure) == kind
    )


def _adds_rate(script: Reading, sources: Sequence[Reading], beside: Reading) -> bool:
    said = {rate.times for rate in script.rates}
    known = {rate.times for source in sources for rate in source.rates}
    return bool((said - known) & {rate.times for rate in beside.rates}) and known <= said
