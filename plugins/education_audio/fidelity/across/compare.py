"""Compares a sentence of a translation with those of its document that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from core.i18n import text
from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.across.concepts import light
from plugins.education_audio.fidelity.across.contraries import Sign, signs
from plugins.education_audio.fidelity.across.cues import AFTER_IT, EXCEPT, NOT
from plugins.education_audio.fidelity.across.exchanged import AXES, EXCHANGES
from plugins.education_audio.fidelity.across.stance import Part, Stance, relevant
from plugins.education_audio.fidelity.across.times import order_turned
from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.amounts.waiting import has_to_pass
from plugins.education_audio.fidelity.difference import (
    NOT_ADDED,
    NOT_LOST,
    Difference,
    Kind,
    said_instead,
)
from plugins.education_audio.fidelity.opposites.poles import is_change
from plugins.education_audio.fidelity.reading.sentence import Reading

_BOUND_TURNED = text("The document has “more” for the script's “less”, or the reverse")


def told_otherwise(
    script: Reading, sources: Sequence[Reading], whole_said: Reading | None = None
) -> Iterator[tuple[Difference, Reading]]:
    """What a sentence says otherwise than each of these of another language, which say the same.

    `whole_said` is the sentence with those that a “；” joins to it, if there are any.
    """
    if not sources:
        return
    whole = len(script.text)
    said = Stance(script)
    told = [Stance(source) for source in sources]
    messages = [_denied_otherwise(said, one) for one in told]
    if all(messages) and whole_said is not None:
        # What a “；” joins to it may hold the “not”.
        messages = [_denied_otherwise(Stance(whole_said), one) for one in told]
    denied = all(messages) and not script.text.rstrip().endswith(("?", "？"))
    if denied:
        yield Difference(Kind.POLARITY, str(messages[0]), 0, whole), sources[0]
    rates = {rate.times for rate in script.rates}
    if rates and all(_has_others(source, rates) for source in sources):
        first, there = script.rates[0], sources[0].rates[0]
        words = script.said[first.start : first.end]
        message = said_instead(sources[0].said[there.start : there.end], words)
        yield Difference(Kind.FREQUENCY, message, first.start, first.end), sources[0]
    for changes in (True, False, None):
        bounds = _bounds(script, changes=changes)
        others = [_bounds(source, changes=changes) for source in sources]
        if len(bounds) == 1 and all(len(one) == 1 and not one & bounds for one in others):
            yield Difference(Kind.CONDITION, _BOUND_TURNED, 0, whole), sources[0]
            break
    left_out = [_left_out(said, one) for one in told]
    if all(left_out):
        message = text(
            "The document adds “{told}” here, the script leaves it out", told=left_out[0]
        )
        yield Difference(Kind.CONDITION, message, 0, whole), sources[0]
    turned = [_turned(script, said, *each) for each in zip(sources, told, strict=True)]
    if all(turned) and not denied:
        yield Difference(Kind.CONDITION, str(turned[0]), 0, whole), sources[0]
    for found in EXCHANGES:
        differences = [found(script, source) for source in sources]
        first_one = differences[0]
        if not all(differences) or first_one is None:
            continue
        if first_one.kind is not Kind.POLARITY or not denied:
            yield first_one, sources[0]


def _denied_otherwise(said: Stance, told: Stance) -> str | None:
    """The message where only one of two sentences denies what both speak of."""
    here, there = relevant(said, [told]), relevant(told, [said])
    forbids, forbade = any(one.forbids for one in here), any(one.forbids for one in there)
    contraries = _both(said.signs, told.signs)
    # “Keep it dry” is “do not wet it”; of two that say “keep it dry” nothing follows for a “not”.
    if _allowed_alone(told, said):
        return NOT_ADDED
    agree = any(
        one.side == other.side and (one.denied or other.denied) for one, other in contraries
    )
    if not agree and said.has_unless == told.has_unless:
        for here_sign, there_sign in contraries:
            if here_sign.side != there_sign.side and not here_sign.loose:
                return NOT_ADDED if here_sign.denied and not there_sign.denied else NOT_LOST
    if said.is_unasked != told.is_unasked:
        asked = told if said.is_unasked else said
        if asked.asks_first or (asked.has_without and (forbids or forbade)):
            return NOT_LOST
    if message := _condition_turned(said, told):
        return message
    open_here, open_there = (any(one.leaves_open for one in each) for each in (here, there))
    if agree:
        return None
    lacks = any(one.lacks & told.concepts for one in here)
    lacked = any(one.lacks & said.concepts for one in there)
    if (forbade or lacked or (open_there and not open_here)) and not _excused(said, told):
        return NOT_LOST
    opened = open_here and not open_there
    if (forbids or lacks or opened) and not _excused(told, said, purposes=not opened):
        return NOT_ADDED
    if _has_it(said, there) or _has_it(told, here) or _tells_lacking(said, there):
        return NOT_LOST
    if _tells_lacking(told, here):
        return NOT_ADDED
    if forbids and open_there and not forbade and not open_here:
        return NOT_ADDED
    if forbade and open_here and not forbids and not open_there:
        return NOT_LOST
    return None


def _allowed_alone(told: Stance, said: Stance) -> bool:
    """Whether one allows nothing but what the other forbids: “drink only water”, “drink no water”.

    The other one leaves nothing out of it.
    """
    allowed = told.alone - light()
    return bool(allowed) and any(
        part.forbids and allowed <= part.concepts and not EXCEPT.search(part.text)
        for part in said.parts
    )


def _excused(positive: Stance, negative: Stance, *, purposes: bool = True) -> bool:
    """Whether a sentence without the other's “not” may say the same in its own way."""
    without = not negative.has_without
    conditions = not negative.denies_in_condition
    refraining = not negative.denies_refraining
    if positive.holds_back(
        negative.concepts,
        without=without,
        conditions=conditions,
        refraining=refraining,
        purposes=purposes,
    ):
        return True
    if _waits_as_long(positive, negative):
        return True
    if positive.asks_first and not (positive.has_without or negative.denies_asking):
        return True
    return negative.has_until and positive.has_only_then and not positive.has_until


