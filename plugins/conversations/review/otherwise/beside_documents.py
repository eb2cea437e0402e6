"""Compares a reply with the passages it can have been made of, as scripts are with documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.retrieval.asking.evidence import Passage
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, document_terms
from core.retrieval.passage_terms import spaced, spaced_words, words_of
from core.retrieval.questions import split_sentences
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.contradictions import amounts, figures
from plugins.conversations.review.replies import declines
from plugins.conversations.review.small_talk.courtesy import sends_to_staff, speaks_of_itself
from plugins.education_audio.contract import CheckedScript, DocumentComparison, ScriptFinding

_MAX_SENTENCES = 30
_PARTS = re.compile(
    r"[;:!?，、；：。！？]|[,.](?!\d)|\b(?:and|or|but|y|o|pero)\b|和|以及|或|而", re.IGNORECASE
)
# What opens a sentence and holds for all of its parts: "take the …", "phone us …".
_ASKS = re.compile(
    r"^\W*(?:(?:take|put|use|give|tome|ponga)\b"
    r"|[^\W\d]+ (?=(?:the|your|an?|us|it|el|la|los|las|su|sus|una?|nos)\b))",
    re.IGNORECASE,
)
_QUOTED_WORDS = 4  # of a sentence that nobody says by chance


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A sentence of a reply, and the sentence of the document that tells it otherwise."""

    said: str
    told: str


def passages_beside(index: DocumentIndex, reply: str, likely: Sequence[Passage]) -> list[Passage]:
    """What a reply can have been made of: `likely`, passages of one document that fit the question,
    and those of the same one that fit the reply.
    """
    passages = {passage.text: passage for passage in likely}
    for evidence in index.evidence(reply):
        if evidence.passages[0].document_id == likely[0].document_id:
            passages |= {passage.text: passage for passage in evidence.passages}
    return list(passages.values())


def in_own_words(reply: str, passages: Sequence[Passage]) -> list[str]:
    """The sentences of a reply that are the agent's own: neither quoted, nor courtesy or declining.

    What a sentence says beside whole sentences that it quotes is where they stand; only a figure
    there is something else.
    """
    quoted = _sentences(passages)
    titles = {spaced(words_of(passage.document_title)) for passage in passages}
    return [
        own
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]
        if not (sends_to_staff(sentence) or speaks_of_itself(sentence) or declines(sentence))
        and not any(spaced(words_of(sentence)) in spaced_words(one) for one in passages)
        and (own := _own_words(sentence, quoted, titles))
    ]


def told_otherwise(
    comparison: DocumentComparison,
    said: Sequence[str],
    passages: Sequence[Passage],
    language: Language | None,
    retold: Mapping[str, Passage],
) -> ToldOtherwise | None:
    """The first of these sentences whose figure, "not", condition or medicine the passages tell
    otherwise.

    `retold` has what each sentence retells by its meaning, as far as that is known: a sentence that
    was laid beside others by its words is compared with that one again.
    """
    if language is None:
        return None
    document = "\n\n".join(map(_with_heading, passages))
    checked = CheckedScript("\n\n".join(said), document, language.value)
    for found in comparison.differences(checked):
        nearest = retold.get(found.passage)
        if nearest is None or nearest.text in found.source:
            again: Sequence[ScriptFinding] = [found]
        else:
            alone = CheckedScript(found.passage, _with_heading(nearest), language.value)
            again = comparison.differences(alone)
        for one in again:
            if one.source and (nearest is None or not _misread(one, nearest.text, language)):
                return ToldOtherwise(one.passage, one.source)
    return None


def _with_heading(passage: Passage) -> str:
    return f"## {passage.section_title}\n\n{passage.text}"


def _misread(found: ScriptFinding, told: str, language: Language) -> bool:
    """Whether what differs is a number without a unit, part of a figure that is told the same, or a
    word that the same part of the sentence retold has.

    Of "the two of them" and "half an hour" a comparison that knows scripts, which are written after
    their document, may take "two" and "an hour" for figures of their own; and "before" for the
    opposite of the "after" in "before breakfast and after meals".
    """
    in_told = spaced(words_of(found.words)) in spaced(words_of(told))
    if not found.about_figure:
        return found.words not in (found.passage, "") and _in_same_part(found, told, language)
    if any(character.isdigit() for character in found.words):
        return False
    around = [
        one
        for one in figures(found.passage, language)
        if found.words in one.text or one.text in found.words
    ]
    held = {amount for one in figures(told, language) for amount in amounts(one)}
    return all(
        (in_told and _in_same_part(found, told, language))
        if one.loose
        else found.words != one.text and amounts(one) <= held
        for one in around
    )


def _in_same_part(found: ScriptFinding, told: str, language: Language) -> bool:
    """Whether the part of `told` that has the word is also the one that the reply tells.

    Of "A in the left eye and B in the right one" each part has its own words: a reply that says
    "right" of A has changed the two, although both words stand in the sentence.
    """
    having, others = set[object](), set[object]()
    for piece in _PARTS.split(_ASKS.sub("", told)):
        about = _about(piece, found.words, language)
        (having if _has(piece, found.words) else others).update(about)
    whole = _about(found.passage, found.words, language)
    amounts_told = {one for one in whole if not isinstance(one, str)}
    part = _about(_part_with(found.words, found.passage), found.words, language)
    for own in (part | amounts_told, whole):
        of_part, of_others = own & having - others, own & others - having
        if of_part or of_others:
            return _weight(of_part) > _weight(of_others)
    return False


def _weight(shared: set[object]) -> int:
    """A figure tells which part is meant better than a word does."""
    return sum(1 if isinstance(one, str) else 2 for one in shared)


def _part_with(words: str, sentence: str) -> str:
    return next((one for one in _PARTS.split(sentence) if _has(one, words)), sentence)


def _has(part: str, words: str) -> bool:
    return spaced(words_of(words)) in spaced(words_of(part))


def _about(part: str, words: str, language: Language) -> set[object]:
    """The words and figures of a part, without `words`."""
    terms = set(document_terms(part, language)) - set(document_terms(words, language))
    told = (one for one in quantities(part, language.value) if one.value != 1)
    return set[object](terms).union(*map(amounts, told))


def _sentences(passages: Iterable[Passage]) -> list[str]:
    """The titles and sentences of the passages as words, the longest first."""
    found = {
        spaced(words)
        for passage in passages
        for sentence in (passage.section_title, *split_sentences(passage.text))
        if len(words := words_of(sentence)) >= _QUOTED_WORDS
    }
    return sorted(found, key=len, reverse=True)


def _own_words(sentence: str, quoted: Sequence[str], titles: Iterable[str]) -> str:
    words = spaced(words_of(sentence))
    rest = words
    for one in quoted:
        rest = rest.replace(one, " ")
    if rest == words:
        return sentence
    # Where a quotation stands is told by its document's title, which may have a figure.
    for title in titles:
        rest = rest.replace(title, " ", 1)
    # The last word can be the number of a list, whose text is the next sentence.
    figures = any(character.isdigit() for word in rest.split()[:-1] for character in word)
    return rest.strip() if figures else ""
