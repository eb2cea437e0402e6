"""Finds the medicines that a text names.

A word is one when it is a known name, when it is made like a generic name (“-pril”), when a dose
stands beside it, or when it is spelled nearly like a medicine of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.retrieval.medicines.names import (
    CHINESE_STEMS,
    canonical_names,
    has_stem,
    known_phrases,
    normalised,
)
from core.retrieval.vocabulary import function_words
from core.text.folding import fold, word_set
from core.text.kept import kept
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN, HAN_CHARACTER
from core.text.simplified import to_traditional

# A name in Latin letters may stand between Chinese characters without a space.
_LETTER = rf"[^\W\d_{HAN}]"
_WORD = re.compile(rf"{_LETTER}{{4,40}}(?:-{_LETTER}{{1,20}})?|[{HAN}]{{4,40}}")
_FORM = (
    r"(?: (?:eye |ear |nasal )?(?:shampoo|cream|ointment|lotion|gel|drops|solution|suspension|syrup"
    r"|spray|inhaler|tablets?|capsules?|patch|foam|champú|crema|pomada|loción|gotas|jarabe))?"
)
_BEFORE_DOSE = re.compile(
    rf"({_LETTER}{{5,40}})(?: \([^()]{{1,40}}\))?{_FORM},? ?(?::|of|at|de)? ?$", re.IGNORECASE
)
_AFTER_DOSE = re.compile(
    rf" ?(?:tablets? |capsules? |of |de |doses? of |的)?(?:the )?({_LETTER}{{5,40}})"
)
_NOT_BESIDE_DOSE = word_set(
    "tablet tablets capsule capsules pill pills dose doses daily twice weekly every other with each"
    " take about under above below least until three seven eight inject injection injections units"
    " maximum usual normal start after before sodium caffeine protein fiber fibre sugar glucose"
    " carbohydrate carbohydrates water liquid liquids liter liters inhaler cream ointment patch"
    " strength morning evening night comprimido comprimidos pastilla pastillas tableta tabletas"
    " capsula capsulas tome tomar cada dosis diario diaria diarios dias horas veces desde hasta"
    " antes despues sodio cafeina proteina azucar glucosa agua inhalador unidades inyecte inyeccion"
    " alcohol cholesterol colesterol salt level levels drink drinks contain contains total extra"
    " between weighs weight kilogram kilograms body children adults person people lower higher"
    " medicine medicines medication medicina medicamento solution syrup jarabe drops gotas"
    " powder oral single another second first additional reach exceed limit breakfast dinner"
    " lunch bedtime spray sprays suspension given giving takes taken using needs prescribed"
    " potencia polvo noche manana comida limite maximo minimo doble media medio cuando puede"
    " instead their these those which while where milligrams micrograms together daily"
)
# A brand is told by its capital letter.
_OF_A_FORM = re.compile(
    r"\b(?:drops?|puffs?|tablets?|capsules?|sprays?|patch(?:es)?|injections?|doses?|units|sachets?"
    r"|gotas?|inhalaci[oó]n(?:es)?|comprimidos?|c[aá]psulas?|parches?|dosis|unidades|sobres?)"
    rf" (?:of|de) ((?=[A-Z]){_LETTER}{{5,40}})"
)
_DOSE_UNITS = {"mcg", "unit", "mcg/mcg", "percent"}
# A Spanish verb with its object, “pínchese 40 mg”.
_WITH_OBJECT = re.compile(r"\w*[áéíóú]\w{1,6}(?:se|l[oae]s?|nos)", re.IGNORECASE)
_NO_DOSE = 5_000_000  # micrograms: so much is food
_NEAR = 2  # letters by which a misspelling may differ
_LONG_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine at its place; `name` is the same for all its names and spellings.

    `guessed` is a word that only stands where a medicine would, beside a dose.
    """

    start: int
    end: int
    name: str
    text: str
    guessed: bool = False


