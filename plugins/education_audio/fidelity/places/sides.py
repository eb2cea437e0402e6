"""Finds both sides of the body in the place of one, and one in the place of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.places.kinds import BODY, Named, is_related
from plugins.education_audio.fidelity.places.naming import named_in
from plugins.education_audio.fidelity.reading.sentence import Reading

_TWO = 2
_BEFORE = 30  # characters in front of a site that tell which side is meant
_BOTH = re.compile(
    r"(?:\b(?:both|each|either)(?: of)?(?: (?:your|the|his|her|their))?(?: (?:upper|lower))?"
    r"|\btwo|\bamb[oa]s"
    r"|\b(?:los|las|sus) dos(?: (?:agujeros|orificios|lados) de(?:l| la| su))?"
    r"|\bcada(?: un[oa] de (?:los|las|sus))?) $"
    r"|(?:[兩雙][個隻條邊側]?|左右[兩]?[邊側隻]?|每[隻個條邊側]一?)的?$",
    re.IGNORECASE,
)
_HAN_BOTH_INSIDE = re.compile("[兩雙]")
_ONE = re.compile(
    r"(?:\b(?:left|right|operated|affected|injured|sore|painful|bad|broken|treated|one|only one)"
    r"(?: (?:upper|lower|inner|outer))?|\b(?:un solo|una sola)) $"
    r"|(?:[左右][邊側隻條]?|(?:受傷|開刀|手術|患|疼痛|有問題)的?(?:那?一?[隻條邊個側])?|一[隻個條邊側])的?$",
    re.IGNORECASE,
)
_ONE_BEHIND = re.compile(
    r"(?: nasal| superior| inferior)?"
    r" (?:derech|izquierd|operad|afectad|lesionad|enferm|herid|tratad)[oa]\b",
    re.IGNORECASE,
)
# The two sides told one after the other are both.
_LEFT = re.compile(r"\bleft\b|\bizquierd[oa]s?\b|左", re.IGNORECASE)
_RIGHT = re.compile(r"\bright\b|\bderech[oa]s?\b|右", re.IGNORECASE)
_OTHER = re.compile(r"\bother\b|\botr[oa]s?\b|另", re.IGNORECASE)


def compare_sides(
    script: Reading, sources: Sequence[Reading], beside: Sequence[Reading]
) -> Iterator[Difference]:
    """“In both eyes” for “in your right eye”, and the other way round.

    `beside` are the sentences of the script around this one, which may tell of the other side.
    """
    known = [(source, one) for source in sources for one in _sites(source)]
    for said in _sites(script):
        of_it = [(source, one) for source, one in known if is_related(said, one)]
        for is_said, is_told, around in (
            (_is_both, _is_one, sources),
            (_is_one, _is_both, [script, *beside]),
        ):
            if not is_said(script, said) or any(is_said(source, one) for source, one in of_it):
                continue
            if _tells_two_sides(around):
                continue
            for source, told in of_it:
                if is_told(source, told) and _shares(script, source):
                    message = said_instead(
                        told=_with_side(source, told),
                        said=_with_side(script, said),
                    )
                    yield Difference(Kind.CONDITION, message, said.start, said.end)
                    return


_BOTH_THINGS = re.compile(r"\bboth (?!of )\w+s\b|\bamb[oa]s\b", re.IGNORECASE)


def is_told_as_both(one: Difference, script: Reading, sources: Sequence[Reading]) -> bool:
    """Whether a number that differs is the “two” of a site, and a source says both of it."""
    counted = any(
        figure.value == _TWO and not figure.unit and figure.start < one.end <= figure.end
        for figure in script.figures
    )
    if counted and any(_BOTH_THINGS.search(source.text) for source in sources):
        return True
    return counted and any(
        one.start < said.start <= one.end + _BEFORE
        and _is_both(script, said)
        and any(
            is_related(said, told) and _is_both(source, told)
            for source in sources
            for told in _sites(source)
        )
        for said in _sites(script)
    )


def _sites(reading: Reading) -> list[Named]:
    return [one for one in named_in(reading) if one.family == BODY]


def _is_both(reading: Reading, site: Named) -> bool:
    if _HAN_BOTH_INSIDE.match(reading.text, site.start):
        return True
    return _BOTH.search(reading.text, max(0, site.start - _BEFORE), site.start) is not None


def _is_one(reading: Reading, site: Named) -> bool:
    if _ONE_BEHIND.match(reading.text, site.end):
        return True
    return _ONE.search(reading.text, max(0, site.start - _BEFORE), site.start) is not None


def _tells_two_sides(readings: Sequence[Reading]) -> bool:
    texts = [one.text for one in readings]
    return any(_OTHER.search(one) for one in texts) or all(
        any(side.search(one) for one in texts) for side in (_LEFT, _RIGHT)
    )


def _shares(script: Reading, source: Reading) -> bool:
    """Whether two sentences have more in common than the site."""
    words = []
    for reading in (script, source):
        sites = _sites(reading)
        words.append(
            {
                word.term
                for word in reading.words
                if not any(word.start < one.end and one.start < word.end for one in sites)
            }
            | {f"{figure.unit}{figure.amount}" for figure in reading.figures}
        )
    return bool(words[0] & words[1])


def _with_side(reading: Reading, site: Named) -> str:
    """A site with the words that tell which side is meant."""
    start, end = site.start, site.end
    for pattern in (_BOTH, _ONE):
        before = pattern.search(reading.text, max(0, site.start - _BEFORE), site.start)
        if before is not None:
            start = min(start, before.start())
    behind = _ONE_BEHIND.match(reading.text, site.end)
    return reading.said[start : behind.end() if behind else end].strip()
