"""Finds the condition that a reply leaves out: "You may fly" for "You may fly if the bag is empty".

A leaflet permits much under a condition only, and tells some people otherwise than all others. Who
is told the rest alone is told something else. A condition may be told in other words; so one is
left out only where nothing of the reply names it, and nothing binds what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.retrieval.asking.evidence import Passage, share_held
from core.retrieval.language import Language, document_terms, question_tokens
from core.retrieval.passage_terms import words_of
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.ages import PEOPLE, age_bounds, age_in
from plugins.conversations.review.otherwise.contradictions import TIME_UNITS, figures
from plugins.conversations.review.otherwise.polarity import (
    SUPPOSES,
    clauses,
    is_question,
    turned,
)
from plugins.conversations.review.otherwise.yes_or_no import first_opening

# Parts of a sentence that have conditions of their own.
_PARTS = re.compile(
    r"[;；]\s*|[,，]\s*(?=(?:but(?! not)|pero(?! no)|otherwise|de lo contrario)\b|但)",
    re.IGNORECASE,
)
_PERMITS = re.compile(
    r"\b(?:can|may|could|allowed|fine|safe|possible|all right|okay|ok|puede|pueden|podr[aá]"
    r"|permitid[oa]s?|posible)\b|可以|可(?=[用吃喝做打泡洗])",
    re.IGNORECASE,
)
# What binds the rest of a sentence, whatever that says, and what binds a permission.
_ALWAYS = re.compile(
    r"[,，]?\s*\b(?:unless|except(?: if| when| for)?|but not|salvo(?: si| que)?|a menos que"
    r"|excepto(?: si)?|pero no)\b(?P<after>[^;；]*)|除非(?P<chinese>[^，；。]*)"
    r"|\b(?:in|on|with|for|to|from|en|con|para) (?P<only>[^,;.]{3,40}) only\b",
    re.IGNORECASE,
)
_OF_PERMISSION = re.compile(
    r"(?<=\w)[,，]?\s+\b(?:(?:only )?(?:if|when|once)|as long as|provided(?: that)?"
    r"|(?:s[oó]lo )?(?:si|cuando)|siempre (?:que|y cuando))\b(?P<after>[^;；]*)",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    r"\b(?:after|from|until|not before|despu[eé]s de|a partir de|tras|hasta)"
    r" (?P<time>[^,;.]{3,40})",
    re.IGNORECASE,
)
# Whatever of this a reply has may tell the condition in other words.
_BINDS = re.compile(
    r"\b(?:if|when|once|unless|except|only|as long as|provided|until|till|after|before|from|but"
    r"|not|with|depend\w*|first|then|si|cuando|salvo|excepto|s[oó]lo|siempre que|hasta|con"
    r"|despu[eé]s|antes|pero|aunque|depende)\b|n['’]t\b"
    r"|如果|若|除非|只|的話|的话|但|才|先|[後后前時时等]|要是",
    re.IGNORECASE,
)
# Of whom something else is told than of all others.
_OF_SOME = re.compile(
    r"\b(?:if|unless|when) (?:you|your|the|a|an|there|someone|somebody|he|she|they)\b"
    r"(?P<if>[^,;.]*)"
    r"|\b(?:people|anyone|anybody|those|patients?|women|men|children|babies)"
    r" (?:with|who|on) (?P<who>[^,;.]*?)(?=\b(?:should|must|may|need|can|cannot|do|take|are|is)\b"
    r"|[,;.]|$)"
    r"|\b(?:si|salvo si|a menos que) (?P<si>[^,;.]*)"
    r"|\b(?:personas|pacientes|quienes|mujeres) (?:con|que) (?P<con>[^,;.]*)"
    r"|(?P<zh>[^，；。、]{2,8})(?:病人|的人|患者)",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|o)\b|或")
_INSTEAD = re.compile(r"\binstead\b|\ben (?:su|vez|lugar)\b|改[用吃]", re.IGNORECASE)
_SAYS = 0.5  # of a condition, weighed as words of questions are
_NAMED = 0.3  # share of a condition that names it
_TOLD = 0.6  # share of what alone is meant
_MEANT = 0.5  # share of it that the question has
_MARKS = " ,.，。"
_RETOLD = 0.5  # share of what is bound that reply and question have


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A condition that a reply leaves out: its words, and the sentence of the document that has it.

    `of_patient` says that the question names it: then the reply tells what holds for others.
    """

    condition: str
    told: str
    of_patient: bool


def condition_left_out(
    question: str,
    reply: str,
    retold: Sequence[tuple[str, Passage]],
    told: Sequence[tuple[str, Passage]],
    language: Language,
) -> LeftOut | None:
    """The condition of what a reply retells, or of what the document tells of such a patient.

    `retold` are the sentences of the document that the reply retells, with their passages, and
    `told` all of it. Nothing is left out by a reply that says no.
    """
    if _forbids(reply):
        return None
    said = frozenset(document_terms(reply, language))
    asked = frozenset(document_terms(question, language))
    parts = {sentence: _part_told(sentence, said, language) for sentence, _ in retold}
    for sentence, part in parts.items():
        found = _left_out(reply, said, asked, part, language)
        if found is not None:
            return LeftOut(found[0], sentence, found[1])
    sections = {passage.section_id for _, passage in retold}
    age = age_in(question, language)
    for sentence, passage in told:
        if is_question(sentence):
            continue
        if passage.section_id not in sections:
            continue
        titles = frozenset(
            document_terms(f"{passage.document_title}\n{passage.section_title}", language)
        )
        words = _of_age(age, sentence, parts.get(sentence), reply, said, titles, language)
        if words is not None:
            return LeftOut(words, sentence, True)
        if sentence in parts:
            continue
        condition = _of_patient(asked, said, titles, sentence, language)
        if condition is not None:
            return LeftOut(condition, sentence, True)
    return None


