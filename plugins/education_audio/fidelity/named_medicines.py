"""The medicines that a document names: everywhere, in its title, and in each section."""

from __future__ import annotations

from collections.abc import Sequence

from core.retrieval.medicines.finding import misspelled
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.words import folded

_MOST_NAMING = 12  # sentences on one medicine that are looked at


class NamedMedicines:
    """Those of a document with these sentences, which has these words."""

    def __init__(self, readings: Sequence[Reading], words: frozenset[str]) -> None:
        self._readings = readings
        self._words = words
        self._naming: dict[str, list[int]] = {}
        self._by_section: dict[int, set[str]] = {}
        for number, reading in enumerate(readings):
            names = {one.name for one in reading.medicines}
            for name in names:
                self._naming.setdefault(name, []).append(number)
            self._by_section.setdefault(reading.sentence.section, set()).update(names)
        self.everywhere = frozenset(self._naming)
        """The names of all of them."""
        title = next((one for one in readings if one.sentence.is_heading), None)
        self._title = {one.name for one in title.medicines} if title is not None else set()

    def near(self, sources: Sequence[Reading]) -> frozenset[str]:
        """Those of the title, and of the sections of these sentences."""
        sections = {source.sentence.section for source in sources}
        return frozenset(self._title.union(*(self._by_section[section] for section in sections)))

    def sentences_with_those_of(self, reading: Reading) -> list[Reading]:
        """The sentences of the document that name a medicine of this one."""
        names = {one.name for one in reading.medicines}
        found = {number for name in names for number in self._naming.get(name, ())}
        return [self._readings[number] for number in sorted(found)[:_MOST_NAMING]]

    def misspelled(self, reading: Reading) -> list[Difference]:
        """Words that are spelled like one of them."""
        named = {folded(one.text) for one in reading.medicines}
        found = []
        for word, name in misspelled(reading.text, self.everywhere, self._words):
            if folded(word) in named:
                continue
            at = reading.text.find(word)
            message = f"“{word}” is spelled like the medicine “{name}” of the document"
            found.append(Difference(Kind.MEDICINE, message, at, at + len(word)))
        return found
