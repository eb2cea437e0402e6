"""Finds two things that have changed places: which one is denied, included or taken."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, pairwise

from core.i18n import text
from plugins.education_audio.fidelity.amounts.swaps import Tell
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.polarity import Clause
from plugins.education_audio.fidelity.reading.polarity_cues import RESTRICTED
from plugins.education_audio.fidelity.reading.sentence import Reading

EVEN_IF = {
    "en": re.compile(r"\beven (?:if|when|though)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:aunque|incluso (?:si|cuando)|aun cuando)\b", re.IGNORECASE),
    "zh": re.compile("即使|就算|哪怕|縱使"),
}
_INCLUDED = {
    "en": re.compile(
        r"\b(?:including|also (?:when|while|at|in|if)|even (?:when|while|if|at|in))\b", re.I
    ),
    "es": re.compile(r"\b(?:incluid[oa]s?|incluso|tambi[eé]n|aunque)\b", re.IGNORECASE),
    "zh": re.compile("包括|連(?=[^，。；]{1,6}[都也])|即使|就算"),
}
_EXCEPTED = {
    "en": re.compile(r"\b(?:except|unless|apart from|but not)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:excepto|salvo|a menos que|pero no|menos"
        r"(?= (?:mientras|cuando|si|al|por|en|el|la|l[oa]s)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("除了?|但不"),
}
OTHER_CASE = text("The document says the opposite for this case")
OTHER_DENIED = text("The document denies what the script asks for, and the other way round")

_HARD = re.compile(r"[;.!?。；！？](?!\d)")
_LIMITED = re.compile(
    r"\b(?:limit|cut down on|go easy on|reduce|limite|reduzca|modere)\b[^,.;:!?]{1,60}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[;,.:](?!\d)| and | y | but | pero ", re.IGNORECASE)
_SKIPS = re.compile(
    r"\b(?:skip|omit|leave (?:it|that one|them) out"
    r"|(?:do not|don['\u2019]t|never) (?:take|use|give)"
    r"|s[aá]lt\w+|om[ií]t\w+|no (?:se )?(?:l[oa]s? )?(?:tom|us|d[eé])\w*)\b"
    r"|跳過|略過|(?:不要?|別|勿)再?[補吃服用點打]",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:take|use|give|t[oó]m[ae]\w*|[uú]se\w*|d[eé]\w{0,5}l[oa])\b|(?<!忘記)(?<!忘了)(?<!漏)(?<!沒)[補吃服點打](?![了過完])",
    re.IGNORECASE,
)
# What parts a sentence in two, the strongest first.
_AMOUNT = "0123456789/- "
_HALVES = (
    re.compile(r"[;；:：。]"),
    re.compile(r", (?:and|but|y|pero)\b|，", re.IGNORECASE),
    re.compile(r"\b(?:and|y)\b", re.IGNORECASE),
    re.compile(r",(?!\d)"),
)
_SPARED = re.compile(
    r"(?P<zh>[^，。；]{2,16})除外|除了?(?P<zh2>[^，。；]{2,16}?)[之以]?外"
    r"|\b(?:except (?:for |in )?|apart from )(?P<en>[^,.;]{3,60})"
    r"|\b(?:excepto|salvo)(?: en)? (?!que|si|cuando)(?P<es>[^,.;]{3,60})",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*(?:before|after|antes de|despu[eé]s de)\b", re.IGNORECASE)


def compare_denied(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“Pat it dry, do not rub it” told as “rub it dry, do not pat it”."""
    asked, denied = _asked_and_denied(script)
    if not denied:
        return
    for source in sources:
        known, known_denied = _asked_and_denied(source)
        if (denied & known) - known_denied and (known_denied & asked) - denied:
            yield Difference(Kind.POLARITY, OTHER_DENIED, 0, len(script.text))
            return


