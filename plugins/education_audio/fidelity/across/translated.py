"""Compares a sentence of a translated script with the groups of sentences that it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.education_audio.fidelity.across.compare import told_otherwise
from plugins.education_audio.fidelity.across.exchanged import later, replaced_medicine
from plugins.education_audio.fidelity.across.links import Links
from plugins.education_audio.fidelity.difference import Found, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import Sentence

_JOINED = ("；", ";")


def compare_translated(
    reading: Reading, groups: Sequence[Sequence[Reading]], links: Links, beside: Sequence[Reading]
) -> Iterator[Found]:
    """What a sentence says otherwise; `beside` are those of the script around it, and itself.

    Of each kind, one difference is told.
    """
    sources = [one for group in groups for one in group]
    taken = replaced_medicine(reading, sources)
    if taken is not None:
        yield Found(taken, reading.sentence.text, sources[0].sentence.whole)
    kinds: set[Kind] = set()
    whole = _with_joined(reading, beside)
    for group in groups:
        for one, source in told_otherwise(reading, group, whole):
            if one.kind not in kinds:
                yield Found(one, reading.sentence.text, source.sentence.whole)
                kinds.add(one.kind)
    if not groups:
        yield from _later_than_asked(reading, links, beside)


def _later_than_asked(reading: Reading, links: Links, beside: Sequence[Reading]) -> Iterator[Found]:
    """How soon to act, told behind a question that lists the signs: “Then call us at once.”"""
    before = next(
        (one for one, other in pairwise(beside) if other.sentence == reading.sentence), None
    )
    if before is None or not before.said.endswith(("?", "？")):
        return
    for source in [one for group in links.sources(before) for one in group][:1]:
        one = later(reading, source)
        if one is not None:
            yield Found(one, reading.sentence.text, source.sentence.whole)


def _with_joined(reading: Reading, beside: Sequence[Reading]) -> Reading | None:
    """A sentence with those around it that a “；” joins to it; None where there are none."""
    texts = [one.said for one in beside]
    if reading.said not in texts:
        return None
    first = last = texts.index(reading.said)
    while first and texts[first - 1].endswith(_JOINED):
        first -= 1
    while last + 1 < len(texts) and texts[last].endswith(_JOINED):
        last += 1
    if first == last:
        return None
    return Reading(Sentence("".join(texts[first : last + 1])), reading.language)
