"""Doses, times and degrees of fever, and where two documents give different ones for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.retrieval.language import Language, question_tokens
from core.text.numbers.quantities import quantities
from plugins.knowledge.findings.sentences import ReadDocument, Sentence
from plugins.knowledge.findings.topics import (
    Subject,
    as_part_of,
    is_age,
    is_fever,
    is_interval,
    is_lasting,
    is_once,
    same_instruction,
    same_subject,
    same_time,
    stems_of,
    subject_of,
    things_of,
)

_DOSE = frozenset(
    (
        *("mcg", "ml", "unit", "piece", "drop", "puff", "spray", "dose"),
        *("teaspoon", "tablespoon", "mmol", "meq"),
    )
)
_DAYS_OF_MONTH = (28, 30, 31)
_MINUTES_OF_DAY = 24 * 60
_WHEN = frozenset(("minute", "times"))
_INTERVAL = "interval"
"""The kind of a time that is repeated: “every 6 hours” is no “for 6 hours”."""
_FEVER = "fever"
"""The kind of the degrees from which a fever matters."""

_FRAMES = {
    Language.ENGLISH: "take takes give use swallow every each day daily per food meal meals water "
    "mouth tablet tablets capsule capsules dose dosage medicine medication drug strength amount",
    Language.SPANISH: "tome tomar toma use usar cada día días diario diaria comida comidas agua "
    "boca comprimido comprimidos cápsula cápsulas dosis medicamento medicina fármaco cantidad",
    Language.CHINESE: "服用 口服 使用 每天 每日 每次 每 飯後 饭后 劑量 剂量 "
    "藥名 药名 藥品 药品 藥物 药物",
}
"""Words of how any medicine is taken: they do not tell which one."""

_OPERATIONS = {
    Language.ENGLISH: "operation surgery procedure",
    Language.SPANISH: "operación cirugía intervención",
    Language.CHINESE: "手術 手术 開刀 开刀",
}
"""Words for one thing."""

_GENERAL = {
    Language.ENGLISH: "test scan examination treatment exercise visit",
    Language.SPANISH: "prueba examen tratamiento ejercicio visita",
    Language.CHINESE: "檢查 检查 治療 治疗",
}
"""Words that name a thing of many kinds: two documents with no other word need not mean one."""

_SHARED_WORDS = 2
_ALIKE = 0.5
_CHINESE_OTHER_TERMS = 2
"""Two characters side by side that may be others in both: the joint of a word that one has more."""

_MAX_FACTS = 2000
_REFERS = re.compile(r"(?i)(?:this|that|these|those|it|they|esto|eso|ellos|ellas)\b|[這这它]")
"""How a sentence begins that tells of what the one before it has named."""

_FIGURE = re.compile(r"\d")

_JOINED = {
    Language.ENGLISH: re.compile(r"[;:]|,? \b(?:and|but)\b|, "),
    Language.SPANISH: re.compile(r"[;:]|,? \b(?:y|e|pero)\b|, "),
    Language.CHINESE: re.compile("[；：，]"),
}
"""Where a sentence may go on to another instruction."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence with a figure: what it is about (terms, subject), and the amounts of each kind."""

    sentence: str
    language: Language
    terms: frozenset[str]
    subject: Subject
    amounts: tuple[tuple[str, frozenset[Fraction]], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences that say the same of the same, with another figure."""

    here: Fact
    there: Fact
    document_id: str
    title: str


def facts_of(document: ReadDocument) -> tuple[Fact, ...]:
    """The sentences of a document that name a dose, a time or a fever, at most 2,000."""
    # A table alone tells no language. Its figures and names are still those of other documents.
    language = Language(document.language or Language.ENGLISH)
    found: list[Fact] = []
    for sentence, words, whole in _instructions(document, language):
        if _REFERS.match(words):
            continue
        amounts: dict[str, set[Fraction]] = {}
        taken: list[tuple[int, int]] = []
        counted = quantities(words, language)
        for quantity in counted:
            taken.append((quantity.start, quantity.end))
            kind = quantity.unit
            if is_fever(words, quantity, language):
                amounts.setdefault(_FEVER, set()).add(quantity.amount)
            if (
                kind == "month"
                and (quantity.value != 1 or is_lasting(words, quantity, language))
                and not is_age(words, quantity, language)
            ):
                days = (quantity.amount * length for length in _DAYS_OF_MONTH)
                amounts.setdefault("minute", set()).update(one * _MINUTES_OF_DAY for one in days)
            loose = quantity.loose and not (
                kind == "minute" and is_lasting(words, quantity, language)
            )
            if not loose and (kind.split("/")[0] in _DOSE or kind in _WHEN):
                if kind == "minute" and is_interval(words, quantity, language):
                    kind = _INTERVAL
                amounts.setdefault(kind, set()).add(quantity.amount)
                amounts[kind].update(quantity.span or ())
        if is_once(words, language):
            amounts.setdefault("times", set()).add(Fraction(1))
        if not amounts:
            continue
        terms = _terms(_without(words, taken), language)
        kinds = tuple((kind, frozenset(values)) for kind, values in sorted(amounts.items()))
        subject = subject_of(words, sentence.section, document.title, counted, language)
        if whole is not None:
            subject = as_part_of(subject, whole)
        found.append(Fact(sentence.text, language, terms, subject, kinds))
        if len(found) == _MAX_FACTS:
            break
    return tuple(found)


def _instructions(
    document: ReadDocument, language: Language
) -> Iterator[tuple[Sentence, str, Subject | None]]:
    """Each sentence with its words, in parts where it gives several instructions: with what the
    whole sentence regulates then.

    “Shower after two days and drive after two weeks” are two: each part has a figure and a thing
    of its own. Parts of which one has none tell one instruction together.
    """
    for sentence in document.sentences:
        parts = [one.strip() for one in _JOINED[language].split(sentence.text) if one.strip()]
        if len(parts) < 2 or not _are_several(parts, language):
            yield sentence, sentence.text, None
            continue
        counted = quantities(sentence.text, language)
        whole = subject_of(sentence.text, sentence.section, document.title, counted, language)
        for words in parts:
            yield sentence, words, whole


def _are_several(parts: Sequence[str], language: Language) -> bool:
    """Whether each part has a figure and a thing of its own."""
    before: frozenset[str] = frozenset()
    for part in parts:
        own = _own_things(part, language)
        if not own or not own.isdisjoint(before):
            return False
        before = own
    return True


def _own_things(part: str, language: Language) -> frozenset[str]:
    """The things and medicines that a part of a sentence gives a figure for."""
    counted = quantities(part, language)
    return things_of(part, counted, language) if counted else frozenset()


def contradictions(
    facts: Sequence[Fact], others: Iterable[tuple[str, str, Sequence[Fact]]]
) -> Iterator[Contradiction]:
    """Where others, each with id and title, give another figure of the same unit for the same."""
    by_term: dict[str, list[Fact]] = {}
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        for term in fact.terms:
            by_term.setdefault(term, []).append(fact)
        for name in _names(fact):
            by_subject.setdefault(name, []).append(fact)
    for document_id, title, theirs in others:
        for there in theirs:
            same = {id(one): one for one in _alike(there, by_term)}
            same |= {id(one): one for one in _of_one_subject(there, by_subject)}
            for here in same.values():
                if _differ(here, there) and same_instruction(here.subject, there.subject):
                    yield Contradiction(here, there, document_id, title)


def _names(fact: Fact) -> frozenset[str]:
    """What a fact is looked for by: its medicines, or the things that it gives a time for."""
    if fact.subject.medicines:
        return fact.subject.medicines
    doses = any(kind.split("/")[0] in _DOSE for kind, _ in fact.amounts)
    return frozenset() if doses else fact.subject.topics


def _of_one_subject(there: Fact, by_subject: dict[str, list[Fact]]) -> Iterator[Fact]:
    """Those that regulate the same medicine or thing, in whatever words and language."""
    for name in _names(there):
        for here in by_subject.get(name, ()):
            if same_subject(here.subject, there.subject):
                yield here


def _alike(there: Fact, by_term: dict[str, list[Fact]]) -> Iterator[Fact]:
    shared: dict[int, int] = {}
    seen: dict[int, Fact] = {}
    for term in there.terms:
        for here in by_term.get(term, ()):
            shared[id(here)] = shared.get(id(here), 0) + 1
            seen[id(here)] = here
    for key, count in shared.items():
        here = seen[key]
        # Where both have a word that the other has not, they tell of two things: of another
        # medicine, mostly.
        other = min(len(here.terms), len(there.terms)) - count
        most = _CHINESE_OTHER_TERMS if here.language is Language.CHINESE else 0
        alike = count / len(here.terms | there.terms) >= _ALIKE
        enough = count >= _SHARED_WORDS or (
            here.terms == there.terms
            and here.terms.isdisjoint(
                _stems(_GENERAL, here.language) | _stems(_OPERATIONS, here.language)
            )
        )
        if here.language is there.language and enough and other <= most and alike:
            yield here


def _terms(words: str, language: Language) -> frozenset[str]:
    """The words of a sentence that tell what it is about, stemmed."""
    stems = {token.stem for token in question_tokens(words, language)}
    operations = _stems(_OPERATIONS, language)
    told = {stem for stem in stems - _stems(_FRAMES, language) if not _FIGURE.search(stem)}
    if told.isdisjoint(operations):
        return frozenset(told)
    return frozenset((told - operations) | {min(operations)})


def _stems(words: dict[Language, str], language: Language) -> frozenset[str]:
    return stems_of(words[language], language)


def _differ(here: Fact, there: Fact) -> bool:
    """Whether a unit that both have has no amount in common."""
    theirs = dict(there.amounts)
    return any(
        kind in theirs
        and values.isdisjoint(theirs[kind])
        and (kind != "minute" or same_time(here.subject, there.subject))
        for kind, values in here.amounts
    )


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    kept: list[str] = []
    at = 0
    for start, end in sorted(places):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join([*kept, text[at:]])
