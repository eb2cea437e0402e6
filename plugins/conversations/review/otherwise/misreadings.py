"""Tells what of a comparison that knows scripts is no difference in a reply in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from core.retrieval.language import Language, document_terms
from core.retrieval.passage_terms import spaced, words_of
from core.retrieval.questions import split_sentences
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.contradictions import (
    OPENING,
    Amount,
    amounts,
    figures,
    is_among,
    told_amounts,
)
from plugins.conversations.review.otherwise.polarity import (
    beside_without,
    clauses,
    denies,
    is_question,
    turned,
    with_and_without,
)
from plugins.conversations.review.otherwise.yes_or_no import opening
from plugins.education_audio.contract import ScriptFinding

_PARTS = re.compile(
    r"[;:!?，、；：。！？]|[,.](?!\d)|\b(?:and|or|but|y|o|pero)\b|和|以及|或|而", re.IGNORECASE
)
# What opens a sentence and holds for all of its parts: "take the …", "phone us …".
_ASKS = re.compile(
    r"^\W*(?:(?:take|put|use|give|tome|ponga)\b"
    r"|[^\W\d]+ (?=(?:the|your|an?|us|it|el|la|los|las|su|sus|una?|nos)\b))",
    re.IGNORECASE,
)
_NAMING = 2  # words that tell which thing is meant, such as "that same day"
_SHARED = 2  # terms of two sentences that are about the same thing
_PIECE_UNITS = frozenset({"piece", "dose", "injection"})
_DENIAL = r"(?:\b(?:not|no|never|sin|nunca)\b|n['’]t\b)"
_UNTIL = re.compile(r"\b(?:until|till|hasta)\b|才|再", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\bat least\b|\bor (?:more|longer|over)\b|\bmore than\b|\bover\b|\bfrom\b|\bcomo m[ií]nimo\b"
    r"|\bal menos\b|\bo más\b|\bmás de\b|至少|以上|起碼|起码",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\bat most\b|\bor (?:less|fewer|under|sooner)\b|\b(?:less|fewer|no more) than\b|\bup to\b"
    r"|\bwithin\b|\bunder\b|\bcomo (?:mucho|máximo)\b|\bo menos\b|\bmenos de\b|\bhasta\b"
    r"|最多|[以之][內内]|不到|不超過|不超过",
    re.IGNORECASE,
)
_SECOND_THING = re.compile(
    r"\ba second (?!(?:or|and|to|after|before|later|at|each|per|in|is|then|only|more)\b)[a-z]",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"[的之了]")
_PIECES = "…"  # between sentences of a document that are laid beside one of a reply together
_TURNS_ROUND = (
    re.compile(r"\b(?:before|until|antes|hasta)\b|[之以]?前|先", re.IGNORECASE),
    re.compile(r"\b(?:after|despu[eé]s|tras)\b|[之以]?[後后]", re.IGNORECASE),
)


def is_misread(found: ScriptFinding, told: str | None, language: Language) -> bool:
    """Whether a difference is none, as far as a reply in its own words is concerned.

    A comparison that knows scripts, which are written after their document, takes words by the
    word. `told` is the sentence that the reply retells, where that is known.
    """
    if not any(not is_question(sentence) for sentence in split_sentences(found.source)):
        # A question asserts nothing.
        return True
    if found.about_figure and (_is_end_of_range(found, language) or _is_once_more(found)):
        return True
    if not found.about_figure and (
        _joined(found)
        or _turned_round(found, language)
        or _is_denied(found)
        or (found.words == found.passage and not _may_oppose(found, language))
    ):
        return True
    return told is not None and _stands_in(found, told, language)


def _stands_in(found: ScriptFinding, told: str, language: Language) -> bool:
    """Whether what differs is a number without a unit, part of a figure that is told the same, or a
    word that the same part of the sentence retold has.

    "Two" of "the two of them" and "an hour" of "half an hour" are no figures of their own; and
    "before" is not the opposite of the "after" in "before breakfast and after meals".
    """
    if not found.about_figure:
        return _PIECES in found.source or (
            found.words not in (found.passage, "") and _in_same_part(found, told, language)
        )
    in_told = spaced(words_of(found.words)) in spaced(words_of(told))
    if any(character.isdigit() for character in found.words):
        return False
    around = [
        one
        for one in figures(found.passage, language)
        if found.words in one.text or one.text in found.words
    ]
    held = told_amounts(told, language)
    whole = [amounts(one) for one in figures(told, language) if not one.span]
    return all(
        (
            ((one.loose and in_told) or amounts(one) in whole)
            and _in_same_part(found, told, language)
        )
        or (amounts(one) <= held and (one.loose or one.span or found.words != one.text))
        or (not amounts(one) <= held and all(_is_told(amount, held) for amount in amounts(one)))
        for one in around
    )


def _joined(found: ScriptFinding) -> bool:
    """Whether the two differ by a particle alone that Chinese may leave out: "治療效果"."""
    return found.words not in found.source and found.words in _PARTICLE.sub("", found.source)


def _is_end_of_range(found: ScriptFinding, language: Language) -> bool:
    """Whether a figure is the end of the range that is told, and said to be one: "ten days or
    less" of "3 to 10 days".
    """
    said = [one for one in figures(found.passage, language) if one.text == found.words]
    ends = {
        bound: {(one.unit, bound(one.span)) for one in figures(found.source, language) if one.span}
        for bound in (min, max)
    }
    return bool(said) and any(
        form.search(found.passage) and all(amounts(one) <= ends[bound] for one in said)
        for form, bound in ((_AT_LEAST, min), (_AT_MOST, max))
    )


def _is_once_more(found: ScriptFinding) -> bool:
    """Whether "a second" is none of time: "a second dose"."""
    return found.words.lower() == "a second" and _SECOND_THING.search(found.passage) is not None


def _is_denied(found: ScriptFinding) -> bool:
    """Whether the reply denies the word in which it differs: "not hot" for "cool"."""
    word = re.escape(found.words.strip())
    if not word or found.words == found.passage:
        return False
    denied = re.compile(
        rf"{_DENIAL}(?: \w+)? {word}\b|[不別别沒没]{word}|\b{word} no\b", re.IGNORECASE
    )
    return denied.search(found.passage) is not None and denied.search(found.source) is None


def _is_told(amount: Amount, held: Set[Amount]) -> bool:
    """Whether nearly the same is told, or as many things by another word for one of them."""
    unit, number = amount
    pieces = unit in _PIECE_UNITS and all(other != unit for other, _ in held)
    return is_among(amount, held) or (
        pieces and any((other, number) in held for other in _PIECE_UNITS)
    )


def _may_oppose(found: ScriptFinding, language: Language) -> bool:
    """Whether a clause may deny one of the other, as none of two ways to do a thing can."""
    about = set(document_terms(found.passage, language))
    if len(about & set(document_terms(found.source, language))) < _SHARED:
        return False
    answered = _answered(found.source)
    if answered:
        return any(map(turned, clauses(found.passage))) is (answered > 0)
    if with_and_without(found.passage, found.source, language):
        return True
    said = clauses(beside_without(OPENING.sub("", found.passage)))
    told = clauses(beside_without(found.source))
    if any(_puts_off(one) and _puts_off(other) for one in said for other in told):
        return False
    return any(_denied_by_all(clause, told, language) for clause in said)


def _denied_by_all(clause: str, told: Sequence[str], language: Language) -> bool:
    """Whether all clauses that are about the same as this one are opposed to it.

    Of "milk and tea: two hours apart, not together" one clause denies and the other does not.
    """
    terms = set(document_terms(clause, language))
    shared = [len(terms & set(document_terms(one, language))) for one in told]
    about = [
        one for one, count in zip(told, shared, strict=True) if 2 * count >= max(shared, default=0)
    ]
    return all(
        denies(clause) is not denies(one) or turned(clause) is not turned(one) for one in about
    )


def _puts_off(clause: str) -> bool:
    """Whether it tells to wait for something: "not until", "hold off till"."""
    return _UNTIL.search(clause) is not None and turned(clause)


def _answered(source: str) -> int:
    """1 where the source is a question with a yes below it, -1 with a no, else 0."""
    sentences = [one for one in split_sentences(source) if one != _PIECES]
    for question, answer in pairwise(sentences):
        if is_question(question):
            return opening(answer)
    return 0


def _turned_round(found: ScriptFinding, language: Language) -> bool:
    """Whether the two tell the same order from its other end: "A before B", and "B after A"."""
    for said_form, told_form in (_TURNS_ROUND, _TURNS_ROUND[::-1]):
        if said_form.fullmatch(found.words.strip()) is None:
            continue
        said = _around(said_form, found.passage, language)
        others = _around(told_form, found.source, language)
        if said is None or others is None:
            continue
        straight = len(said[0] & others[0]) + len(said[1] & others[1])
        return len(said[0] & others[1]) + len(said[1] & others[0]) > straight
    return False


def _around(
    form: re.Pattern[str], text: str, language: Language
) -> tuple[set[str], set[str]] | None:
    """The terms that stand before and after a form."""
    place = form.search(text)
    if place is None:
        return None
    return (
        set(document_terms(text[: place.start()], language)),
        set(document_terms(text[place.end() :], language)),
    )


def _in_same_part(found: ScriptFinding, told: str, language: Language) -> bool:
    """Whether the part of `told` that has the word is also the one that the reply tells.

    Of "A in the left eye and B in the right one" each part has its own words: a reply that says
    "right" of A has changed the two, although both words stand in the sentence.
    """
    having, others = set[object](), set[object]()
    for piece in _PARTS.split(_ASKS.sub("", told)):
        about = _about(piece, found.words, language)
        (having if _has(piece, found.words, language) else others).update(about)
    whole = _about(found.passage, found.words, language)
    amounts_told = {one for one in whole if not isinstance(one, str)}
    part = _about(_part_with(found.words, found.passage, language), found.words, language)
    for own in (part | amounts_told, whole):
        of_part, of_others = own & having - others, own & others - having
        if of_part or of_others:
            return _weight(of_part) > _weight(of_others)
    return False


def _weight(shared: set[object]) -> int:
    """A figure tells which part is meant better than a word does."""
    return sum(1 if isinstance(one, str) else 2 for one in shared)


def _part_with(words: str, sentence: str, language: Language) -> str:
    return next((one for one in _PARTS.split(sentence) if _has(one, words, language)), sentence)


def _has(part: str, words: str, language: Language) -> bool:
    """Whether a part has these words, or all of them that name anything: "that same day"."""
    terms = set(document_terms(words, language))
    return spaced(words_of(words)) in spaced(words_of(part)) or (
        len(words_of(words)) >= _NAMING
        and bool(terms)
        and terms <= set(document_terms(part, language))
    )


def _about(part: str, words: str, language: Language) -> set[object]:
    """The words and figures of a part, without `words`."""
    terms = set(document_terms(part, language)) - set(document_terms(words, language))
    told = (one for one in quantities(part, language.value) if one.value != 1)
    return set[object](terms).union(*map(amounts, told))
