"""What a sentence says, read once: its figures, rates, clauses, opposites and medicines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from core.retrieval.medicines.finding import Medicine, medicines
from core.retrieval.medicines.names import known_phrases
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN_CHARACTER
from core.text.simplified import to_traditional
from plugins.education_audio.fidelity.opposites.poles import Pole, poles
from plugins.education_audio.fidelity.reading.counted import counted
from plugins.education_audio.fidelity.reading.denominators import Denominator, denominators
from plugins.education_audio.fidelity.reading.frequencies import Rate, rates
from plugins.education_audio.fidelity.reading.polarity import Clause, clauses
from plugins.education_audio.fidelity.reading.sentences import Sentence
from plugins.education_audio.fidelity.reading.turned import (
    STARTS,
    is_denied,
    is_not_started,
    is_of_the_verb,
    is_span,
    plain_text,
)
from plugins.education_audio.fidelity.reading.words import Word, content_words, tokens

_HAN_VERB = re.compile("[吃服喝用吞含點滴擦塗打睡加減提舉搬抱開走]")


class Reading:
    """A sentence of a script or a document, in the language (en, es, zh) that it is read in.

    `known` are names of medicines as the document uses them beside doses. `said` are its words, and
    `text` the same with Chinese in Traditional characters, so that both writings compare alike.
    """

    def __init__(
        self, sentence: Sentence, language: str, known: frozenset[str] = frozenset()
    ) -> None:
        self.sentence = sentence
        self.said = sentence.whole
        self.text = to_traditional(self.said) if language == "zh" else self.said
        self.language = language
        self._known = known

    def take_over(self, other: Reading) -> None:
        """Have what was read of the same words, in the same language, with the same names."""
        own = ("sentence", "_known")
        # Copied in one step: another thread may be reading the other one at this moment.
        read = vars(other).copy()
        self.__dict__ |= {name: found for name, found in read.items() if name not in own}

    @cached_property
    def figures(self) -> list[Quantity]:
        """Its numbers, with “one” as far as it has a unit; “each one” (“每一次”) is none."""
        found = counted(self.said, self.language)
        if self.language == "zh":
            # The 三 of 拉莫三嗪 is no number.
            names = [one.span() for one in known_phrases().finditer(self.text)]
            found = [
                one
                for one in found
                if not any(start <= one.start and one.end <= end for start, end in names)
            ]
        return [one for one in found if not _is_each_one(self.said, one)]

    @cached_property
    def rates(self) -> list[Rate]:
        """How often."""
        return rates(self.said, self.figures)

    @cached_property
    def denominators(self) -> list[Denominator]:
        """What its amounts are for."""
        return denominators(self.text, self.language, self.figures)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses with a yes or no."""
        text = self.text
        if self.language == "zh":
            # Names such as 別嘌醇 hold characters that deny.
            for one in self.medicines:
                text = text[: one.start] + "○" * (one.end - one.start) + text[one.end :]
            verbs = [
                Word(one.start - 1, one.start, text[one.start - 1])
                for one in self.figures
                if _HAN_VERB.match(text, one.start - 1)
            ]
            return clauses(text, self.language, self.words, verbs)
        return clauses(text, self.language, self.words, spoken_of=self._meant)

    @property
    def _meant(self) -> list[Word]:
        """The medicine that each “it” may stand for: the last one before it."""
        found = []
        for one in _PRONOUN.finditer(self.text) if self.medicines else ():
            named = [each for each in self.medicines if each.end <= one.start()]
            if named:
                found.append(Word(*one.span(), named[-1].name))
        return found

    def denies_at(self, place: int) -> bool:
        """Whether the clause that a place stands in is denied."""
        start, before = 0, False
        for clause in self.clauses:
            start = max(self.text.find(clause.text, start), start)
            if start <= place < start + len(clause.text):
                # “Do not eat until 30 minutes after it”
                return clause.denied or (clause.subordinate and before)
            before = clause.denied
        return False

    @cached_property
    def poles(self) -> list[Pole]:
        """Words that have an opposite."""
        found = poles(plain_text(self.text), self.language)
        pairs = [figure for figure in self.figures if figure.unit == "ratio"]
        denied = [
            pole
            for pole in found
            if is_denied(self.text, pole, self.language) and not STARTS.match(self.text, pole.start)
        ]
        return [
            replace(pole, pole=1 - pole.pole)
            if pole in denied and not is_of_the_verb(self.text, pole, denied, self.language)
            else pole
            for pole in found
            # The “over” of “120 over 80” compares nothing.
            if not any(one.start <= pole.start and pole.end <= one.end for one in pairs)
            and not is_span(self.text, pole, self.figures)
            # “Before and after it” turns neither.
            and not (
                pole.axis == "order"
                and any(one.start <= pole.start < one.end for one in self.both_sides)
            )
            # “Do not start it” tells nothing of stopping it.
            and not is_not_started(self.text, pole)
            # “Days” with a number is compared as a figure.
            and not (pole.axis == "period" and self._is_counted(pole))
        ]

    @cached_property
    def both_sides(self) -> list[Pole]:
        """Each “before and after”, as one word of the order."""
        return [Pole("order", 0, *one.span()) for one in _BOTH_SIDES.finditer(self.text)]

    def _is_counted(self, pole: Pole) -> bool:
        places = [(one.start, one.end) for one in self.figures]
        places += [(one.start, one.end) for one in self.rates]
        return any(start < pole.end and pole.start < end for start, end in places)

    @cached_property
    def medicines(self) -> list[Medicine]:
        """The medicines that it names."""
        return medicines(self.text, self.figures, self._known)

    @cached_property
    def words(self) -> list[Word]:
        """Its content words and medicines, without the words of its figures and rates."""
        words = _outside(content_words(self.text, self.language), self.figures)
        plain = [
            word
            for word in words
            if not any(rate.tells(word.start, word.end) for rate in self.rates)
            and not any(word.start < one.end and one.start < word.end for one in self.medicines)
        ]
        named = [Word(one.start, one.end, one.name) for one in self.medicines]
        return sorted([*plain, *named], key=lambda word: word.start)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What it is about, without its figures."""
        return frozenset(word.term for word in self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its neighbouring words of any kind: their order tells sentences of like words apart."""
        words = [
            word
            for token in tokens(self.text[len(self.text) - len(self.sentence.text) :])
            for word in (token.text if HAN_CHARACTER.match(token.text) else [token.text])
        ]
        return frozenset(pairwise(words))

    @cached_property
    def kinds(self) -> frozenset[tuple[str, str]]:
        """Its pairs with those that a Spanish “de” joins: “inhalador de rescate”."""
        words = [token.text for token in tokens(self.text)]
        joined = {
            (one, other)
            for one, joint, other in zip(words, words[1:], words[2:], strict=False)
            if joint == "de"
        }
        return self.pairs | joined if self.language == "es" else self.pairs

    @cached_property
    def own_terms(self) -> frozenset[str]:
        """The same without the words that lead it in."""
        shift = len(self.text) - len(self.sentence.text)
        if not shift:
            return self.terms
        return frozenset(word.term for word in self.words if word.start >= shift)


