"""Finds in a sentence that retells a document the piece that was put to it: "…, and a humidifier".

The sentence as a whole lies near the one that it retells, whatever hangs on it. A piece by itself
does not, and has words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.retrieval.asking.evidence import share_held
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, document_terms, question_tokens
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.by_meaning.alignment import Alignment, ReplyMeaning
from plugins.conversations.review.otherwise.polarity import SUPPOSES
from plugins.conversations.review.small_talk.courtesy import sends_to_staff

# Where something may be put to a sentence. What stands before it is what is put to.
_JOINT = re.compile(
    r"[,;，；]\s*"
    # "Two and a half" is one figure.
    r"|\s(?=(?:and(?! a (?:half|quarter))|but|also|plus|then|while|y(?! (?:medi[oa]|cuarto))|pero"
    r"|tambi[eé]n|además|con)\s)"
    r"|(?=而且|並且|并且|還要|还要|再)",
    re.IGNORECASE,
)
# A piece of less says nothing that could be looked up: "unfortunately", "and it passes".
_SAYS = 1.5
# Of 40 pieces of replies about 12 leaflets, in three languages, no right one lies below these odds
# of standing in the document, and of 14 that were added ten do.
_STANDS_OF_NEW = -1.0
_STANDS = -1.6
_MOSTLY_NEW = 0.5
# One new word may be another word for what is told ("and have a pause" for "a break"), two are
# hardly. Of 13 pieces of right replies that were taken for additions 10 have one.
_NEW = 1.9
# It takes less where the reply says itself that it adds.
_NEW_ADDED = 1.0
_ADDS = re.compile(r"(?:and |y )?(?:also|plus|tambi[eé]n|además)\b|而且|並且|并且|還要|还要", re.I)
_MOST = 3


def added_piece(index: DocumentIndex, held: QuotedEvidence, aligned: Alignment) -> str | None:
    """The first piece of a sentence of the reply that the document does not hold; None for none.

    Vectors are made only of pieces that have words that the document lacks, three at most.
    """
    candidates = list(_candidates(index, aligned))[:_MOST]
    if not candidates:
        return None
    beside = ReplyMeaning(index, "\n".join(piece for piece, _ in candidates)).beside(held)
    if beside is None:
        return None
    for piece, mostly_new in candidates:
        if piece in beside.said:
            stands = beside.held(beside.said.index(piece))
            if stands < (_STANDS_OF_NEW if mostly_new else _STANDS):
                return piece
    return None


def _candidates(index: DocumentIndex, aligned: Alignment) -> Iterator[tuple[str, bool]]:
    """The pieces that may be new, and whether most of their words are not in the document."""
    language = aligned.language
    document = _terms_of_document(index, aligned.document_id, language)
    asked = {token.stem for token in question_tokens(aligned.question, language)}
    for sentence in aligned.said:
        pieces = [piece.strip() for piece in _JOINT.split(sentence) if piece.strip()]
        for piece in pieces[1:]:
            if SUPPOSES.search(piece) or sends_to_staff(piece):
                continue
            tokens = [one for one in question_tokens(piece, language) if one.stem not in asked]
            said = sum(token.weight for token in tokens)
            new = sum(
                token.weight for token in tokens if token.topic and not share_held(token, document)
            )
            if said >= _SAYS and new >= (_NEW_ADDED if _ADDS.match(piece) else _NEW):
                yield piece, new >= _MOSTLY_NEW * said


def _terms_of_document(
    index: DocumentIndex, document_id: str, language: Language
) -> frozenset[str]:
    return frozenset[str]().union(
        *(
            document_terms(f"{one.section_title}\n{one.text}", language)
            for one in index.passages_of(document_id)
        )
    )