def _forbids(reply: str) -> bool:
    """Whether a reply says no: what binds a permission binds no ban."""
    opened = first_opening([reply])
    told = [one for one in clauses(reply) if not SUPPOSES.search(one)]
    return opened < 0 or (opened == 0 and any(map(turned, told)))


def _left_out(
    reply: str, said: frozenset[str], asked: frozenset[str], part: str, language: Language
) -> tuple[str, bool] | None:
    """The first condition of a part of a sentence that is left out, and whether the question names
    it.
    """
    for form in (_ALWAYS, _OF_PERMISSION, _AT_TIME):
        for found in form.finditer(part):
            before = part[: found.start()]
            bound = before if _says(before, language) else part[found.end() :]
            if form is not _ALWAYS and (not _PERMITS.search(bound) or turned(bound)):
                continue
            condition = next((one for one in found.groups() if one), "").strip(_MARKS)
            timed = form is _AT_TIME
            named = _TOLD if found.groupdict().get("only") else _NAMED
            if (
                not (_says(condition, language) or (timed and figures(condition, language)))
                or _share(bound, said | asked, language) < _RETOLD
                or _share(condition, said, language, but=bound) >= named
                or (timed and figures(reply, language))
                or _binds(reply, bound)
            ):
                continue
            of_patient = _share(condition, asked, language) >= _MEANT
            if form is _ALWAYS or not of_patient:
                return found.group().strip(_MARKS), of_patient
    return None


def _binds(reply: str, rest: str) -> bool:
    """Whether a reply binds what it tells, with more than it has of the rest of the sentence."""
    held = set(words_of(rest))
    return any(not set(words_of(found.group())) <= held for found in _BINDS.finditer(reply))


def _part_told(sentence: str, said: frozenset[str], language: Language) -> str:
    """The part of a sentence that has most of a reply's words."""
    parts = [part for part in _PARTS.split(sentence) if part.strip()]
    return max(
        parts, key=lambda part: len(said & set(document_terms(part, language))), default=sentence
    )


def _of_patient(
    asked: frozenset[str],
    said: frozenset[str],
    titles: frozenset[str],
    sentence: str,
    language: Language,
) -> str | None:
    """Whom a sentence forbids what others may do, if the question is of such a one, and the
    sentence of what question and reply speak of. Titles say what all of the document is about.
    """
    for found in _OF_SOME.finditer(sentence):
        condition = next((one for one in found.groups() if one), "").strip()
        rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
        if (
            (turned(rest) or _INSTEAD.search(rest))
            and _says(condition, language)
            and _topics(condition, language) & (asked - titles)
            and any(_share(one, asked, language) >= _MEANT for one in _OR.split(condition))
            and _share(condition, said, language) < _NAMED
            and _topics(rest, language) & (said | asked) - titles
        ):
            return condition
    return None


def _of_age(
    age: Fraction | None,
    sentence: str,
    retold: str | None,
    reply: str,
    said: frozenset[str],
    titles: frozenset[str],
    language: Language,
) -> str | None:
    """The age by which a sentence tells something else of one of this age than the reply, which
    has retold that part of it, if any.
    """
    if age is None:
        return None
    for part in _PARTS.split(sentence):
        for bound in age_bounds(part, language):
            # Who is just so old is counted among either.
            if bound.months == age and language is not Language.CHINESE:
                continue
            rest = part.replace(bound.words, " ")
            # "Over 65 it is free" says nothing of when it is given.
            beside = retold is not None or _is_beside(rest, reply, said, titles, language)
            # What is told of others is told, and what is told of such a one is not.
            if beside and bound.includes(age) is not (part == retold):
                return bound.words
    return None


def _is_beside(
    rest: str, reply: str, said: frozenset[str], titles: frozenset[str], language: Language
) -> bool:
    """Whether what a sentence tells of people of an age is about what a reply has said, in an
    amount of its kind, or nothing else than a denial: "not for children under two".
    """
    units = [
        {one.unit for one in quantities(text, language.value) if one.unit not in TIME_UNITS} - {""}
        for text in (rest, reply)
    ]
    own = _topics(PEOPLE.sub(" ", rest), language) - titles
    return bool(units[0] & units[1] or own & said or (turned(rest) and not own))


def _topics(text: str, language: Language) -> set[str]:
    return {token.stem for token in question_tokens(text, language) if token.topic}


def _says(condition: str, language: Language) -> bool:
    return sum(token.weight for token in question_tokens(condition, language)) >= _SAYS


def _share(text: str, terms: frozenset[str], language: Language, but: str = "") -> float:
    """How much of what a text says, `but` for what another says too, the terms hold, 0 to 1."""
    known = {token.stem for token in question_tokens(but, language)}
    tokens = [one for one in question_tokens(text, language) if one.stem not in known]
    whole = sum(token.weight for token in tokens)
    held = sum(token.weight * share_held(token, terms) for token in tokens)
    return held / whole if whole else 0.0