_PRONOUN = re.compile(r"\b(?:it|them|l[oa]s?)\b|(?<=[aeiouáéíóúrn])l[oa]s?\b", re.IGNORECASE)
_NO_FIGURE_AFTER = ("每", "頭", "头", "比", "那", "這", "这", "哪", "某")


_BOTH_SIDES = re.compile(
    r"\b(?:before and after|after and before|antes y despu[eé]s|antes como despu[eé]s)\b"
    r"|前[和及與、]?後",
    re.IGNORECASE,
)
# Of what a body has in pairs, “two” is “both”, and “三餐” is every meal: neither is a figure.
_BOTH = re.compile("[兩两](?=[隻只條条]?[腳脚手眼耳腿膝肩側侧邊边臂頰])|三(?=餐)")


def _is_each_one(text: str, one: Quantity) -> bool:
    """Whether a Chinese number counts nothing: “each time”, “the first week”, “both feet”."""
    if _BOTH.match(text, one.start):
        return True
    if not one.text.startswith("一"):
        return False
    return text[: one.start].endswith(_NO_FIGURE_AFTER) or text.startswith("比一", one.end)


def _outside(words: Sequence[Word], figures: Sequence[Quantity]) -> list[Word]:
    kept = []
    ends = iter(figures)
    figure = next(ends, None)
    for word in words:
        while figure is not None and figure.end <= word.start:
            figure = next(ends, None)
        if figure is None or word.end <= figure.start or figure.loose:
            kept.append(word)
    return kept
