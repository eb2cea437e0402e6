"""Finds another site of the body, or another thing of a kind, in the place of the document's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.places.kinds import BODY, Named, is_related, named
from plugins.education_audio.fidelity.reading.sentence import Reading

_WHO = "who"
# Only who must not do something takes another's place: a nurse for a doctor harms nobody.
_TAKES_THE_PLACE_OF = {"self": {"clinician", "adult", "relative"}, "child": {"adult"}}
# Where a site is only named (“the nasal spray”), none of these stands before it.
_PUT = re.compile(
    r"\b(?:in|into|inside|on|onto|up|under|beneath|around|over|to|from|through|with"
    r"|en|sobre|dentro|debajo|bajo|por|alrededor)(?: [\w'\u2019-]+){0,3} $",
    re.IGNORECASE,
)

_HAN_ONLY_NAMED = re.compile("[用藥噴科]|滴[劑管]")


class Places:
    """The sites and things that a document names."""

    def __init__(self, document: Sequence[Reading]) -> None:
        self._naming: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        for reading in document:
            for one in _named(reading):
                for name in one.with_broader:
                    self._naming[one.family, name].append(reading)

    def compare(self, script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
        """“Into your ear” told as “into your eye”, “with water” as “with milk”.

        One that a source names too, or a part or the whole of it, differs in nothing. Of each
        family, one difference is told.
        """
        own = _named(script)
        known = [(source, one) for source in sources for one in _named(source)]
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


def _named(reading: Reading) -> tuple[Named, ...]:
    """What a sentence names besides its medicines: “依諾肝素” (enoxaparin) holds a “liver”."""
    words = reading.text
    for one in reading.medicines:
        words = words[: one.start] + "○" * (one.end - one.start) + words[one.end :]
    return named(words, reading.language)


def _excludes(
    script: Reading, said: Named, own: Sequence[Named], source: Reading, told: Named
) -> bool:
    """Whether what the script says takes the place of what the source says."""
    if said.family != told.family:
        return False
    if said.family == _WHO and told.name not in _TAKES_THE_PLACE_OF.get(said.name, set()):
        return False
    if said.family != BODY:
        same = _is_denied(script, said) == _is_denied(source, told)
        return same and not any(is_related(told, one) for one in own)
    if _is_put(script, said) and _is_put(source, told):
        own = [one for one in own if _is_put(script, one)]
    return not any(is_related(told, one) for one in own)


def _is_put(reading: Reading, site: Named) -> bool:
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
            return clause.negative
    return False


def _other(script: Reading, said: Named, source: Reading, told: Named) -> Difference:
    message = text(
        "The document says “{told}”, the script “{said}”",
        told=source.said[told.start : told.end],
        said=script.said[said.start : said.end],
    )
    return Difference(Kind.CONDITION, message, said.start, said.end)