def _asked_and_denied(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """What the main clauses of a sentence ask for, and what they deny and never ask for."""
    told = [one for one in reading.clauses if not one.subordinate or _TIME.match(one.text)]
    asked = frozenset[str]().union(*(one.terms for one in told if not one.negative))
    denied = frozenset[str]().union(
        *(
            one.terms if reading.language == "zh" else one.focus
            for one in told
            if one.negative and not one.bounded and not one.optional
        )
    )
    # “Eat fish and limit butter” asks for less of the one.
    limited = frozenset(
        word.term
        for one in _LIMITED.finditer(reading.text)
        for word in reading.words
        if one.start() < word.start < one.end()
    )
    return asked - denied - limited, (denied - asked) | limited


def compare_kinds(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“The leg bag weekly, the night bag daily” told of the night bag and the leg bag."""
    if script.language == "zh":
        return
    said = _by_kind(script)
    for source in sources:
        known = _by_kind(source)
        for thing in said.keys() & known.keys():
            kinds = sorted(said[thing].keys() & known[thing].keys())
            for one, other in combinations(kinds, 2):
                of_one = known[thing][one] - known[thing][other]
                of_other = known[thing][other] - known[thing][one]
                here, there = said[thing][one], said[thing][other]
                if here & of_other and there & of_one and not (here & of_one or there & of_other):
                    message = text(
                        "The document says this of “{first}” and “{second}” the other way round",
                        first=one,
                        second=other,
                    )
                    yield Difference(Kind.CONDITION, message, 0, len(script.text))
                    return


def _by_kind(reading: Reading) -> dict[str, dict[str, frozenset[str]]]:
    """By thing (“bag”) and its kind (“leg”), what is said beside it in its part of the sentence."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    cuts = [0, *(one.end() for one in _PARTS.finditer(reading.text)), len(reading.text)]
    for start, end in pairwise(cuts):
        rates = {f"{one.times}" for one in reading.rates if start <= one.start < end}
        words = [one for one in reading.words if start <= one.start < end]
        for one, other in pairwise(words):
            if reading.text[one.end : other.start].strip().lower() not in (
                "",
                "de",
                "del",
                "de la",
            ):
                continue
            thing, kind = (one, other) if reading.language == "es" else (other, one)
            beside = {each.term for each in words if each not in (one, other)} | rates
            kinds = found.setdefault(thing.term, {})
            kinds[kind.term] = kinds.get(kind.term, frozenset()) | beside
    return found


def compare_included(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“Wear it all day, also while you sleep” told as “… except while you sleep”."""
    language = script.language
    excepted = [one.end() for one in _EXCEPTED[language].finditer(script.text)]
    even = EVEN_IF[language].search(script.text)
    frees = any(one.negative or one.optional for one in script.clauses)
    for source in sources:
        only = RESTRICTED[language].search(source.text) is not None
        if even is not None and only and not EVEN_IF[language].search(source.text):
            # “Only if your doctor says so” told as “even if your doctor does not”.
            message = text("The document says “only” here, the script “{said}”", said=even[0])
            yield Difference(Kind.CONDITION, message, *even.span())
            return
        if even is None and frees and not any(one.negative for one in _main(source)):
            # “Every day, even without symptoms” told as “not needed without symptoms”.
            for cue in EVEN_IF[language].finditer(source.text):
                case = _behind(source, cue.end())
                if case and case <= script.terms:
                    message = text("The document includes what the script makes an exception of")
                    yield Difference(Kind.CONDITION, message, 0, len(script.text))
                    return
        spared = _spared(source) if not (excepted or frees) else frozenset[str]()
        told = script.terms - spared
        if spared and spared <= script.terms and 2 * len(told & source.terms) >= len(told):
            message = text("The document makes an exception of what the script includes")
            yield Difference(Kind.CONDITION, message, 0, len(script.text))
            return
        if not excepted:
            continue
        if _EXCEPTED[language].search(source.text):
            continue
        for cue in _INCLUDED[language].finditer(source.text):
            if any(_behind(script, one) & _behind(source, cue.end()) for one in excepted):
                message = text("The document includes what the script makes an exception of")
                yield Difference(Kind.CONDITION, message, 0, len(script.text))
                return


def _main(reading: Reading) -> list[Clause]:
    return [
        one
        for one in reading.clauses
        if not (one.subordinate or EVEN_IF[reading.language].match(one.text))
    ]


def _spared(source: Reading) -> frozenset[str]:
    """What a sentence makes an exception of: “heart patients excepted”, “，心臟衰竭的病人除外”."""
    spared = _SPARED.search(source.text)
    if spared is None or any(one.negative for one in source.clauses):
        return frozenset()
    start, end = spared.span(spared.lastgroup or 0)
    return frozenset(one.term for one in source.words if start <= one.start and one.end <= end)


def compare_crossed(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“The good leg going up, the bad one coming down” told the other way round."""
    for source in sources:
        if any(
            all(one & other for one in said for other in known)
            for said in _halves(script)
            for known in _halves(source)
        ):
            message = text("The document says the two parts of this the other way round")
            yield Difference(Kind.CONDITION, message, 0, len(script.text))
            return


def _halves(reading: Reading) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What each of two neighbouring parts tells beside what both tell, where they have that."""
    for mark in _HALVES:
        cuts = [0, *(one.end() for one in mark.finditer(reading.text)), len(reading.text)]
        parts = [one for one in (_told(reading, *cut) for cut in pairwise(cuts)) if one]
        if len(parts) > 1:
            return [
                (one - other, other - one)
                for one, other in pairwise(parts)
                if one & other or _kinds_of_amounts(one) & _kinds_of_amounts(other)
            ]
    return []


def _kinds_of_amounts(told: frozenset[str]) -> frozenset[str]:
    return frozenset(one.rstrip(_AMOUNT) for one in told if one[-1] in _AMOUNT)


def _told(reading: Reading, start: int, end: int) -> frozenset[str]:
    words = [one.term for one in reading.words if start <= one.start < end]
    figures = [
        f"{one.unit} {one.amount}"
        for one in reading.figures
        if one.unit and start <= one.start < end
    ]
    rates = [f"every {one.times}" for one in reading.rates if start <= one.start < end]
    return frozenset([*words, *figures, *rates])


def _behind(reading: Reading, place: int) -> frozenset[str]:
    """The content words behind a place, as far as the next mark."""
    mark = _HARD.search(reading.text, place)
    end = mark.start() if mark else len(reading.text)
    return frozenset(one.term for one in reading.words if place <= one.start < end)


def same_case(script: Reading, sources: Sequence[Reading], tell: Tell | None = None) -> bool | None:
    """Whether a script takes or skips something in the same case as its sources, which do both.

    “Take it if it is the same day, skip it on the next” told as “take it on the next day” does not.
    None where they do not, or nothing tells which case is meant. `tell` gives what a part of a
    sentence tells, by default its words.
    """
    known = [one for source in sources for one in _branches(source, tell)]
    cases = {
        taken: frozenset[Hashable]().union(*(terms for one, terms in known if one is taken))
        for taken in (True, False)
    }
    for taken, terms in _branches(script, tell) if cases[True] and cases[False] else ():
        same = terms & (cases[taken] - cases[not taken])
        other = terms & (cases[not taken] - cases[taken])
        if bool(same) != bool(other):
            return bool(same)
    return None


def _branches(reading: Reading, tell: Tell | None) -> list[tuple[bool, frozenset[Hashable]]]:
    """Whether each part of a sentence takes or skips, with the words of its case."""
    cuts = [0, *(one.end() for one in _HARD.finditer(reading.text)), len(reading.text)]
    found: list[tuple[bool, frozenset[Hashable]]] = []
    for start, end in pairwise(cuts):
        skips = [one.span() for one in _SKIPS.finditer(reading.text, start, end)]
        left = _SKIPS.sub(lambda one: " " * len(one[0]), reading.text[start:end])
        takes = [(start + one.start(), start + one.end()) for one in _TAKES.finditer(left)]
        if bool(skips) == bool(takes):
            continue
        if tell is not None:
            found.append((bool(takes), tell(reading, start, end)))
            continue
        terms = frozenset[Hashable](
            one.term
            for one in reading.words
            if start <= one.start < end
            and not any(a < one.end and one.start < b for a, b in (*skips, *takes))
        )
        found.append((bool(takes), terms))
    return found
