"""What a language reads in one sentence: its clauses, and where its cues stand."""

from __future__ import annotations

from collections.abc import Iterable

from core.retrieval.language import Language
from core.signs.as_typed.texts import Text
from core.signs.clauses import Clause, Clauses
from core.signs.tables import Places, Span


class Reading:
    """A sentence as one language reads it.

    Attributes:
        text: its words.
        places: where it holds the concepts and cues of the table.
        clauses: its clauses.
        chinese: whether it is read as Chinese.
        asks: whether it asks something.
        marked: whether it ends in a question mark.
        beside_what_happens: whether another sentence of the message tells what happens just now.
    """

    def __init__(
        self, text: Text, places: Places, language: Language, *, asks: bool, marked: bool
    ) -> None:
        self.text = text
        self.places = places
        self.clauses = Clauses(text, places, language)
        self.chinese = language is Language.CHINESE
        self.asks = asks
        self.marked = marked
        self.beside_what_happens = False

    def at(self, cue: str) -> list[Span]:
        """Where the sentence holds the cue."""
        return self.places.get(cue, [])

    def within(self, cue: str, clause: Clause) -> Iterable[Span]:
        """Where the clause holds the cue."""
        return clause.among(self.at(cue))

    def holds(self, clause: Clause, *cues: str) -> bool:
        """Whether the clause holds one of the cues."""
        return any(any(self.within(cue, clause)) for cue in cues)

    def covered(self, *names: str) -> set[int]:
        """The units that the cues or concepts stand on."""
        return {unit for name in names for span in self.at(name) for unit in range(*span)}

    def mine(self, clause: Clause) -> Iterable[Span]:
        """Where the clause says that it is about somebody here, now."""
        modals = {end for _, end in self.at("modal")}
        yield from (span for span in self.within("mine", clause) if span[0] not in modals)
        yield from self.within("my", clause)

    def there(self, *cues: str) -> tuple[str, ...]:
        """The cues, and that of the present; not in Chinese, where that has "suddenly", too."""
        return cues if self.chinese else (*cues, "present")
