"""Finds another site of the body, or another thing of a kind, in the place of the document's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from core.text.folding import word_set
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.places.kinds import BODY, Named, is_related
from plugins.education_audio.fidelity.places.naming import named_in
from plugins.education_audio.fidelity.places.sides import compare_sides
from plugins.education_audio.fidelity.reading.sentence import Reading

_WHO = "who"
_DRINK = "drink"
# Only who must not do something takes another's place: a nurse for a doctor harms nobody.
_TAKES_THE_PLACE_OF = {"self": {"clinician", "adult", "relative"}, "child": {"adult"}}
# Where a site is only named (“the nasal spray”), none of these stands before it.
_PUT = re.compile(
    r"\b(?:in|into|inside|on|onto|up|under|beneath|around|over|to|from|through|with"
    r"|en|sobre|dentro|debajo|bajo|por|alrededor)(?: [\w'\u2019-]+){0,3} $",
    re.IGNORECASE,
)

# What is done with any thing and any part of the body tells nothing of what goes where.
_ANY = word_set(
    "sit rest breath hold dry put place keep lay let use take wash press help feel touch make turn"
    " move need day time hour minut week patient peopl first side left right slow gentl clean"
    " soap water sient apoy respir sosteng seque pong coloc tom lav pres ayud toqu mantener"
    " man dia vez hor seman hond deep paciente lad izquierd derech agu jabon"
)
_HAN_ANY = re.compile("[請坐放用把您你在的時先再每天次手洗一]")
_HAN_PUTS = re.compile("[滴塗擦抹貼敷噴戴穿綁]")
# What some feel, or what else is so, takes the place of nothing.
_SOME = re.compile(
    r"\b(?:some people|sometimes|algunas? personas?|a veces)\b|有些人|有時|有的人", re.IGNORECASE
)
_BESIDES = re.compile(r"\b(?:tambi[eé]n|also|too)\b", re.IGNORECASE)
_PIECES = re.compile(
    r"[,;:.!?()，。；：！？](?!\d)|\b(?:and|then|y|luego)\b|然後|再", re.IGNORECASE
)
# Hands and fingers do it; they take the place of a foot or toe only.
_TOOLS = {"hand", "finger", "digit"}
_LIKE_TOOLS = {*_TOOLS, "foot", "toe", "sole", "heel"}
# What a medicine is taken with: “with milk”, “配牛奶”.
_WITH = re.compile(
    r"\b(?:with|in|into|con|en)(?: [\w'\u2019-]+){0,4} $|[用配跟和以加][^，。；]{0,6}$",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|swallow\w*|mix\w*|dissolv\w*|wash(?:ed)? down|stir\w*|tom[aeo]\w*"
    r"|trag\w+|mezcl\w+|disuelv\w+|diluy\w+)\b|[吞服吃調泡沖混]",
    re.IGNORECASE,
)
_HAN_ONLY_NAMED = re.compile("[用藥噴科]|滴[劑管]")


class Places:
    """The sites and things that a document names."""

    def __init__(self, document: Sequence[Reading]) -> None:
        self._naming: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        for reading in document:
            for one in named_in(reading):
                for name in one.with_broader:
                    self._naming[one.family, name].append(reading)

    def compare(
        self, script: Reading, sources: Sequence[Reading], beside: Sequence[Reading]
    ) -> Iterator[Difference]:
        """“Into your ear” told as “into your eye”, “with water” as “with milk”.

        One that a source names too, or a part or the whole of it, differs in nothing. Of each
        family, one difference is told. `beside` are the sentences of the script around this one.
        """
        yield from compare_sides(script, sources, beside)
        own = named_in(script)
        known = [(source, one) for source in sources for one in named_in(source)]
        families = set()
        for said in own:
            if said.family in families or any(is_related(said, one) for _, one in known):
                continue
            if self._is_elsewhere(script, said, sources):
                continue
            for source, told in known:
                if _excludes(script, said, own, source, told):
                    families.add(said.family)
                    yield _other(script, said, source, told)
                    break

    def _is_elsewhere(self, script: Reading, said: Named, sources: Sequence[Reading]) -> bool:
        """Whether another sentence, which tells more of the script's, has what this one says."""
        words = {
            one.term
            for one in script.words
            if not any(one.term in source.terms for source in sources)
            and not (one.start < said.end and said.start < one.end)
        }
        return any(words & reading.terms for reading in self._naming[said.family, said.name])


