"""Finds what a document only ever speaks of to forbid it, told as a thing to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.retrieval.medicines.finding import Medicine
from plugins.education_audio.fidelity.amounts.same_figures import dimension
from plugins.education_audio.fidelity.difference import NOT_LOST, Difference, Kind
from plugins.education_audio.fidelity.permissions.contraries import (
    is_after_the_event,
    says_contrary,
)
from plugins.education_audio.fidelity.permissions.cues import (
    AFTERWARDS,
    BEFORE_LEAVE,
    TURNS_DOWN,
    UNTIL,
)
from plugins.education_audio.fidelity.permissions.modality import (
    ANY_VERB,
    FOCUS_COVERED,
    same_in_characters,
)
from plugins.education_audio.fidelity.reading.polarity import Clause, Force
from plugins.education_audio.fidelity.reading.sentence import Reading

_LONG_WORD = 7  # letters
_MOST_ENTRIES = 12  # clauses that forbid one thing, so that the time stays linear
_FEW = 2  # words of what is forbidden, of which its verb is the telling one
_NEAR = 16  # characters
_TELLS = re.compile(r"[沒未無]|\b(?:ha[sd]|have|did|was|were)(?: not|n['\u2019]t)\b", re.IGNORECASE)
_FORBIDS = re.compile(
    r"[不別勿避禁忌]|\b(?:never|do not|don['\u2019]t|must|should)\b", re.IGNORECASE
)
_TAKE = re.compile(
    r"\b(?:take|use|give|tome|use|dele)(?: (?:your|the|his|her|la|el|su))? $|[吃服用給](?:用)?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:with|using|use|con|use|utilice)(?: (?:some|a|un|una|la|el))? $", re.IGNORECASE
)
_TAKEN = re.compile(r"\s?(?:照常|照樣|繼續)[^，。；不]{0,8}[吃服吞用]")


class OnlyDenied:
    """What a document only ever speaks of to forbid it, told as a thing to do.

    “Do not put cotton buds in” and “clean it with cotton buds” have no more in common.
    """

    def __init__(self, document: Sequence[Reading]) -> None:
        clauses = [(source, clause) for source in document for clause in source.clauses]
        told = frozenset[str]().union(*(one.terms for _, one in clauses if not one.negative))
        self._by_term: dict[str, list[tuple[Reading, Clause, frozenset[str]]]] = {}
        self._verbs: dict[str, tuple[Reading, Clause, frozenset[str]]] = {}
        for source, clause in clauses:
            if not clause.negative or clause.bounded or clause.optional or clause.subordinate:
                continue
            if _TELLS.search(clause.text) and not _FORBIDS.search(clause.text):
                continue  # “15分鐘後沒有好轉” forbids nothing
            names = {one.name for one in source.medicines}
            about = clause.focus
            if source.language == "zh" and len(about) <= 1:
                about = clause.terms  # “二甲雙胍不要吃”
            for member in clause.members or (about,):
                only = member - told - ({clause.head} - names)
                for term in only:
                    entries = self._by_term.setdefault(term, [])
                    if len(entries) < _MOST_ENTRIES:
                        entries.append((source, clause, only))
            verb = frozenset({clause.head}) - told
            lasts = any(
                dimension(one) == "time" and one.text in clause.text for one in source.figures
            )
            few = len(clause.focus) <= _FEW and len(clause.head) > 1
            if verb - ANY_VERB and few and not lasts:
                self._verbs.setdefault(clause.head, (source, clause, verb))

    @staticmethod
    def _least(script: Reading) -> int:
        """Letters of a word that is not there by chance; a Chinese pair is a word."""
        return 2 if script.language == "zh" else _LONG_WORD

    def compare(self, script: Reading) -> Iterator[Difference]:
        """The first such thing that a sentence of the script tells without a “not”."""
        allowed = any(one.force is Force.ALLOWS for one in script.clauses)
        if any(one.negative for one in script.clauses) or script.said.endswith(("?", "？")):
            return
        if not allowed and TURNS_DOWN.search(script.text):
            return
        told = frozenset[str]().union(*(one.terms for one in script.clauses if not one.subordinate))
        if not allowed:
            # A medicine is told of in many ways that ask for nothing.
            told -= {one.name for one in script.medicines if not _is_taken(script, one)}
        for term in sorted(told):
            verb = [self._verbs[term]] if allowed and term in self._verbs else []
            for source, clause, only in [*self._by_term.get(term, ()), *verb]:
                common = only & told
                is_told = len(common) >= FOCUS_COVERED * len(only) and (
                    # A single short word may be there by chance: “broken skin”, “take a break”.
                    allowed
                    or len(common) > 1
                    or len(term) >= self._least(script)
                    or (clause.terms <= {clause.head, term} and _is_used(script, term))
                )
                if not is_told and not (allowed and same_in_characters(clause, told)):
                    continue
                if says_contrary(clause.denying, script.text, script.language):
                    continue
                if UNTIL.search(source.text) and AFTERWARDS.search(script.text):
                    continue
                if is_after_the_event(source.text, script.text):
                    continue
                if UNTIL.search(source.text) and BEFORE_LEAVE.search(script.text):
                    continue
                whole = source.sentence.whole
                yield Difference(Kind.POLARITY, NOT_LOST, 0, len(script.text), whole)
                return


def _is_used(script: Reading, term: str) -> bool:
    """“Clean it with bleach” uses what “never use bleach” forbids."""
    return any(
        word.term == term and _WITH.search(script.text, 0, word.start) for word in script.words
    )


def _is_taken(script: Reading, medicine: Medicine) -> bool:
    """“Take your metformin as usual” asks for it."""
    before = script.text[max(0, medicine.start - _NEAR) : medicine.start]
    after = script.text[medicine.end : medicine.end + _NEAR]
    return _TAKE.search(before) is not None or _TAKEN.match(after) is not None
