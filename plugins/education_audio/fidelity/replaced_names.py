"""Finds a medicine that the document does not name, and an unknown word in the place of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from core.i18n import text
from core.retrieval.medicines.finding import Medicine, may_be_name
from core.text.scripts import HAN
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.words import folded, tokens

_SHORTEST = 5  # letters of a name
_HAN_KIND = re.compile(f"(?P<kind>[{HAN}][色效])的?(?P<thing>[{HAN}]{{2}})")
_HAN_NAME = f"[{HAN}]{{2,6}}"
_NO_HAN_NAME = re.compile("[藥药它此這这本該该其我您你]")
_HAN_AMOUNT = "[\\d零一二三四五六七八九十百千兩半]"
_ALIKE = 0.6  # of the words of a sentence
_BESIDE = 2  # Chinese characters on each side that are the same


def compare_replaced_names(
    script: Reading, sources: Sequence[Reading], own_words: frozenset[str], document: str
) -> Iterator[Difference]:
    """A word between the same neighbours as a medicine of the source, which the script leaves out.

    `own_words` are the words of the document, folded, and `document` is its text as compared.
    """
    said = {one.name for one in script.medicines}
    if said - {one.name for source in sources for one in source.medicines}:
        return
    for source in sources:
        for medicine in source.medicines:
            if medicine.name in said:
                continue
            place = (
                _han_place(script, source, medicine, document)
                if script.language == "zh"
                else _place(script, source, medicine, own_words)
            )
            if place is not None:
                words = script.said[place[0] : place[1]]
                message = text(
                    "The document names “{told}” here, the script “{said}”",
                    told=medicine.text,
                    said=words,
                )
                yield Difference(Kind.MEDICINE, message, *place)
                return


def _is_dosed(name: str, document: str) -> bool:
    """Whether the document uses a Chinese word before an amount, as only a medicine is."""
    return re.search(rf"{re.escape(name)} ?(?:每|{_HAN_AMOUNT})", document) is not None


def compare_replaced_kinds(
    script: Reading, sources: Sequence[Reading], document: frozenset[tuple[str, str]]
) -> Iterator[Difference]:
    """“The blue inhaler” told of what the document says of “the brown inhaler”.

    `document` are its neighbouring words: both kinds have to be in it. Only a sentence that is
    otherwise like its source is looked at.
    """
    if script.language == "zh":
        yield from _han_kinds(script, sources)
        return
    own = {token.text for token in tokens(script.text)}
    for source in sources:
        common = script.terms & source.terms
        theirs = {token.text for token in tokens(source.text)}
        if len(common) < _ALIKE * len(script.terms):
            continue
        for said, thing in sorted(map(_kind_of(script.language), script.kinds & document)):
            if said in theirs or thing not in theirs or not _tells(script, said, thing):
                continue
            for told, same in sorted(map(_kind_of(script.language), source.kinds)):
                if same == thing and told not in own and _tells(source, told, thing):
                    message = text(
                        "The document says “{told}” here, not “{said}”", told=told, said=said
                    )
                    place = next(one for one in tokens(script.text) if one.text == said)
                    yield Difference(Kind.CONDITION, message, place.start, place.end)
                    return


def _han_kinds(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“藍色吸入器” for “紫色吸入器”, “速效胰島素” for “長效胰島素”."""
    for said in _HAN_KIND.finditer(script.text):
        for source in sources:
            told = [one for one in _HAN_KIND.finditer(source.text) if one["thing"] == said["thing"]]
            own = {one["kind"] for one in _HAN_KIND.finditer(script.text)}
            if not told or any(one["kind"] in own for one in told):
                continue
            message = text(
                "The document says “{told}” here, not “{said}”",
                told=told[0]["kind"],
                said=said["kind"],
            )
            yield Difference(Kind.CONDITION, message, *said.span("kind"))
            return


def _kind_of(language: str) -> Callable[[tuple[str, str]], tuple[str, str]]:
    """The kind and the thing of two neighbouring words: Spanish says the thing first."""
    return (lambda pair: (pair[1], pair[0])) if language == "es" else (lambda pair: pair)


def _tells(reading: Reading, *words: str) -> bool:
    content = {folded(reading.text[word.start : word.end]) for word in reading.words}
    return content.issuperset(words)


def _place(
    script: Reading, source: Reading, medicine: Medicine, own_words: frozenset[str]
) -> tuple[int, int] | None:
    neighbours = _neighbours(source.text, medicine.start, medicine.end)
    for token in tokens(script.text):
        if len(token.text) < _SHORTEST or token.text in own_words or not may_be_name(token.text):
            continue
        if _neighbours(script.text, token.start, token.end) == neighbours:
            return token.start, token.end
    return None


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    before = tokens(text[max(0, start - 40) : start])
    after = tokens(text[end : end + 40])
    return before[-1].text if before else "", after[0].text if after else ""


def _han_place(
    script: Reading, source: Reading, medicine: Medicine, document: str
) -> tuple[int, int] | None:
    before = source.text[max(0, medicine.start - _BESIDE) : medicine.start]
    after = source.text[medicine.end : medicine.end + _BESIDE]
    if not after:
        return None
    pattern = re.compile(f"{re.escape(before) or '^'}({_HAN_NAME}){re.escape(after)}")
    match = pattern.search(script.text)
    if match is None or match[1] in source.text or _NO_HAN_NAME.search(match[1]):
        return None
    if folded(match[1]) in document and not _is_dosed(match[1], document):
        return None
    return match.span(1)


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