def _excludes(
    script: Reading, said: Named, own: Sequence[Named], source: Reading, told: Named
) -> bool:
    """Whether what the script says takes the place of what the source says."""
    if said.family != told.family:
        return False
    if said.family == _WHO and told.name not in _TAKES_THE_PLACE_OF.get(said.name, set()):
        return False
    if said.family == _WHO and said.name == "self" and _asks_nothing(script, said):
        return False
    if said.family == _DRINK and not _is_same_drink(script, said, source, told):
        return False
    denied = _is_denied(script, said), _is_denied(source, told)
    if said.family != BODY:
        return len(set(denied)) == 1 and not any(is_related(told, one) for one in own)
    if denied == (True, False):
        return False
    if said.name in _TOOLS and told.name not in _LIKE_TOOLS:
        return False
    if not _is_of_the_same(script, said, source, told):
        return False
    if is_put(script, said) and is_put(source, told):
        own = [one for one in own if is_put(script, one)]
    return not any(is_related(told, one) for one in own)


def _asks_nothing(reading: Reading, one: Named) -> bool:
    """Whether a clause denies what it names or only asks: “never stop it on your own”."""
    return reading.said.rstrip().endswith(("?", "？")) or _is_denied(reading, one)


def _piece(reading: Reading, one: Named) -> tuple[int, int]:
    """The part of a sentence that a thing stands in, cut at marks and at “and”."""
    cuts = [match.span() for match in _PIECES.finditer(reading.text)]
    start = max((end for _, end in cuts if end <= one.start), default=0)
    end = min((start for start, _ in cuts if start >= one.end), default=len(reading.text))
    return start, end


def _is_of_the_same(script: Reading, said: Named, source: Reading, told: Named) -> bool:
    """Whether the same thing goes to two sites, as far as the words and figures beside them tell.

    What is named in passing takes no other's place: “sit with your back straight”.
    """
    start, end = _piece(script, said)
    if _SOME.search(script.text) or _BESIDES.search(script.text, start, end):
        return False
    return bool(_beside(script, said) & _beside(source, told))


def _beside(reading: Reading, one: Named) -> frozenset[str]:
    """The content words and figures beside a site; “…, on your belly” goes with what is before."""
    start, end = _piece(reading, one)
    found = _told_in(reading, start, end)
    before = max((each.start() for each in _PIECES.finditer(reading.text, 0, start)), default=0)
    if found or not before:
        return found
    cuts = [each.end() for each in _PIECES.finditer(reading.text) if each.end() <= before]
    return _told_in(reading, max(cuts, default=0), end)


def _told_in(reading: Reading, start: int, end: int) -> frozenset[str]:
    sites = [each for each in named_in(reading) if each.family == BODY]
    words = {
        word.term
        for word in reading.words
        if start <= word.start < end
        and not any(word.start < each.end and each.start < word.end for each in sites)
        and (not _HAN_ANY.search(word.term) if reading.language == "zh" else word.term not in _ANY)
    }
    if reading.language == "zh":
        words |= set(_HAN_PUTS.findall(reading.text, start, end))
    return frozenset(words) | _figures(reading, start, end)


def _figures(reading: Reading, start: int, end: int) -> frozenset[str]:
    return frozenset(
        f"{figure.unit}{figure.amount}"
        for figure in reading.figures
        # “A cup of tea” is had in passing.
        if start <= figure.start < end and not (figure.unit == "glass" and figure.amount == 1)
    )


def _is_same_drink(script: Reading, said: Named, source: Reading, told: Named) -> bool:
    """Whether both tell what a medicine is taken with, or how much of a drink.

    Alcohol beside a medicine takes the place of any other drink.
    """
    if "alcohol" in said.with_broader and "alcohol" not in told.with_broader:
        return bool(script.medicines) or _TAKES.search(script.text) is not None
    spans = [(one, site, *_piece(one, site)) for one, site in ((script, said), (source, told))]
    if all(
        _WITH.search(one.text, start, site.start) and (one.medicines or _TAKES.search(one.text))
        for one, site, start, _ in spans
    ):
        return True
    own, known = (_figures(one, start, end) for one, _, start, end in spans)
    return bool(own & known)


def is_put(reading: Reading, site: Named) -> bool:
    """Whether something goes to a site of the body, as far as the words beside it tell."""
    if reading.language == "zh":
        return _HAN_ONLY_NAMED.match(reading.text, site.end) is None
    return _PUT.search(reading.text, max(0, site.start - 50), site.start) is not None


def _is_denied(reading: Reading, one: Named) -> bool:
    """Whether the clause is denied that names a thing."""
    place = 0
    for clause in reading.clauses:
        start = reading.text.find(clause.text, place)
        place = max(start, place)
        if start <= one.start < start + len(clause.text):
            return clause.negative or clause.denied
    return False


def _other(script: Reading, said: Named, source: Reading, told: Named) -> Difference:
    message = said_instead(
        told=source.said[told.start : told.end],
        said=script.said[said.start : said.end],
    )
    return Difference(Kind.CONDITION, message, said.start, said.end)