def _waits_as_long(positive: Stance, negative: Stance) -> bool:
    """“No swimming for three weeks” is “you may swim in three weeks”."""
    return any(
        dimension(one) == dimension(other) == "time"
        and same_figure(one, other)
        and _is_waited_for(positive.reading, one)
        and not _is_waited_for(negative.reading, other)
        for one in positive.reading.figures
        for other in negative.reading.figures
    )


def _is_waited_for(reading: Reading, time: Quantity) -> bool:
    return has_to_pass(reading, time) or AFTER_IT.search(reading.text, 0, time.start) is not None


def _has_it(positive: Stance, parts: Sequence[Part]) -> bool:
    """Whether a sentence has what the other is without: “with milk”."""
    lacking = frozenset[int]().union(*(one.without for one in parts))
    if not lacking & positive.concepts or positive.is_of_a_thing:
        return False
    return not positive.holds_back(lacking, without=True, conditions=True, refraining=True)


def _tells_lacking(positive: Stance, parts: Sequence[Part]) -> bool:
    """Whether the first part that names what the other says not to be tells that it is."""
    lacking = frozenset[int]().union(*(one.lacks for one in parts)) - light()
    named = next((one for one in positive.parts if one.concepts & lacking), None)
    return named is not None and named is positive.parts[0] and not named.denies_anything


def _condition_turned(said: Stance, told: Stance) -> str | None:
    """The message where a condition of one sentence denies what the other's names."""
    for one, other, message in ((said, told, NOT_ADDED), (told, said, NOT_LOST)):
        for denied, _ in one.denied_in_conditions():
            for again, named in other.denied_in_conditions():
                if denied & named and not again and not other.ends_in_condition:
                    return message
    both = _both(signs(said.conditions, said.language), signs(told.conditions, told.language))
    if both and all(one.side != other.side and not one.loose for one, other in both):
        return NOT_ADDED if any(one.denied for one, _ in both) else NOT_LOST
    return None


def _both(here: dict[str, Sign], there: dict[str, Sign]) -> list[tuple[Sign, Sign]]:
    return [(here[name], there[name]) for name in here.keys() & there.keys()]


def _turned(script: Reading, said: Stance, source: Reading, told: Stance) -> str | None:
    """The message where a word stands for its opposite: “left”, “after the meal”."""
    turned = order_turned(said.text, script.language, told.text, source.language)
    forbids = any(one.forbids for one in relevant(said, [told]))
    denied = bool(NOT.search(said.text)) == bool(NOT.search(told.text))
    # “Stop it before the scan” denies in one language only.
    if turned and (denied or forbids == any(one.forbids for one in relevant(told, [said]))):
        return said_instead(turned[1], turned[0])
    if forbids != any(one.forbids for one in relevant(told, [said])):
        return None
    for axis in AXES:
        here = [one for one in script.poles if one.axis == axis]
        there = [one for one in source.poles if one.axis == axis]
        sides, sides_there = {one.pole for one in here}, {one.pole for one in there}
        if len(sides) == len(sides_there) == 1 and sides != sides_there:
            return said_instead(
                source.text[there[0].start : there[0].end], script.text[here[0].start : here[0].end]
            )
    return None


def _left_out(said: Stance, told: Stance) -> str | None:
    """The condition under which alone something may be done, where the script tells none."""
    if not told.conditions or not (told.is_restricted or told.has_unless):
        return None
    bound = said.conditions or said.has_only_then or said.has_until or said.asks_first
    if bound or said.holds_back(told.concepts, without=True, conditions=True, refraining=True):
        return None
    return told.conditions.strip(" ,;")


def _has_others(source: Reading, rates: Set[Fraction]) -> bool:
    """Whether it says how often, and otherwise."""
    known = {rate.times for rate in source.rates}
    return bool(known) and not known & rates


def _bounds(reading: Reading, *, changes: bool | None) -> set[int]:
    """Which way its bounds go, “more than” or “less than”; with `changes`, what rises or falls.

    None for all of them together.
    """
    return {
        pole.pole
        for pole in reading.poles
        if pole.axis == "degree"
        and changes in (None, is_change(reading.text[pole.start : pole.end]))
    }
