"""Finds what a translation tells in another's place: a dose, a medicine, a site, a case."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from core.i18n import text
from core.text.folding import word_set
from plugins.education_audio.fidelity.across.concepts import concepts, light
from plugins.education_audio.fidelity.across.cues import UNLESS
from plugins.education_audio.fidelity.across.stance import Stance
from plugins.education_audio.fidelity.amounts.amounts_per import compare_denominators
from plugins.education_audio.fidelity.amounts.swaps import exchanged, labelled
from plugins.education_audio.fidelity.contrasts import EVEN_IF, OTHER_CASE, OTHER_DENIED, same_case
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.opposites.poles import poles
from plugins.education_audio.fidelity.opposites.qualities import QUALITIES
from plugins.education_audio.fidelity.places.compare import is_put
from plugins.education_audio.fidelity.places.kinds import BODY, Named, is_related
from plugins.education_audio.fidelity.places.naming import named_in
from plugins.education_audio.fidelity.reading.polarity_cues import RESTRICTED, WAIT, WAITED_FOR
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.turned import plain_text
from plugins.education_audio.fidelity.reading.urgency_words import Grade
from plugins.education_audio.fidelity.warnings.urgency import Urgency, urgencies

AXES = QUALITIES | word_set(
    "side food upward forward inward turn weekday lying affected storage through acid tension"
    " daytime colour inner vertical breath weight lid lift speed severity people parity sex use"
    " thickness worn"
)
"""Axes with the same poles in the same order in all three languages."""
_KINDS = {"insulin"}  # names of many medicines, which may stand for any of them
_FAMILIES = {BODY, "kept", "drink"}
_WEIGHTS = frozenset({"kilogram", "pound", "surface"})  # which a translation may tell elsewhere
_TOOLS = {"hand", "finger", "digit"}  # they do it, and nothing is put there


def replaced_medicine(script: Reading, sources: Sequence[Reading]) -> Difference | None:
    """A medicine in the place of that of these sources, none of which names it."""
    known = {one.name: one for source in sources for one in source.medicines}
    said_names = {one.name for one in script.medicines}
    left_out = [one for name, one in known.items() if name not in said_names]
    for said in script.medicines:
        if left_out and said.name not in known and not said.guessed and said.name not in _KINDS:
            message = text(
                "The document names “{told}” here, the script “{said}”",
                told=left_out[0].text,
                said=said.text,
            )
            return Difference(Kind.MEDICINE, message, said.start, said.end)
    return None


def _figures(script: Reading, source: Reading) -> Difference | None:
    """A figure that stands where the source has another: “5 mg at night” for “3 mg at night”."""
    names = frozenset(one.name for one in script.medicines)
    return next(exchanged(labelled(script, _told_in), labelled(source, _told_in), names), None)


def _as_soon(one: Urgency, other: Urgency) -> bool:
    """Whether two words may mean the same; “at once” may stand beside an emergency number."""
    soonest = {Grade.EMERGENCY, Grade.AT_ONCE}
    return bool(one.grades & other.grades or (one.grades & soonest and other.grades & soonest))


def _told_in(reading: Reading, start: int, end: int) -> frozenset[Hashable]:
    """What a part of a sentence tells in any language."""
    poles = [(one.axis, one.pole) for one in reading.poles if start <= one.start < end]
    return frozenset[Hashable](
        [
            *(concepts(reading.text[start:end], reading.language) - light()),
            *(one.name for one in reading.medicines if start <= one.start < end),
            *(each for each in poles if each[0] in AXES),
            *(one.times for one in reading.rates if start <= one.start < end),
        ]
    )


def later(script: Reading, source: Reading) -> Difference | None:
    """How soon to act, where both say so: “at once” told as “at your next visit”."""
    said = urgencies(script.text, script.language)
    told = urgencies(source.text, source.language)
    if not said or not told or any(_as_soon(one, other) for one in said for other in told):
        return None
    first, there = said[0], told[0]
    words = said_instead(
        source.said[there.start : there.end].strip(), script.said[first.start : first.end].strip()
    )
    return Difference(Kind.CONDITION, words, first.start, first.end)


def _denied(script: Reading, source: Reading) -> Difference | None:
    """“Shower, but take no bath” told as “take a bath, but do not shower”."""
    asked, denied = _asked_and_denied(script)
    known, known_denied = _asked_and_denied(source)
    if denied & known and known_denied & asked:
        return Difference(Kind.POLARITY, OTHER_DENIED, 0, len(script.text))
    return None


def _asked_and_denied(reading: Reading) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    """What a sentence speaks of without a “not” only, and with one only."""
    asked, denied = set[Hashable](), set[Hashable]()
    waits = False
    for part in Stance(reading).parts:
        found = _named(part.text, reading.language)
        # “Wait ten days before you have a bath” denies the bath.
        if waits and part.condition and WAITED_FOR.match(part.text):
            denied.update(found)
        elif not part.condition and not part.leaves_open:
            (denied if part.forbids else asked).update(found)
        waits = WAIT.search(part.text) is not None
    return frozenset(asked - denied), frozenset(denied - asked)


def _named(words: str, language: str) -> frozenset[Hashable]:
    found = poles(plain_text(words), language)
    axes = [(one.axis, one.pole) for one in found if one.axis in AXES]
    return frozenset[Hashable]([*(concepts(words, language) - light()), *axes])


def _case(script: Reading, source: Reading) -> Difference | None:
    """“Take it on the same day, skip it on the next” told as “skip it on the same day”."""
    if same_case(script, [source], _told_in) is False:
        return Difference(Kind.POLARITY, OTHER_CASE, 0, len(script.text))
    return None


def _place(script: Reading, source: Reading) -> Difference | None:
    """“Into your arm” told as “into your thigh”, “in the freezer” as “in the fridge”."""
    said, told = (
        [one for one in named_in(reading) if one.family != BODY or _is_site(reading, one)]
        for reading in (script, source)
    )
    for family in _FAMILIES:
        new = _others(said, told, family)
        lost = _others(told, said, family)
        if new and lost:
            words = said_instead(
                source.said[lost[0].start : lost[0].end], script.said[new[0].start : new[0].end]
            )
            return Difference(Kind.CONDITION, words, new[0].start, new[0].end)
    return None


def _is_site(reading: Reading, one: Named) -> bool:
    """Whether something goes there: hands and fingers do it."""
    return one.name not in _TOOLS and is_put(reading, one)


def _others(these: Sequence[Named], those: Sequence[Named], family: str) -> list[Named]:
    return [
        one
        for one in these
        if one.family == family and not any(is_related(one, other) for other in those)
    ]


def _exception(script: Reading, source: Reading) -> Difference | None:
    """“Even if you feel well” told as “unless you feel well”, and the other way round."""
    even = EVEN_IF[script.language].search(script.text)
    if (
        even is not None
        and RESTRICTED[source.language].search(source.text)
        and not EVEN_IF[source.language].search(source.text)
    ):
        message = text("The document says “only” here, the script “{said}”", said=even[0])
        return Difference(Kind.CONDITION, message, *even.span())
    for one, other in ((script, source), (source, script)):
        even = EVEN_IF[one.language].search(one.text)
        unless = UNLESS[other.language].search(other.text)
        if even is None or unless is None:
            continue
        if not EVEN_IF[other.language].search(other.text) and not UNLESS[one.language].search(
            one.text
        ):
            words = {one.language: even[0], other.language: unless[0]}
            message = said_instead(words[source.language], words[script.language])
            return Difference(Kind.CONDITION, message, 0, len(script.text))
    return None


def _per(script: Reading, source: Reading) -> Difference | None:
    """“2 litres a minute” told as “2 litres an hour”."""
    return next(compare_denominators(script, [source], _WEIGHTS), None)


EXCHANGES: tuple[Callable[[Reading, Reading], Difference | None], ...] = (
    _figures,
    _per,
    later,
    _denied,
    _case,
    _place,
    _exception,
)
"""Each tells what a sentence says in the place of what its source says."""
