"""A document that scripts are compared with: read once, and looked up sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from core.retrieval.language import detect_language
from core.retrieval.medicines.finding import named_among, names_beside_doses
from core.text.numbers.quantities import Quantity, quantities
from core.text.simplified import to_traditional
from plugins.education_audio.fidelity.across.links import Links
from plugins.education_audio.fidelity.across.translated import compare_translated
from plugins.education_audio.fidelity.alignment import (
    Match,
    SourceIndex,
    alternatives,
    choose_sources,
    loose,
)
from plugins.education_audio.fidelity.amounts.amounts_per import compare_denominators
from plugins.education_audio.fidelity.amounts.figures import DocumentFigures, compare_figures
from plugins.education_audio.fidelity.amounts.ordinals import compare_ordinals, is_told_as_ordinal
from plugins.education_audio.fidelity.amounts.same_figures import same_figure, shared_figures
from plugins.education_audio.fidelity.comparisons import Manners, compare_conditions
from plugins.education_audio.fidelity.contrasts import (
    OTHER_CASE,
    compare_crossed,
    compare_denied,
    compare_included,
    compare_kinds,
    same_case,
)
from plugins.education_audio.fidelity.difference import Difference, Found, Kind
from plugins.education_audio.fidelity.merged import adds_figure, speaks_of_it
from plugins.education_audio.fidelity.named_medicines import NamedMedicines
from plugins.education_audio.fidelity.pairings import (
    compare_doses,
    compare_medicine_places,
    compare_pairings,
)
from plugins.education_audio.fidelity.permissions.modality import compare_polarity
from plugins.education_audio.fidelity.permissions.only_denied import OnlyDenied
from plugins.education_audio.fidelity.places.compare import Places
from plugins.education_audio.fidelity.places.sides import is_told_as_both
from plugins.education_audio.fidelity.rates import HowOften, compare_frequencies
from plugins.education_audio.fidelity.reading.languages import languages_of_sections
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.sentences import Sentence, read_sentences
from plugins.education_audio.fidelity.reading.words import tokens
from plugins.education_audio.fidelity.replaced_names import (
    compare_medicines,
    compare_replaced_kinds,
    compare_replaced_names,
)
from plugins.education_audio.fidelity.sequences import (
    compare_both_sides,
    compare_order,
)
from plugins.education_audio.fidelity.steps import compare_steps, numbered_steps
from plugins.education_audio.fidelity.warnings.omissions import WholeScript, compare_omissions
from plugins.education_audio.fidelity.warnings.urgency import (
    compare_only,
    compare_urgency,
    same_condition,
)
from plugins.education_audio.fidelity.warnings.warning_signs import compare_joints, compare_signs

_ENOUGH_WORDS = 2  # in common, from which a figure has to stand in the source itself
_FEW_WORDS = 2  # a sentence of no more is found by its figures too
_LIKE_ENOUGH = 0.5  # likeness from which a sentence tells how often of the same thing
_COVERED = 0.4  # of a sentence, from which the same holds
_NEAR_THE_BEST = 0.5
_SAME_WORDS = 0.8  # likeness from which two short sentences are the same but for their figures


@lru_cache(maxsize=2048)
def _last_reading(words: Sentence, language: str, known: frozenset[str]) -> list[Reading]:
    """Where the last reading of these words is kept, whatever section they stood in."""
    return []


def _read(sentence: Sentence, language: str, known: frozenset[str]) -> Reading:
    """The sentence, with all that was read of the same words before.

    Reply after reply is compared with the same passages, each time with others beside them.
    """
    reading = Reading(sentence, language, known)
    last = _last_reading(
        replace(sentence, section=0, item=0), language, named_among(reading.text, known)
    )
    if last:
        reading.take_over(last[0])
    last[:] = [reading]
    return reading


class ReadDocument:
    """A document, read and indexed.

    `told`, `whole`, `beside` and `translated` are of the script that it is compared with, as it
    goes.
    """

    def __init__(self, text: str, script_language: str) -> None:
        sentences = read_sentences(text)
        whole = detect_language(text)
        self.language = whole.value if whole else script_language
        languages = languages_of_sections(sentences, self.language)
        known: set[str] = set()
        for sentence in sentences:
            language = languages[sentence.section]
            if language != "zh":
                known |= names_beside_doses(sentence.text, quantities(sentence.text, language))
        self._known = frozenset(known)
        self._readings = [
            _read(sentence, languages[sentence.section], self._known) for sentence in sentences
        ]
        self._bare = [_bare(sentence.text) for sentence in sentences]
        self._pairs = frozenset[tuple[str, str]]().union(*(one.kinds for one in self._readings))
        self._how_often = HowOften(self._readings)
        self._exact = frozenset(self._bare)
        self._index = SourceIndex(self._readings)
        self._figures = DocumentFigures(self._readings)
        self._manners = Manners(self._readings)
        self._places = Places(self._readings)
        self._only_denied = OnlyDenied(self._readings)
        self._words = frozenset(token.text for token in tokens(text))
        self._medicines = NamedMedicines(self._readings, self._words)
        self._text = to_traditional(text) if self.language == "zh" else text
        self.told: frozenset[str] = frozenset()
        self.whole = WholeScript(frozenset(), "")
        self.beside: Sequence[Reading] = ()
        self.translated: Links | None = None

    def compare(
        self, sentence: Sentence, language: str, *, across: bool
    ) -> tuple[list[Found], str | None] | None:
        """What differs, and the source if there is one; None for a sentence that says nothing."""
        reading = Reading(sentence, language, self._known)
        if not reading.terms and not reading.figures:
            return None
        if _bare(sentence.text) in self._exact:
            return [], sentence.text
        if across:
            return self._compared_across(reading)
        matches, by_words, by_characters = self._index.candidates(reading)
        if self._is_verbatim(sentence.text, matches):
            return [], sentence.text
        matches = self._with_its_figures(reading, matches)
        plain = reading.terms - {one.name for one in reading.medicines}
        best: tuple[list[Found], str] | None = None
        names = frozenset(one.name for one in reading.medicines)
        for first in [*alternatives(matches, names), *self._with_all_figures(reading, matches)]:
            sources = choose_sources(plain, matches, first)
            certain = not by_characters or first.alike >= _LIKE_ENOUGH
            compared = self._with_sources(reading, sources, certain=certain)
            if best is None or len(compared[0]) < len(best[0]):
                best = compared
            if not best[0]:
                break
        if best is None:
            for match in loose(by_words):
                compared = self._with_sources(reading, [match], certain=False)
                if best is None or len(compared[0]) < len(best[0]):
                    best = compared
        return best or (self._without_source(reading), None)

    def _with_its_figures(self, reading: Reading, matches: list[Match]) -> list[Match]:
        """Those of several matches that have a figure of the sentence, where any has.

        “The mask is on for four hours at most” has one word of any sentence on the mask.
        """
        if len(reading.terms) > _FEW_WORDS:
            return matches
        same = [
            match
            for match in matches
            if match.shared
            and shared_figures(reading.figures, self._readings[match.number].figures)
        ]
        # One that has the figure and fewer of the words is of something else.
        most = max((len(match.shared) for match in matches), default=0)
        return [
            replace(match, covered=max(match.covered, _LIKE_ENOUGH))
            for match in same
            if len(match.shared) >= most
        ] or matches

    def _with_all_figures(self, reading: Reading, matches: list[Match]) -> list[Match]:
        """Those not far from the best that have all figures of a sentence, where the best has not.

        “一個小時之內先別吃東西” has most words of the sentence on the eight hours before.
        """
        said = [one for one in reading.figures if one.unit]
        fitting = [match for match in matches if match.is_source]
        if not said or not fitting or reading.medicines:
            return []

        def has_all(match: Match) -> bool:
            known = self._readings[match.number].figures
            return all(any(same_figure(one, other) for other in known) for one in said)

        if has_all(fitting[0]):
            return []
        near = fitting[0].fit * _NEAR_THE_BEST
        return [match for match in fitting[1:] if match.fit >= near and has_all(match)][:2]

    def _is_verbatim(self, text: str, matches: Sequence[Match]) -> bool:
        """Whether a sentence is nothing but sentences of the document that follow each other."""
        left = _bare(text)
        for match in matches:
            place, number = 0, match.number
            while number < len(self._bare) and self._bare[number]:
                if not left.startswith(self._bare[number], place):
                    break
                place += len(self._bare[number])
                while place < len(left) and not left[place].isalnum():
                    place += 1
                if place >= len(left):
                    return True
                number += 1
        return False

    def _with_sources(
        self, reading: Reading, matches: Sequence[Match], *, certain: bool = True
    ) -> tuple[list[Found], str]:
        """What differs from the sentences of these matches, and their words.

        Where it is not `certain` that they are the source, a figure may stand elsewhere.
        """
        numbers = [match.number for match in matches]
        numbers += self._told_beside(reading, numbers)
        sources = [self._readings[number] for number in numbers]
        alike = max(match.alike for match in matches)
        shared = frozenset(term for match in matches for term in match.shared)
        names = {one.name for source in sources for one in source.medicines}
        named = any(one.name in names for one in reading.medicines)
        known = [figure for source in sources for figure in source.figures]
        strict = (certain or named) and (
            len(shared) >= _ENOUGH_WORDS
            or named
            or shared_figures(reading.figures, known) >= _ENOUGH_WORDS
        )
        known_rates = [rate for source in sources for rate in source.rates]
        enough = len(shared) + shared_figures(reading.figures, known) >= _ENOUGH_WORDS
        enough = enough or alike >= _LIKE_ENOUGH or max(one.covered for one in matches) >= _COVERED
        enough = enough or (bool(known_rates) and self._how_often.telling(reading) <= set(numbers))
        nearby = self._medicines.near(sources)
        same = alike >= _SAME_WORDS
        figures = compare_figures(
            reading, sources, self._figures, self._readings, strict=strict, alike=same
        )
        figures = [
            one
            for one in figures
            if not is_told_as_ordinal(one, reading, sources)
            and not is_told_as_both(one, reading, sources)
        ]
        differences = list(figures)
        differences += [
            one
            for one in compare_frequencies(reading, sources)
            if (strict or enough)
            and not any(_overlap(one, figure) for figure in figures)
            and (
                named
                or len(shared) >= _ENOUGH_WORDS
                or not self._how_often.tells_elsewhere(reading, one)
            )
        ]
        differences += compare_ordinals(reading, sources)
        if not differences:
            differences += compare_denominators(reading, sources, self.told)
        case = same_case(reading, self._joined(numbers))
        if case is None:
            differences += compare_polarity(reading, sources)
        elif not case:
            differences.append(Difference(Kind.POLARITY, OTHER_CASE, 0, len(reading.text)))
        differences += compare_conditions(reading, sources, alike, certain=strict)
        differences += compare_urgency(reading, sources, self.beside)
        differences += compare_only(reading, sources)
        differences += [
            one
            for one in self._places.compare(reading, sources, self.beside)
            if not any(_overlap(one, other) for other in differences)
        ]
        differences += compare_order(reading, sources)
        differences += compare_steps(
            reading, sources, numbered_steps(self._readings, numbers), self._before(reading)
        )
        if not differences:
            differences += compare_denied(reading, sources)
            differences += compare_included(reading, sources)
            differences += compare_kinds(reading, sources)
            differences += compare_crossed(reading, sources)
        differences += compare_both_sides(reading, sources, self.beside)
        differences += compare_medicines(reading, sources, nearby, self._medicines.everywhere)
        if not any(one.kind is Kind.MEDICINE for one in differences):
            differences += compare_replaced_names(reading, sources, self._words, self._text)
        if not differences:
            naming = [*sources, *self._medicines.sentences_with_those_of(reading)]
            differences += compare_pairings(reading, naming)
            differences += compare_doses(reading, naming)
            differences += compare_medicine_places(reading, naming, self._holding)
        if not differences:
            differences += compare_replaced_kinds(reading, sources, self._pairs)
        if not differences:
            differences += compare_omissions(reading, sources, self.whole)
            differences += compare_signs(reading, sources, self.whole)
            differences += compare_joints(reading, sources)
        if not differences:
            differences += self._manners.compare(reading)
        if not differences:
            differences += self._only_denied.compare(reading)
        if not differences and not known_rates:
            differences += self._how_often.compare(reading)
        differences += self._medicines.misspelled(reading)
        text = " … ".join(source.sentence.whole for source in sources)
        return [Found(one, reading.sentence.text, text) for one in dict.fromkeys(differences)], text

    def _holding(self, figure: Quantity) -> list[Reading]:
        """The sentences of the document that have a figure."""
        return [self._readings[number] for number in set(self._figures.same(figure))]

    def _joined(self, numbers: Sequence[int]) -> list[Reading]:
        """Sentences with what a “；” joins to them, where Chinese ends one."""
        places = [(one, one + step) for one in numbers for step in (-1, 0, 1)]
        return [
            self._readings[place]
            for one, place in dict.fromkeys(places)
            if place == one
            or (
                0 <= place < len(self._readings)
                and self._readings[min(one, place)].said.endswith(("；", ";"))
            )
        ]

    def _before(self, reading: Reading) -> Reading | None:
        """The sentence of the script before this one."""
        return next(
            (one for one, this in pairwise(self.beside) if this.sentence == reading.sentence), None
        )

    def _told_beside(self, reading: Reading, numbers: Sequence[int]) -> list[int]:
        """Neighbours of the sources that a merged sentence tells too.

        “Do this for 20 minutes” has no word to find it by; what it says of time belongs to the
        sentence before it.
        """
        sources = [self._readings[number] for number in numbers]
        found: list[int] = []
        for number in numbers:
            for place in (number + 1, number + 2, number - 1):
                if not 0 <= place < len(self._readings) or place in (*numbers, *found):
                    continue
                beside = self._readings[place]
                if beside.sentence.section != self._readings[number].sentence.section:
                    continue
                if adds_figure(reading, sources, beside, follows=place > number) or (
                    place == number + 1 and speaks_of_it(beside, reading, sources)
                ):
                    found.append(place)
        return found

    def _without_source(self, reading: Reading, translated: Sequence[Reading] = ()) -> list[Found]:
        """Of what the writer added or translated, figures and medicines have to stand somewhere."""
        differences = compare_figures(
            reading, translated, self._figures, self._readings, strict=bool(translated)
        )
        if reading.language == self.language:
            differences += self._manners.compare(reading)
            differences += self._only_denied.compare(reading)
            differences += self._how_often.compare(reading)
            lists = numbered_steps(self._readings, range(len(self._readings)))
            differences += compare_steps(reading, [], lists, self._before(reading))
        differences += compare_medicines(reading, [], frozenset(), self._medicines.everywhere)
        differences += self._medicines.misspelled(reading)
        found = [Found(one, reading.sentence.text, "") for one in differences]
        if reading.language == self.language:
            for source in same_condition(reading, self._readings)[:1]:
                found += [
                    Found(one, reading.sentence.text, source.sentence.whole)
                    for one in compare_urgency(reading, [source], self.beside)
                ]
        return found

    def links(self, script: Sequence[Reading]) -> Links:
        """Which sentences a translation of the document was made of."""
        return Links(self._readings, script)

    def _compared_across(self, reading: Reading) -> tuple[list[Found], str | None]:
        groups = self.translated.sources(reading) if self.translated is not None else []
        found = self._without_source(reading, [one for group in groups for one in group])
        if self.translated is not None:
            found += compare_translated(reading, groups, self.translated, self.beside)
        return found, " … ".join(group[0].sentence.whole for group in groups) or None


def _overlap(one: Difference, other: Difference) -> bool:
    return one.start < other.end and other.start < one.end


def _bare(text: str) -> str:
    """A sentence without its marks at both ends, in lower case."""
    return re.sub(r"\s+", " ", text).strip(" .。!！?？:：;；,，").lower()
