"""Tells what a reply says beside what it quotes from its document: a quotation contradicts nothing.

Only whole sentences are quotations: "take ibuprofen" is none of "do not take ibuprofen".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.retrieval.asking.evidence import Passage
from core.retrieval.passage_terms import spaced, spaced_words, words_of
from core.retrieval.questions import split_sentences
from plugins.conversations.review.otherwise.polarity import turned
from plugins.conversations.review.otherwise.yes_or_no import leads_of

_QUOTED_WORDS = 4  # of a sentence that nobody says by chance


def beside_quotations(sentences: Iterable[str], passages: Sequence[Passage]) -> list[str]:
    """What sentences say beside what they quote.

    Beside whole sentences that it quotes a sentence tells where they stand; only a figure there is
    something else.
    """
    quoted = _sentences(passages)
    titles = {spaced(words_of(passage.document_title)) for passage in passages}
    return [
        own
        for sentence in sentences
        if not _stands_in(words_of(sentence), passages)
        and (own := _own_words(sentence, quoted, titles))
    ]


def not_quoted(sentences: Iterable[str], passages: Sequence[Passage], reply: str) -> list[str]:
    """The sentences that are not whole sentences of the passages, for what they deny.

    An item of a list such as "Do not:" is only quoted where the reply tells that line too.
    """
    said = spaced(words_of(reply))
    bare = {
        spaced(words_of(item))
        for passage in passages
        for item, lead in leads_of(passage).items()
        if turned(lead) and spaced(words_of(split_sentences(lead)[-1])) not in said
    }
    whole = {
        spaced(words_of(sentence))
        for passage in passages
        for sentence in split_sentences(passage.text)
    }
    quoted = sorted(whole - bare, key=len, reverse=True)
    return [one for one in sentences if _without(spaced(words_of(one)), quoted).strip()]


def _stands_in(words: list[str], passages: Sequence[Passage]) -> bool:
    return len(words) >= _QUOTED_WORDS and any(
        spaced(words) in spaced_words(passage) for passage in passages
    )


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
    rest = _without(words, quoted)
    if rest == words:
        return sentence
    # Where a quotation stands is told by its document's title, which may have a figure.
    for title in titles:
        rest = rest.replace(title, " ", 1)
    # The last word can be the number of a list, whose text is the next sentence.
    figures = any(character.isdigit() for word in rest.split()[:-1] for character in word)
    return rest.strip() if figures else ""


def _without(words: str, quoted: Iterable[str]) -> str:
    for one in quoted:
        words = words.replace(one, " ")
    return words
