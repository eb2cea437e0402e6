"""Compares a sentence of a reply with the one of the document that comes nearest in meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from core.retrieval.asking.evidence import Passage
from core.retrieval.language import Language, document_terms, question_tokens
from core.text.numbers.quantities import Quantity, quantities
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.counted import ordinals, rates
from plugins.conversations.review.otherwise.beside_documents import ToldOtherwise
from plugins.conversations.review.otherwise.contradictions import (
    MAY_FORBID,
    OPENING,
    TIME_UNITS,
    Amount,
    amounts,
    figures,
    is_among,
    may_be_none,
    told_amounts,
)
from plugins.conversations.review.otherwise.opposites import terms_of
from plugins.conversations.review.otherwise.polarity import (
    DENIES_NOTHING,
    SUPPOSES,
    clauses,
    denies,
    has_denial,
    is_question,
    opposed,
    turned,
)
from plugins.conversations.review.otherwise.swapped import swapped_for
from plugins.conversations.review.otherwise.yes_or_no import leads_of

_ONE = re.compile(r"(?:one|un|una)\b", re.IGNORECASE)
_PERMITS = re.compile(
    r"\b(?:can|may|could|allowed|fine|safe|all right|puede|pueden|podr[aá]|permitid[oa]s?)\b"
    r"|可以|[可能](?:用|吃|喝|做|打|碰|泡|洗)",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|solo|s[oó]lo|únicamente|unless|salvo)\b|只有|才", re.IGNORECASE)

# A sentence of the reply is compared when it is at least this likely to retell the nearest one.
# With these bounds 26 of 42 contradictions in 229 replies about 24 leaflets are found, and one of
# the 188 others is taken for one.
_RETELLS_FIGURE = -1.0
_RETELLS = 0.0
# A clause is denied by one that holds this share of its words, and so many of them.
_SAME_CLAUSE = 0.7
_WORDS = 2
# A clause of the document that the reply's one resembles nearly as well may be what is meant.
_NEARLY = 0.15
_NEAR_QUESTION = 3  # sentences
_NEARLY_AS_NEAR = 1.5
_ANSWERS = 2  # sentences that answer a question
_ENDS = ":： "  # of a line that leads in a list
_COUNTED = re.compile(r"\s+([^\W\d_]{3,})")
_TIME = "time"
_LONGEST_OF_A_DAY = 2  # characters of "一天"


def otherwise_by_meaning(alignment: Alignment, *, alike: bool = False) -> ToldOtherwise | None:
    """The first sentence of the reply that gives another figure than the sentence that it retells,
    or denies what that affirms, or the reverse; with `alike` only figures count.
    """
    language = alignment.language
    for number, said in enumerate(alignment.said):
        odds = alignment.held(number)
        if odds <= _RETELLS_FIGURE:
            continue
        told, passage = told_beside(alignment, number)
        about = near_question(alignment, number)
        near = [*alignment.near(number), *about]
        # What a figure alone resembles may be about anything.
        about_it = alignment.nearest(number)[0] in about
        rated = _other_rate(said, [told] if about_it else about, near, language)
        if rated is not None:
            return ToldOtherwise(said, rated)
        if (
            (about_it and _other_figure(said, told, [alignment.question, *near], language))
            or (about_it and _other_count(said, told, near, language))
            or (about_it and _other_ordinal(said, told, near, language))
            or (
                not alike and odds > _RETELLS and _denied(said, _with_lead(told, passage), language)
            )
        ):
            return ToldOtherwise(said, told)
    return None


def swapped_by_meaning(alignment: Alignment) -> ToldOtherwise | None:
    """The first sentence of the reply that names another thing than the one that it retells."""
    document = [text for text, _ in alignment.told]
    for number, said in enumerate(alignment.said):
        if alignment.held(number) <= _RETELLS_FIGURE:
            continue
        told, passage = told_beside(alignment, number)
        section = [text for text, one in alignment.told if one.section_id == passage.section_id]
        swapped = swapped_for(
            said,
            told,
            [*alignment.near(number), *near_question(alignment, number)],
            section,
            document,
            alignment.question,
            f"{passage.document_title}\n{passage.section_title}",
            alignment.language,
        )
        if swapped is not None:
            return ToldOtherwise(said, swapped)
    return None


def retold_by(alignment: Alignment) -> dict[str, Passage]:
    """For each sentence of the reply what it retells, as a passage of its own."""
    retold = ((said, told_beside(alignment, number)) for number, said in enumerate(alignment.said))
    return {said: replace(passage, text=told) for said, (told, passage) in retold}


def told_beside(alignment: Alignment, number: int) -> tuple[str, Passage]:
    """What a sentence of the reply retells, and where: of a question what answers it, since a
    question asserts nothing.
    """
    nearest, passage = alignment.nearest(number)
    if not is_question(nearest):
        return nearest, passage
    after = alignment.told[alignment.told.index((nearest, passage)) + 1 :][:_ANSWERS]
    answers = takewhile(lambda one: one[1] is passage and not is_question(one[0]), after)
    return " ".join(text for text, _ in answers), passage


def _with_lead(told: str, passage: Passage) -> str:
    """An item of a list of what not to do, with the line that says so."""
    lead = leads_of(passage).get(told, "")
    return f"{lead.rstrip(_ENDS)} {told}" if turned(lead) else told


def near_question(alignment: Alignment, number: int) -> list[str]:
    """The three sentences that come nearest to the question and to a sentence of the reply, as far
    as they come nearly as near as the nearest.
    """
    near = alignment.near_both(number)
    best = sorted(range(len(near)), key=lambda place: -near[place])[:_NEAR_QUESTION]
    return [
        alignment.told[place][0] for place in best if near[place] >= max(near) - _NEARLY_AS_NEAR
    ]


def fits_best(figure: str, alignment: Alignment, number: int) -> bool:
    """Whether the sentence of the document that comes nearest to the question and to this one of
    the reply, of those with a figure of the kind, has this figure, be it in its heading.
    """
    near = alignment.near_both(number)
    for kind, given in figures_by_kind(figure, alignment.language).items():
        best: tuple[float, set[Amount]] = (float("-inf"), set())
        for place, (text, passage) in enumerate(alignment.told):
            held = figures_by_kind(f"{passage.section_title}\n{text}", alignment.language)
            if kind in held and near[place] > best[0]:
                best = near[place], held[kind]
        if not all(is_among(one, best[1]) for one in given):
            return False
    return True


def has_figures_of(text: str, known: Iterable[str], language: Language) -> bool:
    """Whether all figures of a text are among those of the known ones, or nearly the same."""
    held = figures_by_kind("\n".join(known), language)
    return all(
        is_among(one, held.get(kind, set()))
        for kind, given in figures_by_kind(text, language).items()
        for one in given
    )


def _other_figure(said: str, told: str, known: Iterable[str], language: Language) -> bool:
    """Whether it gives a figure that is not `known`, in place of all that `told` has of its kind.

    What retells one of these may add another from elsewhere in the document.
    """
    known = list(known)
    held = figures_by_kind(" ".join(known), language)
    for text in (*known, told):
        for unit, amount in told_amounts(text, language):
            kind = _TIME if unit in TIME_UNITS else unit
            held.setdefault(kind, set()).add((unit, amount))
    own, others = figures_by_kind(said, language), figures_by_kind(told, language)
    return any(
        any(not is_among(one, held.get(kind, set())) for one in given)
        and not any(is_among(one, others[kind]) for one in given)
        for kind, given in own.items()
        if kind in others
    )


def figures_by_kind(text: str, language: Language) -> dict[str, set[Amount]]:
    """The figures of a text by what they measure: times of any length are of one kind."""
    found: dict[str, set[Amount]] = {}
    # "The second week" is as good a figure as "two weeks".
    for one in figures(text.replace("第", ""), language):
        if _tells(one, language):
            kind = _TIME if one.unit in TIME_UNITS else one.unit
            found.setdefault(kind, set()).update(amounts(one))
    return found


def _tells(quantity: Quantity, language: Language) -> bool:
    """Whether it is a figure for sure: "一分鐘" is one, and "一天" may be "a day"."""
    if may_be_none(quantity, language):
        return len(quantity.text) > _LONGEST_OF_A_DAY
    return not quantity.loose or _ONE.match(quantity.text) is not None


def _other_rate(
    said: str, told: Iterable[str], near: Iterable[str], language: Language
) -> str | None:
    """The first of what is told that tells how many times in how long, where the reply differs:
    "three times a day" or "a week".
    """
    own, known = rates(said, language), {rate for text in near for rate in rates(text, language)}
    other = next((one for one in told if rates(one, language)), None)
    differs = own and other is not None and not own & rates(other, language) and not own <= known
    return other if differs else None


def _other_count(said: str, told: str, near: Iterable[str], language: Language) -> bool:
    """Whether both count the same things, and differ: "up to eight pieces", "up to twelve"."""
    own, others = _counts(said, language), _counts(told, language)
    known = _counts("\n".join(near), language)
    return any(
        counted in others and not given & (others[counted] | known.get(counted, set()))
        for counted, given in own.items()
    )


def _other_ordinal(said: str, told: str, near: Iterable[str], language: Language) -> bool:
    """Whether both number days or the like, and differ: "on the fourth day", "on the second"."""
    own, others = ordinals(said, language), ordinals(told, language)
    known = ordinals("\n".join(near), language)
    return any(
        unit in others and not given & (others[unit] | known.get(unit, set()))
        for unit, given in own.items()
    )


def _counts(text: str, language: Language) -> dict[str, set[Fraction]]:
    """How many of what, by the word that follows a number without a unit."""
    found: dict[str, set[Fraction]] = {}
    for one in quantities(text, language.value):
        word = _COUNTED.match(text, one.end)
        if not one.unit and word is not None:
            for term in document_terms(word[1], language):
                found.setdefault(term, set()).update(one.span or (one.value,))
    return found


def _denied(said: str, told: str, language: Language) -> bool:
    """Whether one of two clauses that are alike denies, and the other's sentence denies nothing.

    "Not without a doctor" is "only with one".
    """
    said, told = (DENIES_NOTHING.sub(" ", OPENING.sub("", one)) for one in (said, told))
    if (
        MAY_FORBID.search(said)
        or MAY_FORBID.search(told)
        or _ONLY.search(said)
        or has_denial(said) is has_denial(told)
    ):
        return False
    others = [
        (frozenset(term for term in terms_of(one, language) if not denies(term)), one)
        for one in clauses(told)
    ]
    return any(
        _turned(clause, others, language) for clause in clauses(said) if not SUPPOSES.search(clause)
    ) or _permits_forbidden(said, told, language)


def _permits_forbidden(said: str, told: str, language: Language) -> bool:
    """Whether one clause permits nothing but what a clause of the document forbids: "You may take
    ibuprofen", and there "Do not take ibuprofen or aspirin".
    """
    forbidden = [
        terms_of(one, language) for one in clauses(told) if denies(one) and not SUPPOSES.search(one)
    ]
    return any(
        (named := _topics(clause, language)) and any(named <= terms for terms in forbidden)
        for clause in clauses(said)
        if _PERMITS.search(clause) and not denies(clause) and not SUPPOSES.search(clause)
    )


def _topics(clause: str, language: Language) -> frozenset[str]:
    return frozenset(one.stem for one in question_tokens(clause, language) if one.topic)


def _turned(clause: str, others: Iterable[tuple[frozenset[str], str]], language: Language) -> bool:
    """Whether the clause that resembles this one best, and none that does nearly, is opposed."""
    terms = terms_of(clause, language)
    alike = [
        (len(terms & other) / len(other), len(terms & other), text)
        for other, text in others
        if other
    ]
    best = max(alike, default=(0.0, 0, ""))
    return (
        best[0] >= _SAME_CLAUSE
        and best[1] >= _WORDS
        and all(
            opposed(clause, text, language)
            for share, _, text in alike
            if share >= best[0] - _NEARLY
        )
    )