def medicines(
    text: str, quantities: Sequence[Quantity], known: frozenset[str] = frozenset()
) -> list[Medicine]:
    """The medicines in their order; `known` are names that the document uses beside doses."""
    found: dict[int, Medicine] = {}
    for match in known_phrases().finditer(to_traditional(text)):
        if match["vitamin"]:
            name = "vitamin " + re.sub(r"^\D*? ?(?=[a-k]\d*$)", "", match[0].lower())[-3:].strip()
        else:
            name = _canonical(match[0])
        start, end = match.span()
        found[start] = Medicine(start, end, name, text[start:end])
    for match in CHINESE_STEMS.finditer(text):
        if not _inside(match.start(), match.end(), found.values()):
            found[match.start()] = Medicine(*match.span(), _canonical(match[0]), match[0])
    for match in _WORD.finditer(text):
        if _is_medicine(match[0], known) and not _inside(
            match.start(), match.end(), found.values()
        ):
            found[match.start()] = Medicine(*match.span(), _canonical(match[0]), match[0])
    for start, end in _beside_doses(text, quantities):
        if not _inside(start, end, found.values()):
            said = text[start:end]
            found[start] = Medicine(start, end, _canonical(said), said, guessed=True)
    return [found[start] for start in sorted(found)]


def named_among(text: str, known: frozenset[str]) -> frozenset[str]:
    """Those of the known names that the text has."""
    return known & _plain_words(text) if known else known


@kept
def _plain_words(text: str) -> frozenset[str]:
    return frozenset(normalised(fold(word)) for word in _WORD.findall(text))


def names_beside_doses(text: str, quantities: Sequence[Quantity]) -> set[str]:
    """The names of medicines as the text uses them beside doses, or as “one drop of …”."""
    brands = {_canonical(one[1]) for one in _OF_A_FORM.finditer(text) if may_be_name(one[1])}
    return brands | {_canonical(text[start:end]) for start, end in _beside_doses(text, quantities)}


def misspelled(text: str, names: Iterable[str], own: frozenset[str]) -> list[tuple[str, str]]:
    """Words that are nearly a name of the document, and none of its `own` words: word and name."""
    candidates = [name for name in names if len(name) >= _LONG_ENOUGH and name.isascii()]
    found = []
    for match in _WORD.finditer(text):
        plain = normalised(fold(match[0]))
        if len(plain) < _LONG_ENOUGH or fold(match[0]) in own or not match[0].isascii():
            continue
        for name in candidates:
            if plain != name and _within(plain, name, _NEAR):
                found.append((match[0], name))
                break
    return found


def _canonical(word: str) -> str:
    plain = normalised(word if HAN_CHARACTER.match(word) else fold(word))
    return canonical_names().get(plain, plain)


def _is_medicine(word: str, known: frozenset[str]) -> bool:
    plain = normalised(fold(word))
    return plain in canonical_names() or plain in known or has_stem(fold(word))


def _beside_doses(text: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    places = []
    for quantity in quantities:
        grams = quantity.unit == "mcg" and quantity.amount >= _NO_DOSE
        if quantity.unit not in _DOSE_UNITS or grams:
            continue
        before = _BEFORE_DOSE.search(text, max(0, quantity.start - 90), quantity.start)
        after = _AFTER_DOSE.match(text, quantity.end)
        for match in (before, after):
            if match is not None and may_be_name(match[1]):
                places.append(match.span(1))
                break
    return places


def may_be_name(word: str) -> bool:
    """Whether a word is none that everybody uses."""
    plain = fold(word)
    return (
        plain.isascii()
        and _WITH_OBJECT.fullmatch(word) is None
        and plain not in _NOT_BESIDE_DOSE
        and plain not in function_words.ENGLISH_FUNCTION_WORDS
        and plain not in function_words.ENGLISH_EVERYDAY_WORDS
        and plain not in function_words.SPANISH_FUNCTION_WORDS
        and plain not in function_words.SPANISH_EVERYDAY_WORDS
    )


def _inside(start: int, end: int, found: Iterable[Medicine]) -> bool:
    return any(start < one.end and one.start < end for one in found)


def _within(one: str, other: str, most: int) -> bool:
    """Whether at most `most` letters have to be changed, added or left out (Levenshtein)."""
    if abs(len(one) - len(other)) > most or one[0] != other[0]:
        return False
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        previous, row[0] = row[0], number
        for place, other_letter in enumerate(other, start=1):
            cost = min(row[place] + 1, row[place - 1] + 1, previous + (letter != other_letter))
            previous, row[place] = row[place], cost
        if min(row) > most:
            return False
    return row[-1] <= most
